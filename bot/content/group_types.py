"""The kinds of group: what each consists of, as a clinician writes it in ``data/group_types/<key>/``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt, ValidationInfo, field_validator

from bot.content.agreements import Agreement, compose, read_agreement
from bot.content.check import Entry, References, Sentence, Short, check
from bot.content.document import Document, read_document
from bot.domain.checkins import CheckInRule
from bot.errors import ContentError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Part = Literal["course", "ask", "feedback", "thanks", "topics", "voices", "library", "stories", "guests"]
_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
_CHANNEL = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")


def _channel_name(name: str) -> str:
    if not _CHANNEL.fullmatch(name):
        raise ValueError("write 1 to 31 small letters, digits and hyphens, as Discord names channels")
    return name


def _weekday_numbers(names: object) -> frozenset[int]:
    if not isinstance(names, list) or any(name not in WEEKDAYS for name in names):
        raise ValueError(f"write a list of weekdays in small letters, of {', '.join(WEEKDAYS)}")
    return frozenset(WEEKDAYS.index(name) for name in names)


def _scaled(prompt: str) -> str:
    if not re.search(r"\b0\b", prompt) or not re.search(r"\b10\b", prompt):
        raise ValueError("say in the prompt what 0 and what 10 mean; 0 is always the hardest")
    return prompt


Minutes = Annotated[StrictInt, Field(ge=1, le=240)]
Prompt = Annotated[Sentence, AfterValidator(_scaled)]
Tag = Annotated[str, Field(min_length=1, max_length=20)]


class ChannelTemplate(Entry):
    """A channel's neutral name and topic: neither tells a passer-by what the group is about."""

    name: Annotated[str, AfterValidator(_channel_name)]
    topic: Sentence


class Channels(Entry):
    """The channels of a group by their role; ``resources`` is a forum, ``staff`` is for staff alone."""

    talk: ChannelTemplate
    checkins: ChannelTemplate
    resources: ChannelTemplate
    staff: ChannelTemplate
    voice: ChannelTemplate

    def by_role(self) -> Mapping[str, ChannelTemplate]:
        """Role to template, in the order in which the channels are shown."""
        return dict(self)


class AgendaItem(Entry):
    """A part of a session; ``minutes`` is how long it takes, ``note`` is for the facilitator."""

    title: Short
    minutes: Minutes
    note: Annotated[str, Field(max_length=300)] = ""


class CheckIns(Entry):
    """What members are asked from 0 (the hardest) to 10, and when, unless a facilitator chooses otherwise."""

    prompts: Annotated[tuple[Prompt, ...], Field(min_length=3, max_length=30)]
    weekdays: Annotated[frozenset[int], BeforeValidator(_weekday_numbers)]
    at: time

    def prompt(self, turn: int) -> str:
        """The prompt of the ``turn``-th check-in (from 0): all in their order, then again from the first."""
        return self.prompts[turn % len(self.prompts)]

    def rule(self, zone: str) -> CheckInRule:
        """The schedule in a group's IANA ``zone``; ``weekdays`` count from Monday, which is 0."""
        return CheckInRule(self.weekdays, self.at, zone)


class Automation(Entry):
    """What the bot may do by itself in such a group. False means that nobody can switch it on."""

    checkin_prompts: StrictBool
    session_reminders: StrictBool
    practice_reminders: StrictBool
    mid_session_prompts: StrictBool
    session_reactions: StrictBool
    unanswered_shares: StrictBool


class TypeFile(Entry):
    """What ``type.toml`` says."""

    name: Short
    summary: Sentence
    needs_professional: StrictBool
    led_by_members: StrictBool = False
    """Whether members lead in turn, and the professional on record answers for the group without taking part."""
    session_minutes: Minutes
    practice: StrictBool
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=2, max_length=12)]
    channels: Channels
    resource_tags: Annotated[tuple[Tag, ...], Field(max_length=20)] = ()
    checkins: CheckIns
    automation: Automation
    tools: Annotated[tuple[Tag, ...], Field(max_length=25)] = ()
    """Keys of the worksheets in ``data/worksheets`` that members of such a group can use."""
    parts: tuple[Part, ...] = ()
    """What such a group can have besides: courses, questions without a name, feedback, thanks, topics, counts of who
    writes and who answers, a library, recovery stories, guest speakers."""
    sources: References

    @field_validator("agenda")
    @classmethod
    def _fills_the_session(cls, agenda: tuple[AgendaItem, ...], info: ValidationInfo) -> tuple[AgendaItem, ...]:
        total, wanted = sum(item.minutes for item in agenda), info.data.get("session_minutes")
        if wanted is not None and total != wanted:
            raise ValueError(f"the parts take {total} minutes, but session_minutes is {wanted}; make them equal")
        return agenda

    @field_validator("channels")
    @classmethod
    def _names_differ(cls, channels: Channels) -> Channels:
        names = [template.name for template in channels.by_role().values()]
        if len(set(names)) < len(names):
            raise ValueError("give every channel a name of its own")
        return channels

    @field_validator("automation")
    @classmethod
    def _practice_exists(cls, automation: Automation, info: ValidationInfo) -> Automation:
        if automation.practice_reminders and info.data.get("practice") is False:
            raise ValueError("practice is false, so practice_reminders must be false as well")
        return automation


class GroupType(TypeFile):
    """A kind of group. ``key`` is its folder's name; ``agreement`` holds the texts and the ground rules."""

    key: str
    agreement: Agreement

    @property
    def ground_rules(self) -> tuple[str, ...]:
        """The rules of the agreement, one sentence each."""
        return self.agreement.rules


def load_group_types(folder: Path) -> dict[str, GroupType]:
    """Every kind of group by its key, in alphabetical order. Raises ContentError."""
    common = read_document(folder / "agreement.toml")
    places = sorted(path for path in (folder / "group_types").glob("*") if path.is_dir())
    if not places:
        raise ContentError(str(folder / "group_types"), None, "folder", "add a folder for at least one kind of group")
    return {place.name: _load_one(place, common) for place in places}


def _load_one(place: Path, common: Document) -> GroupType:
    if not _KEY.fullmatch(place.name):
        sentence = "name the folder with small letters, digits and underscores, 2 to 40 of them"
        raise ContentError(str(place), None, "folder", sentence)
    written = check(TypeFile, read_document(place / "type.toml"))
    agreement = compose(read_agreement(place / "agreement.toml"), common)
    return GroupType(key=place.name, agreement=agreement, **dict(written))
