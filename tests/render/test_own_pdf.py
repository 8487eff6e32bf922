"""A member's own summary as a document."""

from datetime import UTC, datetime, timedelta

from bot.render.own_pdf import Section, own_pdf

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_long_words_many_pages_and_other_alphabets_are_written() -> None:
    scores = tuple((NOW + timedelta(days=n), n % 11) for n in range(30))
    entries = tuple((f"{n}", "Ein sehr langer Satz über Größe und żółć. " * 40 + "w" * 500) for n in range(12))
    made = own_pdf("My own summary", "From … to …", [Section("Check-ins", entries, scores), Section("Sessions", ())])
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") > 3
