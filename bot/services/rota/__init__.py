"""The rota: who is on duty, until when, and who is next."""

from bot.services.rota.coverage import Coverage, coverage, layers
from bot.services.rota.looking import Entries, Outlook
from bot.services.rota.service import RotaService
from bot.services.rota.swapping import key_of

__all__ = ["Coverage", "Entries", "Outlook", "RotaService", "coverage", "key_of", "layers"]
