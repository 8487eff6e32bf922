"""A member's own summary, in their own hands."""

from tests.cogs.circle_stage import open_circle
from tests.cogs.test_tools import FIRST
from tests.stage import Stage, words


async def test_a_member_gets_their_own_and_nobody_elses(stage: Stage) -> None:
    circle = await open_circle(stage, kind="cbt")
    asked = await circle.anna.slash(circle.talk, "my-summary")
    assert "I keep no copy" in words(asked.response)
    nothing = await circle.anna.click(asked.response, label="Make it")
    assert "nothing of yours" in words(nothing.response)
    record = stage.app.services.content.worksheets["thought_record"].number
    shown = await circle.anna.slash(circle.talk, "tools")
    about = await circle.anna.select(shown.response, [str(record)])
    form = await circle.anna.click(about.response, label="Begin")
    await circle.anna.submit_modal(form, FIRST)
    made = await circle.anna.click(asked.response, label="Make it")
    assert [one.filename for one in made.response.attachments] == ["my-summary.pdf"]
    his = await circle.ben.slash(circle.talk, "my-summary")
    other = await circle.ben.click(his.response, label="Make it")
    assert "nothing of yours" in words(other.response)
