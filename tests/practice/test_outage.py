"""After an outage every place is read, with no more requests than were promised, under real limits.

How long it takes and how many are refused is measured: ``python -m tests.bench backfill``.
"""

from tests.practice.outage import outage


async def test_many_places_are_read_within_discords_limits() -> None:
    found = await outage(24)
    assert found.heard == found.written
    history = found.requests["GET /channels/messages"] - found.statuses[429]
    assert history <= found.places + 20, "one request for each place, and one for each channel with cards"
    listings = sum(count for route, count in found.requests.items() if "archived" in route)
    assert listings <= 2 * (24 + 12)
    assert found.requests["GET /guilds/threads/active"] <= 2
