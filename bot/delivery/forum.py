"""Posts in a forum: a thread with a title and tags, whose first message is the card."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord.ui import LayoutView

LONGEST_TITLE = 100
MOST_TAGS, MOST_OF_FORUM = 5, 20
"""Tags that Discord allows on a post, and in a forum."""
UNTITLED = "…"


async def begin_post(forum: discord.ForumChannel, drawn: LayoutView, of: LayoutView) -> discord.Message:
    """Begin a thread with the card ``drawn``; ``of`` says the title and the names of tags.

    Raises what discord.py raises.
    """
    mentions = discord.AllowedMentions.none()
    tags = await _tags(forum, of)
    made = await forum.create_thread(name=_title(of), view=drawn, applied_tags=tags, allowed_mentions=mentions)
    return made.message


async def post_of(client: discord.Client, channel_id: int) -> discord.Thread | None:
    """The thread of a forum that the bot began, awake; None for any other place. Raises what discord.py raises."""
    thread = client.get_channel(channel_id) or await client.fetch_channel(channel_id)
    if not isinstance(thread, discord.Thread) or not isinstance(thread.parent, discord.ForumChannel):
        return None
    if client.user is None or thread.owner_id != client.user.id:
        return None
    return await thread.edit(archived=False) if thread.archived else thread


async def follow(thread: discord.Thread, of: LayoutView) -> None:
    """Give a thread the title and the tags that its card has now. Raises what discord.py raises."""
    if not isinstance(forum := thread.parent, discord.ForumChannel) or not hasattr(of, "title"):
        return
    title, tags = _title(of), await _tags(forum, of)
    if (thread.name, {one.id for one in thread.applied_tags}) != (title, {one.id for one in tags}):
        await thread.edit(name=title, applied_tags=tags)


def _title(of: LayoutView) -> str:
    return str(getattr(of, "title", "") or UNTITLED)[:LONGEST_TITLE]


async def _tags(forum: discord.ForumChannel, of: LayoutView) -> list[discord.ForumTag]:
    """The forum's tags that a card names; those it lacks are made, where there is room and the bot may."""
    names = [name for name in getattr(of, "tags", ()) if name][:MOST_TAGS]
    known = {tag.name.lower() for tag in forum.available_tags}
    fresh = [discord.ForumTag(name=name) for name in names if name.lower() not in known]
    if fresh and len(known) + len(fresh) <= MOST_OF_FORUM:
        with suppress(discord.Forbidden):
            forum = await forum.edit(available_tags=[*forum.available_tags, *fresh])
    wanted = {name.lower() for name in names}
    return [tag for tag in forum.available_tags if tag.name.lower() in wanted and tag.id]


async def find_post(forum: discord.ForumChannel, author: Any, mark: int) -> discord.Message | None:
    """The first message of the bot's thread that carries ``mark``, if a doubtful attempt arrived after all."""
    for thread in forum.threads:
        if author is None or thread.owner_id != author.id:
            continue
        async for first in thread.history(limit=1, oldest_first=True):
            if any(getattr(component, "id", None) == mark for component in first.components):
                return first
    return None
