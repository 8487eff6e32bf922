"""How professionals' time is used: counted from what is there, with nobody's words."""

from datetime import timedelta

from bot.domain.time_spent import TimeSpent
from bot.render.time_spent import time_picture


def test_hours_are_told_to_a_tenth_and_drawn_for_everybody() -> None:
    found = [TimeSpent(n, f"Person {n}", 1, 5, n, timedelta(minutes=75 * n), 2) for n in range(4)]
    assert [one.hours for one in found] == [0, 1.2, 2.5, 3.8]
    assert time_picture(found, "How time is used", "Hours", "Cases").startswith(b"\x89PNG")
