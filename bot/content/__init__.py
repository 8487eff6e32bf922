"""What a clinician may edit: kinds of group, helplines, emergency numbers, protocol cards. Read once, at start."""

from __future__ import annotations

from bot.content.agreements import Agreement
from bot.content.compare import kinds_table, tool_preview
from bot.content.emergency import EmergencyNumber, EmergencyNumbers
from bot.content.group_types import AgendaItem, Automation, Channels, ChannelTemplate, CheckIns, GroupType
from bot.content.helplines import Helpline, HelplineKind, Helplines, edited
from bot.content.load import Content, load_content
from bot.content.location import data_folder
from bot.content.preview import preview, preview_course
from bot.content.protocols import ProtocolCard, search_protocols
from bot.content.skills import Skill

__all__ = [
    "AgendaItem",
    "Agreement",
    "Automation",
    "ChannelTemplate",
    "Channels",
    "CheckIns",
    "Content",
    "EmergencyNumber",
    "EmergencyNumbers",
    "GroupType",
    "Helpline",
    "HelplineKind",
    "Helplines",
    "ProtocolCard",
    "Skill",
    "data_folder",
    "edited",
    "kinds_table",
    "load_content",
    "preview",
    "preview_course",
    "search_protocols",
    "tool_preview",
]
