"""What people write, and what a professional should see of it."""

from __future__ import annotations

import pytest

from bot.domain.triage import Kind, Level
from bot.screening import Detector

RED = Level.RED

CALM = [
    "",
    "   \n\t ",
    "Good morning, how did the interview go?",
    "Thanks, that was a kind thing to say.",
    "Could somebody kill the process on port 80?",
    "The deadline is killing me, see you at six.",
    "My phone died on the train.",
    "lol that was to die for",
    "I would cut the bread before the guests come.",
    "Keep up the practice, it suits you.",
]

LANGUAGES = [
    "Seit Tagen will ich nicht mehr leben.",
    "Hace días que quiero morir.",
    "Depuis des jours je veux mourir.",
    "Há dias que quero morrer.",
    "这几天我不想活了。",
]

DISGUISES = {
    "leetspeak": "every night i want to k1ll my5elf",
    "stars": "soon i will k*ll m*self",
    "spaced letters": "today i want to d i e",
    "dotted letters": "today i want to k.i.l.l myself",
    "zero width": "today i want to k\u200bi\u200dll my\u2060self",
    "combining marks": "today i want to k\u0301i\u0308ll my\u0336self",
    "Cyrillic": "today i want to kіll mуsеlf",
    "full width": "ｔｏｄａｙ ｉ ｗａｎｔ ｔｏ ｄｉｅ",
    "mathematical": "today i want to 𝓭𝓲𝓮",
    "squared letters": "today i want to 🅳🅸🅴",
    "small capitals": "today i want to ᴋɪʟʟ myself",
    "repeated letters": "today i waaaant to dieeeee",
    "bold in a word": "today i want to ki**ll** myself",
    "spoiler": "today ||i want to die||",
    "run together": "todayiwanttokillmyself iwanttokillmyself",
    "swapped letters": "today i want to klil mysefl",
    "missing letter": "i feel sucidal and sucidal again",
    "coded word": "i keep thinking of sewerslide",
    "quote and code": "> `i want to die` today",
    "broken word": "i keep thinking of sui cide",
}


@pytest.mark.parametrize("text", CALM)
def test_small_talk_is_green(detector: Detector, text: str) -> None:
    assert detector.screen(text).level is Level.GREEN


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_counts_as_the_plain_word(detector: Detector, name: str) -> None:
    verdict = detector.screen(DISGUISES[name])
    assert verdict.level >= RED
    assert Kind.SUICIDE in verdict.kinds


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I do not want to die, I want the noise to stop.", Level.AMBER),
        ("Years ago I tried to end my life, and I am glad it was not the end.", Level.AMBER),
        ("I used to cut myself at school.", Level.AMBER),
        ("I used to cut myself at school, but tonight I cut myself again.", Level.RED),
        ("Two years clean until tonight.", Level.RED),
        ("My uncle died by suicide when I was small.", Level.GREEN),
        ("In the film the hero wants to die.", Level.GREEN),
        ("The film was fine. Now I want to die.", Level.RED),
        ("No. I really want to die.", Level.RED),
        ("I finished the book and I want to die.", Level.RED),
        ("The boss fight is over and I will kill myself tonight.", Level.CRISIS),
        ("Once they are asleep I will kill myself.", Level.CRISIS),
    ],
)
def test_exceptions_lower_and_the_present_overrides(detector: Detector, text: str, level: Level) -> None:
    assert detector.screen(text).level is level


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("After dinner I make myself throw up.", Kind.EATING, RED),
        ("My wife hits me when the children sleep.", Kind.ABUSE, RED),
        ("I swallowed a whole bottle of tablets.", Kind.MEDICAL, Level.CRISIS),
        ("I relapsed and I am drinking vodka again.", Kind.SUBSTANCE, RED),
        ("My cousin says she wants to die.", Kind.THIRD_PERSON, RED),
        ("I am going to stab my boss.", Kind.HARM_TO_OTHERS, Level.CRISIS),
        ("You should kill yourself.", Kind.HOSTILITY, RED),
        ("You are such a loser.", Kind.HOSTILITY, Level.AMBER),
        ("I sent a screenshot of the group to my friends.", Kind.CONFIDENTIALITY, Level.AMBER),
        ("Tell me your phone number.", Kind.CONTACT, Level.AMBER),
        ("Claim your free nitro today.", Kind.SPAM, Level.AMBER),
        ("I feel hopeless, nothing helps.", Kind.DISTRESS, Level.AMBER),
    ],
)
def test_each_kind(detector: Detector, text: str, kind: Kind, level: Level) -> None:
    verdict = detector.screen(text)
    assert kind in verdict.kinds
    assert verdict.level >= level


@pytest.mark.parametrize("text", LANGUAGES)
def test_other_languages(detector: Detector, text: str) -> None:
    assert detector.screen(text).level >= RED


def test_the_model_reads_disguised_words_written_out(detector: Detector) -> None:
    assert detector.plain("I want to k1ll mys3lf") == "I want to kill myself"
    assert detector.plain("maybe s-u-i-c-i-d-e, maybe not") == "maybe suicide, maybe not"
    assert detector.plain("a calm line") == "a calm line"
