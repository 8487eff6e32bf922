"""A sheet as its writer, or those it is shared with, read it."""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.domain.worksheets import Ask, Page, Question, Sheet, Tool

MOST = 3500
"""Characters in one answer, under Discord's 4,000."""
Say = Callable[..., str]


def sheet_texts(say: Say, tool: Tool, sheet: Sheet) -> list[str]:
    """Everything that is written in it, in texts that fit one message each."""
    found = [f"### {tool.title}"]
    for page in tool.pages:
        for line in page_lines(say, page, sheet):
            if len(found[-1]) + len(line) + 1 > MOST:
                found.append(line)
            else:
                found[-1] = f"{found[-1]}\n{line}"
    return found


def page_lines(say: Say, page: Page, sheet: Sheet) -> list[str]:
    """A line for each answer of a page."""
    answered = [one for one in page.questions if sheet.answers.get(one.key)]
    return [f"**{one.label}**\n{_value(say, one, sheet)}" for one in answered]


def _value(say: Say, question: Question, sheet: Sheet) -> str:
    given = sheet.answers[question.key]
    labels = {option.key: option.label for option in question.options}
    if labels:
        chosen = given if isinstance(given, list) else [given]
        return ", ".join(labels.get(one, one) for one in chosen)
    if question.ask is Ask.RATING:
        return say("sheet-rating", value=str(given), most=question.most)
    return "\n".join(f"> {line}" for line in discord.utils.escape_markdown(str(given)).splitlines())
