"""Every story beside the tour holds, and fails under each of its sabotage switches."""

import pytest

from bot.practice.scenarios.every import STORIES
from bot.practice.scenarios.first_evening import FIRST_EVENING
from tests.practice.ready import played

BESIDE_THE_TOUR = [story for story in STORIES.values() if story is not FIRST_EVENING]


@pytest.mark.parametrize("name", [story.name for story in BESIDE_THE_TOUR])
async def test_the_story_holds(name: str) -> None:
    told: list[str] = []
    assert await played(STORIES[name], None, told), "\n".join(told)


@pytest.mark.parametrize(
    ("name", "switch"), [(story.name, switch) for story in BESIDE_THE_TOUR for switch in story.sabotage]
)
async def test_the_story_fails_under(name: str, switch: str) -> None:
    told: list[str] = []
    assert not await played(STORIES[name], switch, told), "\n".join(told)


def test_every_story_can_be_played_in_the_browser() -> None:
    for story in STORIES.values():
        assert all(step.title and step.text for step in story.steps)
