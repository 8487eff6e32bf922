"""What cards say, line by line. No member's name and no words are in any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.domain.cases import CaseState
from bot.domain.desk import CaseCard, PageRecord
from bot.texts import Texts, stamp

Say = Callable[..., str]


def saying(texts: Texts, language: str | None = None) -> Say:
    """``say`` in one language."""

    def say(key: str, **values: str | int | float) -> str:
        return texts.say(key, language, **values)

    return say


def card_lines(say: Say, card: CaseCard) -> str:
    """The card as text: four lines while it is open, two when it is closed."""
    return "\n".join(_closed(say, card) if card.case.rule.state is CaseState.CLOSED else _open(say, card))


def head(say: Say, card: CaseCard) -> str:
    """Line 1: level word, symbol, number and clock."""
    rule = card.case.rule
    waiting = rule.state is CaseState.PAGING
    since = card.since if waiting else (rule.acknowledged_at or card.case.opened_at)
    return say(
        f"case-head-{rule.state.value}",
        drill="yes" if card.case.drill else "no",
        level=say(f"case-level-{rule.level.word}"),
        number=card.case.id,
        since=stamp(since, "R"),
        owner=f"<@{rule.owner}>" if rule.owner else "–",
    )


def about(say: Say, card: CaseCard) -> str:
    """Line 2: group alias, kinds, where it comes from."""
    kinds = sorted(say(f"case-kind-{kind.value.replace('_', '-')}") for kind in card.case.kinds)
    return say(
        "case-about",
        alias=card.alias,
        kinds=", ".join(kinds) or say("case-kind-none"),
        source=say(f"case-source-{card.case.source.value}"),
    )


def paged(say: Say, pages: Iterable[PageRecord]) -> str:
    """Line 3, first half: who was paged and what came of it, each once, by the latest page."""
    latest = {(page.user_id, page.outside): page for page in pages}
    return ", ".join(_one_page(say, page) for page in latest.values()) or say("case-paged-nobody")


def following(say: Say, card: CaseCard) -> str:
    """Line 3, second half: who is next and when."""
    if card.next_at is None or card.case.rule.state is not CaseState.PAGING:
        return ""
    people = " ".join(f"<@{who}>" for who in card.next_people)
    outside = say("case-outside") if card.next_outside else ""
    who = " + ".join(part for part in (people, outside) if part)
    return say("case-next", who=who or say("case-paged-nobody"), at=stamp(card.next_at, "t"))


def asked(say: Say, card: CaseCard) -> str:
    """Line 3 of an answered case: when its owner is asked about it, or when it pages again."""
    rule = card.case.rule
    if rule.due_at is None:
        return ""
    if card.offered_to is not None:
        return say("case-offered", person=f"<@{card.offered_to}>", at=stamp(rule.due_at, "t"))
    return say("case-asked-line" if rule.asked_at else "case-asks-at", at=stamp(rule.due_at, "t"))


def doing(say: Say, card: CaseCard) -> list[str]:
    """What is under way: the line to the member, measures, and words that did not arrive."""
    lines = []
    if card.line is not None:
        place = f"<#{card.line.thread_id}>" if card.line.thread_id else "–"
        lines.append(say("case-line", owner=f"<@{card.line.owner_id}>", place=place))
    if card.unreached:
        lines.append(say("case-unreached"))
    return lines + [
        say(f"case-measure-{one.kind.value.replace('_', '-')}", until=stamp(one.until, "t")) for one in card.measures
    ]


def _open(say: Say, card: CaseCard) -> list[str]:
    lines = [head(say, card), about(say, card)]
    chain = (say("case-paged", who=paged(say, card.paged)), following(say, card))
    lines.append(" · ".join(part for part in chain if part))
    if card.case.rule.state is CaseState.ACKNOWLEDGED:
        lines[2:] = [asked(say, card)]
    lines.append(say("case-flags", count=card.flags))
    lines += doing(say, card)
    if card.alarm:
        lines.append(say("case-alarm"))
    return lines


def _closed(say: Say, card: CaseCard) -> list[str]:
    outcome = card.case.outcome
    return [
        head(say, card),
        say(
            "case-closed-line",
            alias=card.alias,
            outcome=say(f"case-outcome-{outcome.value.replace('_', '-')}") if outcome else "–",
            at=stamp(card.case.closed_at or card.case.opened_at, "f"),
        ),
    ]


def _one_page(say: Say, page: PageRecord) -> str:
    who = say("case-outside") if page.outside else f"<@{page.user_id}>"
    return say(f"case-page-{page.result}", who=who)
