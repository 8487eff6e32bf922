"""Words with their slots, and as a member would read them."""

from __future__ import annotations

from typing import Any

from discord.ui import Container, Item, LayoutView, TextDisplay

from bot.content.countries import country_name
from bot.domain.notice_words import About, Place, Version, assured, needed, offered
from cogs.notices.places import title
from cogs.shared.access import Press
from cogs.shared.notices import fill, shipped
from cogs.shared.replies import say


async def words_now(interaction: Press, guild_id: int, place: Place) -> tuple[str, Version | None]:
    """The words that hold, and what was saved last."""
    newest = await interaction.client.services.notices.newest(guild_id, place)
    own = newest.words if newest else None
    return assured(own, shipped(interaction.client, place), place.about)[0], newest


async def example_view(
    interaction: Press, guild_id: int, place: Place, words: str, *items: Item[Any], key: str = "notice-example"
) -> LayoutView:
    """Exactly what a member would read, framed, with an example of what is true; ``items`` stand below."""
    truth = await interaction.client.services.notices.example(guild_id, place, interaction.user.id)
    country = country_name(truth.country, str(interaction.locale)) if truth.country else "none"
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(interaction, key, name=title(interaction, place), country=country)))
    view.add_item(Container[Any](TextDisplay(await fill(interaction.client, guild_id, truth, words, place))))
    for item in items:
        view.add_item(item)
    return view


def slot_lines(interaction: Press, about: About) -> str:
    """What can be filled in, a line each; what must stay is marked."""
    must = needed(about)
    return "\n".join(
        say(interaction, f"notice-slot-{slot.value}", must="yes" if slot in must else "no") for slot in offered(about)
    )
