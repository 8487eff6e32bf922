"""What people see, save and erase about themselves."""

import json
from typing import Any

from tests.cogs.test_groups import join, last, opened, quiet, sees
from tests.stage import Stage, words


async def member(stage: Stage) -> Any:
    """A member of an open group."""
    _mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    return anna


async def test_show_says_in_plain_words_what_is_stored(stage: Stage) -> None:
    anna, stranger = await member(stage), stage.member("zoe")
    shown = await anna.slash(stage.lobby, "privacy show")
    assert shown.ephemeral
    assert "Your seat in a group" in words(shown.response)
    assert "It goes 365 days after you leave." in words(shown.response)
    assert "Nothing is stored" in words((await stranger.slash(stage.lobby, "privacy show")).response)


async def test_export_is_a_file_for_this_person_alone(stage: Stage) -> None:
    anna = await member(stage)
    shown = await anna.slash(stage.lobby, "privacy export")
    message = shown.followups[-1] if shown.followups else shown.response
    assert message.ephemeral
    (file,) = message.attachments
    found = json.loads(await file.read())
    assert found["about"]["person"] == str(anna.id)
    assert found["tables"]["enrolments"][0]["country"] == "DE"


async def test_erasing_asks_first_and_then_ends_the_seat(stage: Stage) -> None:
    anna = await member(stage)
    asked = await anna.slash(stage.lobby, "privacy erase")
    assert "can't be undone" in words(asked.response)
    assert sees(stage, anna, "lounge")
    done = await anna.click(asked.response, label="Erase it all")
    await quiet(stage)
    assert "Receipt" in last(done)
    assert "Receipt" in words(list(anna.user.dm_channel.history())[-1]), "also where a channel closes to them"
    assert await stage.rows("enrolments") == []
    assert await stage.rows("consents") == []
    assert not sees(stage, anna, "lounge")
