"""How soon everything is screened after an outage, with 200 channels and Discord's own limits."""

from __future__ import annotations

from bot.telemetry import set_up_logs
from tests.practice.outage import outage


async def main() -> None:
    """Print the figures."""
    set_up_logs("ERROR", "text")
    found = await outage(200)
    print(f"channels and threads:             {found.places:8d}")
    print(f"messages written, and screened:   {found.written:8d} {found.heard:8d}")
    print(f"start to the last one screened:   {found.seconds:8.1f} s (promised: 60)")
    print(f"start to the crisis page:         {found.paged:8.1f} s")
    print(f"requests, refused ones:           {found.requests.total():8d} {found.statuses[429]:8d}")
    for route, count in found.requests.most_common(8):
        print(f"    {count:6d} {route}")
