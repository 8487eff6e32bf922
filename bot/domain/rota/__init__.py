"""The rota: weekly shifts, rotations in layers, overrides, time off; who is on duty, and what is wrong with it."""

from bot.domain.rota.duty import (
    HORIZON,
    Stint,
    layers_in,
    next_staffed,
    on_duty,
    on_duty_of,
    staffed_until,
    stints,
    unstaffed,
)
from bot.domain.rota.plan import FIRST, Layer, Override, Plan, Rotation, Shift, Span, TimeOff
from bot.domain.rota.windows import Window, boundary, windows

__all__ = [
    "FIRST",
    "HORIZON",
    "Layer",
    "Override",
    "Plan",
    "Rotation",
    "Shift",
    "Span",
    "Stint",
    "TimeOff",
    "Window",
    "boundary",
    "layers_in",
    "next_staffed",
    "on_duty",
    "on_duty_of",
    "staffed_until",
    "stints",
    "unstaffed",
    "windows",
]
