"""What the stories of the kinds share: five members, their reminder, a session from its first part to its last, and
the check-in after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.practice.attempts import Attempt
from bot.practice.scenarios.community import GROUPS, MEMBERS, group_id, join, place
from bot.practice.scenarios.scene import Scene, Unmet, parts, text_of
from bot.practice.scenarios.session_stage import leap, plan, planned

FIVE = 5
ASKED, QUESTION = "from 0", "Answer"
"""Stands in every check-in, and on the button below it."""
CALM = "I slept well and had soup"
SABOTAGE = {
    "drop-reminder": "reminders are counted as delivered and never sent",
    "forget-restart": "a restart begins with an empty database",
}
"""Under these a whole session of any kind must fail."""


@dataclass(frozen=True)
class Circle:
    """One group of the pretend server, and what its people do in every kind of session."""

    name: str

    @property
    def leader(self) -> str:
        """Who leads it."""
        return GROUPS[self.name][1]

    @property
    def members(self) -> tuple[str, ...]:
        """Five: those who are in it from the start, and others who join."""
        first = GROUPS[self.name][2]
        return (*first, *(name for name in MEMBERS if name not in first))[:FIVE]

    async def talk(self, scene: Scene) -> int:
        """The channel in which they talk."""
        return await place(scene, self.name, "talk")

    async def staff(self, scene: Scene) -> int:
        """The channel of those who lead."""
        return await place(scene, self.name, "staff")

    async def lead(self, scene: Scene, command: str, /, **options: Any) -> Attempt:
        """A command of the leader about this group, in the staff channel."""
        return await scene.command(self.leader, await self.staff(scene), command, **options)

    async def about(self, scene: Scene, command: str, /, **options: Any) -> Attempt:
        """The same, with the group named."""
        return await self.lead(scene, command, group=await group_id(scene, self.name), **options)

    # ------------------------------------------------------------------- before

    async def gathers(self, scene: Scene) -> None:
        """Members join until there are five; sessions on Thursdays, a reminder an hour before, a question each day."""
        for name in self.members[len(GROUPS[self.name][2]) :]:
            await join(scene, name, self.name)
        await self.about(scene, "session stages", stages="1h")
        await self.about(scene, "checkin schedule", weekdays="fri", at="09:00")
        await plan(scene, "thu 18:00", self.name, self.leader)

    async def reminded(self, scene: Scene) -> None:
        """An hour before, all see one reminder; four are coming, and one says that she comes late."""
        starts: datetime = (await planned(scene))[0]["starts"]
        await leap(scene, starts - timedelta(hours=1))
        talk = await self.talk(scene)
        *coming, last = self.members
        for name in coming:
            await scene.press(name, await scene.sees(name, talk, "leads.", times=1), "I'm coming")
        await scene.press(last, await scene.sees(last, talk, "leads.", times=1), "Late")
        await scene.sees(last, talk, "5 people are coming", "one of them a little late", times=1)

    # ---------------------------------------------------------------- a session

    async def begins(self, scene: Scene, first: str) -> int:
        """The session begins with its first part; its number."""
        session = (await planned(scene))[0]
        await leap(scene, session["starts"])
        await self.lead(scene, "session start", session=session["id"])
        await scene.sees(self.members[0], await self.talk(scene), f"### {first}", "Part 1 of", times=1)
        return int(session["id"])

    async def goes_on(self, scene: Scene, title: str) -> None:
        """The next part."""
        talk = await self.talk(scene)
        await scene.press(self.leader, await scene.sees(self.leader, talk, "Part ", " of "), "Next part")
        await scene.sees(self.members[0], talk, f"### {title}", times=1)

    async def round(self, scene: Scene, passing: str) -> None:
        """Everybody has the word once, in the order of the lot; one passes."""
        talk = await self.talk(scene)
        rounds = len(scene.matching(self.leader, talk, ["The round is over"]))
        await scene.press(self.leader, await scene.sees(self.leader, talk, "Part ", " of "), "Begin a round")
        for _ in self.members:
            card = await scene.sees(self.leader, talk, "### A round", "Now:")
            now = next(name for name in self.members if f"Now: <@{scene.cast.people[name]}>" in text_of(card))
            await scene.press(now, card, "I pass" if now == passing else "I'm done")
            await scene.backstage.rest()
        over = len(scene.matching(self.leader, talk, ["The round is over"]))
        await scene.check("Everybody had the word, and the round is over", holds=over == rounds + 1)

    async def ends(self, scene: Scene, session: int) -> None:
        """The leader ends it and says with one tap who was there."""
        talk, staff = await self.talk(scene), await self.staff(scene)
        asked = await scene.press(self.leader, await scene.sees(self.leader, talk, "Part ", " of "), "End the session")
        await scene.press(self.leader, asked.messages[-1], "Yes, end it")
        await scene.sees(self.members[0], talk, "The session is over. Thank you", times=1)
        sheet = await scene.sees(self.leader, staff, "Who was there", times=1)
        shown = await scene.press(self.leader, sheet, "Correct")
        people = [str(scene.cast.people[name]) for name in self.members]
        pick = f"attendance-mark:{scene.cast.guild}:{session}:0:"
        await scene.select(self.leader, shown.messages[-1], pick, *people)
        await scene.eventually("the sheet counts five", lambda: scene.matching(self.leader, staff, ["There (5)"]))

    # -------------------------------------------------------------------- after

    async def practice(self, scene: Scene, session: int, words: str) -> None:
        """Practice is handed out, and remembered once."""
        form = await self.lead(scene, "session practice", session=session)
        await scene.submit(self.leader, form, words=words)
        await scene.sees(self.members[0], await self.talk(scene), "Practice until we meet again", words, times=1)

    async def answers(self, scene: Scene) -> None:
        """The next morning all are asked; four answer, one says not today, and only the leader reads the answers."""
        number = await group_id(scene, self.name)
        rows = await scene.backstage.rows("checkins")
        await leap(scene, next(row["due_at"] for row in rows if row["group_id"] == number))
        channel = await place(scene, self.name, "checkins")
        *four, last = self.members
        for number, name in enumerate(four):
            form = await scene.press(name, await scene.sees(name, channel, ASKED, times=1), QUESTION)
            await scene.submit(name, form, score=str(6 + number % 3), words=CALM, share="private")
        await scene.press(last, await scene.sees(last, channel, ASKED), "Not today")
        read = await self.about(scene, "checkin answers")
        told = "\n".join(text_of(one) for one in read.messages)
        await scene.check("The leader reads four answers", holds=told.count(CALM) == len(four))
        await scene.sees_not(self.members[0], channel, CALM)


def card_of(attempt: Attempt) -> Mapping[str, Any]:
    """What somebody was shown."""
    return attempt.messages[-1]


def chosen(message: Mapping[str, Any], label: str) -> str:
    """The value of the option with this label in a message's menus; raises Unmet."""
    for one in parts(message):
        for option in one.get("options") or ():
            if option["label"] == label:
                return str(option["value"])
    raise Unmet(f"there is no option {label} below: {text_of(message)[:80]}")


async def tool(scene: Scene, circle: Circle, name: str, title: str) -> Attempt:
    """A member opens the first page of a private tool, after having read who reads it."""
    shown = card_of(await scene.command(name, await circle.talk(scene), "tools"))
    about = card_of(await scene.select(name, shown, "tool-pick", chosen(shown, title)))
    await scene.check("Who reads it is said before the first word", holds="Only you can read" in text_of(about))
    return await scene.press(name, about, "Begin")


async def sheet(scene: Scene, circle: Circle, name: str) -> Mapping[str, Any]:
    """The newest sheet of a member, as they open it."""
    mine = [row["id"] for row in await scene.backstage.rows("sheets") if row["user_id"] == scene.cast.people[name]]
    return card_of(await scene.command(name, await circle.talk(scene), "tools", sheet=max(mine)))


async def unseen(scene: Scene, circle: Circle, words: str, but: str) -> None:
    """Nobody reads these words in a channel of the group, or from the bot; ``but`` wrote them."""
    for name in (*circle.members, circle.leader):
        for place_ in {await circle.talk(scene), await circle.staff(scene)}:
            if name != but and scene.person(name).sees(place_):
                await scene.sees_not(name, place_, words)
        if name != but:
            await scene.sees_not(name, scene.dm(name), words)
