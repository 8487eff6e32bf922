"""The guided tour: a member joins, is reminded and asked, writes something worrying, and a human answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.practice.scenarios.community import ZONE, group_id, join, place
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.story import Notes, Step, Story, at_desk, in_dm, in_group

GROUP = "Thursday circle"
NOTE = "Called her. She put the pills away and her sister is with her."
WORRYING = "I can't do this any more. I have the pills here and I am going to kill myself tonight"


async def _joins(scene: Scene, notes: Notes) -> None:
    await join(scene, "Ana", GROUP)
    notes["talk"], notes["checkins"] = await place(scene, GROUP, "talk"), await place(scene, GROUP, "checkins")
    rows = await scene.backstage.rows("enrolments")
    mine = [row for row in rows if row["user_id"] == scene.cast.people["Ana"]]
    await scene.check(
        "Ana's place and the version she accepted are kept", holds=[r["state"] for r in mine] == ["active"]
    )
    await scene.check("The version she accepted is kept", holds=mine[0]["accepted_version"] == 1)


async def _plans(scene: Scene, notes: Notes) -> None:
    now = scene.world.clock.now().astimezone(ZoneInfo(ZONE))
    day = (now + timedelta(days=2)).date()
    staff = await place(scene, GROUP, "staff")
    number = await group_id(scene, GROUP)
    shown = await scene.command("Thea", staff, "session plan", group=number, when=f"{day.isoformat()} 18:00")
    await scene.press("Thea", shown.messages[-1], "Save")
    starts = [row["starts"] for row in await scene.backstage.rows("sessions")]
    notes["starts"] = min(starts)
    local = notes["starts"].astimezone(ZoneInfo(ZONE))
    await scene.check("The session is at 18:00 in the group's zone", holds=(local.hour, local.minute) == (18, 0))


async def _reminder(scene: Scene, notes: Notes) -> None:
    starts: datetime = notes["starts"]
    await scene.backstage.move(starts - timedelta(hours=24) - scene.world.clock.now())
    card = await scene.sees("Ana", notes["talk"], "minutes", "leads", times=1)
    await scene.press("Ana", card, "I'm coming")
    await scene.sees("Ben", notes["talk"], "One person is coming", times=1)
    answers = [row["answer"] for row in await scene.backstage.rows("rsvps")]
    await scene.check("Her answer is kept", holds=answers == ["coming"])


async def _checkin(scene: Scene, notes: Notes) -> None:
    staff = await place(scene, GROUP, "staff")
    await scene.command("Thea", staff, "checkin now", group=await group_id(scene, GROUP))
    card = await scene.sees("Ana", notes["checkins"], "0")
    form = await scene.press("Ana", card, "Answer")
    await scene.submit("Ana", form, score="6", words="a bit tired", share="private")
    rows = await scene.backstage.rows("responses")
    await scene.check("Her answer is kept, and not readable in the database", holds=_sealed(rows))


async def _worrying(scene: Scene, notes: Notes) -> None:
    await scene.write("Ana", notes["talk"], WORRYING)
    notes["case"] = await scene.sees("Mara", scene.cast.desk, "CRISIS", "suicide", "1 flag", times=1)
    await scene.sees_not("Mara", scene.cast.desk, "pills")
    await scene.sees_not("Ben", notes["talk"], "CRISIS")


async def _paged(scene: Scene, notes: Notes) -> None:
    notes["page"] = await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.sees("Ana", scene.dm("Ana"), "Mara", times=1)


async def _no_answer(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=3, seconds=5)
    await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=2)
    await scene.wait(minutes=2)
    notes["second"] = await scene.sees("Jonas", scene.dm("Jonas"), "CRISIS", "suicide", times=1)


async def _acknowledged(scene: Scene, notes: Notes) -> None:
    await scene.press("Jonas", notes["second"], "Acknowledge")
    await scene.sees("Mara", scene.cast.desk, "✓", "answered")
    await scene.sees("Ana", scene.dm("Ana"), "Jonas")
    await scene.wait(minutes=10)
    pages = len(scene.matching("Mara", scene.dm("Mara"), ["CRISIS", "suicide"]))
    await scene.check("Nobody is paged after the acknowledgement", holds=pages == 2)


async def _opened(scene: Scene, notes: Notes) -> None:
    shown = await scene.press("Jonas", await _desk_card(scene, notes), "Open text")
    read = "\n".join(text_of(one) for one in shown.messages)
    await scene.check("Jonas reads what Ana wrote", holds="I have the pills here" in read.replace("*", ""))
    await scene.sees_not("Mara", scene.cast.desk, "pills")
    await scene.check("It is kept that he looked", holds=await _in_timeline(scene, "looked") == 1)


async def _noted(scene: Scene, notes: Notes) -> None:
    form = await scene.press("Jonas", await _desk_card(scene, notes), "Note")
    await scene.submit("Jonas", form, words=NOTE)
    await scene.sees_not("Mara", scene.cast.desk, NOTE)
    await scene.check("The note is in the case, and not readable in the database", holds=await _note_is_sealed(scene))


async def _closed(scene: Scene, notes: Notes) -> None:
    number = int((await _newest_case(scene))["id"])
    form = await scene.command("Jonas", scene.cast.desk, "case close", case=number)
    mara = str(scene.cast.people["Mara"])
    await scene.submit("Jonas", form, outcome=["supported"], hours="24", assignee=[mara])
    case = await _newest_case(scene)
    await scene.check(
        "The case is closed as supported", holds=(case["state"], case["outcome"]) == ("closed", "supported")
    )


async def _followed_up(scene: Scene, notes: Notes) -> None:
    await scene.wait(hours=24, minutes=1)
    card = await scene.sees("Mara", scene.dm("Mara"), "follow", times=1)
    await scene.press("Mara", card, "Done")
    rows = await scene.backstage.rows("followups")
    await scene.check("The follow-up is done", holds=[row["done_at"] is not None for row in rows] == [True])


async def _restart(scene: Scene, notes: Notes) -> None:
    await scene.backstage.restart()
    await scene.backstage.rest()
    case = await _newest_case(scene)
    await scene.check("The case is still there after a restart", holds=case["outcome"] == "supported")
    await scene.sees("Mara", scene.dm("Mara"), "Follow-up of case", times=1)


async def _desk_card(scene: Scene, notes: Notes) -> Mapping[str, Any]:
    """The case's card on the desk as it is now."""
    shown = scene.person("Jonas").timeline(scene.cast.desk)
    return next(one for one in shown if one["id"] == notes["case"]["id"])


async def _in_timeline(scene: Scene, event: str) -> int:
    number = (await _newest_case(scene))["id"]
    return len(
        [row for row in await scene.backstage.rows("timeline") if (row["case_id"], row["event"]) == (number, event)]
    )


async def _note_is_sealed(scene: Scene) -> bool:
    rows = await scene.backstage.rows("timeline")
    boxes = [value for row in rows if row["event"] == "note" for value in row.values() if isinstance(value, bytes)]
    return bool(boxes) and all(NOTE.encode() not in box for box in boxes)


async def _newest_case(scene: Scene) -> dict[str, Any]:
    rows = [dict(row) for row in await scene.backstage.rows("cases") if not row["drill"]]
    if not rows:
        return {"id": 0, "state": "lost", "outcome": None}
    return max(rows, key=lambda row: int(row["id"]))


def _sealed(rows: list[Mapping[str, Any]]) -> bool:
    boxes = [row["answer"] for row in rows if row["answer"]]
    return bool(boxes) and all(b"tired" not in box for box in boxes)


FIRST_EVENING = Story(
    "first-evening",
    "A member joins, is reminded and asked, writes something worrying, and a human answers.",
    (
        Step(
            "Ana joins a group",
            "She presses Join in #welcome, says her age and country, reads the agreement and "
            "chooses what she agrees to. Then the group's channels appear.",
            "Ana",
            _joins,
            where=in_group(GROUP, "talk"),
        ),
        Step(
            "Thea plans the sessions",
            "In the staff channel: every week at 18:00, shown as dates before it is saved.",
            "Thea",
            _plans,
            where=in_group(GROUP, "staff"),
        ),
        Step(
            "A reminder",
            "The day before, the group is reminded. Ana says that she is coming; the card counts, and names nobody.",
            "Ana",
            _reminder,
            where=in_group(GROUP, "talk"),
        ),
        Step(
            "A check-in",
            "The group is asked how today is. Ana's answer is private.",
            "Ana",
            _checkin,
            where=in_group(GROUP, "checkins"),
        ),
        Step(
            "A worrying message",
            "Ana writes something that a professional must see at once. In the group nothing "
            "shows that it was noticed. On the case desk there is a card, without her words.",
            "Ana",
            _worrying,
            "Mara",
            at_desk,
        ),
        Step(
            "The page",
            "Mara is on duty and gets a direct message. Ana is told who was called.",
            "Mara",
            _paged,
            where=in_dm("Mara"),
        ),
        Step(
            "No answer",
            "Three minutes later Mara is called again. Two minutes after that, Jonas is.",
            "Mara",
            _no_answer,
            "Jonas",
            in_dm("Jonas"),
        ),
        Step(
            "Jonas answers",
            "He presses Acknowledge. Paging stops, and Ana is told that he is there.",
            "Jonas",
            _acknowledged,
            "Ana",
            in_dm("Ana"),
        ),
        Step(
            "Jonas opens the text",
            "He presses Open text on the desk. Only he sees Ana's words, and that he looked is kept in the case.",
            "Jonas",
            _opened,
            where=at_desk,
        ),
        Step(
            "Jonas writes a note",
            "He presses Note and writes what he did. Other professionals can read it; the desk does not show it.",
            "Jonas",
            _noted,
            where=at_desk,
        ),
        Step(
            "The case is closed",
            "With an outcome, and a follow-up for Mara in a day.",
            "Jonas",
            _closed,
            where=at_desk,
        ),
        Step("The follow-up", "A day later Mara is asked to look again.", "Mara", _followed_up, where=in_dm("Mara")),
        Step(
            "A restart",
            "The bot is stopped and started again. Nothing is lost, and nothing is said twice.",
            "Mara",
            _restart,
            where=in_dm("Mara"),
        ),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
        "drop-reminder": "reminders are counted as delivered and never sent",
        "forget-restart": "a restart begins with an empty database",
    },
)
