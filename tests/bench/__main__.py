"""Run a measurement by name."""

import asyncio
import sys

from tests.bench.backfill import main as backfill
from tests.bench.escalation import main as escalation
from tests.bench.messages import main as messages
from tests.bench.reminders import main as reminders
from tests.bench.screening import main as screening

MEASUREMENTS = {
    "backfill": backfill,
    "escalation": escalation,
    "messages": messages,
    "reminders": reminders,
    "screening": screening,
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in MEASUREMENTS:
        sys.exit(f"Name one of: {', '.join(MEASUREMENTS)}")
    asyncio.run(MEASUREMENTS[name]())


if __name__ == "__main__":
    main()
