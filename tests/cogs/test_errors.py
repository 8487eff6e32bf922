"""What nobody expected: the person gets an apology, the operator a line in the log, both with the same reference."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.cogs.circle_stage import open_circle, posts, settled
from tests.logs import logged
from tests.stage import Stage, words

SECRET = "zebra crossing at dawn"


def breaks(*_args: object, **_named: object) -> Any:
    """Stands where a use case was."""
    raise RuntimeError(SECRET)


def apology(result: Any) -> str:
    """The reference in an answer that only the person sees."""
    assert result.response is not None
    assert result.ephemeral
    found = re.search(r"\b[0-9A-F]{6}\b", words(result.response))
    assert found is not None, words(result.response)
    return found[0]


def errors(text: str) -> list[dict[str, Any]]:
    """The log's lines about errors."""
    assert SECRET not in text
    return [line for line in map(json.loads, text.splitlines()) if line["level"] == "error"]


async def a_command(stage: Stage, patch: pytest.MonkeyPatch) -> Any:
    circle = await open_circle(stage)
    patch.setattr(stage.app.services.groups, "visible", breaks)
    return await circle.mara.slash(circle.talk, "group list")


async def a_press(stage: Stage, patch: pytest.MonkeyPatch) -> Any:
    circle = await open_circle(stage)
    await circle.mara.slash(circle.checkins, "checkin schedule", group=circle.group, weekdays="mon", at="18:00")
    await circle.mara.slash(circle.checkins, "checkin now", group=circle.group)
    await settled(stage)
    patch.setattr(stage.app.services.checkins.responses, "skip", breaks)
    return await circle.anna.click(posts(circle.checkins)[0], label="Not today")


async def a_pick(stage: Stage, patch: pytest.MonkeyPatch) -> Any:
    staff = stage.guild.create_role("staff")
    page = await stage.admin.slash(stage.desk, "setup")
    patch.setattr(stage.app.services.setup, "staff_role", breaks)
    return await stage.admin.select(page.response, [staff], custom_id=f"setup-role:{stage.guild.id}")


async def a_form(stage: Stage, patch: pytest.MonkeyPatch) -> Any:
    page = await stage.admin.slash(stage.desk, "setup")
    form = await stage.admin.click(page.response, label="Zone and countries")
    patch.setattr(stage.app.services.setup, "place", breaks)
    return await stage.admin.submit_modal(form, {"zone": SECRET, "countries": "DE"})


async def a_menu(stage: Stage, patch: pytest.MonkeyPatch) -> Any:
    circle = await open_circle(stage)
    message = await circle.ben.send(circle.talk, SECRET)
    patch.setattr(stage.app.services.groups, "of_channel", breaks)
    return await circle.anna.context_menu(circle.talk, "Report message", message)


@pytest.mark.parametrize(
    ("act", "control"),
    [
        (a_command, "group list"),
        (a_press, "checkin-skip"),
        (a_pick, "setup-role"),
        (a_form, "form setup-place"),
        (a_menu, "Report message"),
    ],
)
async def test_person_and_operator_get_the_same_reference(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, act: Callable[..., Any], control: str
) -> None:
    with logged() as lines:
        reference = apology(await act(stage, monkeypatch))
    (line,) = errors(lines.getvalue())
    assert (line["reference"], line["control"], line["error"]) == (reference, control, "RuntimeError")
    assert "breaks" in line["where"]


async def test_a_completion_that_fails_offers_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = await open_circle(stage)
    monkeypatch.setattr(stage.app.services.groups, "visible", breaks)
    with logged() as lines:
        found = await circle.mara.autocomplete(circle.talk, "group members", "group", "cir")
    assert list(found) == []
    (line,) = errors(lines.getvalue())
    assert (line["control"], line["error"]) == ("group members", "RuntimeError")
    assert re.fullmatch(r"[0-9A-F]{6}", line["reference"])


async def test_a_completion_for_somebody_who_may_not_offers_nothing(stage: Stage) -> None:
    circle = await open_circle(stage)
    with logged() as lines:
        found = await circle.carl.autocomplete(circle.talk, "group members", "group", "cir")
    assert list(found) == []
    assert errors(lines.getvalue()) == []
    assert "not delivered" not in lines.getvalue()


async def test_a_listener_that_fails_is_logged_with_a_reference(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = await open_circle(stage)
    monkeypatch.setattr(stage.app.services.screening, "hear", breaks)
    with logged() as lines:
        await circle.anna.send(circle.talk, SECRET)
        await stage.env.settle()
    (line,) = errors(lines.getvalue())
    assert (line["listener"], line["error"]) == ("on_message", "RuntimeError")
    assert re.fullmatch(r"[0-9A-F]{6}", line["reference"])


async def test_a_form_from_another_time_is_answered(stage: Stage) -> None:
    page = await stage.admin.slash(stage.desk, "setup")
    form = await stage.admin.click(page.response, label="Zone and countries")
    router: Any = stage.app.bot.get_cog("FormRouter")
    del router.forms["setup-place"]
    with logged() as lines:
        reference = apology(await stage.admin.submit_modal(form, {"zone": "UTC", "countries": "DE"}))
    assert [line["reference"] for line in errors(lines.getvalue())] == [reference]
