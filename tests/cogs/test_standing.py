"""Cards that somebody deletes, while the bot listens and while it does not."""

from typing import Any

from bot.domain.cases import Outcome
from bot.services.handling import Closing
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.cogs.test_sessions import reminded
from tests.stage import Stage, buttons, words


async def gone_unseen(stage: Stage, *cards: Any) -> None:
    """Cards are deleted while nobody listens, and then the bot is back."""
    await stage.app.bot.remove_cog("StandingListener")
    for card in cards:
        await stage.admin.delete(card)
    await stage.app.bot.reload_extension("cogs.cases")
    stage.app.bot.dispatch("ready")
    await settled(stage)


async def desk_with_case(stage: Stage) -> tuple[Circle, Any]:
    """A call by Anna, and its card."""
    circle = await open_circle(stage)
    await stage.app.services.setup.desk(stage.guild.id, stage.desk.id)
    await circle.anna.slash(circle.talk, "support-now")
    await settled(stage)
    return circle, next(card for card in posts(stage.desk) if "Acknowledge" in buttons(card))


async def test_a_case_card_deleted_meanwhile_is_posted_again_once(stage: Stage) -> None:
    _circle, card = await desk_with_case(stage)
    before = words(card).splitlines()[0]
    await gone_unseen(stage, card)
    again = [one for one in posts(stage.desk) if words(one).splitlines()[:1] == [before]]
    assert len(again) == 1
    assert again[0].id != card.id
    stage.app.bot.dispatch("ready")
    await settled(stage)
    assert len([one for one in posts(stage.desk) if words(one).splitlines()[:1] == [before]]) == 1


async def test_a_card_older_than_what_one_question_brings_is_not_taken_for_deleted(stage: Stage) -> None:
    _circle, card = await desk_with_case(stage)
    for number in range(101):
        await stage.admin.send(stage.desk, f"note {number}")
    shown = len(posts(stage.desk))
    stage.app.bot.dispatch("ready")
    await settled(stage)
    assert len(posts(stage.desk)) == shown
    assert card.id in {one.id for one in posts(stage.desk)}


async def unpinned(stage: Stage) -> Circle:
    """A group whose card to call for a person was sent, and then nobody was there to pin it."""
    circle = await open_circle(stage)
    await stage.app.bot.remove_cog("SafetyListener")
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.cases.welcome(unit, circle.group)
    await settled(stage)
    assert not next(post for post in posts(circle.talk) if buttons(post)).pinned
    return circle


async def test_a_support_card_that_a_killed_process_left_unpinned_is_pinned_at_the_next_start(stage: Stage) -> None:
    circle = await unpinned(stage)
    stage.app.bot.dispatch("ready")
    await settled(stage)
    assert next(post for post in posts(circle.talk) if buttons(post)).pinned


async def test_it_is_pinned_also_when_much_was_written_since(stage: Stage) -> None:
    circle = await unpinned(stage)
    for number in range(101):
        await circle.mara.send(circle.talk, f"word {number}")
    stage.app.bot.dispatch("ready")
    await settled(stage)
    assert next(post for post in posts(circle.talk) if buttons(post)).pinned


async def test_the_card_of_a_closed_case_stays_deleted(stage: Stage) -> None:
    circle, card = await desk_with_case(stage)
    how = Closing(Outcome.FALSE_ALARM, circle.mara.id)
    await stage.app.services.cases.close(stage.guild.id, 1, circle.mara.id, how)
    await settled(stage)
    left = len(posts(stage.desk)) - 1
    await gone_unseen(stage, card)
    assert len(posts(stage.desk)) == left


async def test_a_session_card_deleted_meanwhile_is_posted_again_while_it_helps(stage: Stage) -> None:
    circle = await reminded(stage)
    (card,) = posts(circle.talk)
    await gone_unseen(stage, card)
    (again,) = posts(circle.talk)
    assert again.id != card.id
    assert list(buttons(again)) == ["I'm coming", "Late", "Not this time", "Remind me", "Calendar"]


async def test_a_session_card_deleted_before_everybody_s_eyes_comes_back_too(stage: Stage) -> None:
    circle = await reminded(stage)
    await stage.admin.delete(posts(circle.talk)[0])
    await settled(stage)
    assert len(posts(circle.talk)) == 1


async def test_of_two_session_cards_only_the_newest_comes_back(stage: Stage) -> None:
    circle = await reminded(stage)
    left = (await stage.rows("sessions"))[0]["starts"] - stage.env.now()
    await wait(stage, seconds=left.total_seconds() - 9 * 60)
    first, _second = posts(circle.talk)
    await gone_unseen(stage, first)
    assert len(posts(circle.talk)) == 1
