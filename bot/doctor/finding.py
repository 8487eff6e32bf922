"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``mend`` says what to do when it is not well."""

    what: str
    mend: str = ""
    stops_alerts: bool = False

    @property
    def mark(self) -> str:
        """In a sign and never by colour alone."""
        return "✗" if self.stops_alerts else "!" if self.mend else "✓"
