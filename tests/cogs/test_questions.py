"""Ask anything, as a member asks and somebody who leads answers."""

from tests.cogs.circle_stage import open_circle, posts, settled
from tests.stage import Stage, words


async def test_a_question_is_asked_and_answered_without_a_name(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    shown = await circle.anna.slash(circle.talk, "ask")
    assert "Mara can read your question, and can't see who asked" in words(shown.response)
    form = await circle.anna.click(shown.response, label="Ask a question")
    assert "with your name" in str(form.modal)
    told = await circle.anna.submit_modal(form, {"words": "Will this ever stop?"})
    assert "without your name" in words(told.response)
    await settled(stage)
    assert "is waiting" in words(posts(circle.staff)[-1])
    assert "ever stop" not in words(posts(circle.staff)[-1])
    queue = await circle.mara.slash(circle.staff, "questions", group=circle.group)
    number = str((await stage.rows("questions"))[0]["id"])
    opened = await circle.mara.select(queue.response, [number])
    assert "Will this ever stop?" in words(opened.response)
    form = await circle.mara.click(opened.response, label="Answer in writing")
    seen = await circle.mara.submit_modal(form, {"words": "For most people it gets better."})
    assert not posts(circle.talk)
    await circle.mara.click(seen.response, label="Post it")
    await settled(stage)
    answer = words(posts(circle.talk)[-1])
    assert "For most people it gets better." in answer
    assert str(circle.anna.id) not in answer
    assert not posts(circle.staff)
    mine = await circle.anna.slash(circle.talk, "ask")
    await circle.anna.select(mine.response, [number])
    await settled(stage)
    assert not posts(circle.talk)
    refused = await circle.ben.slash(circle.talk, "questions", group=circle.group)
    assert "waiting" not in words(refused.response)
