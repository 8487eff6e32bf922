"""With the real bot: health is green in quiet times, and figures name nobody."""

from bot.domain.desk import Sighting
from bot.domain.triage import Kind, Level, Source
from bot.health.metrics import exposition
from bot.storage.guilds import GuildRepository
from tests.cogs.circle_stage import open_circle, settled
from tests.stage import Stage


async def test_figures_name_no_person_no_group_and_no_word(stage: Stage) -> None:
    circle = await open_circle(stage)
    kinds = {Kind.SUICIDE}
    seen = Sighting(circle.group, circle.anna.id, Level.CRISIS, Source.MESSAGE, "1:0", kinds, text="unmistakable")
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GuildRepository(unit).save(desk_channel_id=stage.desk.id)
        await stage.app.services.cases.raise_flag(unit, seen)
    await settled(stage)
    health = await stage.app.services.auditor.check()
    assert health.well, health.reasons
    assert stage.app.bot.connected()
    body = exposition(await stage.app.services.auditor.figures(), health, {}).decode()
    assert 'circlekeeper_cases{level="crisis",state="paging"} 1.0' in body
    people = (circle.anna, circle.mara, stage.guild, circle.talk)
    for told in ("unmistakable", "Thursday", "circle" + " ", *(str(one.id) for one in people), "anna", "Mara"):
        assert told not in body
