"""A support group comes to its end: announced, counted down, with a goodbye, and archived by a person."""

from __future__ import annotations

from bot.practice.scenarios.community import group_id, join, place
from bot.practice.scenarios.scene import Scene, parts, text_of
from bot.practice.scenarios.session_stage import GROUP, LEADER, RUNNING, cards, leap, plan, planned
from bot.practice.scenarios.story import Notes, Step, Story, in_group

MEMBERS = ("Ben", "Chloe", "Deniz", "Ana", "Eli")
TAKES = "That I can ask before it is too much"
ENDED = "has come to its end"


async def _five(scene: Scene, notes: Notes) -> None:
    staff, number = await place(scene, GROUP, "staff"), await group_id(scene, GROUP)
    for name in ("Ana", "Eli"):
        await join(scene, name, GROUP)
    await scene.command(LEADER, staff, "checkin pause", group=number)
    await scene.command(LEADER, staff, "session stages", group=number, stages="start")
    await plan(scene, "thu 18:00", minutes=30)


async def _announces(scene: Scene, notes: Notes) -> None:
    staff, talk = await place(scene, GROUP, "staff"), await place(scene, GROUP, "talk")
    shown = await scene.command(LEADER, staff, "group phase", group=await group_id(scene, GROUP))
    form = await scene.press(LEADER, shown.messages[-1], "Plan the end")
    preview = (await scene.submit(LEADER, form, sessions="2", day="")).messages[-1]
    await scene.check("Thea reads first what will happen", holds="Nobody new gets a place" in text_of(preview))
    await scene.sees_not("Ben", talk, "coming to an end")
    await scene.press(LEADER, preview, "Yes, announce it")
    for name in MEMBERS:
        notes["card"] = await scene.sees(name, talk, "is coming to an end", "2 more sessions", times=1)
    closed = await scene.sees("Hugo", scene.cast.lobby, GROUP)
    labels = [one.get("label") for one in parts(closed) if one.get("type") == 2]
    await scene.check("Nobody new can join", holds="Join" not in labels)


async def _goodbyes(scene: Scene, notes: Notes) -> None:
    talk = await place(scene, GROUP, "talk")
    await leap(scene, (await planned(scene))[0]["starts"])
    await scene.sees("Eli", talk, "2 sessions are left, with this one", times=1)
    await leap(scene, (await planned(scene))[1]["starts"])
    await scene.sees("Eli", talk, "This is the last session", "goodbyes", times=1)


async def _takes(scene: Scene, notes: Notes) -> None:
    talk = await place(scene, GROUP, "talk")
    first = await scene.press("Ben", notes["card"], "What I take with me")
    kept = await scene.submit("Ben", first, came="", take=TAKES, moment="")
    label = next(str(one["label"]) for one in parts(kept.messages[-1]) if one.get("type") == 2)
    second = await scene.press("Ben", kept.messages[-1], label)
    whole = await scene.submit("Ben", second, signs="", then="I call my brother", step="The choir on Monday")
    await scene.sees_not("Chloe", talk, TAKES)
    await scene.select("Ben", whole.messages[-1], "sheet-share", "group")
    await scene.sees("Chloe", talk, TAKES, times=1)


async def _goes_on(scene: Scene, notes: Notes) -> None:
    steps = await scene.press("Chloe", notes["card"], "Next steps")
    await scene.check("Chloe reads what can come next", holds="what could come next" in text_of(steps.messages[-1]))
    touch = await scene.press("Deniz", notes["card"], "Keeping in touch")
    await scene.check("Deniz reads that nobody has to", holds="Nobody has to" in text_of(touch.messages[-1]))


async def _archives(scene: Scene, notes: Notes) -> None:
    staff, talk = await place(scene, GROUP, "staff"), await place(scene, GROUP, "talk")
    await scene.wait(hours=1)
    asked = await scene.sees(LEADER, staff, ENDED, times=1)
    await scene.check("The bot did not archive by itself", holds=await _state(scene) == "open")
    await scene.wait(days=8)
    await scene.sees(LEADER, staff, ENDED, times=1)
    sheets = scene.matching(LEADER, staff, ["Who was there"])
    await scene.check("Thea is asked who was there for the two last sessions only", holds=len(sheets) == 2)
    reminded = [text for text in await cards(scene, "Ben") if RUNNING in text]
    await scene.check("Nobody was reminded of a third session", holds=not reminded)
    sure = await scene.press(LEADER, asked, "Archive the group")
    await scene.press(LEADER, sure.messages[-1], "Archive it")
    await scene.backstage.rest()
    await scene.check("The group is archived", holds=await _state(scene) == "archived")
    await scene.eventually("nobody sees it any more", lambda: not any(scene.person(one).sees(talk) for one in MEMBERS))


async def _state(scene: Scene) -> str:
    return str(next(row["state"] for row in await scene.backstage.rows("groups") if row["name"] == GROUP))


A_GROUP_ENDS = Story(
    "a-group-ends",
    "A support group ends: announced, counted down, with a goodbye.",
    (
        Step("Five members", "Ana and Eli join; Thea plans Thursdays.", LEADER, _five),
        Step(
            "The end is announced",
            "Two sessions more. Thea sees what will happen first; nobody new comes in.",
            LEADER,
            _announces,
            "Ben",
            in_group(GROUP, "talk"),
        ),
        Step("The last sessions", "Each card says how many are left.", "Eli", _goodbyes, where=in_group(GROUP, "talk")),
        Step(
            "What Ben takes with him", "His own, until he shares it.", "Ben", _takes, "Chloe", in_group(GROUP, "talk")
        ),
        Step("And then", "Next steps, and how to keep in touch.", "Chloe", _goes_on),
        Step(
            "Thea archives",
            "She is asked once. The bot archives nothing by itself.",
            LEADER,
            _archives,
            where=in_group(GROUP, "staff"),
        ),
    ),
    {
        "drop-farewell": "the card about the end is counted as delivered and never sent",
        "send-twice": "every message is sent twice",
    },
    real_limits=False,
    groups=(GROUP,),
)
