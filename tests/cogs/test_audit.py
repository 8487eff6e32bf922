"""What a supervisor gets when somebody asks for proof."""

import json
from typing import Any

from bot.domain.desk import Sighting
from bot.domain.guilds import ProfessionalRecord
from bot.domain.triage import Kind, Level, Source
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from tests.circle import utc
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words


async def clinic(stage: Stage) -> tuple[Circle, Any, int]:
    """A group, a supervisor, and a case that Mara has answered."""
    circle = await open_circle(stage)
    ruth = stage.member("ruth")
    words = "<script>alert('dark words')</script>"
    seen = Sighting(circle.group, circle.anna.id, Level.RED, Source.MESSAGE, "1:0", {Kind.SUICIDE}, text=words)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GuildRepository(unit).save(desk_channel_id=stage.desk.id, zone="Europe/Berlin")
        record = ProfessionalRecord(ruth.id, "Ruth", "nurse", "board", utc(2040, 1, 1).date(), True)
        await ProfessionalRepository(unit).save(record, ruth.id)
        case = await stage.app.services.cases.raise_flag(unit, seen)
    await settled(stage)
    await wait(stage, minutes=2)
    await stage.app.services.cases.acknowledge(stage.guild.id, case, circle.mara.id)
    await settled(stage)
    return circle, ruth, case


def answer(result: Any) -> Any:
    """What the person reads in the end."""
    return result.followups[-1] if result.followups else result.response


async def files(result: Any) -> dict[str, str]:
    """Name → content of what came with the answer."""
    message = answer(result)
    assert message.ephemeral
    return {file.filename: (await file.read()).decode() for file in message.attachments}


async def test_an_export_comes_as_a_signed_file_and_a_page_for_one_person(stage: Stage) -> None:
    _circle, ruth, case = await clinic(stage)
    found = await files(await ruth.slash(stage.lobby, "audit export", case=case))
    document = json.loads(found[f"case-{case}.json"])["document"]
    assert document["words"] is False
    page = found[f"case-{case}.html"]
    assert "Answered" in page
    assert "dark words" not in page
    assert "//" not in page, "nothing is fetched from elsewhere"


async def test_words_are_exported_only_after_a_second_press_and_escaped(stage: Stage) -> None:
    _circle, ruth, case = await clinic(stage)
    asked = await ruth.slash(stage.lobby, "audit export", case=case, words=True)
    assert not asked.response.attachments
    found = await files(await ruth.click(asked.response, label="Export with the words"))
    page = found[f"case-{case}.html"]
    assert "&lt;script&gt;alert(&#x27;dark words&#x27;)" in page
    assert "<script" not in page
    events = [row["event"] for row in await stage.rows("timeline") if row["case_id"] == case]
    assert events.count("exported") == 1


async def test_response_times_are_a_sentence_a_table_and_a_picture(stage: Stage) -> None:
    _circle, ruth, _case = await clinic(stage)
    result = await ruth.slash(stage.lobby, "audit times")
    message = answer(result)
    said = words(message)
    assert "1 of 1 red cases" in said
    assert "median 2 min" in said
    (picture,) = message.attachments
    assert (await picture.read()).startswith(b"\x89PNG")
    gallery = next(item for item in map(_plain, message.components) if item["type"] == 12)
    assert "1 of 1 red cases" in gallery["items"][0]["description"]


async def test_without_a_case_there_is_nothing_to_measure(stage: Stage) -> None:
    circle = await open_circle(stage)
    ruth = stage.member("ruth")
    async with stage.app.database.unit(stage.guild.id) as unit:
        record = ProfessionalRecord(ruth.id, "Ruth", "nurse", "board", utc(2040, 1, 1).date(), True)
        await ProfessionalRepository(unit).save(record, circle.mara.id)
    result = await ruth.slash(stage.lobby, "audit times")
    assert "nothing to measure" in words(answer(result))


async def test_the_record_is_checked_and_its_head_is_shown(stage: Stage) -> None:
    _circle, ruth, _case = await clinic(stage)
    assert "none changed" in words(answer(await ruth.slash(stage.lobby, "audit verify")))
    head = await stage.app.services.proof.head(stage.guild.id)
    assert head is not None
    shown = words((await ruth.slash(stage.lobby, "audit head")).response)
    assert f"{stage.guild.id}/{head.number}/{head.digest}" in shown
    async with stage.app.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("update timeline set event = 'closed' where number = 2")
    assert "entry 2 of case 1 was changed" in words(answer(await ruth.slash(stage.lobby, "audit verify")))


async def test_the_head_is_posted_on_the_desk_every_day(stage: Stage) -> None:
    await clinic(stage)
    await wait(stage, hours=25)
    head = [one for one in posts(stage.desk) if "This line proves" in words(one)]
    assert len(head) == 1


def _plain(component: Any) -> dict[str, Any]:
    return component if isinstance(component, dict) else component.to_dict()
