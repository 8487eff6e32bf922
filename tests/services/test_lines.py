"""The line to the member: opened, passed on sealed and once, ended; and the thread where direct messages are closed."""

from datetime import timedelta

import pytest

from bot.domain.cases import Outcome
from bot.domain.triage import Level
from bot.errors import Refusal
from bot.services.handling import Closing
from bot.services.lines import Said
from bot.services.privacy import PrivacyService
from bot.storage.deliveries import Deliveries
from tests.circle import ANNA, GUILD, rows, sends
from tests.services.desk import DESK, IDA, JON, TALK, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


async def opened(clinic: Clinic) -> int:
    """A case that Ida has, with a line to Anna."""
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.deliver()
    await clinic.lines.reach(GUILD, case, IDA)
    await clinic.sweep()
    return case


async def test_only_whoever_answers_opens_the_line(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    with pytest.raises(Refusal, match="case-not-yours"):
        await clinic.lines.reach(GUILD, case, IDA)
    drill = await clinic.cases.drill(GUILD, clinic.group, JON)
    with pytest.raises(Refusal):
        await clinic.lines.reach(GUILD, drill, IDA)


async def test_words_go_both_ways_once_and_sealed(clinic: Clinic) -> None:
    case = await opened(clinic)
    assert ("thread", DESK, "desk", IDA) in clinic.floor.done
    sent = {entry.kind: entry for entry in await clinic.deliver()}
    assert sent["line-hello"].user_id == ANNA
    assert (await rows(clinic.database, "lines"))[0]["reached"]
    for _ in range(2):
        assert await clinic.lines.from_member(ANNA, None, None, Said(ANNA, 51, "xylophone"))
    thread = (await rows(clinic.database, "lines"))[0]["thread_id"]
    assert await clinic.lines.from_desk(GUILD, thread, Said(IDA, 52, "I am here"))
    words = await sends(clinic.database, "line-word")
    assert [(row["channel_id"], row["user_id"]) for row in words] == [(thread, None), (None, ANNA)]
    assert b"xylophone" not in (await rows(clinic.database, "line_words"))[0]["words"]
    found = await clinic.lines.word(GUILD, words[1]["payload"]["word"])
    assert found is not None
    assert (found[1].words, found[2]) == ("I am here", "Ida")
    assert {"line-opened", "member-wrote", "wrote-member"} <= set(await clinic.events(case))


async def test_who_is_no_professional_is_not_passed_on(clinic: Clinic) -> None:
    await opened(clinic)
    thread = (await rows(clinic.database, "lines"))[0]["thread_id"]
    assert await clinic.lines.from_desk(GUILD, thread, Said(4711, 52, "hello"))
    assert not await sends(clinic.database, "line-word")
    assert not await clinic.lines.from_desk(GUILD, 1, Said(IDA, 53, "elsewhere"))
    assert not await clinic.lines.from_member(4711, None, None, Said(4711, 54, "who"))


async def test_somebody_else_takes_over_and_the_member_is_told_who(clinic: Clinic) -> None:
    case = await opened(clinic)
    await clinic.deliver()
    assert await clinic.cases.take_over(GUILD, case, JON) == IDA
    (hello,) = await sends(clinic.database, "line-hello")
    assert hello["payload"]["person"] == JON
    (word,) = await sends(clinic.database, "case-word")
    assert (word["user_id"], word["payload"]["moment"]) == (IDA, "taken-over")
    await clinic.sweep()
    assert ("join", (await rows(clinic.database, "lines"))[0]["thread_id"], JON) in clinic.floor.done


async def test_closed_direct_messages_become_a_thread_and_nothing_is_sent_twice(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    await clinic.deliver(refused={ANNA})
    assert "member-unreachable" in await clinic.events(case)
    await clinic.sweep()
    assert ("thread", TALK, "member", ANNA) in clinic.floor.done
    (notice,) = await sends(clinic.database, "member-notice")
    thread = (await rows(clinic.database, "lines"))[0]["member_channel_id"]
    assert (notice["channel_id"], notice["user_id"]) == (thread, None)
    await clinic.deliver()
    await clinic.cases.acknowledge(GUILD, case, IDA)
    (answered,) = await sends(clinic.database, "member-notice")
    assert answered["channel_id"] == thread, "from now on at once in the thread"
    assert await clinic.lines.from_member(ANNA, GUILD, thread, Said(ANNA, 60, "is anybody there"))
    (nobody,) = await sends(clinic.database, "line-end")
    assert nobody["payload"]["again"], "nobody waits for an answer that does not come"


async def test_when_no_thread_can_be_made_staff_know(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    clinic.floor.refuses = True
    await clinic.deliver(refused={ANNA})
    await clinic.sweep()
    card = await clinic.cases.card(GUILD, case)
    assert card is not None
    assert card.unreached


async def test_the_end_of_a_case_is_the_end_of_the_line(clinic: Clinic) -> None:
    case = await opened(clinic)
    await clinic.deliver()
    await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, IDA))
    assert [row["user_id"] for row in await sends(clinic.database, "line-end")] == [ANNA]
    await clinic.deliver()
    for number in (70, 71):
        assert await clinic.lines.from_member(ANNA, None, None, Said(ANNA, number, "still there?"))
    assert not await sends(clinic.database, "line-word", "line-end"), "direct messages have an answer of their own"


async def test_what_is_said_on_a_line_arrives_in_order_though_a_try_fails(clinic: Clinic) -> None:
    await opened(clinic)
    await clinic.deliver()
    deliveries, thread = Deliveries(clinic.database), (await rows(clinic.database, "lines"))[0]["thread_id"]
    for number in (81, 82, 83):
        await clinic.lines.from_desk(GUILD, thread, Said(IDA, number, f"word {number}"))
        await clinic.lines.from_member(ANNA, None, None, Said(ANNA, number + 10, f"word {number}"))
    first = await deliveries.claim(clinic.clock.now(), 50)
    assert [entry.kind for entry in first].count("line-word") == 2, "one in each direction"
    for entry in first:
        await deliveries.retry(entry, clinic.clock.now() + timedelta(seconds=4), "500", doubtful=True)
    assert await deliveries.claim(clinic.clock.now(), 50) == [], "nothing overtakes what is tried again"
    clinic.clock.move(timedelta(seconds=4))
    sent = [entry.payload["word"] for entry in await clinic.deliver() if entry.kind == "line-word"]
    assert sorted(sent[::2]) == sent[::2]
    assert sorted(sent[1::2]) == sent[1::2]
    assert len(sent) == 6


async def test_words_wait_in_order_for_the_thread_when_direct_messages_close_meanwhile(clinic: Clinic) -> None:
    await opened(clinic)
    await clinic.deliver()
    desk = (await rows(clinic.database, "lines"))[0]["thread_id"]
    for number in (91, 92, 93):
        await clinic.lines.from_desk(GUILD, desk, Said(IDA, number, f"word {number}"))
    await clinic.deliver(refused={ANNA})
    await clinic.lines.from_desk(GUILD, desk, Said(IDA, 94, "word 94"))
    await clinic.sweep()
    place = (await rows(clinic.database, "lines"))[0]["member_channel_id"]
    await clinic.lines.from_desk(GUILD, desk, Said(IDA, 95, "word 95"))
    said = [entry for entry in await clinic.deliver() if entry.kind == "line-word"]
    assert {entry.channel_id for entry in said} == {place}
    assert [entry.payload["word"] for entry in said] == [1, 2, 3, 4, 5]


async def test_erasing_a_member_takes_the_threads_with_their_words_away(clinic: Clinic) -> None:
    case = await opened(clinic)
    await clinic.deliver()
    await clinic.lines.from_member(ANNA, None, None, Said(ANNA, 101, "xylophone"))
    await clinic.deliver()
    desk = (await rows(clinic.database, "lines"))[0]["thread_id"]
    clinic.floor.refuses = True
    await PrivacyService(clinic.database, clinic.clock).erase(GUILD, ANNA)
    assert await rows(clinic.database, "line_words") == []
    assert "line:1" in [row["subject"] for row in await sends(clinic.database, "refresh")]
    await clinic.sweep()
    assert ("drop", desk) in clinic.floor.done
    assert not await clinic.lines.open_ends(GUILD), "nobody is written to any more"
    clinic.floor.refuses = False
    await clinic.sweep(hours=1)
    assert await rows(clinic.database, "lines") == []
    await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.SUPPORTED, IDA))
    assert not await sends(clinic.database, "line-end")
