"""Trains the statistical model of screening. Never imported by the bot: what it needs is installed for it alone."""
