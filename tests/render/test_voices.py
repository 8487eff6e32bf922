"""The picture of who is heard."""

from bot.render.voices import VoiceChart, draw_voices


def test_it_is_drawn_for_one_and_for_many() -> None:
    for count in (1, 2, 10):
        names = [f"Person {number}" for number in range(count)]
        answers = [[row + column if row != column else 0 for column in range(count)] for row in range(count)]
        chart = VoiceChart("2 of 3 wrote", "9 messages", names, list(range(count)), answers, "Messages", "Answered")
        assert draw_voices(chart).startswith(b"\x89PNG")
