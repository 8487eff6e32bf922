"""Failure 13 of the field: what members write is printed to logs. Here marked words are looked for everywhere."""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bot.practice.attempts import Attempt
from bot.practice.scenarios.community import group_id, place
from bot.practice.scenarios.first_evening import FIRST_EVENING, GROUP, WORRYING
from bot.practice.scenarios.scene import Scene, text_of
from bot.room import Room, open_room
from tests.logs import logged
from tests.practice.ready import ready_for

MARK = "zebrawort"
FORMS = ("text", "json")


def marked(place: str) -> str:
    """Words that stand nowhere else."""
    return f"{MARK}{place} {WORRYING} {MARK}{place}"


@dataclass
class Evening:
    """A group with a check-in that asks, and everything the bot ever sent to Discord."""

    room: Room
    scene: Scene
    lines: StringIO
    sent: list[Any] = field(default_factory=list)
    talk: int = 0
    card: Any = None

    @property
    def database(self) -> Path:
        """The main database's file."""
        return next(self.room.folder.glob("*/kept/main.db"))


@asynccontextmanager
async def evening(form: str) -> AsyncIterator[Evening]:
    """Seed the practice room, with every log line at DEBUG going into ``lines``."""
    with logged(form) as lines:
        async with open_room(FIRST_EVENING, hurried=True, ready=await ready_for(FIRST_EVENING)) as (
            room,
            _server,
            scene,
        ):
            made = Evening(room, scene, lines)
            carry_out = scene.world.request

            def recorded(call: Any) -> Any:
                made.sent.append(call.body)
                return carry_out(call)

            scene.world.request = recorded  # type: ignore[method-assign]
            made.talk = await place(scene, GROUP, "talk")
            staff, number = await place(scene, GROUP, "staff"), await group_id(scene, GROUP)
            await scene.command("Thea", staff, "checkin schedule", group=number, weekdays="mon thu", at="18:00")
            await scene.command("Thea", staff, "checkin now", group=number)
            made.card = await scene.sees("Ben", await place(scene, GROUP, "checkins"), "0")
            yield made


async def says_everything(made: Evening) -> None:
    """Members and staff write marked words wherever anybody can write."""
    scene, talk = made.scene, made.talk
    ben = scene.person("Ben")
    await _applies(scene)
    await _is_absent(made)
    message = await scene.write("Ben", talk, "good evening")
    ben.edit(message, marked("edit"))
    said = await scene.write("Ben", talk, marked("message"))
    form = await _menu(made, "Ben", said, "Add a content note")
    await scene.submit("Ben", form, topic="harm")
    await scene.write("Ben", scene.dm("Ben"), marked("direct"))
    ben.create_thread(talk, f"{MARK}thread", marked("post"))
    await _posts(made)
    form = await scene.command("Ben", talk, "propose")
    await scene.submit("Ben", form, words=marked("proposal"))
    care = await scene.command("Ben", talk, "my-care")
    form = await scene.press("Ben", care.messages[-1], "Write it down")
    await scene.submit("Ben", form, words=marked("care"), audience="leader")
    form = await scene.press("Ben", made.card, "Answer")
    again = await scene.submit("Ben", form, score=f"{MARK}score", words=marked("draft"), share="private")
    form = await scene.press("Ben", again.messages[-1], "Edit again")
    await scene.submit("Ben", form, score="2", words=marked("answer"), share="shared")
    report = await _menu(made, "Chloe", message)
    await scene.submit("Chloe", report, reason=marked("reason"), urgency="soon")
    case = await _case(scene)
    await made.room.rest()
    await scene.command("Mara", scene.cast.desk, "case acknowledge", case=case)
    shown = await scene.command("Mara", scene.cast.desk, "case open", case=case)
    assert any(MARK in text_of(one) for one in shown.messages), "the professional reads what was written"
    form = await scene.command("Mara", scene.cast.desk, "case note", case=case)
    await scene.submit("Mara", form, words=marked("note"))
    await made.room.rest()


async def _applies(scene: Scene) -> None:
    card = await scene.sees("Ana", scene.cast.lobby, GROUP)
    about = await scene.press("Ana", card, "Join")
    again = await scene.submit("Ana", about, age="yes", country="1!", reference=f"{MARK}contact")
    about = await scene.press("Ana", again.messages[-1], "Edit again")
    await scene.submit("Ana", about, age="yes", country="DE", reference=f"{MARK}contact")


async def _posts(made: Evening) -> None:
    forum = await place(made.scene, GROUP, "resources")
    thea = made.scene.person("Thea")
    post = thea.create_thread(forum, f"{MARK}title", "What helps")
    made.scene.person("Ben").send(post, marked("reply"))


async def _menu(made: Evening, name: str, message: int, menu: str = "Report message") -> Attempt:
    def start() -> Attempt:
        return made.scene.person(name).context_menu(made.talk, menu, message_id=message)

    return await made.scene.attempt(name, start)


async def _is_absent(made: Evening) -> None:
    scene, staff = made.scene, await place(made.scene, GROUP, "staff")
    number = await group_id(scene, GROUP)
    day = (scene.world.clock.now() + timedelta(days=2)).date()
    plan = await scene.command("Thea", staff, "session plan", group=number, when=f"{day.isoformat()} 18:00")
    await scene.press("Thea", plan.messages[-1], "Save")
    starts = min(row["starts"] for row in await made.room.rows("sessions"))
    await made.room.move(starts - timedelta(hours=24) - scene.world.clock.now())
    card = await scene.sees("Deniz", made.talk, "minutes", "leads")
    told = await scene.press("Deniz", card, "Not this time")
    form = await scene.press("Deniz", told.messages[-1], "Write to Thea Brandt")
    await scene.submit("Deniz", form, words=marked("absence"))


async def _case(scene: Scene) -> int:
    """The case about what Ben wrote, as soon as there is one."""
    async with asyncio.timeout(20):
        while True:
            rows = await scene.backstage.rows("cases")
            found = [int(row["id"]) for row in rows if row["person_id"] == scene.cast.people["Ben"]]
            if found:
                return max(found)
            await asyncio.sleep(0.05)


def custom_ids(sent: object) -> Iterator[str]:
    """Every ``custom_id``, nonce and component id in what was sent to Discord."""
    if isinstance(sent, dict):
        yield from (str(sent[name]) for name in ("custom_id", "nonce", "id") if name in sent)
        for inner in sent.values():
            yield from custom_ids(inner)
    elif isinstance(sent, list):
        for inner in sent:
            yield from custom_ids(inner)


def carriers(texts: Iterable[str]) -> list[str]:
    """Those that carry marked words."""
    return [text for text in texts if MARK in text.casefold()]


def columns(file: Path) -> Iterator[tuple[str, str]]:
    """Where, and what: every value of every table, those that are sealed as well."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
            found = connection.execute(f'select * from "{table}"')
            names = [column[0] for column in found.description]
            for row in found:
                for name, value in zip(names, row, strict=True):
                    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
                    yield f"{table}.{name}", text


def assert_nowhere(made: Evening) -> None:
    """Neither logs nor ids nor databases carry a marked word."""
    lines = made.lines.getvalue().splitlines()
    assert len(lines) > 5
    assert carriers(lines) == []
    ids = list(custom_ids(made.sent))
    assert len(ids) > 10
    assert carriers(ids) == []
    for name in ("main.db", "keys.db"):
        file = made.database.with_name(name)
        assert [place for place, text in columns(file) if MARK in text.casefold()] == []
        for part in file.parent.glob(f"{name}*"):
            assert MARK.encode() not in part.read_bytes().lower(), part.name


@pytest.mark.parametrize("form", FORMS)
async def test_field_13_what_members_write_is_in_no_log_id_or_column(form: str) -> None:
    async with evening(form) as made:
        await says_everything(made)
        kept = {
            table: await made.room.rows(table)
            for table in ("flags", "responses", "rsvps", "timeline", "drafts", "amendments", "cares")
        }
        assert all(kept.values()), "every place that keeps words was used"
        assert_nowhere(made)


@asynccontextmanager
async def broken(file: Path, *tables: str) -> AsyncIterator[None]:
    """The database refuses every new row of these tables."""
    refuse = "begin select raise(abort, 'refused'); end"
    await asyncio.to_thread(
        _execute, file, [f"create trigger broken_{table} before insert on {table} {refuse}" for table in tables]
    )
    try:
        yield
    finally:
        await asyncio.to_thread(_execute, file, [f"drop trigger broken_{table}" for table in tables])


def _execute(file: Path, statements: Iterable[str]) -> None:
    with closing(sqlite3.connect(file, timeout=20)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def reference_of(answer: Attempt) -> str:
    """The reference in an apology."""
    found = re.search(r"\b[0-9A-F]{6}\b", text_of(answer.messages[-1]))
    assert found is not None, text_of(answer.messages[-1])
    return found[0]


async def test_field_13_a_database_that_refuses_does_not_make_the_logs_talk() -> None:
    async with evening("json") as made:
        scene, references = made.scene, []
        async with broken(made.database, "responses", "timeline", "flags", "drafts"):
            form = await scene.press("Ben", made.card, "Answer")
            answer = await scene.submit("Ben", form, score="2", words=marked("a"), share="shared")
            references.append(reference_of(answer))
            form = await scene.press("Ben", made.card, "Answer")
            answer = await scene.submit("Ben", form, score="x", words=marked("b"), share="shared")
            references.append(reference_of(answer))
            await scene.write("Ben", made.talk, marked("c"))
            async with asyncio.timeout(20):
                while '"listener"' not in made.lines.getvalue():
                    await asyncio.sleep(0.05)
            message = await scene.write("Ben", made.talk, "hello")
            report = await _menu(made, "Chloe", message)
            answer = await scene.submit("Chloe", report, reason=marked("d"), urgency="soon")
            references.append(reference_of(answer))
            await made.room.rest()
        logs = [json.loads(line) for line in made.lines.getvalue().splitlines()]
        noted = {line.get("reference") for line in logs if line["level"] == "error"}
        assert set(references) <= noted
        assert_nowhere(made)


@pytest.mark.parametrize("status", [400, 500])
async def test_field_13_a_discord_that_repeats_the_words_does_not_make_the_logs_talk(status: int) -> None:
    async with evening("json") as made:
        scene, faults = made.scene, made.scene.world.faults

        def trouble(path: str) -> None:
            faults.fail("POST", path, status, code=50035, echo=True)

        form = await scene.press("Ben", made.card, "Answer")
        again = await scene.submit("Ben", form, score="x", words=marked("draft"), share="private")
        trouble("/callback$")
        await scene.press("Ben", again.messages[-1], "Edit again")
        form = await scene.press("Ben", made.card, "Answer")
        trouble(f"/channels/{await place(scene, GROUP, 'checkins')}/messages$")
        await scene.submit("Ben", form, score="8", words=f"{MARK}shared", share="shared")
        await made.room.rest()
        await scene.write("Ben", made.talk, marked("message"))
        case = await _case(scene)
        await made.room.rest()
        trouble("/callback$")
        await scene.command("Mara", scene.cast.desk, "case open", case=case)
        await made.room.rest()
        assert status in {record.status for record in faults.records}
        assert not faults.rules or all(rule.times == 0 for rule in faults.rules)
        assert_nowhere(made)
