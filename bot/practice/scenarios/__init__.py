"""Stories that are played headless, in tests and on the page."""
