"""The guided tour as a scenario: it holds, and it fails under every sabotage."""

import pytest

from bot.practice.scenarios.first_evening import FIRST_EVENING
from tests.practice.ready import played


async def test_the_first_evening_holds() -> None:
    told: list[str] = []
    assert await played(FIRST_EVENING, None, told), "\n".join(told)


@pytest.mark.parametrize("switch", FIRST_EVENING.sabotage)
async def test_the_first_evening_fails_under(switch: str) -> None:
    told: list[str] = []
    assert not await played(FIRST_EVENING, switch, told), "\n".join(told)
