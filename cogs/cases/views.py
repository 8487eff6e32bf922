"""Cards of the case desk, drawn from what is on record now."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, Separator, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.cases import CaseState
from bot.domain.desk import CaseCard
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Level
from bot.texts import stamp
from cogs.cases.controls import AcknowledgeButton, FollowUpDone, NoteButton, OnItButton, OpenButton
from cogs.cases.handing import AcceptButton
from cogs.cases.lines import Say, about, card_lines, head, saying
from cogs.cases.more import MoreButton

COLOURS = {Level.AMBER: 0xE0A030, Level.RED: 0xC0392B, Level.CRISIS: 0x7B1FA2}
"""Beside the word and the symbol, never instead of them."""


def case_view(say: Say, card: CaseCard) -> LayoutView:
    """The card with its buttons, in their fixed order."""
    closed = card.case.rule.state is CaseState.CLOSED
    colour = None if closed else COLOURS[card.case.rule.level]
    container: Container[Any] = Container(TextDisplay(card_lines(say, card)), accent_colour=colour)
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
    """Draws a page to one person. Once answered it says by whom."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        card = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        return _page(saying(bot.texts), entry, card) if card else None

    return render


def desk_page_renderer(bot: SupportBot) -> Renderer:
    """Draws the short message on the desk that calls people to a card; answered, it is one line."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        drawn = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        if drawn is None:
            return None
        say, rule = saying(bot.texts), drawn.case.rule
        people = " ".join(f"<@{person}>" for person in entry.payload["people"])
        values = {"case": drawn.case.id, "level": say(f"case-level-{rule.level.word}"), "link": _link(drawn)}
        handed = drawn.offered_to in entry.payload["people"]
        if entry.payload.get("handover") and handed and rule.state is not CaseState.CLOSED:
            accept = AcceptButton(drawn.case.guild_id, drawn.case.id, label=say("case-accept"))
            return _view(Container(TextDisplay(say("page-desk-handover", who=people, **values)), ActionRow(accept)))
        if rule.state is not CaseState.PAGING:
            owner = f"<@{rule.owner}>" if rule.owner else "–"
            return _view(Container(TextDisplay(say("page-desk-answered", owner=owner, **values))))
        key = "page-desk" if people else "page-desk-nobody"
        return _view(Container(TextDisplay(say(key, who=people, drill=_drill(drawn), **values))))

    return render


def word_renderer(bot: SupportBot) -> Renderer:
    """Draws a short word to a professional: brought in, taken over, handed over."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        drawn = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        if drawn is None:
            return None
        say, moment = saying(bot.texts), entry.payload["moment"]
        values = {"by": f"<@{entry.payload['by']}>", "case": drawn.case.id, "link": _link(drawn)}
        text = "\n".join([say(f"case-word-{moment}", **values), about(say, drawn)])
        if moment != "brought-in" or drawn.case.rule.state is CaseState.CLOSED:
            return _view(Container(TextDisplay(text)))
        return _view(Container(TextDisplay(text), case_row(say, drawn)))

    return render


def asking_renderer(bot: SupportBot) -> Renderer:
    """Draws the question whether its owner is still at a case; answered or over, without the button."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        drawn = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        if drawn is None:
            return None
        say, rule = saying(bot.texts), drawn.case.rule
        if rule.asked_at is None or rule.due_at is None or rule.owner != entry.user_id:
            return _view(Container(TextDisplay(say("case-asked-over", case=drawn.case.id))))
        times = {"at": stamp(rule.due_at, "t"), "relative": stamp(rule.due_at, "R")}
        text = say("case-asked", case=drawn.case.id, level=rule.level.word, **times)
        button = OnItButton(
            drawn.case.guild_id, drawn.case.id, label=say("case-on-it"), style=discord.ButtonStyle.success
        )
        more = MoreButton(drawn.case.guild_id, drawn.case.id, label=say("case-more"))
        return _view(Container(TextDisplay("\n".join([text, about(say, drawn)])), ActionRow(button, more)))

    return render


def drill_renderer(bot: SupportBot) -> Renderer:
    """Draws what a drill has shown: who answered after how long, and how many calls did not arrive."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        drawn = await bot.services.cases.card(entry.guild_id, entry.payload["case"])
        answered = drawn.case.rule.acknowledged_at if drawn else None
        if drawn is None or answered is None:
            return None
        say, rule = saying(bot.texts), drawn.case.rule
        waited = int((answered - drawn.case.opened_at).total_seconds())
        calls = [page.result for page in drawn.paged]
        text = say(
            "case-drill-report",
            alias=drawn.alias,
            owner=f"<@{rule.owner}>",
            minutes=waited // 60,
            seconds=waited % 60,
            calls=len(calls),
            failed=calls.count("failed"),
            case=drawn.case.id,
        )
        return _view(Container(TextDisplay(text)))

    return render


def _page(say: Say, entry: OutboxEntry, card: CaseCard) -> LayoutView:
    rule, reason = card.case.rule, entry.payload.get("reason")
    lines = [head(say, card), about(say, card)]
    mine = rule.owner == entry.user_id
    if reason == "handover" and rule.state is not CaseState.CLOSED and card.offered_to == entry.user_id and not mine:
        accept = AcceptButton(card.case.guild_id, card.case.id, label=say("case-accept"))
        return _view(Container(TextDisplay("\n".join([*lines, say("page-handover")])), ActionRow(accept)))
    if rule.state is CaseState.PAGING:
        return _view(Container(TextDisplay("\n".join([*lines, say("page-please")])), case_row(say, card)))
    if reason == "again" and mine:
        return _view(Container(TextDisplay("\n".join([*lines, say("page-again")])), case_row(say, card)))
    return _view(Container(TextDisplay("\n".join(lines))))


def _link(card: CaseCard) -> str:
    if card.place is None:
        return ""
    return f"https://discord.com/channels/{card.case.guild_id}/{card.place[0]}/{card.place[1]}"


def _drill(card: CaseCard) -> str:
    return "yes" if card.case.drill else "no"


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
