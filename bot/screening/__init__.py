"""The detector: what a message holds that a professional should see. No Discord, no SQL."""

from bot.screening.detector import Detector, load_detector

__all__ = ["Detector", "load_detector"]
