"""The rota: who is on duty, until when, and who is next."""

from bot.services.rota.coverage import Coverage, coverage, layers, on_duty_of
from bot.services.rota.planning import RotaService

__all__ = ["Coverage", "RotaService", "coverage", "layers", "on_duty_of"]
