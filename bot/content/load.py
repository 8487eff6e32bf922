"""Reads everything a clinician may edit, once, at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bot.content.curricula import load_curricula
from bot.content.emergency import EmergencyNumbers, load_emergency_numbers
from bot.content.group_types import GroupType, load_group_types
from bot.content.helplines import Helplines, load_helplines
from bot.content.library import StarterEntry, load_library
from bot.content.life import GroupLife, load_group_life
from bot.content.notices import load_member_notices
from bot.content.protocols import ProtocolCard, load_protocols
from bot.content.roles import load_roles
from bot.content.skills import Skill, load_skills
from bot.content.topics import load_topics
from bot.content.worksheets import check_tools, load_worksheets
from bot.domain.courses import Course
from bot.domain.notices import MemberNotices
from bot.domain.peers import PeerRoles
from bot.domain.topics import Starter
from bot.domain.triage import Kind
from bot.domain.worksheets import Tool


@dataclass(frozen=True, slots=True)
class Content:
    """What the files say; nothing in it can change while the bot runs."""

    group_types: Mapping[str, GroupType]
    helplines: Helplines
    protocols: Mapping[Kind, ProtocolCard]
    emergency_numbers: EmergencyNumbers
    member_notices: MemberNotices
    worksheets: Mapping[str, Tool]
    skills: Mapping[str, Skill]
    roles: PeerRoles
    curricula: Mapping[str, Course]
    topics: Mapping[str, Starter]
    group_life: GroupLife
    library: Mapping[str, StarterEntry]

    def emergency_number(self, country: str) -> str:
        """The number to call in ``country`` (two letters) when a life is in danger; 112 where none is listed."""
        return self.emergency_numbers.number(country)


def load_content(folder: Path) -> Content:
    """Read and check every file under ``folder``; raises ContentError for the first problem found."""
    group_types, worksheets = load_group_types(folder), load_worksheets(folder / "worksheets")
    check_tools(folder / "group_types", {key: kind.tools for key, kind in group_types.items()}, worksheets)
    return Content(
        group_types=MappingProxyType(group_types),
        helplines=load_helplines(folder / "helplines"),
        protocols=MappingProxyType(load_protocols(folder / "protocols")),
        emergency_numbers=load_emergency_numbers(folder / "emergency_numbers.toml"),
        member_notices=load_member_notices(folder / "member_notices.toml"),
        worksheets=MappingProxyType(worksheets),
        skills=MappingProxyType(load_skills(folder / "skills")),
        group_life=load_group_life(folder / "group_life.toml"),
        roles=load_roles(folder / "roles.toml"),
        curricula=MappingProxyType(load_curricula(folder / "curricula")),
        topics=MappingProxyType(load_topics(folder / "topics.toml")),
        library=MappingProxyType(load_library(folder / "library", group_types)),
    )
