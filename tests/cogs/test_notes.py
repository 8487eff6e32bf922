"""Notes on a session, as those who lead write and read them."""

from tests.cogs.circle_stage import open_circle
from tests.stage import Stage, words


async def test_who_leads_writes_notes_and_nobody_else_sees_them(stage: Stage) -> None:
    circle = await open_circle(stage)
    planned = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00", count=1)
    await circle.mara.click(planned.response, label="Save")
    number = (await stage.rows("sessions"))[0]["id"]
    shown = await circle.mara.slash(circle.talk, "session notes", session=number)
    assert shown.ephemeral
    assert "Members can't" in words(shown.response)
    opened = await circle.mara.click(shown.response, label="Debrief")
    kept = await circle.mara.submit_modal(opened, {"words": "slower next time"})
    assert kept.ephemeral
    assert "> slower next time" in words(kept.response)
    refused = await circle.anna.slash(circle.talk, "session notes", session=number)
    assert "slower" not in words(refused.response)
