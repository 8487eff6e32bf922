"""Notes of those who lead: seen together, each written by one person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord import app_commands
from discord.ui import Modal, TextDisplay

from bot.domain.notes import NotePart, SessionNote
from bot.services.notes import LONGEST
from bot.texts import stamp
from cogs.sessions.confirm import wanted
from cogs.sessions.reminding import row
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, say, show

PARTS = tuple(NotePart)
ROOM = 3600
"""Characters of notes in one card; Discord takes 4000 in all."""


class NoteButton(PressControl, name="session-note", fields=("session", "part")):
    """Opens the form for one part of the person's own notes."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        numbers = (self.numbers["session"], self.numbers["part"])
        await forms(interaction.client).forms["session-note"].open(interaction, self.guild_id, *numbers)


class NoteForm(Form):
    """What somebody who leads writes about a session."""

    name = "session-note"
    fields = ("session", "part")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field with what the person wrote before; who reads it is said first."""
        part, notes = _part(numbers), interaction.client.services.notes
        before = await notes.mine(interaction.guild_id or 0, numbers["session"], part, interaction.user.id)
        modal = Modal(title=say(interaction, f"note-title-{part.value}"))
        modal.add_item(
            TextDisplay(
                say(interaction, "note-readers", days=interaction.client.services.retention.kept("session_notes")[1])
            )
        )
        written, key = earlier or {"words": before}, f"note-label-{part.value}"
        modal.add_item(paragraph(interaction, key, "words", written, max_length=LONGEST, required=False))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Seal it, and show all notes as they are now."""
        words, part = str(answers.get("words") or ""), _part(numbers)
        await interaction.client.services.notes.write(guild_id, numbers["session"], part, interaction.user.id, words)
        await show_notes(interaction, guild_id, numbers["session"])


async def show_notes(interaction: Press, guild_id: int, session_id: int) -> None:
    """Show a session's notes with who wrote what, and the buttons to write. Raises NotFound."""
    found = await wanted(interaction, guild_id, session_id)
    notes = await interaction.client.services.notes.of(guild_id, session_id)
    buttons: list[Any] = [
        NoteButton(guild_id, session_id, place, label=say(interaction, f"note-title-{part.value}"))
        for place, part in enumerate(PARTS)
    ]
    head = say(interaction, "note-card", title=found.title, when=stamp(found.session.starts))
    pages = _pages([_written(interaction, note) for note in notes] or [say(interaction, "note-none")])
    for number, text in enumerate(pages):
        last = [row(*buttons)] if number == len(pages) - 1 else []
        await show(interaction, card(f"{head}\n{text}" if number == 0 else text, *last))


async def note_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Sessions to write about, past and coming."""
    found = await interaction.client.services.notes.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


def _written(interaction: Press, note: SessionNote) -> str:
    quoted = "\n".join(f"> {line}" for line in note.words.splitlines())
    head = say(interaction, f"note-by-{note.part.value}", person=f"<@{note.user_id}>", at=stamp(note.at))
    return f"{head}\n{quoted}"


def _pages(notes: list[str]) -> list[str]:
    pages = [""]
    for note in notes:
        if pages[-1] and len(pages[-1]) + len(note) > ROOM:
            pages.append("")
        pages[-1] += f"{note}\n"
    return [page.strip()[:ROOM] for page in pages]


def _part(numbers: Mapping[str, int]) -> NotePart:
    return PARTS[numbers["part"] % len(PARTS)]
