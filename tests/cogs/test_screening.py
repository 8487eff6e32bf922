"""Phrases as a supervisor adds, tries and removes them, and what the desk reads about a flag of one."""

from tests.cogs.test_cases import case_card, open_desk, press, settled
from tests.stage import Stage, words


async def test_a_supervisor_tries_adds_and_removes_a_phrase(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, "met mister snow again")
    tried = await desk.ruth.slash(stage.desk, "screening phrases try", phrase="mister snow")
    assert "Messages looked at: 1. With the phrase: 1. Of these flagged without it: 0." in words(tried.response)
    refused = await desk.ida.slash(stage.desk, "screening phrases try", phrase="mister snow")
    assert "looked at" not in words(refused.response)
    added = await desk.ruth.slash(
        stage.desk, "screening phrases add", phrase="mister snow", level="red", kind="substance"
    )
    assert "**1** · ◆ RED · substance use · all groups · “mister snow”" in words(added.response)
    await desk.circle.anna.send(desk.circle.talk, "mister snow came by")
    await settled(stage)
    opened = await press(desk.ida, case_card(desk), "Open text")
    assert "Rule: phrase 1 of your team" in words(opened.response)
    listed = await desk.ida.slash(stage.desk, "screening phrases list")
    assert "mister snow" in words(listed.response)
    removed = await desk.ruth.slash(stage.desk, "screening phrases remove", number=1)
    assert "no longer looked for" in words(removed.response)
    empty = await desk.ida.slash(stage.desk, "screening phrases list")
    assert "no phrases" in words(empty.response)
