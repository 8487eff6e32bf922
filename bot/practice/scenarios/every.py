"""All stories by name, the tour first."""

from __future__ import annotations

from bot.practice.scenarios.a_group_ends import A_GROUP_ENDS
from bot.practice.scenarios.bot_was_down import BOT_WAS_DOWN
from bot.practice.scenarios.cbt_week import CBT_WEEK
from bot.practice.scenarios.closed_dms import CLOSED_DMS
from bot.practice.scenarios.closed_room import CLOSED_ROOM
from bot.practice.scenarios.course_of_eight import COURSE_OF_EIGHT
from bot.practice.scenarios.course_on_anxiety import COURSE_ON_ANXIETY
from bot.practice.scenarios.drill import DRILL
from bot.practice.scenarios.dst_weekend import DST_WEEKEND
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.goes_missing import GOES_MISSING
from bot.practice.scenarios.handover import HANDOVER
from bot.practice.scenarios.line import LINE
from bot.practice.scenarios.moved_session import MOVED_SESSION
from bot.practice.scenarios.night import NIGHT
from bot.practice.scenarios.nobody_answers import NOBODY_ANSWERS
from bot.practice.scenarios.outage import OUTAGE
from bot.practice.scenarios.process_session import PROCESS_SESSION
from bot.practice.scenarios.shift_end import SHIFT_END
from bot.practice.scenarios.skills_practice import SKILLS_PRACTICE
from bot.practice.scenarios.story import Story
from bot.practice.scenarios.support_circle import SUPPORT_CIRCLE
from bot.practice.scenarios.time_out import TIME_OUT
from bot.practice.scenarios.two_press import TWO_PRESS
from bot.practice.scenarios.worse_flag import WORSE_FLAG

STORIES: dict[str, Story] = {
    story.name: story
    for story in (
        FIRST_EVENING,
        NOBODY_ANSWERS,
        TWO_PRESS,
        NIGHT,
        WORSE_FLAG,
        CLOSED_DMS,
        HANDOVER,
        SHIFT_END,
        LINE,
        TIME_OUT,
        OUTAGE,
        DRILL,
        DST_WEEKEND,
        MOVED_SESSION,
        BOT_WAS_DOWN,
        COURSE_OF_EIGHT,
        GOES_MISSING,
        CBT_WEEK,
        PROCESS_SESSION,
        COURSE_ON_ANXIETY,
        SKILLS_PRACTICE,
        SUPPORT_CIRCLE,
        CLOSED_ROOM,
        A_GROUP_ENDS,
    )
}
