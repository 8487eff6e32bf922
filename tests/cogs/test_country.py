"""The country a member is in: understood as people write it, said back, correctable; helplines follow it."""

from typing import Any

import pytest

from bot.content.countries import country_name, find_country
from tests.cogs.test_groups import ABOUT, ALL, opened
from tests.stage import Stage, buttons, words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Germany", "DE"),
        ("de", "DE"),
        (" germany ", "DE"),
        ("UK", "GB"),
        ("the Netherlands", "NL"),
        ("Deutschland", "DE"),
    ],
)
def test_a_country_is_understood_as_people_write_it(text: str, code: str) -> None:
    assert find_country(text, "de") == code


@pytest.mark.parametrize("text", ["", "ZZ", "Germ", "1", "EU", "Atlantis"])
def test_what_is_no_country_is_not_guessed(text: str) -> None:
    assert find_country(text) is None


def test_a_country_is_named_in_the_readers_language() -> None:
    assert (country_name("DE", "de"), country_name("DE", "xx"), country_name("DE")) == (
        "Deutschland",
        "Germany",
        "Germany",
    )


async def begin(stage: Stage, card: Any, **about: str) -> tuple[Any, Any]:
    anna = stage.member("anna")
    modal = await anna.click(card, label="Join")
    answer = await anna.submit_modal(modal, {**ABOUT, **about})
    return anna, answer.response


async def test_the_country_is_said_back_and_can_be_corrected(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna, shown = await begin(stage, card, country="Austria")
    assert "Austria" in words(shown)
    modal = await anna.click(shown, label="Change country")
    saved = await anna.submit_modal(modal, {"country": "Germany"})
    assert "Germany" in words(saved.response)
    assert [row["country"] for row in await stage.rows("enrolments")] == ["DE"]


async def test_something_that_is_no_country_comes_back_with_what_was_written(stage: Stage) -> None:
    _mara, card = await opened(stage)
    _anna, shown = await begin(stage, card, country="Germny")
    assert "I don't know that country" in words(shown)
    assert "Edit again" in buttons(shown)


async def test_a_member_sees_and_changes_the_country_later(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna, shown = await begin(stage, card)
    modal = await anna.click(shown, label="Choose what I agree to")
    await anna.submit_modal(modal, ALL)
    now = (await anna.slash(stage.lobby, "consents", group=1)).response
    assert "Germany" in words(now)
    modal = await anna.click(now, label="Change country")
    await anna.submit_modal(modal, {"country": "France"})
    assert [row["country"] for row in await stage.rows("enrolments")] == ["FR"]


async def test_somebody_too_young_gets_helplines_of_their_country(stage: Stage) -> None:
    _mara, card = await opened(stage)
    _anna, shown = await begin(stage, card, age="no", country="Germany")
    assert "TelefonSeelsorge" in words(shown)
    assert [(row["state"], row["country"]) for row in await stage.rows("enrolments")] == [("left", None)]


async def test_who_is_in_no_group_and_calls_is_told_whom_to_call_instead(stage: Stage) -> None:
    await opened(stage)
    answer = await stage.member("stranger").slash(stage.lobby, "support-now")
    said = words(answer.response)
    assert "Nobody was called" in said
    assert "If a life is in danger: 112." in said
    assert "https://findahelpline.com" in said
    assert not await stage.rows("cases")
