"""The test page of the set-up: everybody on duty is paged, and the page shows who has answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.guilds import TestPage
from bot.domain.outbox import OutboxEntry
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show


class TestPageButton(PressControl, name="setup-test"):
    """Shows the last test page, with a way to send one."""

    __test__ = False  # not a test of pytest's

    async def act(self, interaction: Press) -> None:
        """Show it."""
        await show(interaction, await tested_view(interaction, self.guild_id))


class SendTestPage(PressControl, name="test-page-send"):
    """Pages everybody on duty."""

    async def act(self, interaction: Press) -> None:
        """Send, and show whom."""
        await interaction.client.services.setup.send_test_page(self.guild_id, interaction.user.id)
        await interaction.response.edit_message(view=await tested_view(interaction, self.guild_id))


class LookAgain(PressControl, name="test-page-look"):
    """Shows who has answered since."""

    async def act(self, interaction: Press) -> None:
        """Draw it again."""
        await interaction.response.edit_message(view=await tested_view(interaction, self.guild_id))


class AnswerTestPage(PressControl, name="test-page-answer", fields=("page",)):
    """I'm here."""

    async def act(self, interaction: Press) -> None:
        """Note the answer."""
        page = self.numbers["page"]
        await interaction.client.services.setup.answer_test_page(self.guild_id, page, interaction.user.id)
        await reply(interaction, "test-page-thanks")


async def tested_view(interaction: Press, guild_id: int) -> LayoutView:
    """Who was paged last, and what became of it."""
    progress = await interaction.client.services.setup.progress(guild_id)
    lines = [say(interaction, "test-page-title"), *_lines(interaction, progress.tested)]
    lines.append(say(interaction, "test-page-who"))
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay("\n".join(lines))))
    send = SendTestPage(guild_id, label=say(interaction, "test-page-send"), style=discord.ButtonStyle.primary)
    view.add_item(ActionRow[Any](send, LookAgain(guild_id, label=say(interaction, "test-page-look"))))
    return view


def _lines(interaction: Press, pages: Sequence[TestPage]) -> list[str]:
    if not pages:
        return [say(interaction, "test-page-none")]
    return [_line(interaction, page) for page in pages]


def _line(interaction: Press, page: TestPage) -> str:
    person = f"<@{page.user_id}>"
    if page.answered_at is not None:
        seconds = int((page.answered_at - page.at).total_seconds())
        return say(interaction, "test-page-line-answered", person=person, seconds=seconds)
    if page.result == "failed":
        return say(interaction, "test-page-line-failed", person=person)
    return say(interaction, "test-page-line-waiting", person=person, at=stamp(page.at, "R"))


def test_page_renderer(bot: SupportBot) -> Renderer:
    """Draws the page in the person's direct messages: with a button until they answered."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        number = int(entry.payload["page"])
        page = await bot.services.setup.test_page(entry.guild_id, number)
        if page is None:
            return None
        if page.answered_at is not None:
            return card(bot.texts.say("test-page-dm-answered"))
        guild = bot.get_guild(entry.guild_id)
        answer = AnswerTestPage(
            entry.guild_id, number, label=bot.texts.say("test-page-answer"), style=discord.ButtonStyle.primary
        )
        row: ActionRow[Any] = ActionRow(answer)
        return card(bot.texts.say("test-page-dm", server=guild.name if guild else "Discord"), row)

    return render
