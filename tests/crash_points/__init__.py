"""Where the bot can stop between a message for help and its acknowledgement, and what is left then.

Every commit and every request to Discord on that path is a point; the bot is stopped just before and just after each
and started again. ``python -m tests.crash_points`` prints the table, and a test asks for the same.

The stop happens inside one process: from the point on nothing the bot does is committed or reaches Discord, its tasks
end, and a new bot opens the same database. That is what SIGKILL leaves: between two such points nothing leaves the
process, and an unfinished transaction is rolled back in both. Kills of a real process at random moments are in
``tests/practice/test_kills.py``.
"""
