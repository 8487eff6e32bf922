"""Structured logs: readable in a terminal, JSON otherwise. They carry ids, codes and counts, never words.

Messages of exceptions may quote what somebody wrote, so only the type of an exception and where it was raised are
logged. Only our own loggers go below INFO: libraries print payloads, rows and addresses with passwords there.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

OURS = ("bot", "cogs")
LONGEST = 200
"""Characters of a line's text; what libraries say beyond it, or in further lines, is left out."""
QUIET = {
    "sqlalchemy": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "apscheduler": logging.WARNING,
    "alembic": logging.WARNING,
}
"""At INFO these print every statement or every run of a timer."""
SILENT = ("apprise",)
"""Names the addresses of pagers, which hold passwords; a page that does not arrive is logged by the courier."""


def set_up_logs(level: str, form: str, stream: TextIO | None = None) -> None:
    """Send every log line of the process to ``stream``, by default standard error.

    ``level`` is DEBUG, INFO, WARNING or ERROR; ``form`` is auto, text or json.
    """
    stream = stream or sys.stderr
    readable = form == "text" or (form == "auto" and stream.isatty())
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        bare_exceptions,
        one_line,
    ]
    last: Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if readable else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.getLogger().handlers[:] = [handler]
    _set_levels(logging.getLevelNamesMapping()[level])
    sys.excepthook = _last_words


def _set_levels(level: int) -> None:
    logging.getLogger().setLevel(max(logging.INFO, level))
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(max(least, level))
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("discord.client").addFilter(lambda record: "voice will NOT" not in record.getMessage())


def bare_exceptions(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its type and the places it passed through; its message may quote a member."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)[-6:]
        event["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return event


def one_line(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Keep the first line: in the others libraries show objects, and these may show what somebody wrote."""
    event["event"] = str(event.get("event", "")).split("\n")[0][:LONGEST]
    return event


def _last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The process ends by an error that nobody expected."""
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger(__name__).critical("ended by an error", exc_info=(kind, error, trace))
