"""The composition root: settings → database → services → client. Opens and closes all; the only file that sees all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import structlog
from sqlalchemy.engine import make_url

from bot.client import SupportBot, wanted_intents
from bot.clock import Clock, SystemClock
from bot.content import Content, data_folder, load_content
from bot.delivery.courier import Courier
from bot.delivery.hand import Hand, Hands
from bot.delivery.outside import AppriseOutside, Notify, Sentence, notify
from bot.delivery.pace import Pace
from bot.domain.outbox import OutboxEntry
from bot.domain.records import GroupRecord
from bot.scheduling.sweep import Sweep
from bot.screening import load_detector
from bot.services.aftermath import AftermathService
from bot.services.agreements import AgreementService
from bot.services.all import Services
from bot.services.auditor import AuditorService
from bot.services.backfill import Backfill
from bot.services.cards import CardService
from bot.services.cases import CaseService
from bot.services.checkins import CheckInService
from bot.services.contacts import ContactService
from bot.services.direct import DirectMessages
from bot.services.drafts import DraftService
from bot.services.duties import DutyService
from bot.services.enrolments import EnrolmentService
from bot.services.groups import GroupService
from bot.services.handovers import HandoverService
from bot.services.helplines import HelplineService
from bot.services.lines import TO_MEMBER, LineService
from bot.services.measures import MeasureService
from bot.services.policies import PolicyService
from bot.services.presence import PresenceService
from bot.services.privacy import PrivacyService
from bot.services.private_words import PrivateWords
from bot.services.professionals import ProfessionalService
from bot.services.proof import ProofService
from bot.services.response_times import ResponseTimeService
from bot.services.retention import RetentionService
from bot.services.rota import RotaService
from bot.services.screening import ScreeningService
from bot.services.sessions import SessionService
from bot.services.setup import SetupService
from bot.settings import HOME, Settings
from bot.storage.database import Database, make_engine
from bot.storage.due import Due
from bot.storage.migrate import migrate
from bot.storage.personal import replay_erasures
from bot.storage.signing import Signer
from bot.storage.unit import Unit
from bot.storage.vault import Vault, load_master_key
from bot.texts import Texts, load_texts

log = structlog.get_logger(__name__)

CAPABILITIES = (
    "setup",
    "groups",
    "sessions",
    "checkins",
    "safety",
    "cases",
    "rota",
    "policy",
    "privacy",
    "people",
    "audit",
)
RATE = 40
"""Sends a second by the outbox: under Discord's 50, so that answers to people always find room."""


@dataclass(frozen=True, slots=True)
class App:
    """Everything that runs, already connected with each other."""

    database: Database
    services: Services
    texts: Texts
    bot: SupportBot
    courier: Courier
    sweep: Sweep

    timers: bool = True

    async def go_online(self) -> None:
        """Discord is there: deliver what is owed, and begin to keep time."""
        await self.courier.start()
        self.sweep.start(timers=self.timers)

    async def go_offline(self) -> None:
        """Discord is about to be left: take on nothing more."""
        await self.sweep.stop()
        await self.courier.stop()


def extensions(capabilities: Sequence[str] = CAPABILITIES) -> list[str]:
    """Names of the extensions, the shared one first."""
    return ["cogs.shared", *(f"cogs.{name}" for name in capabilities)]


@asynccontextmanager
async def open_app(
    settings: Settings,
    clock: Clock | None = None,
    intents: discord.Intents | None = None,
    *,
    timers: bool = True,
    around: Callable[[Hands], Hands] = lambda hand: hand,
    pace: Pace | None = None,
    deliver: Notify = notify,
) -> AsyncIterator[App]:
    """Open the database, wire everything, and close it all at the end. Raises SettingsError and ContentError.

    ``around`` may wrap the hand that delivers, so that scenarios can show that they notice a broken one; ``pace``
    replaces how fast the outbox may send, and ``deliver`` what hands pages outside Discord to a service.
    """
    clock = clock or SystemClock()
    folder = settings.data_folder or data_folder()
    content, texts = load_content(folder), load_texts(folder / "texts", settings.texts_language)
    engine, keys = make_engine(settings.database_url), make_engine(settings.keys_url)
    given = settings.master_key.get_secret_value() if settings.master_key else None
    master = load_master_key(given, master_file(settings))
    vault, signer = Vault(keys, master, clock), Signer(keys, master, clock)
    database = Database(engine, vault, clock)
    try:
        await migrate(engine)
        await vault.prepare()
        await signer.prepare()
        await replay_erasures(database, vault)
        app = _wire(
            settings,
            database,
            signer,
            clock,
            content,
            texts,
            folder,
            intents or wanted_intents(),
            timers,
            around,
            pace or Pace(RATE),
            deliver,
        )
        try:
            yield app
        finally:
            await app.go_offline()
    finally:
        await database.close()
        await keys.dispose()


def master_file(settings: Settings) -> Path:
    """Where a master key of our own making lies: beside the keys if those are a file."""
    keys = make_url(settings.keys_url)
    home = Path(keys.database).parent if keys.drivername.startswith("sqlite") and keys.database else HOME
    return home / "master.key"


def _wire(
    settings: Settings,
    database: Database,
    signer: Signer,
    clock: Clock,
    content: Content,
    texts: Texts,
    folder: Path,
    intents: discord.Intents,
    timers: bool,
    around: Callable[[Hands], Hands],
    pace: Pace,
    deliver: Notify,
) -> App:
    pagers = settings.outside_pagers.get_secret_value().split()
    outside = AppriseOutside(database, pagers, _outside_sentence(texts), deliver)
    services = _services(database, signer, clock, content, folder, outside)

    async def online() -> None:
        await app.go_online()

    async def offline() -> None:
        await app.go_offline()

    bot = SupportBot(services, texts, clock, extensions(), intents, online, offline)
    bot.pace = pace.wait
    hand = Hand(bot, database, clock, bot.renderers, outside, pace)
    courier = Courier(database, clock, around(hand))
    courier.on_result("page", services.cases.page_result)
    for kind in (*TO_MEMBER, "line-desk"):
        courier.on_result(kind, services.lines.delivered)
    for kind in ("rota-welcome", "rota-reach"):
        courier.on_result(kind, services.rota.watch.message_result)
    courier.on_trouble("page", services.cases.page_trouble)
    for kind in ("case", "page-desk"):
        courier.on_result(kind, services.cases.desk_result)
    courier.on_result("test-page", services.setup.test_page_result)
    owing = (
        services.groups,
        services.sessions,
        services.checkins,
        services.cases,
        services.lines,
        services.measures,
        services.handovers,
        services.screening,
        services.drafts,
        services.retention,
        services.rota,
        services.proof,
    )
    sweep = Sweep(clock, owing, Due(database).next, courier.wake)
    database.on_commit(courier.wake)
    database.on_commit(sweep.wake)
    app = App(database, services, texts, bot, courier, sweep, timers)
    return app


def _services(
    database: Database, signer: Signer, clock: Clock, content: Content, folder: Path, outside: AppriseOutside
) -> Services:
    detector = load_detector(folder / "screening")
    groups = GroupService(database, clock, content)

    async def tested(unit: Unit, group_id: int) -> None:
        await groups.tested(unit, group_id, unit.now())

    cases = CaseService(database, clock, tested)
    private = PrivateWords(cases, detector.screen)
    checkins = CheckInService(database, clock, content, private)

    async def opened(unit: Unit, group: GroupRecord) -> None:
        await checkins.begin(unit, group.id)
        await cases.welcome(unit, group.id)

    groups.on_open(opened)
    enrolments = EnrolmentService(database, clock)
    screening = ScreeningService(database, clock, cases, detector)
    lines, aftermath = LineService(database, clock), AftermathService(database, clock)
    handovers = HandoverService(database, clock, lines.heard)
    for listener in (lines.heard, handovers.heard, aftermath.heard):
        cases.on_event(listener)
    return Services(
        aftermath=aftermath,
        agreements=AgreementService(database, clock),
        cards=CardService(database),
        auditor=AuditorService(database, clock),
        backfill=Backfill(screening, database),
        cases=cases,
        checkins=checkins,
        direct=DirectMessages(database, screening),
        contacts=ContactService(database, outside),
        drafts=DraftService(database),
        duties=DutyService(database, clock),
        enrolments=enrolments,
        groups=groups,
        handovers=handovers,
        helplines=HelplineService(database, clock, content),
        presence=PresenceService(database, clock, enrolments),
        lines=lines,
        measures=MeasureService(database, clock, groups.pause, groups.resume),
        policies=PolicyService(database),
        privacy=PrivacyService(database, clock),
        professionals=ProfessionalService(database, clock),
        retention=RetentionService(database),
        proof=ProofService(database, clock, signer),
        response_times=ResponseTimeService(database, clock),
        rota=RotaService(database, clock),
        screening=screening,
        sessions=SessionService(database, clock, content, private),
        setup=SetupService(database, clock),
        content=content,
        clock=clock,
    )


def _outside_sentence(texts: Texts) -> Sentence:
    async def sentence(page: OutboxEntry | None, link: str) -> tuple[str, str]:
        if page is None:
            return texts.say("outside-trial-title"), texts.say("outside-trial-body")
        values = {name: str(page.payload.get(name, "")) for name in ("case", "level", "alias")}
        key = "outside-page-title", "outside-page-body"
        return texts.say(key[0], **values), texts.say(key[1], link=link, **values)

    return sentence
