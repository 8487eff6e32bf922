"""Every use case, as cogs see them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.content import Content
from bot.services.aftermath import AftermathService
from bot.services.agreements import AgreementService
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
from bot.services.covers import CoverService
from bot.services.direct import DirectMessages
from bot.services.drafts import DraftService
from bot.services.duties import DutyService
from bot.services.enrolments import EnrolmentService
from bot.services.feedback import FeedbackService
from bot.services.feedback_rounds import RoundService
from bot.services.floors import FloorService
from bot.services.goodbyes import GoodbyeService
from bot.services.ground import GroundService
from bot.services.groups import GroupService
from bot.services.guests import GuestService
from bot.services.handovers import HandoverService
from bot.services.helplines import HelplineService
from bot.services.judging import JudgingService
from bot.services.letters import LetterService
from bot.services.library import LibraryService
from bot.services.lines import LineService
from bot.services.measures import MeasureService
from bot.services.mentors import MentorService
from bot.services.mirror import MirrorService
from bot.services.notes import NoteService
from bot.services.notices import NoticeService
from bot.services.own import OwnService
from bot.services.phases import PhaseService
from bot.services.phrases import PhraseService
from bot.services.policies import PolicyService
from bot.services.practice_reminders import PracticeReminderService
from bot.services.presence import PresenceService
from bot.services.privacy import PrivacyService
from bot.services.private_talks import PrivateTalkService
from bot.services.professionals import ProfessionalService
from bot.services.proof import ProofService
from bot.services.questions import QuestionService
from bot.services.referrals import ReferralService
from bot.services.response_times import ResponseTimeService
from bot.services.retention import RetentionService
from bot.services.rota import RotaService
from bot.services.screening import ScreeningService
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
from bot.services.thanks import ThanksService
from bot.services.time_spent import TimeService
from bot.services.topics import TopicService
from bot.services.voices import VoiceService


@dataclass(frozen=True, slots=True)
class Services:
    """One of each; made by ``bot.app``."""

    aftermath: AftermathService
    agreements: AgreementService
    amendments: AmendmentService
    attendance: AttendanceService
    buddies: BuddyService
    calendars: CalendarService
    cards: CardService
    auditor: AuditorService
    backfill: Backfill
    cares: CareService
    case_member: CaseMemberService
    cases: CaseService
    checkins: CheckInService
    courses: CourseService
    direct: DirectMessages
    contacts: ContactService
    drafts: DraftService
    duties: DutyService
    enrolments: EnrolmentService
    feedback: FeedbackService
    feedback_rounds: RoundService
    floors: FloorService
    ground: GroundService
    goodbyes: GoodbyeService
    groups: GroupService
    guests: GuestService
    handovers: HandoverService
    helplines: HelplineService
    hours: HoursService
    judging: JudgingService
    practice_reminders: PracticeReminderService
    presence: PresenceService
    letters: LetterService
    library: LibraryService
    lines: LineService
    measures: MeasureService
    mentors: MentorService
    mirror: MirrorService
    notes: NoteService
    notices: NoticeService
    phases: PhaseService
    phrases: PhraseService
    own: OwnService
    policies: PolicyService
    privacy: PrivacyService
    private_talks: PrivateTalkService
    professionals: ProfessionalService
    questions: QuestionService
    referrals: ReferralService
    retention: RetentionService
    proof: ProofService
    response_times: ResponseTimeService
    rota: RotaService
    screening: ScreeningService
    sessions: SessionService
    setup: SetupService
    covers: CoverService
    shares: ShareService
    sheets: SheetService
    side_rooms: SideRooms
    skills: SkillService
    stories: StoryService
    summaries: SummaryService
    switches: SwitchService
    thanks: ThanksService
    time_spent: TimeService
    topics: TopicService
    voices: VoiceService
    content: Content
    clock: Clock
