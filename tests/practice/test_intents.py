"""Without a privileged intent the bot starts all the same, says what is not covered, and does what it can."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.practice.attempts import Attempt
from bot.practice.scenarios.community import SUPERVISOR, group_id, join, place, seed
from bot.practice.scenarios.first_evening import GROUP, WORRYING
from bot.practice.scenarios.scene import text_of
from tests.practice.apart import Apart, apart
from tests.practice.beside import Stubborn


def said(folder: Path) -> list[dict[str, Any]]:
    """What the log says about intents."""
    lines = [json.loads(line) for line in (folder / "bot.log").read_text().splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == "running without an intent"]


async def told(scene: Stubborn) -> str:
    """What the set-up says."""
    shown = await scene.command(SUPERVISOR, scene.cast.desk, "setup")
    return text_of(shown.messages[-1])


async def cases(scene: Stubborn) -> list[str]:
    """Where the cases came from, drills aside."""
    return [str(row["source"]) for row in await scene.backstage.rows("cases") if not row["drill"]]


async def test_without_message_content_mentions_direct_messages_reports_and_presses_work(tmp_path: Path) -> None:
    notes: list[str] = []
    async with apart(tmp_path, notes.append, without=["message_content"]) as scene:
        await seed(scene, [GROUP])
        talk = await place(scene, GROUP, "talk")
        assert [line["intent"] for line in said(tmp_path)] == ["message-content"]
        assert "Bot in the developer portal" in said(tmp_path)[0]["mend"]
        assert "Not covered: what members write in channels" in await told(scene)
        message = await scene.write("Ben", talk, WORRYING)
        await scene.sees("Mara", scene.cast.desk, "not covered")
        assert await cases(scene) == []
        await scene.write("Chloe", scene.dm("Chloe"), WORRYING)
        await scene.sees("Chloe", scene.dm("Chloe"), "Mara")

        def report() -> Attempt:
            return scene.person("Deniz").context_menu(talk, "Report message", message_id=message)

        form = await scene.attempt("Deniz", report)
        await scene.submit("Deniz", form, reason="I worry about Ben", urgency="now")
        card = await scene.sees("Deniz", talk, "If you need a person")
        called = await scene.press("Deniz", card, "I need a person")
        assert "Mara" in text_of(called.messages[-1])
        await scene.backstage.rest()
        assert sorted(await cases(scene)) == ["call", "dm", "report"]
        await scene.backstage.restart()
        await scene.backstage.rest()
        await scene.sees("Mara", scene.cast.desk, "What I can't hear", times=1)


async def test_without_server_members_everything_but_leaving_is_noticed(tmp_path: Path) -> None:
    notes: list[str] = []
    async with apart(tmp_path, notes.append, without=["members"]) as scene:
        await seed(scene, [GROUP])
        assert [line["intent"] for line in said(tmp_path)] == ["server-members"]
        assert "Not covered: who leaves the server" in await told(scene)
        await join(scene, "Ana", GROUP)
        talk = await place(scene, GROUP, "talk")
        await scene.write("Ana", talk, WORRYING)
        await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide")
        listed = await scene.command("Thea", talk, "group members", group=await group_id(scene, GROUP))
        assert f"<@{scene.cast.people['Ana']}>" in text_of(listed.messages[-1])


@pytest.mark.parametrize("refused", ["message_content", "members"])
async def test_an_intent_taken_away_while_the_bot_runs_is_done_without(tmp_path: Path, refused: str) -> None:
    notes: list[str] = []
    async with apart(tmp_path, notes.append) as scene:
        assert said(tmp_path) == []
        scene.world.disallowed_intents.add(refused)
        scene.world.faults.drop_sockets(4014)
        name = refused.replace("_", "-").replace("members", "server-members")
        assert isinstance(scene.beside, Apart)
        await scene.beside.reconnected()
        assert [line["intent"] for line in said(tmp_path)] == [name]
        shown = await scene.command(SUPERVISOR, scene.cast.desk, "setup")
        assert "Not covered" in text_of(shown.messages[-1])
