"""How time is used, as a supervisor meets it."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.guilds import ProfessionalRepository
from tests.cogs.circle_stage import open_circle, wait
from tests.stage import Stage, words


async def test_only_a_supervisor_sees_how_time_is_used(stage: Stage) -> None:
    circle = await open_circle(stage)
    shown = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00", count=1)
    await circle.mara.click(shown.response, label="Save")
    (session,) = await stage.rows("sessions")
    await wait(stage, seconds=(session["ends"] - stage.env.now() + timedelta(minutes=20)).total_seconds())
    refused = await circle.mara.slash(circle.talk, "staff-time")
    assert "for supervisors" in words(refused.response)
    async with stage.app.database.unit(stage.guild.id) as unit:
        record = await ProfessionalRepository(unit).get(circle.mara.id)
        assert record is not None
        await ProfessionalRepository(unit).save(replace(record, supervisor=True), circle.mara.id)
    table = await circle.mara.slash(circle.talk, "staff-time")
    read = words(table.response)
    assert "leads one group with 2 members; one session, 1.2 h; 0 cases" in read
    assert [one.filename for one in table.response.attachments] == ["staff-time.png"]
