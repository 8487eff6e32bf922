"""The cards for the professional on duty."""

from __future__ import annotations

from bot.content import Content
from bot.domain.triage import Kind


def test_every_kind_of_flag_has_a_card(content: Content) -> None:
    assert set(content.protocols) == set(Kind)


def test_a_card_fits_into_one_message_and_names_its_sources(content: Content) -> None:
    for card in content.protocols.values():
        lines = (*card.do, *card.write, *card.call, *card.avoid, *card.record)
        assert sum(map(len, lines)) < 2600, card.kind
        assert all(source.url for source in card.sources)


def test_cards_about_life_begin_with_emergency_services(content: Content) -> None:
    for kind in (Kind.SUICIDE, Kind.SELF_HARM, Kind.MEDICAL, Kind.EATING, Kind.SUBSTANCE, Kind.ABUSE):
        assert content.protocols[kind].call[0].startswith("Emergency services")
