"""An agreement made together, as members and those who lead meet it."""

from typing import Any

from bot.content import data_folder, load_content
from bot.domain.phases import Phase
from bot.storage.agreements import AgreementRepository
from tests.cogs.circle_stage import Circle, open_circle, posts, settled
from tests.stage import Stage, words

WISH = "We begin on time and say when we are late"


async def agreed_circle(stage: Stage, **more: Any) -> Circle:
    """A group with the agreement of its kind."""
    circle = await open_circle(stage, **more)
    written = load_content(data_folder()).group_types["support"].agreement
    async with stage.app.database.unit(stage.guild.id) as unit:
        await AgreementRepository(unit).add(circle.group, 1, written.short, written.long, circle.mara.id)
    return circle


async def proposed(stage: Stage, text: str = WISH) -> tuple[Circle, Any]:
    """Anna has proposed something."""
    circle = await agreed_circle(stage)
    form = await circle.anna.slash(circle.talk, "propose")
    assert "Mara can read this, with your name" in str(form.modal)
    told = await circle.anna.submit_modal(form, {"words": text})
    await settled(stage)
    return circle, told


async def put(circle: Circle) -> None:
    """Mara puts it to the group."""
    shown = await circle.mara.click(posts(circle.staff)[-1], label="Read it")
    assert WISH in words(shown.response)
    form = await circle.mara.click(shown.response, label="Put it to the group")
    await circle.mara.submit_modal(form, {"wording": "We begin on time."})
    await settled(circle.stage)


async def test_what_the_group_consents_to_becomes_a_new_version(stage: Stage) -> None:
    circle, told = await proposed(stage)
    assert "can read it now" in words(told.response)
    assert WISH not in words(posts(circle.staff)[-1])
    assert b"begin on time" not in (await stage.rows("amendments"))[0]["words"]
    await put(circle)
    card = posts(circle.talk)[-1]
    assert "We begin on time." in words(card)
    assert str(circle.anna.id) not in words(card)
    for who in (circle.anna, circle.ben):
        await who.click(card, label="I agree")
    await settled(stage)
    assert "2 agree, 0 don't" in words(posts(circle.talk)[-1])
    asked = await circle.mara.click(posts(circle.staff)[-1], label="Adopt it")
    await circle.mara.click(asked.response, label="Yes, adopt it")
    await settled(stage)
    current = await stage.app.services.agreements.current(stage.guild.id, circle.group)
    assert current.version == 2
    assert current.long.endswith("**What we agreed on together**\n- We begin on time.")
    assert "this is version 2" in words(posts(circle.checkins)[-1])
    assert "part of our agreement now" in words(posts(circle.talk)[-1])
    assert "led to a new sentence in your group's agreement" in words(posts(circle.anna.user.dm_channel)[-1])


async def test_one_who_does_not_agree_keeps_it_from_being_adopted(stage: Stage) -> None:
    circle, _ = await proposed(stage)
    await put(circle)
    card = posts(circle.talk)[-1]
    await circle.anna.click(card, label="I agree")
    await circle.ben.click(card, label="I don't agree")
    await settled(stage)
    staff = posts(circle.staff)[-1]
    assert "1 of 2 agree, 1 don't" in words(staff)
    assert "Adopt it" not in str(staff.components)
    await circle.mara.click(staff, label="Put it aside")
    await settled(stage)
    assert "It was put aside" in words(posts(circle.talk)[-1])
    assert "this time" in words(posts(circle.anna.user.dm_channel)[-1])
    assert "I agree" not in str(posts(circle.talk)[-1].components), "what is decided is asked no more"


async def test_what_is_dangerous_in_it_reaches_a_professional(stage: Stage) -> None:
    _, told = await proposed(stage, "I am going to kill myself tonight")
    assert "passed on to a professional" in words(told.response)
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_erasing_takes_the_proposal_with_it(stage: Stage) -> None:
    circle, _ = await proposed(stage)
    await put(circle)
    await circle.anna.click(posts(circle.talk)[-1], label="I agree")
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not await stage.rows("amendments")
    assert not await stage.rows("amendment_voices")
    assert not posts(circle.talk)


async def test_a_group_that_ends_changes_its_agreement_no_more(stage: Stage) -> None:
    circle = await agreed_circle(stage)
    phases = stage.app.services.phases
    await phases.change(stage.guild.id, circle.group, Phase.ENDING, phases.end(2, None))
    refused = await circle.anna.slash(circle.talk, "propose")
    assert "right now" in words(refused.response)
