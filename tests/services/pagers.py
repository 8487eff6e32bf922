"""Services outside Discord as tests of pages see them."""

from bot.delivery.outside import AppriseOutside, scheme_of
from bot.domain.outbox import OutboxEntry
from bot.errors import DeliveryError
from bot.services.contacts import ContactService
from bot.storage.deliveries import Deliveries
from tests.services.desk import Clinic

PHONE, PAGER = "ntfys://ntfy.example.org/ruth", "mailto://bot:secret@example.org"


class Services:
    """Notes what is handed to services outside, and can refuse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, str]] = []
        self.refused: set[str] = set()

    async def __call__(self, url: str, title: str, body: str) -> bool:
        if url not in self.refused:
            self.taken.append((url, title, body))
        return url not in self.refused

    def addresses(self) -> list[str]:
        return [url for url, _, _ in self.taken]


async def sentence(page: OutboxEntry | None, link: str) -> tuple[str, str]:
    return ("trial", "") if page is None else (str(page.payload["level"]), f"{page.payload['alias']} {link}")


class Door:
    """What delivery can say about addresses, with a service that takes everything."""

    async def scheme(self, url: str) -> str | None:
        return scheme_of(url)

    async def try_out(self, guild_id: int, contact_id: int) -> bool:
        return True


def contact_service(clinic: Clinic) -> ContactService:
    return ContactService(clinic.database, Door())


async def hand_over(clinic: Clinic, outside: AppriseOutside, *, down: bool = False) -> None:
    """Deliver all that is due; pages outside through ``outside``. With ``down`` nothing arrives in Discord."""
    while entries := await Deliveries(clinic.database).claim(clinic.clock.now(), 50):
        for entry in entries:
            arrived = not down
            if entry.outside:
                try:
                    await outside.page(entry)
                    arrived = True
                except DeliveryError:
                    arrived = False
            async with clinic.database.unit(entry.guild_id) as unit:
                await Deliveries.finish(unit, entry, "sent" if arrived else "failed")
                if entry.kind in {"page", "member-notice"}:
                    await clinic.cases.page_result(unit, entry, arrived)
                if entry.kind in {"case", "page-desk"}:
                    await clinic.cases.desk_result(unit, entry, arrived)
