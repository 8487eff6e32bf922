"""What an operator's monitoring sees: health, figures, and a heartbeat that stops when the promise is not kept."""

from bot.health.serving import HealthOptions, open_health

__all__ = ["HealthOptions", "open_health"]
