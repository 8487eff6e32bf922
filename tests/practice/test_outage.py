"""After an outage every place is read with few requests, none refused, and a crisis pages at once."""

from tests.practice.outage import outage


async def test_many_places_are_read_within_discords_limits() -> None:
    found = await outage(24)
    assert found.heard == found.written
    assert found.statuses[429] == 0, "the bot kept itself to the limits"
    history = found.requests["/channels/messages"]
    assert history <= found.places + 20, "one request for each place, beside what is posted"
    listings = sum(count for route, count in found.requests.items() if "archived" in route)
    assert listings <= 2 * (24 + 12)
    assert found.requests["/guilds/threads/active"] <= 2
    assert found.paged <= found.seconds
