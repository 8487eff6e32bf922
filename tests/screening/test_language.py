"""The language of a message, and scripts that are left as they are."""

from __future__ import annotations

import pytest

from bot.screening import Screener
from bot.screening.folding import Folder


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I was thinking about what you said and it helped", "en"),
        ("ich weiß nicht mehr, was ich machen soll", "de"),
        ("no sé qué hacer, estoy muy cansada de todo esto", "es"),
        ("je ne sais plus quoi faire avec tout ça", "fr"),
        ("eu não sei mais o que fazer com isso", "pt"),
        ("non so più cosa fare, sono stanco di tutto", "it"),
        ("ik weet niet meer wat ik moet doen vandaag", "nl"),
        ("我不知道怎么办", "zh"),
        ("もうどうしたらいいかわからない", "ja"),
        ("Я не знаю, что мне делать", "ru"),
        ("لا أعرف ماذا أفعل", "ar"),
        ("lol ok", ""),
        ("", ""),
        ("5 + 5 = 10 !!", ""),
    ],
)
def test_the_language_is_told_or_nothing_is_said(screener: Screener, text: str, code: str) -> None:
    assert screener.language(text) == code


def test_what_is_covered(screener: Screener) -> None:
    assert all(map(screener.languages.reads, ("en", "de", "es", "fr", "pt", "zh", "")))
    assert not any(map(screener.languages.reads, ("it", "ru", "ja", "ar")))


@pytest.mark.parametrize("text", ["привет, как дела сегодня", "नमस्ते दोस्तों", "สวัสดีครับ", "がんばって", "한국어"])
def test_other_scripts_stay_intact(text: str) -> None:
    assert Folder().fold(text).text == text


def test_a_disguise_in_another_script_is_seen_through() -> None:
    assert Folder().fold("kіll mуsеlf").text == "kill myself"
