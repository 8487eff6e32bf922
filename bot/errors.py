"""Every error the product raises, as one tree.

CirclekeeperError
├── Refusal            what a person asked for cannot be done; they read the sentence named by ``key``
│   ├── BadInput       what they wrote cannot be used; nothing of it is lost
│   ├── NotAllowed     somebody else may do it; the sentence says politely who
│   └── NotFound       what they named does not exist (any more)
├── ContentError       a file under data/ is wrong: file, line, field and what to do
├── SettingsError      the environment is wrong; every problem at once
├── StorageDown        the database cannot be read or written now
└── DeliveryError      a message could not be handed over
    ├── Unreachable    this person or place will not take it, however often it is tried
    └── Doubtful       it may or may not have arrived; look before trying again
"""

from __future__ import annotations

import secrets


class CirclekeeperError(Exception):
    """The root: catching it catches everything the product raises itself."""


class Refusal(CirclekeeperError):
    """What a person asked for cannot be done.

    ``key`` names the Fluent text they read and ``values`` fills it; neither ever carries what a member wrote.
    """

    def __init__(self, key: str, **values: str | int | float) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class BadInput(Refusal):
    """What they wrote cannot be used as it is."""


class NotAllowed(Refusal):
    """Somebody else may do it."""


class NotFound(Refusal):
    """What they named does not exist (any more)."""


class ContentError(CirclekeeperError):
    """A file under ``data/`` is wrong. ``line`` is 1-based, or None where the format has none."""

    def __init__(self, file: str, line: int | None, field: str, problem: str) -> None:
        super().__init__(f"{file}{f':{line}' if line else ''}: {field}: {problem}")
        self.file, self.line, self.field, self.problem = file, line, field, problem


class SettingsError(CirclekeeperError):
    """The environment is wrong. ``problems`` lists every one, each as a sentence that says how to mend it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StorageDown(CirclekeeperError):
    """The database cannot be read now. Says only the type of what went wrong."""


class DeliveryError(CirclekeeperError):
    """A message could not be handed over. ``code`` is Discord's error code, or 0."""

    def __init__(self, code: int = 0, reason: str = "") -> None:
        super().__init__(f"{code} {reason}".strip())
        self.code, self.reason = code, reason


class Unreachable(DeliveryError):
    """This person or place will not take the message, however often it is tried."""


class Doubtful(DeliveryError):
    """The message may or may not have arrived: look at the world before trying again."""


def reference() -> str:
    """A short code that a person can give the operator, who finds it in the log."""
    return secrets.token_hex(3).upper()
