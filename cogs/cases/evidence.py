"""A member's words, shown to one professional after the look was logged."""

from __future__ import annotations

import discord
import structlog

from bot.domain.desk import Evidence, marked
from bot.domain.triage import Source
from bot.errors import NotFound
from bot.texts import stamp
from cogs.cases.judging import question, screened, why_lines
from cogs.shared.access import Press
from cogs.shared.replies import card, say, show

log = structlog.get_logger(__name__)

BEFORE, AFTER = "\ue000", "\ue001"
AROUND, PLACES, LONG = 11, 3, 300
"""Messages read around a flag, flags for which that is done, characters shown of each."""
MOST = 3500
"""Characters in one answer, under Discord's 4,000."""


async def show_evidence(interaction: Press, guild_id: int, case_id: int) -> None:
    """Log the look, then show the words of every flag, what matched marked."""
    cases = interaction.client.services.cases
    found = await cases.look(guild_id, case_id, interaction.user.id)
    drawn = await cases.card(guild_id, case_id)
    if drawn is None:
        raise NotFound("case-unknown", case=case_id)
    first = say(interaction, "evidence-title", case=case_id, person=f"<@{drawn.case.person_id}>")
    for text in pages([first, *(_block(interaction, guild_id, one) for one in found)]):
        await show(interaction, card(text))
    if asked := next((one for one in reversed(found) if screened(one)), None):
        await show(interaction, question(interaction, guild_id, case_id, asked.flag_id))
    for text in pages([part for one in found[-PLACES:] if (part := await around(interaction, guild_id, one))]):
        await show(interaction, card(text))


async def around(interaction: Press, guild_id: int, evidence: Evidence) -> str:
    """What was said before and after a flagged message, read from Discord now and kept nowhere."""
    if not (evidence.message_id and evidence.channel_id) or evidence.source is Source.DM:
        return ""
    place = interaction.client.get_partial_messageable(evidence.channel_id, guild_id=guild_id)
    try:
        found = [one async for one in place.history(limit=AROUND, around=discord.Object(evidence.message_id))]
    except discord.HTTPException as error:
        log.warning("surroundings not read", code=error.code)
        return say(interaction, "evidence-around-unreadable")
    said = [one for one in sorted(found, key=lambda one: one.id) if one.content and not one.is_system()]
    lines = [_said(one, flagged=one.id == evidence.message_id) for one in said]
    return "\n".join([say(interaction, "evidence-around", at=stamp(evidence.at, "t")), *lines])


def _said(message: discord.Message, *, flagged: bool) -> str:
    name = discord.utils.escape_markdown(message.author.display_name)
    text = discord.utils.escape_mentions(discord.utils.escape_markdown(message.content))[:LONG].replace("\n", " ")
    return f"{'▶' if flagged else '·'} **{name}** {stamp(message.created_at, 't')}: {text}"


def pages(blocks: list[str]) -> list[str]:
    """Blocks put together into texts that fit one answer each."""
    found = [""]
    for block in blocks:
        for part in [block[place : place + MOST] for place in range(0, len(block), MOST)]:
            if len(found[-1]) + len(part) + 2 > MOST:
                found.append(part)
            else:
                found[-1] = f"{found[-1]}\n\n{part}".strip()
    return found


def _block(interaction: Press, guild_id: int, evidence: Evidence) -> str:
    head = say(
        interaction,
        "evidence-head",
        source=say(interaction, f"case-source-{evidence.source.value}"),
        at=stamp(evidence.at, "f"),
    )
    lines = [head]
    if evidence.message_id and evidence.channel_id and _opens(interaction, guild_id, evidence):
        link = f"https://discord.com/channels/{guild_id}/{evidence.channel_id}/{evidence.message_id}"
        lines.append(say(interaction, "evidence-link", link=link))
    if evidence.score is not None:
        lines.append(say(interaction, "evidence-score", score=evidence.score))
    lines.append(_quoted(evidence) if evidence.text else say(interaction, "evidence-none"))
    lines += why_lines(interaction, evidence)
    if evidence.reporter_reason:
        reason = discord.utils.escape_markdown(evidence.reporter_reason)
        lines.append(say(interaction, "evidence-reason", reason=reason))
    return "\n".join(lines)


def _opens(interaction: Press, guild_id: int, evidence: Evidence) -> bool:
    """Whether a link to the message leads its reader anywhere: who answers need not be in the group."""
    guild = interaction.client.get_guild(guild_id)
    reader = guild.get_member(interaction.user.id) if guild is not None else None
    place = guild.get_channel_or_thread(evidence.channel_id or 0) if guild is not None else None
    if evidence.source is Source.DM:
        return False
    return reader is None or place is None or place.permissions_for(reader).view_channel


def _quoted(evidence: Evidence) -> str:
    text = discord.utils.escape_markdown(marked(evidence.text or "", evidence.spans, BEFORE, AFTER))
    text = text.replace(BEFORE, "**[").replace(AFTER, "]**")
    return "\n".join(f"> {line}" for line in text.splitlines())
