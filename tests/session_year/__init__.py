"""A year of sessions, with the bot killed at random moments: ``uv run --group tests python -m tests.session_year``.

``plans`` says which groups meet when, ``driver`` lets the year pass with what people do in it, and ``wall`` is the
calendar on the wall that the bot's reminders are checked against, by ``reminded``. The bot that dies, the diary and the
passing of time are those of ``tests/year``.
"""
