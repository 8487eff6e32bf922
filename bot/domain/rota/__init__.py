"""The rota: weekly shifts, rotations in layers, overrides, time off; who is on duty, and what is wrong with it."""

from bot.domain.rota.duty import (
    HORIZON,
    Stint,
    Vacancy,
    layers_in,
    next_staffed,
    on_duty,
    on_duty_of,
    present_until,
    staffed_until,
    stints,
    turns,
    unstaffed,
    vacancies,
)
from bot.domain.rota.plan import FIRST, MOST_LAYERS, Layer, Override, Plan, Rotation, Shift, Span, TimeOff
from bot.domain.rota.preflight import Problem, Reach, next_look, preflight, stage_of
from bot.domain.rota.swaps import Swap, SwapState, accepted
from bot.domain.rota.windows import Window, boundary, windows

__all__ = [
    "FIRST",
    "HORIZON",
    "MOST_LAYERS",
    "Layer",
    "Override",
    "Plan",
    "Problem",
    "Reach",
    "Rotation",
    "Shift",
    "Span",
    "Stint",
    "Swap",
    "SwapState",
    "TimeOff",
    "Vacancy",
    "Window",
    "accepted",
    "boundary",
    "layers_in",
    "next_look",
    "next_staffed",
    "on_duty",
    "on_duty_of",
    "preflight",
    "present_until",
    "staffed_until",
    "stage_of",
    "stints",
    "turns",
    "unstaffed",
    "vacancies",
    "windows",
]
