"""Using the bot as a person does: commands, menus, buttons, selects and forms, told to it over the gateway."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.practice import bridge
from bot.practice.attempts import Attempt
from bot.practice.bridge import CommandType, InteractionType
from bot.practice.eyes import Eyes, Payload, honest


class Hands(Eyes):
    """One person at their client. ``attempts`` lists what they started with the bot, oldest first."""

    @property
    def attempts(self) -> list[Attempt]:
        """Everything they started with the bot, oldest first."""
        mine = [one for one in self._backend.interactions.values() if one.user_id == self.id]
        return [Attempt(self.world, one) for one in mine]

    @property
    def modals(self) -> list[Attempt]:
        """The forms that are open in front of them, oldest first."""
        return [one for one in self.attempts if one.modal is not None]

    @honest
    def command(self, guild_id: int | None, channel_id: int, name: str, /, **options: Any) -> Attempt:
        """Run ``name`` ("group sub") with options: text, numbers, True/False, ids, or files as (name, bytes)."""
        root, leaf, path = self._command(guild_id, channel_id, name)
        actor = self._actor(channel_id)
        values = typed(actor, leaf, options)
        built, resolved = bridge.option_values(actor, name, leaf, values, channel_id)
        data = command_data(root, bridge.wrap_options(root, path, built))
        if resolved:
            data["resolved"] = resolved
        return self._start(InteractionType.APPLICATION_COMMAND, channel_id, data)

    @honest
    def autocomplete(
        self, guild_id: int | None, channel_id: int, name: str, option: str, text: str, /, **filled: Any
    ) -> Attempt:
        """Type ``text`` into ``option`` with others already filled; the answer has ``choices``."""
        root, leaf, path = self._command(guild_id, channel_id, name)
        focused: Payload = next((one for one in leaf.get("options", []) if one["name"] == option), {})
        if not focused.get("autocomplete"):
            raise bridge.Impossible(f"{option!r} offers no completion.")
        actor = self._actor(channel_id)
        values = typed(actor, leaf, filled)
        built, _ = bridge.option_values(actor, name, leaf, values, channel_id, partial=True)
        built.append({"name": option, "type": focused["type"], "value": text, "focused": True})
        data = command_data(root, bridge.wrap_options(root, path, built))
        return self._start(InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, channel_id, data)

    @honest
    def context_menu(
        self, channel_id: int, name: str, *, message_id: int | None = None, user_id: int | None = None
    ) -> Attempt:
        """Use a menu command on a message or on a user."""
        if (message_id is None) == (user_id is None):
            raise bridge.Impossible("A menu command needs a message or a user.")
        kind = CommandType.MESSAGE if message_id is not None else CommandType.USER
        root = self._root(channel_id, name, kind)
        target, resolved = self._target(channel_id, message_id, user_id)
        data = {**command_data(root, []), "target_id": str(target), "resolved": resolved}
        return self._start(InteractionType.APPLICATION_COMMAND, channel_id, data)

    @honest
    def press(self, message_id: int, custom_id: str) -> Attempt:
        """Press a button."""
        message = self._message(message_id)
        button = bridge.find_component(message.components, (bridge.ComponentType.BUTTON,), custom_id)
        return self._use(message, button, {})

    @honest
    def select(self, message_id: int, custom_id: str, values: Sequence[str | int]) -> Attempt:
        """Choose from a menu: option values, or ids of users, roles and channels."""
        message = self._message(message_id)
        menu = bridge.find_component(message.components, bridge.SELECTS, custom_id)
        fewest, most = menu.get("min_values", 1), menu.get("max_values", 1)
        if not fewest <= len(set(values)) == len(values) <= most:
            raise bridge.Impossible(f"Choose between {fewest} and {most}, each once.")
        return self._use(message, menu, self._chosen(menu, values, message.channel_id))

    @honest
    def submit(self, modal: Attempt | int | str, values: Mapping[str, Any]) -> Attempt:
        """Hand in an open form, named by its attempt or key; ``values`` as for ``bridge.modal_answer``."""
        key = modal.key if isinstance(modal, Attempt) else str(modal)
        shown = next((one for one in self.modals if one.key == key), None)
        if shown is None or shown.modal is None:
            raise bridge.Impossible("That form is not open.")
        record = shown.record
        actor = self._actor(record.channel_id)
        data = bridge.modal_answer(actor, dict(shown.modal), values, record.channel_id)
        source = self._backend.messages.get(record.channel_id, {}).get(record.source_message_id or 0)
        record.modal_consumed = True
        return self._start(InteractionType.MODAL_SUBMIT, record.channel_id, data, source, form=record)

    def dismiss(self, modal: Attempt) -> None:
        """Close a form without handing it in."""
        modal.record.modal_consumed = True

    def _actor(self, channel_id: int) -> bridge.Actor:
        return bridge.Actor(self._backend, self.id, self._backend.get_channel(channel_id).guild_id)

    def _root(self, channel_id: int, name: str, kind: CommandType) -> Payload:
        channel = self._backend.get_channel(channel_id)
        self._need(channel)
        root = self._backend.find_command(name, channel.guild_id, type=kind)
        if root is None:
            raise bridge.Impossible(f"There is no command {name!r}.")
        if not bridge.can_use_command(self._backend, root, self.id, channel_id):
            raise bridge.Impossible(f"The command {name!r} is not shown to this person here.")
        return root

    def _command(self, guild_id: int | None, channel_id: int, name: str) -> tuple[Payload, Payload, list[str]]:
        if self._backend.get_channel(channel_id).guild_id != guild_id:
            raise bridge.ApiError(404, 10003, "Unknown Channel")
        first, *rest = name.split()
        root = self._root(channel_id, first, CommandType.CHAT_INPUT)
        leaf, path = bridge.subcommand(root, rest)
        return root, leaf, path

    def _target(self, channel_id: int, message_id: int | None, user_id: int | None) -> tuple[int, Payload]:
        if message_id is not None:
            message = self._message(message_id)
            if message.channel_id != channel_id:
                raise bridge.Impossible("The message is in another channel.")
            return message_id, {"messages": {str(message_id): bridge.message_payload(self._backend, message)}}
        assert user_id is not None
        actor, resolved = self._actor(channel_id), dict[str, Any]()
        actor.resolve(actor.person(user_id), resolved, channel_id)
        return user_id, resolved

    def _chosen(self, menu: Payload, values: Sequence[str | int], channel_id: int) -> Payload:
        kind = bridge.OPTION_OF_SELECT.get(menu["type"])
        if kind is None:
            offered = {option["value"] for option in menu.get("options", [])}
            if unknown := set(values) - offered:
                raise bridge.Impossible(f"The menu does not offer {sorted(map(str, unknown))}.")
            return {"values": list(values)}
        actor, resolved = self._actor(channel_id), dict[str, Any]()
        for value in values:
            actor.resolve(actor.thing(kind, int(value)), resolved, channel_id)
        return {"values": [str(value) for value in values], "resolved": resolved}

    def _use(self, message: bridge.Message, component: Payload, more: Payload) -> Attempt:
        if not component.get("custom_id"):
            raise bridge.Impossible("That button only leads somewhere.")
        data = {"custom_id": component["custom_id"], "component_type": component["type"], **more}
        if component.get("id") is not None:
            data["id"] = component["id"]
        return self._start(InteractionType.MESSAGE_COMPONENT, message.channel_id, data, message)

    def _start(
        self,
        kind: InteractionType,
        channel_id: int,
        data: Payload,
        source: bridge.Message | None = None,
        form: bridge.Interaction | None = None,
    ) -> Attempt:
        channel = self._backend.get_channel(channel_id)
        self._need(channel)
        self._check_time_out(channel)
        record, payload = bridge.new_interaction(
            self._backend, kind=kind, channel_id=channel_id, guild_id=channel.guild_id, user_id=self.id, data=data
        )
        payload["locale"] = self.world.locales.get(self.id, "en-US")
        if channel.guild_id is not None:
            payload["guild_locale"] = self._backend.get_guild(channel.guild_id).preferred_locale
        if source is not None:
            payload["message"] = bridge.message_payload(self._backend, source)
            record.source_message_id = source.id
        attempt = Attempt(self.world, record, form)
        self._backend.emit("INTERACTION_CREATE", payload)
        return attempt

    def _check_time_out(self, channel: bridge.Channel) -> None:
        if channel.guild_id is None:
            return
        until = self._backend.get_member(channel.guild_id, self.id).timed_out_until
        if until is not None and until > self._backend.now_iso():
            raise bridge.Impossible("People in time-out can only read.")


def command_data(root: Payload, options: list[Payload]) -> Payload:
    """The part of an interaction that names the command."""
    data = {"id": root["id"], "name": root["name"], "type": int(root["type"]), "options": options}
    return {**data, "guild_id": root["guild_id"]} if root.get("guild_id") else data


def typed(actor: bridge.Actor, leaf: Payload, options: Mapping[str, Any]) -> Payload:
    """Turn what a client holds as text (numbers, ids) into what each option takes."""
    kinds = {one["name"]: one["type"] for one in leaf.get("options") or []}
    return {name: typed_value(actor, kinds.get(name, 0), value) for name, value in options.items()}


NUMBERS: Mapping[int, Callable[[str], Any]] = {
    bridge.OptionType.INTEGER: int,
    bridge.OptionType.NUMBER: float,
    bridge.OptionType.USER: int,
    bridge.OptionType.CHANNEL: int,
    bridge.OptionType.ROLE: int,
    bridge.OptionType.MENTIONABLE: int,
}


def typed_value(actor: bridge.Actor, kind: int, value: Any) -> Any:
    """One value; raises ``Impossible`` for text that is no number."""
    if isinstance(value, str) and kind in NUMBERS:
        try:
            value = NUMBERS[kind](value)
        except ValueError as error:
            raise bridge.Impossible("That is not a number.") from error
    return actor.thing(kind, value)
