"""A year of a clinic, with the bot killed at random moments: ``uv run --group tests python -m tests.year``.

``clinic`` says who works there and when, ``driver`` lets the year pass, ``mortal`` is the bot that dies. All that
people see and do is written into a ``diary``; checkers read nothing else. ``chain`` checks the pages.

The kills happen inside one process: from one commit or request on, nothing the bot does is committed or reaches
Discord, and a new bot opens the same database. See ``tests/crash_points`` for why that is what SIGKILL leaves, and
``tests/practice/test_kills.py`` for kills of a real process.
"""
