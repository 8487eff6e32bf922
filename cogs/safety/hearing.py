"""A Discord message as screening hears it: all text in it, and whether there is more that no text stands for."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot.services.screening import Heard

TYPED = frozenset({discord.MessageType.default, discord.MessageType.reply, discord.MessageType.thread_starter_message})


def heard(message: discord.Message, me: int, *, reads_content: bool) -> Heard | None:
    """What is screened; None for bots, webhooks and messages that nobody typed."""
    if message.author.bot or message.webhook_id or message.type not in TYPED:
        return None
    place = message.channel.id
    parent = getattr(message.channel, "parent_id", None)
    direct = message.guild is None
    text = "\n".join(part for part in _texts(message) if part)
    unreadable = bool(message.attachments or message.stickers or any(s.attachments for s in message.message_snapshots))
    shown = reads_content or direct or any(user.id == me for user in message.mentions) or bool(text)
    return Heard(
        None if message.guild is None else message.guild.id,
        parent or place,
        place,
        message.id,
        message.author.id,
        text,
        0 if message.edited_at is None else int(message.edited_at.timestamp() * 1000),
        unreadable,
        shown,
        message.reference.message_id if message.reference is not None else None,
    )


def _texts(message: discord.Message) -> Iterator[str]:
    channel = message.channel
    if isinstance(channel, discord.Thread) and channel.id == message.id:
        yield channel.name
    yield message.content or ""
    if message.poll is not None:
        yield str(message.poll.question)
        yield from (str(answer.text) for answer in message.poll.answers)
    for snapshot in message.message_snapshots:
        yield snapshot.content or ""
