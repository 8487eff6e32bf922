"""Which use case is made of what, who hears of whom, and who works what is due."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Table

from bot.clock import Clock
from bot.content import Content
from bot.delivery.courier import Courier, Listener
from bot.delivery.outside import AppriseOutside, Sentence
from bot.domain.outbox import OutboxEntry
from bot.domain.records import GroupRecord
from bot.scheduling.sweep import Owing
from bot.screening import Screener
from bot.services import letters
from bot.services.aftermath import AftermathService
from bot.services.agreements import AgreementService
from bot.services.all import Services
from bot.services.amendments import AmendmentService
from bot.services.attendance import AttendanceService
from bot.services.auditor import AuditorService
from bot.services.backfill import Backfill
from bot.services.buddies import BuddyService
from bot.services.calendars import CalendarService
from bot.services.cards import CardService
from bot.services.cares import CareService
from bot.services.case_member import CaseMemberService
from bot.services.cases import CaseService
from bot.services.checkins import CheckInService
from bot.services.contacts import ContactService
from bot.services.courses import CourseService
from bot.services.covers import TOLD as COVERED
from bot.services.covers import CoverService
from bot.services.direct import DirectMessages
from bot.services.drafts import DraftService
from bot.services.duties import DutyService
from bot.services.enrolments import EnrolmentService
from bot.services.escalation import ON_DESK
from bot.services.feedback import ANSWERED, RETURNED, THANKED, THERE, FeedbackService
from bot.services.feedback_exits import BEGUN, INVITED, OVER
from bot.services.feedback_rounds import RoundService
from bot.services.floors import FloorService
from bot.services.goodbyes import GoodbyeService
from bot.services.ground import GroundService
from bot.services.groups import GroupService
from bot.services.guests import BRIEF, GuestService
from bot.services.handovers import HandoverService
from bot.services.helplines import HelplineService
from bot.services.judging import JudgingService
from bot.services.letters import LetterService
from bot.services.library import LibraryService
from bot.services.lines import TO_MEMBER, LineService
from bot.services.measures import MeasureService
from bot.services.mentors import MentorService
from bot.services.mirror import MirrorService
from bot.services.notes import NoteService
from bot.services.notices import NoticeService
from bot.services.own import OwnService
from bot.services.phases import PhaseService, ask_to_archive
from bot.services.phrases import PhraseService
from bot.services.policies import PolicyService
from bot.services.practice_reminders import PracticeReminderService
from bot.services.presence import PresenceService
from bot.services.privacy import PrivacyService
from bot.services.private_talks import PrivateTalkService
from bot.services.private_words import PrivateWords
from bot.services.professionals import ProfessionalService
from bot.services.proof import ProofService
from bot.services.questions import QuestionService
from bot.services.referrals import DUE, OFFERED, ReferralService
from bot.services.reminders import PERSONAL_CARD
from bot.services.response_times import ResponseTimeService
from bot.services.retention import RetentionService
from bot.services.rota import RotaService
from bot.services.screening import ScreeningService
from bot.services.session_news import PERSONAL
from bot.services.sessions import SessionService
from bot.services.setup import SetupService
from bot.services.shares import ShareService
from bot.services.sheets import SheetService
from bot.services.side_rooms import SideRooms
from bot.services.skills import SkillService
from bot.services.stories import StoryService
from bot.services.summaries import SummaryService
from bot.services.switches import SwitchService
from bot.services.talk_hours import HoursService
from bot.services.thanks import GIVEN, ThanksService
from bot.services.time_spent import TimeService
from bot.services.topics import SETTLED, TopicService
from bot.services.voices import VoiceService
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.signing import Signer
from bot.storage.unit import Unit
from bot.texts import Texts

IN_PRIVATE = (
    INVITED,
    BEGUN,
    OVER,
    RETURNED,
    THERE,
    THANKED,
    ANSWERED,
    letters.THERE,
    letters.ANSWERED,
    GIVEN,
    SETTLED,
    COVERED,
)
"""Direct messages that find a private thread where a person's direct messages are closed."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What use cases are made of."""

    database: Database
    signer: Signer
    clock: Clock
    content: Content
    detector: Screener
    outside: AppriseOutside
    calendar_url: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The use cases that hear of each other."""

    aftermath: AftermathService
    cases: CaseService
    checkins: CheckInService
    groups: GroupService
    handovers: HandoverService
    lines: LineService
    private: PrivateWords


def link(parts: Parts) -> Linked:
    """Make those use cases, and let each hear of what concerns it."""
    database, clock = parts.database, parts.clock
    groups = GroupService(database, clock, parts.content)

    async def tested(unit: Unit, group_id: int) -> None:
        await groups.tested(unit, group_id, unit.now())

    cases = CaseService(database, clock, tested, parts.content.member_notices)
    private = PrivateWords(cases, parts.detector.screen)
    checkins = CheckInService(database, clock, parts.content, private)

    async def opened(unit: Unit, group: GroupRecord) -> None:
        await checkins.begin(unit, group.id)
        await cases.welcome(unit, group.id)

    groups.on_open(opened)
    lines, aftermath = LineService(database, clock), AftermathService(database, clock)
    handovers = HandoverService(database, clock, lines.heard)
    for listener in (lines.heard, handovers.heard, aftermath.heard):
        cases.on_event(listener)
    return Linked(aftermath, cases, checkins, groups, handovers, lines, private)


def make_services(parts: Parts) -> Services:
    """One of each use case."""
    database, clock, content, linked = parts.database, parts.clock, parts.content, link(parts)
    enrolments = EnrolmentService(database, clock)
    screening = ScreeningService(database, clock, linked.cases, parts.detector)
    sessions, attendance = SessionService(database, clock, content, linked.private), AttendanceService(database, clock)
    chance = random.Random()  # noqa: S311 - orders of speaking and roles, no secrets
    mirror, courses = MirrorService(database, clock), CourseService(database, content)
    phases = PhaseService(database, clock)
    sessions.on_end(phases.session_over)
    linked.groups.on_settled(ask_to_archive)
    guests = GuestService(database, content, sessions)
    for follower in (attendance.followed, mirror.heard, courses.followed, phases.session_changed, guests.followed):
        sessions.on_change(follower)
    sessions.on_end(attendance.over)
    sheets = SheetService(database, content, linked.private)
    rota, floors = RotaService(database, clock), FloorService(database, content, sessions, chance)
    hours = _hours(database, linked.groups, sessions, floors, rota)
    return Services(
        aftermath=linked.aftermath,
        agreements=AgreementService(database, clock),
        amendments=AmendmentService(database, linked.private),
        attendance=attendance,
        buddies=BuddyService(database),
        cards=CardService(database),
        auditor=AuditorService(database, clock),
        backfill=Backfill(screening, database),
        calendars=CalendarService(database, clock, parts.calendar_url),
        cares=CareService(database, linked.private),
        case_member=CaseMemberService(database),
        cases=linked.cases,
        checkins=linked.checkins,
        courses=courses,
        direct=DirectMessages(database, screening),
        contacts=ContactService(database, parts.outside),
        drafts=DraftService(database),
        duties=DutyService(database, clock),
        enrolments=enrolments,
        feedback=FeedbackService(database, content, linked.private),
        feedback_rounds=RoundService(database, content),
        floors=floors,
        ground=GroundService(database, content),
        goodbyes=GoodbyeService(database, enrolments, linked.private),
        groups=linked.groups,
        guests=guests,
        handovers=linked.handovers,
        hours=hours,
        judging=JudgingService(database, clock, parts.detector),
        helplines=HelplineService(database, clock, content),
        practice_reminders=PracticeReminderService(database, content),
        presence=PresenceService(database, clock, enrolments),
        letters=LetterService(database, linked.private),
        library=LibraryService(database, content),
        lines=linked.lines,
        measures=MeasureService(database, clock, linked.groups.pause, linked.groups.resume),
        mentors=MentorService(database, content, linked.private),
        mirror=mirror,
        notes=NoteService(database),
        notices=NoticeService(database),
        phases=phases,
        phrases=PhraseService(database, screening),
        own=OwnService(linked.checkins.responses, sheets, attendance),
        policies=PolicyService(database),
        privacy=PrivacyService(database, clock),
        private_talks=PrivateTalkService(database),
        professionals=ProfessionalService(database, clock),
        questions=QuestionService(database, content, linked.private),
        referrals=ReferralService(database, clock),
        retention=RetentionService(database),
        proof=ProofService(database, clock, parts.signer),
        response_times=ResponseTimeService(database, clock),
        rota=rota,
        screening=screening,
        sessions=sessions,
        setup=SetupService(database, clock),
        covers=CoverService(database),
        shares=ShareService(database, content, linked.private),
        sheets=sheets,
        side_rooms=SideRooms(database),
        skills=SkillService(database, content, chance),
        stories=StoryService(database, content, linked.private),
        summaries=SummaryService(database),
        switches=SwitchService(database, content),
        thanks=ThanksService(database, content, linked.private),
        time_spent=TimeService(database),
        topics=TopicService(database, content, linked.private),
        voices=VoiceService(database, content),
        content=content,
        clock=clock,
    )


def _hours(
    database: Database, groups: GroupService, sessions: SessionService, floors: FloorService, rota: RotaService
) -> HoursService:
    """Let it hear of all that opens and closes a group's text channel."""
    hours = HoursService(database)
    groups.on_move(hours.moved)
    sessions.on_change(hours.followed)
    sessions.on_end(hours.over)
    floors.on_begin(hours.begun)
    rota.watch.on_look(hours.rota_looked)
    return hours


def owing(services: Services) -> tuple[Owing, ...]:
    """Who works the due rows of which tables, in this order: who waits for help first."""
    return (
        _owing(services.cases, tables.cases, tables.followups, by_rows=True),
        _owing(services.hours, tables.talk_hours),
        _owing(services.groups, tables.groups),
        _owing(services.sessions.reminders, tables.reminders),
        _owing(services.sessions, tables.sessions, tables.series),
        _owing(services.checkins, tables.checkins),
        _owing(services.floors, tables.floors, tables.practices),
        _owing(services.shares, tables.shares),
        _owing(services.covers, tables.covers),
        _owing(services.feedback_rounds, tables.feedback_rounds),
        _owing(services.side_rooms, tables.side_rooms),
        _owing(services.topics, tables.topic_weeks),
        _owing(services.mentors, tables.mentors),
        _owing(services.buddies, tables.buddies),
        _owing(services.practice_reminders, tables.practice_reminders),
        _owing(services.goodbyes, tables.goodbyes),
        _owing(services.referrals, tables.referrals),
        _owing(services.courses, tables.modules),
        _owing(services.library, tables.resources),
        _owing(services.guests, tables.visits),
        _owing(services.mirror, tables.mirrors),
        _owing(services.lines, tables.lines),
        _owing(services.measures, tables.measures),
        _owing(services.handovers, tables.handovers),
        _owing(services.screening),
        _owing(services.voices),
        _owing(services.drafts, tables.drafts),
        _owing(services.retention, tables.retentions),
        _owing(services.rota, tables.swaps, tables.watches),
        _owing(services.proof, tables.chain_heads),
    )


class _Works(Protocol):
    async def run_due(self, now: datetime) -> int: ...


def _owing(service: _Works, *worked: Table, by_rows: bool = False) -> Owing:
    return Owing(frozenset(table.name for table in worked), service.run_due, by_rows)


def hear_results(courier: Courier, services: Services) -> None:
    """Tell use cases how their messages fared."""
    courier.on_result("page", services.cases.page_result)
    for kind in (*TO_MEMBER, "line-desk"):
        courier.on_result(kind, services.lines.delivered)
    courier.on_result("member-notice", _both(services.notices.delivered, services.lines.delivered))
    for kind in ("rota-welcome", "rota-reach"):
        courier.on_result(kind, services.rota.watch.message_result)
    courier.on_trouble("page", services.cases.page_trouble)
    courier.on_outdated(services.cases.outdated)
    for kind in ON_DESK:
        courier.on_result(kind, services.cases.desk_result)
    for kind in (PERSONAL, PERSONAL_CARD):
        courier.on_result(kind, services.sessions.reminders.delivered)
    for kind in IN_PRIVATE:
        courier.on_result(kind, services.side_rooms.delivered)
    for kind in (OFFERED, DUE):
        courier.on_result(kind, services.referrals.delivered)
    courier.on_result(BRIEF, services.guests.delivered)
    courier.on_result("test-page", services.setup.test_page_result)


def _both(first: Listener, second: Listener) -> Listener:
    async def hear(unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        await first(unit, entry, delivered)
        await second(unit, entry, delivered)

    return hear


def outside_sentence(texts: Texts) -> Sentence:
    """Words of a page outside Discord: level, alias and link; nothing a member wrote."""

    async def sentence(page: OutboxEntry | None, link: str) -> tuple[str, str]:
        if page is None:
            return texts.say("outside-trial-title"), texts.say("outside-trial-body")
        values = {name: str(page.payload.get(name, "")) for name in ("case", "level", "alias")}
        key = "outside-page-title", "outside-page-body"
        return texts.say(key[0], **values), texts.say(key[1], link=link, **values)

    return sentence
