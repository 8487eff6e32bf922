"""A place at the table: one person's eyes and hands, for one tab."""

from __future__ import annotations

from bot.practice.people import Person
from bot.practice.snapshot import View
from bot.practice.world import World


class Seat:
    """What the person with ``user_id`` sees (``view``) and does (``person``); they are in one server at least.

    Their direct conversation with the bot is opened, so that it can be found.
    """

    def __init__(self, world: World, user_id: int) -> None:
        self.person = Person(world, user_id)
        self.view = View(world, self.person.guilds()[0].id, user_id)
        self.person.open_dm()
