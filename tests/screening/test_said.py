"""Things that are said in a group, written one by one while rules were made: what pages, what is flagged, what is calm.

They show what was found once and must not be lost; how well other words are found is measured on the voices.
"""

from pathlib import Path

from bot.domain.triage import Level
from bot.screening import Screener

SAID = Path(__file__).with_name("said.tsv")
WANTED = {
    "page": lambda level: level >= Level.RED,
    "flag": lambda level: level > Level.GREEN,
    "calm": lambda level: level < Level.RED,
}


def test_what_was_said_before_is_judged_as_before(screener: Screener) -> None:
    lines = [line.split("\t", maxsplit=1) for line in SAID.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 400
    wrong = [(wanted, text) for wanted, text in lines if not WANTED[wanted](screener.screen(text).level)]
    assert len(wrong) <= len(lines) // 100, wrong  # another processor rounds the model a little differently
