"""An exported case as one readable page: no scripts, nothing fetched, fit for printing. Everything in it is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.dossier import Dossier

Say = Callable[..., str]
PEOPLE = frozenset({"person", "people", "to"})
"""Facts that name staff by id."""
TEXTS = {"notice": "notice-about", "hours": "notice-hours"}
"""Facts that are said in words, and what the keys of the texts begin with."""

STYLE = """
:root { color-scheme: light; --ink: #1d2733; --quiet: #5a6675; --line: #d5dbe3; --soft: #f4f6f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2.5rem 1.5rem 4rem; background: #fff; color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
header { border-bottom: 3px solid var(--ink); padding-bottom: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .6rem; }
p { margin: .4rem 0; } .quiet { color: var(--quiet); }
.notice { background: var(--soft); border: 1px solid var(--line); border-left: 6px solid var(--ink);
  padding: .7rem 1rem; margin: 1.2rem 0; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th:nth-child(2) { width: 11.5rem; }
th { text-align: left; color: var(--quiet); font-weight: 600; }
th, td { border-bottom: 1px solid var(--line); padding: .45rem .8rem .45rem 0; vertical-align: top; }
td:first-child, th:first-child { width: 2.4rem; text-align: right; padding-right: 1rem;
  font-variant-numeric: tabular-nums; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
blockquote { margin: .4rem 0 0; padding: .3rem .9rem; border-left: 3px solid var(--line); white-space: pre-wrap;
  overflow-wrap: anywhere; }
code { font: .8rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print { body { padding: 0; max-width: none; font-size: 11pt; } tr, blockquote { break-inside: avoid; }
  h2 { break-after: avoid; } }
"""


def case_page(dossier: Dossier, say: Say, zone: str, language: str) -> str:
    """The page. ``say`` gives texts by key, and None for a key there is none of; ``zone`` is the clinic's."""
    return _Page(dossier, say, zone).whole(language)


class _Page:
    def __init__(self, dossier: Dossier, say: Say, zone: str) -> None:
        self._dossier, self._document, self._say, self._zone = dossier, dossier.document, say, ZoneInfo(zone)
        self._zone_name = zone

    def whole(self, language: str) -> str:
        case = self._document["case"]
        title = self._text("audit-page-title", case=case["number"])
        words = "audit-page-with-words" if self._document["words"] else "audit-page-without-words"
        made = {"at": self._plain(self._document["made_at"]), "who": self._name(self._document["made_by"])}
        drill = [f'<p class="notice"><strong>{self._text("audit-page-drill")}</strong></p>'] if case["drill"] else []
        parts = [
            f"<header><h1>{title}</h1>",
            f'<p class="quiet">{self._text("audit-page-made", zone=self._zone_name, **made)}</p></header>',
            *drill,
            f'<p class="notice">{self._text(words)}</p>',
            self._about(case),
            self._section("audit-page-flags", self._flags()),
            self._section("audit-page-timeline", self._timeline()),
            self._section("audit-page-pages", self._pages()),
            self._proof(),
        ]
        head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
        policy = "default-src 'none'; style-src 'unsafe-inline'"
        head += f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{STYLE}</style>'
        body = "\n".join(parts)
        return f'<!doctype html>\n<html lang="{escape(language)}"><head>{head}</head><body>\n{body}\n</body></html>\n'

    def _about(self, case: Mapping[str, Any]) -> str:
        kinds = ", ".join(self._named(f"case-kind-{kind.replace('_', '-')}", kind) for kind in case["kinds"])
        outcome = case["outcome"]
        rows = {
            "group": escape(case["group"]),
            "level": self._named(f"case-level-{case['level']}", case["level"]),
            "kinds": kinds or "–",
            "source": self._named(f"case-source-{case['source']}", case["source"]),
            "opened": self._time(case["opened_at"]),
            "closed": self._time(case["closed_at"]) if case["closed_at"] else "–",
            "outcome": self._named(f"case-outcome-{outcome.replace('_', '-')}", outcome) if outcome else "–",
            "owner": escape(self._name(case["owner"])),
        }
        if "person" in case:
            rows["person"] = escape(str(case["person"]))
        items = "".join(f"<dt>{self._text(f'audit-page-{name}')}</dt><dd>{value}</dd>" for name, value in rows.items())
        return f"<h2>{self._text('audit-page-about')}</h2><dl>{items}</dl>"

    def _flags(self) -> Iterable[tuple[str, ...]]:
        for number, flag in enumerate(self._document["flags"], start=1):
            level = self._named(f"case-level-{flag['level']}", flag["level"])
            source = self._named(f"case-source-{flag['source']}", flag["source"])
            yield str(number), self._time(flag["at"]), f"{level} · {source}{self._quote(flag)}"

    def _timeline(self) -> Iterable[tuple[str, ...]]:
        for entry in self._document["timeline"]:
            parts = {name: value for name, (_, value) in entry["parts"].items()}
            actor = self._actor(entry["parts"])
            event = self._named(f"audit-event-{entry['event'].replace('_', '-')}", entry["event"].replace("-", " "))
            facts = " · ".join(self._facts(parts.get("facts") or {}))
            quiet = f'<br><span class="quiet">{facts}</span>' if facts else ""
            who = f"<strong>{event}</strong>" + (f" · {escape(actor)}" if actor else "")
            told = self._told(parts.get("facts") or {})
            yield str(entry["number"]), self._time(entry["at"]), f"{who}{quiet}{told}{self._quote(entry)}"

    def _pages(self) -> Iterable[tuple[str, ...]]:
        for number, page in enumerate(self._document["pages"], start=1):
            who = self._text("case-outside") if page["outside"] else escape(self._name(page["person"]))
            result = self._named(f"audit-result-{page['result']}", page["result"])
            yield str(number), self._time(page["at"]), f"{who} · {result}"

    def _proof(self) -> str:
        head, key = self._document["head"], self._dossier.public_key
        noted = f"{self._document['guild']}/{head['number']}/{head['digest']}"
        return (
            f"<h2>{self._text('audit-page-proof')}</h2><p>{self._text('audit-page-proof-how')}</p>"
            f"<dl><dt>{self._text('audit-page-head')}</dt><dd><code>{escape(noted)}</code></dd>"
            f"<dt>{self._text('audit-page-key')}</dt><dd><code>{escape(key)}</code></dd>"
            f"<dt>{self._text('audit-page-signature')}</dt><dd><code>{escape(self._dossier.signature)}</code></dd></dl>"
        )

    def _section(self, key: str, rows: Iterable[tuple[str, ...]]) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        heads = f"<th>#</th><th>{self._text('audit-page-when')}</th><th>{self._text('audit-page-what')}</th>"
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        return f"<h2>{self._text(key)}</h2>{table if body else '<p>–</p>'}"

    def _facts(self, facts: Mapping[str, Any]) -> Iterable[str]:
        for name, value in sorted(facts.items()):
            if value in (None, [], False, ""):
                continue
            label = self._named(f"audit-fact-{name}", name)
            yield f"{label}: {escape(self._value(name, value))}" if value is not True else label

    def _value(self, name: str, value: Any) -> str:
        if name in PEOPLE:
            return ", ".join(self._name(one) for one in (value if isinstance(value, list) else [value]))
        if name in TEXTS:
            return self._say(f"{TEXTS[name]}-{value}")
        if isinstance(value, list):
            return ", ".join(str(one + 1) if name == "skipped" else str(one) for one in value)
        return str(value + 1 if name in {"step", "round"} else value)

    def _actor(self, parts: Mapping[str, Any]) -> str:
        if "actor" not in parts:
            return self._say("audit-page-erased")
        value = parts["actor"][1]
        return self._name(value) if value else ""

    def _name(self, person: Any) -> str:
        """A professional's name; anybody else is a member, who is never named."""
        if person is None:
            return "–"
        return str(self._document["people"].get(str(person)) or self._say("audit-page-somebody"))

    def _told(self, facts: Mapping[str, Any]) -> str:
        """The clinic's own words that somebody read; what was filled in stands in braces."""
        words = self._document.get("notices", {}).get(str(facts.get("version")))
        return f"<blockquote>{escape(words)}</blockquote>" if words else ""

    def _quote(self, item: Mapping[str, Any]) -> str:
        if "words" not in item:
            return ""
        words = item["words"]
        if words is None:
            return f'<p class="quiet">{self._text("audit-page-no-words")}</p>'
        return f"<blockquote>{escape(words)}</blockquote>"

    def _time(self, written: str) -> str:
        return f'<time datetime="{escape(written)}">{escape(self._plain(written))}</time>'

    def _plain(self, written: str) -> str:
        return f"{datetime.fromisoformat(written).astimezone(self._zone):%Y-%m-%d %H:%M:%S}"

    def _text(self, key: str, **values: str | int) -> str:
        return escape(self._say(key, **values))

    def _named(self, key: str, otherwise: str) -> str:
        """A text where there is one; what has none is shown as it is recorded."""
        try:
            return self._text(key)
        except KeyError:
            return escape(otherwise)
