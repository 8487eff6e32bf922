"""What each kind of group does differently, as one table, and a private tool as plain text."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.group_types import WEEKDAYS, GroupType
from bot.domain.worksheets import Audience, Tool

HEAD = """# What each kind of group does differently

Made from `data/group_types` and `data/worksheets` by `circlekeeper content --table`; change those, not this.

"""
WITH = {Audience.LEADER: "those who lead", Audience.GROUP: "the group"}


def kinds_table(kinds: Mapping[str, GroupType], tools: Mapping[str, Tool]) -> str:
    """A Markdown page: a row for each difference, a column for each kind."""
    rows = {
        "Who leads": [_leader(kind) for kind in kinds.values()],
        "A session": [f"{kind.session_minutes} min" for kind in kinds.values()],
        "Agenda": ["<br>".join(f"{one.title} ({one.minutes})" for one in kind.agenda) for kind in kinds.values()],
        "Practice between sessions": [_yes(kind.practice) for kind in kinds.values()],
        "Check-ins": [_checkins(kind) for kind in kinds.values()],
        "Private tools": ["<br>".join(tools[key].title for key in kind.tools) for kind in kinds.values()],
        "The bot never": [_never(kind) for kind in kinds.values()],
        "Ground rules": [str(len(kind.ground_rules)) for kind in kinds.values()],
    }
    names = [kind.name for kind in kinds.values()]
    lines = [f"| | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| **{title}** | {' | '.join(cells)} |" for title, cells in rows.items()]
    return HEAD + "\n".join(lines) + "\n"


def tool_preview(tool: Tool) -> str:
    """A private tool page by page, as its members meet it."""
    lines = [f"{tool.title} ({tool.key})", "=" * (len(tool.title) + len(tool.key) + 3), tool.about]
    lines.append(f"May be shared with: {', '.join(WITH[one] for one in tool.audiences) or 'nobody'}")
    lines.append(f"Has to be released: {_yes(tool.release)}")
    for number, page in enumerate(tool.pages, start=1):
        lines += ["", f"Page {number}: {page.title}{' (for afterwards)' if page.later else ''}"]
        for one in page.questions:
            ends = f" [{one.least} {one.low} – {one.most} {one.high}]" if one.low else ""
            lines.append(f"  {one.label}{ends}{'' if one.required else ' (may stay empty)'}")
            lines += [f"      {one.hint}"] if one.hint else []
            lines += [f"      - {option.label}: {option.about}" for option in one.options]
    lines += ["", "Sources", *(" ".join(filter(None, source)) for source in tool.sources)]
    return "\n".join(lines) + "\n"


def _leader(kind: GroupType) -> str:
    return "members in turn; a professional answers for it" if kind.led_by_members else "a professional on record"


def _checkins(kind: GroupType) -> str:
    return ", ".join(WEEKDAYS[day].capitalize() for day in sorted(kind.checkins.weekdays))


def _never(kind: GroupType) -> str:
    words = {
        "mid_session_prompts": "prompts while a session runs",
        "session_reactions": "reacts in a session",
        "practice_reminders": "reminds of practice",
        "unanswered_shares": "asks about shares without a reply",
    }
    return "<br>".join(said for name, said in words.items() if not getattr(kind.automation, name)) or "–"


def _yes(what: object) -> str:
    return "yes" if what else "no"
