"""Acting as a person: only what Discord's client would let them do.

Everything takes effect at once. What Discord would refuse raises ``Denied`` with a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.practice import bridge
from bot.practice.eyes import Denied, Payload, honest
from bot.practice.hands import Hands

__all__ = ["Denied", "File", "Person"]

File = tuple[str, bytes]


class Person(Hands):
    """One person's eyes and hands (see ``Eyes`` for looking and ``Hands`` for commands, buttons and forms)."""

    def open_dm(self) -> int:
        """The id of their channel with the bot, opened when there was none."""
        return self.world.dm_channel(self.id).id

    @honest
    def send(self, channel_id: int, text: str = "", reply_to: int | None = None, files: Sequence[File] = ()) -> Payload:
        """Write a message, with files as (name, bytes); returns it as on the wire."""
        channel = self._backend.get_channel(channel_id)
        self._need(channel, "send_messages_in_threads" if channel.is_thread else "send_messages")
        if files:
            self._need(channel, "attach_files")
        reference = None
        if reply_to is not None:
            self._message(reply_to)
            reference = {"channel_id": str(channel_id), "message_id": str(reply_to)}
        message = self._backend.create_message(
            channel_id,
            self.id,
            text,
            reference=reference,
            attachments=self._backend.store_attachments(channel_id, files),
        )
        return bridge.message_payload(self._backend, message, self.id)

    @honest
    def edit(self, message_id: int, text: str) -> Payload:
        """Change what they wrote."""
        message = self._message(message_id)
        if message.author_id != self.id:
            raise bridge.Impossible("People can edit only their own messages.")
        edited = self._backend.edit_message(message.channel_id, message_id, {"content": text})
        return bridge.message_payload(self._backend, edited, self.id)

    @honest
    def delete(self, message_id: int) -> None:
        """Delete a message: their own, or anyone's with Manage Messages. One sent to them alone is dismissed."""
        message = self._message(message_id)
        channel = self._backend.get_channel(message.channel_id)
        if message.author_id != self.id and not message.is_ephemeral:
            if channel.guild_id is None:
                raise bridge.Impossible("In a direct conversation people can delete only their own messages.")
            self._need(channel, "manage_messages")
        self._backend.delete_message(message.channel_id, message_id)

    @honest
    def react(self, message_id: int, emoji: str, *, on: bool = True) -> None:
        """Add their reaction, or take it back."""
        message = self._message(message_id)
        channel = self._backend.get_channel(message.channel_id)
        self._need(channel, *(bridge.reaction_needs(message, emoji) if on else ()))
        self._backend.set_reaction(message.channel_id, message_id, emoji, self.id, on)

    @honest
    def create_thread(
        self, channel_id: int, name: str, text: str = "", *, message_id: int | None = None, private: bool = False
    ) -> int:
        """Start a thread, on a message or on its own, or a forum post with ``text``; returns its id."""
        channel = self._backend.get_channel(channel_id)
        if channel.type == bridge.ChannelType.FORUM:
            return self._post(channel, name, text)
        self._need(channel, "create_private_threads" if private else "create_public_threads")
        kind = bridge.ChannelType.PRIVATE_THREAD if private else bridge.ChannelType.PUBLIC_THREAD
        thread = self._backend.create_thread(channel_id, name, self.id, type=kind, message_id=message_id)
        if text:
            self._backend.create_message(thread.id, self.id, text)
        return thread.id

    def _post(self, forum: bridge.Channel, name: str, text: str) -> int:
        self._need(forum, "send_messages")
        if not text:
            raise bridge.Impossible("A post begins with a message.")
        thread = self._backend.create_thread(forum.id, name, self.id, broadcast=False)
        # Discord gives the post and its first message the same id.
        message = self._backend.prepare_message(thread.id, self.id, text)
        message.id = thread.id
        self._backend.commit_message(message, broadcast=False)
        forum.last_message_id = thread.id
        self._backend.announce_thread_create(thread)
        self._backend.announce_message_create(message)
        return thread.id

    # ---------------------------------------------------------------- presence

    @honest
    def join_guild(self, guild_id: int) -> None:
        """Come into a server; banned people stay out."""
        if self.id in self._backend.get_guild(guild_id).bans:
            raise bridge.ApiError(403, 40007, "The user is banned from this guild.")
        self.world.add_member(guild_id, self.id)

    @honest
    def leave_guild(self, guild_id: int) -> None:
        """Leave a server."""
        self.world.remove_member(guild_id, self.id)

    @honest
    def join_voice(self, channel_id: int) -> None:
        """Go into a voice channel (no sound is carried)."""
        channel = self._backend.get_channel(channel_id)
        self._need(channel, "connect")
        assert channel.guild_id is not None
        self._backend.set_voice_state(channel.guild_id, self.id, channel_id)

    @honest
    def leave_voice(self, guild_id: int) -> None:
        """Hang up."""
        self._backend.set_voice_state(guild_id, self.id, None)

    @honest
    def follow_event(self, guild_id: int, event_id: int, *, on: bool = True) -> None:
        """Mark interest in a scheduled event, or take it back."""
        self._backend.set_scheduled_event_subscription(guild_id, event_id, self.id, on)
