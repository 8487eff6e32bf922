"""Every log line of the process, as an operator's file would hold it."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import structlog

from bot.telemetry import set_up_logs


@contextmanager
def logged(form: str = "json", level: str = "DEBUG") -> Iterator[StringIO]:
    """Set the logs up as ``circlekeeper run`` does, into the given stream; afterwards all is as before."""
    root = logging.getLogger()
    handlers, hook, old = list(root.handlers), sys.excepthook, root.level
    stream = StringIO()
    set_up_logs(level, form, stream)
    try:
        yield stream
    finally:
        structlog.reset_defaults()
        root.handlers[:], sys.excepthook = handlers, hook
        root.setLevel(old)
