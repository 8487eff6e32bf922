"""The detector: what a message holds that a professional should see. No Discord, no SQL."""

from bot.screening.context import Before
from bot.screening.detector import Detector, load_detector
from bot.screening.nearest import Example
from bot.screening.screener import Manner, Screener, load_screener

__all__ = ["Before", "Detector", "Example", "Manner", "Screener", "load_detector", "load_screener"]
