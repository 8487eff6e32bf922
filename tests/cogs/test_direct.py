"""Direct messages that were written while the bot was away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.cogs.circle_stage import Circle, open_circle, settled
from tests.stage import Stage

DANGER = "I have the pills here and I will take them all tonight"


@asynccontextmanager
async def deaf(stage: Stage) -> AsyncIterator[None]:
    """Nothing is heard meanwhile; afterwards the bot looks, as it does when it is back."""
    stage.app.services.screening.lose_sight()
    cogs = [stage.app.bot.get_cog(name) for name in ("SafetyListener", "DirectListener")]
    for cog in cogs:
        await stage.app.bot.remove_cog(cog.qualified_name)  # type: ignore[union-attr]
    yield
    for cog in cogs:
        await stage.app.bot.add_cog(cog)  # type: ignore[arg-type]
    await back(stage)


async def back(stage: Stage) -> None:
    """The connection is there again."""
    stage.app.bot.dispatch("resumed")
    await settled(stage)


async def written(stage: Stage, circle: Circle) -> None:
    """Anna has written to the bot once, and that was heard."""
    await circle.anna.send_dm("hello")
    await settled(stage)
    await stage.app.services.screening.flush()


async def test_field_8_a_direct_message_written_meanwhile_is_heard_afterwards(stage: Stage) -> None:
    circle = await open_circle(stage)
    await written(stage, circle)
    async with deaf(stage):
        await circle.anna.send_dm(DANGER)
        assert not await stage.rows("cases")
    assert [(row["person_id"], row["source"]) for row in await stage.rows("flags")] == [(circle.anna.id, "dm")]
    stage.app.services.screening.lose_sight()
    await back(stage)
    assert len(await stage.rows("flags")) == 1, "screening twice is harmless"


async def test_a_channel_nobody_knew_is_read_when_its_person_writes_again(stage: Stage) -> None:
    circle = await open_circle(stage)
    async with deaf(stage):
        await circle.anna.send_dm(DANGER)
    assert not await stage.rows("flags")
    await circle.anna.send_dm("are you there?")
    await settled(stage)
    assert [row["source"] for row in await stage.rows("flags")] == ["dm"]


async def test_an_edit_made_meanwhile_is_heard(stage: Stage) -> None:
    circle = await open_circle(stage)
    said = await circle.anna.send_dm("hello")
    await settled(stage)
    await stage.app.services.screening.flush()
    async with deaf(stage):
        await circle.anna.user.edit(said, DANGER)
    assert [row["source"] for row in await stage.rows("flags")] == ["dm"]


async def test_what_was_written_before_somebody_joined_is_not_looked_at(stage: Stage) -> None:
    carl = stage.member("carl2")
    await carl.send_dm(DANGER)
    await stage.wait(minutes=5)
    circle = await open_circle(stage)
    async with stage.app.database.everywhere(writes=True) as connection:
        changed = f"UPDATE enrolments SET user_id = {carl.id} WHERE user_id = {circle.anna.id}"
        await connection.exec_driver_sql(changed)
    await carl.send_dm("hello")
    await settled(stage)
    assert not await stage.rows("flags")


async def test_what_cannot_be_fetched_is_listed_for_a_human(stage: Stage) -> None:
    circle = await open_circle(stage)
    await written(stage, circle)
    async with stage.app.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("UPDATE contacts SET dm_channel_id = 4711")
    async with deaf(stage):
        pass
    (row,) = await stage.rows("unscreened")
    assert (row["person_id"], row["reason"], row["channel_id"]) == (circle.anna.id, "direct", 4711)
