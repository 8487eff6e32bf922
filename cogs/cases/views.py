"""Cards of the case desk, drawn from what is on record now."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, Separator, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.cases import CaseState
from bot.domain.desk import CaseCard
from bot.domain.outbox import OutboxEntry
from bot.texts import stamp
from cogs.cases.controls import AcceptButton, AcknowledgeButton, FollowUpDone, MoreButton, NoteButton, OpenButton
from cogs.cases.lines import Say, about, card_lines, head, saying


def case_view(say: Say, card: CaseCard) -> LayoutView:
    """The card with its buttons, in their fixed order."""
    container: Container[Any] = Container(TextDisplay(card_lines(say, card)))
    container.add_item(Separator())
    container.add_item(case_row(say, card))
    return _view(container)


def case_row(say: Say, card: CaseCard) -> ActionRow[Any]:
    """Acknowledge · Open text · Note · More; a closed case has no Acknowledge."""
    guild, case, state = card.case.guild_id, card.case.id, card.case.rule.state
    row: ActionRow[Any] = ActionRow()
    if state is not CaseState.CLOSED:
        taken = state is CaseState.ACKNOWLEDGED
        row.add_item(
            AcknowledgeButton(guild, case, label=say("case-ack"), style=discord.ButtonStyle.success, disabled=taken)
        )
    row.add_item(OpenButton(guild, case, label=say("case-open-text")))
    row.add_item(NoteButton(guild, case, label=say("case-note")))
    row.add_item(MoreButton(guild, case, label=say("case-more")))
    return row


def case_renderer(bot: SupportBot) -> Renderer:
    """Draws a case's card on the desk."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        card = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        return case_view(saying(bot.texts), card) if card else None

    return render


def page_renderer(bot: SupportBot) -> Renderer:
    """Draws a page: to one person, or on the desk naming those who are paged. Once answered it says by whom."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        card = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        if card is None:
            return None
        say = saying(bot.texts)
        return _page(say, entry, card)

    return render


def _page(say: Say, entry: OutboxEntry, card: CaseCard) -> LayoutView:
    handed = entry.payload.get("reason") == "handover" or bool(entry.payload.get("handover"))
    lines = [head(say, card), about(say, card)]
    waits = card.case.rule.state is CaseState.PAGING
    mine = card.case.rule.owner == entry.user_id or card.case.rule.owner in entry.payload.get("people", ())
    if handed and card.case.rule.state is not CaseState.CLOSED and not mine:
        lines.append(say("page-handover"))
        accept = AcceptButton(card.case.guild_id, card.case.id, label=say("case-accept"))
        return _view(Container(TextDisplay(_named(say, entry, lines)), ActionRow(accept)))
    if not waits:
        if entry.payload.get("reason") == "again" and mine:
            lines.append(say("page-again"))
            return _view(Container(TextDisplay("\n".join(lines)), case_row(say, card)))
        return _view(Container(TextDisplay("\n".join(lines))))
    lines.append(say("page-please"))
    return _view(Container(TextDisplay(_named(say, entry, lines)), case_row(say, card)))


def _named(say: Say, entry: OutboxEntry, lines: list[str]) -> str:
    people = entry.payload.get("people")
    if people is None:
        return "\n".join(lines)
    who = " ".join(f"<@{person}>" for person in people)
    return "\n".join([say("page-desk", who=who) if people else say("case-alarm"), *lines])


def followup_renderer(bot: SupportBot) -> Renderer:
    """Draws the reminder of a follow-up."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        row = await bot.services.cases.followup(entry.guild_id, entry.payload["followup"])
        card = await bot.services.cases.card(entry.guild_id, row.case_id) if row else None
        if row is None or card is None:
            return None
        say, who = saying(bot.texts), f"<@{row.assignee_id}>"
        if row.done_at:
            return _view(Container(TextDisplay(say("followup-done", case=row.case_id, at=stamp(row.done_at)))))
        text = say("followup-due", case=row.case_id, alias=card.alias, who=who, at=stamp(row.at, "R"))
        done = FollowUpDone(entry.guild_id, row.id, label=say("followup-done-button"))
        opened = OpenButton(entry.guild_id, row.case_id, label=say("case-open-text"))
        note = NoteButton(entry.guild_id, row.case_id, label=say("case-note"))
        return _view(Container(TextDisplay(text), ActionRow(done, opened, note)))

    return render


def _view(item: Container[Any]) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(item)
    return view
