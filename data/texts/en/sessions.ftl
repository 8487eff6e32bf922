# Sessions: reminders read by members, commands used by those who lead a group.

command-session = Plan and change the sessions of a group
command-session-plan = Plan sessions; you see the dates before anything is saved
    .group = The group
    .when = First session, in the group's time zone: tue 18:00, tomorrow 7pm, 2026-12-01 18:30
    .rhythm = Every week, every month, or once
    .every = Every how many weeks or months; 1 unless you say otherwise
    .count = How many sessions, such as 8 for a course of eight
    .until = The last day, such as 2027-03-31
    .minutes = How long a session lasts
    .holidays = Leave out public holidays of a country or region: DE, DE-BY, US-CA
    .link = Where it takes place, if not in the group's voice channel: a link with https
    .guest = Somebody who is invited, as members know them
    .title = How the sessions are called; keep it neutral
    .places = How many people can come, for a workshop; others wait for a place
    .leader = Who leads; you, unless you choose somebody
    .second_leader = Somebody who leads with them
    .third_leader = Somebody else who leads with them
command-session-list = See the next sessions of a group
    .group = The group
command-session-cancel = Cancel one session
    .session = The session
command-session-move = Move one session to another time
    .session = The session
    .when = The new time, in the group's time zone: tue 18:00, 2026-12-01 18:30
command-session-lengthen = Let one session last longer, or not as long
    .session = The session
    .minutes = How long it lasts in all, in minutes
command-session-skip = Leave out a session or a few weeks; a course of eight still has eight sessions
    .session = The first session that is left out
    .until = The last day of the break; only this session, unless you say otherwise
command-session-change = Change a series from a day on; you see the dates before anything is saved
    .series = The series
    .starting = From this day on: 2027-01-07, mon, 7 jan
    .when = The first session then, if day or time change: thu 19:00, 2027-01-07 19:00
    .rhythm = Every week or every month
    .every = Every how many weeks or months
    .minutes = How long a session lasts
    .count = How many sessions from then on; what is left, unless you say otherwise
    .until = The last day
    .title = How the sessions are called; keep it neutral
    .leader = Who leads from then on
command-session-guest = Say who is invited to one session
    .session = The session
    .name = Their name, as members know them; leave it out if nobody comes
command-session-stages = See or choose when the group is reminded of sessions
    .group = The group
    .stages = Before the start, with commas: 24h, 1h, 10 min, start
    .on_time = Those that are sent on time or not at all, such as 10 min, start; write none to end it
command-session-reminders = Choose what I write to you about sessions
    .group = Your group
command-session-end = End a series of sessions
    .series = The series

session-card =
    ### { $title }
    { $when } ({ $relative }), { $minutes } minutes.{ $leaders ->
        [0] { "" }
        [one] { " " }{ $leader } leads.
       *[other] { " " }{ $leader } lead.
    }
session-and = { $first } and { $last }
session-guest = Guest: { $guest }.
session-link = It takes place here: { $link }
session-room = It takes place in { $room }.
session-places = { $taken } of { $places } places are taken.{ $waiting ->
        [0] { "" }
        [one] { " " }One person waits for a place.
       *[other] { " " }{ $waiting } people wait for a place.
    }
session-reminder-held = I kept this back until the session before it was over.
session-reminder-late = This comes late: I was not running when it was due.
session-count = { $coming ->
    [0] No answers yet. You can say below if you're coming.
    [one] One person is coming{ $late ->
        [0] .
       *[other] { " " }a little late.
    }
   *[other] { $coming } people are coming{ $late ->
        [0] .
        [one] , one of them a little late.
       *[other] , { $late } of them a little late.
    }
  }
session-shifted = The clocks change that day and { $at } does not exist, so it starts at { $starts }.
session-coming = I'm coming
session-late = Late
session-absent = Not this time
session-remind = Remind me
session-summary-missed = For those who missed the last one
session-card-cancelled = **{ $title }**, { $when }: this session does not take place.
session-card-ended = **{ $title }**, { $when }: this session is over.
session-cancelled-notice =
    ### { $title }
    The session on { $when } does not take place. You don't have to do anything.
session-moved = **{ $title }** moves. The time { $before } no longer holds. Here is the new one; please say again if you're coming.
session-lengthened = **{ $title }** has a new end. The start stays as it is.
session-news-moved = **{ $title }** moves. You said you would come. The time { $before } no longer holds; please say again if you can.
session-news-cancelled = **{ $title }** on { $before } does not take place. You said you would come; you don't have to do anything.
session-news-seat = A place is free in **{ $title }**, { $when }, and it is yours. If you can't come, please say so below, so that somebody else can.
series-break-notice =
    ### { $title }
    { $days ->
        [one] No session on { $first }.
       *[other] No sessions from { $first } to { $last }.
    } { $again ->
        [none] There is none after that.
       *[other] It goes on { $again }.
    }
series-changed-notice =
    ### { $title }
    From now on the next sessions are:
    { $lines }
    You don't have to do anything. What you answered about the earlier times no longer counts.
series-ended-notice =
    ### { $title }
    This series has ended. There are no further sessions in it.

session-answered-coming = Thanks. You're down as coming to **{ $title }**, { $when }. If it moves or is called off, I write to you. `/session reminders` changes that.
session-answered-late = Thanks. You're down as coming a little late to **{ $title }**, { $when }. If it moves or is called off, I write to you. `/session reminders` changes that.
session-answered-waiting = All places in **{ $title }**, { $when }, are taken. You're on the list, and I write to you when one is free.
session-answered-absent = { $leaders ->
    [0] Thanks for saying so. Those who lead the group see that you won't be there. If you'd like to tell them why, only they read it.
    [one] Thanks for saying so. { $leader } sees that you won't be there. If you'd like to say why, only those who lead the group read it.
   *[other] Thanks for saying so. { $leader } see that you won't be there. If you'd like to say why, only those who lead the group read it.
  }
session-write-to = { $leader ->
    [none] Write to the team
   *[other] Write to { $leader }
  }
session-done = That's all
session-done-answer = All right. You can change your answer on the card until the session is over.
session-word-title = A word about not coming
session-word-label = What would you like to say?
    .hint = It is not read at once. For a person now: /support-now.
session-word-readers =
    Those who lead the group can read this. The group can't.{ $screened ->
        [yes] { " " }The bot checks your words for signs that someone needs help. Then a professional from the team sees them too.
       *[no] { " " }The bot doesn't check your words, as you chose.
    }
session-word-empty = There is nothing in it yet. Nothing is lost: press the button to go on.
session-word-kept = { $leaders ->
    [0] It is kept. Those who lead the group can read it.
   *[other] It is kept. { $leader } can read it, and so can others who lead this group.
  }
session-word-seen = A professional from the team will see it too. If you need someone sooner, use `/support-now`.
session-word-seen-soon = It is passed on to a professional from the team. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.

session-over = That session is over or does not take place, so there is nothing to change.
session-gone = I can't find that session. `/session list` shows those to come.
session-changed = Somebody changed that session in the meantime. Please look at it again with `/session list`.
session-series-gone = I can't find that series.
session-group-gone = I can't find that group, or it is archived.
session-leader-without-record = The person who leads needs a valid professional record. `/professional list` shows all records.
session-minutes-range = A session can last from { $least } to { $most } minutes.
session-count-range = The number of sessions has to be 1 or more.
session-until-unreadable = I can't read the last day. Write it as year-month-day, such as 2027-03-31. Nothing is lost: press the button to go on.
session-starting-unreadable = I can't use that day. Write one that is still to come, such as 2027-01-07, mon or 7 jan. Nothing is lost: press the button to go on.
session-rhythm-unreadable = I don't know that rhythm. Choose one from the list, or write weekly, monthly-date, monthly-weekday, monthly-last or once.
session-link-unreadable = I can't use that link. It has to begin with https, such as https:// and then the address of the meeting.
session-no-dates = With this, no session would ever take place: all of its dates are left out. Please look at the holidays and at the last day.
session-first-hour-only = That time comes twice on that day. A series takes the first of the two; please choose another first day if you mean the second.
session-series-over = Nothing of that series is left after that day.
session-break-range = A break begins on { $first } and lasts a year at the most. Please give a later last day, or none.
stages-unreadable = I can't read that. Write when the group is reminded, with commas: 24h, 1h, 10 min, start.
stages-range = At most { $most } reminders, the first at most { $days } days before. Please leave some out.
session-until-early = The last day is before the first session on { $first }. Nothing is lost: press the button to go on.

session-plan-save = Save
session-plan-drop = Don't save
session-plan-preview =
    ## { $title }
    { $changes ->
        [none] { "" }
       *[other] From { $changes } on, this takes the place of the series as it was.{ " " }
    }{ $rhythm }, { $minutes } minutes, led by { $leader }. Times hold in { $zone }, also when clocks change.{ $holidays ->
        [none] { "" }
       *[other] { " " }Public holidays of { $holidays } are left out.
    }{ $guest ->
        [none] { "" }
       *[other] { " " }Guest: { $guest }.
    }{ $link ->
        [none] { "" }
       *[other] { " " }It takes place at { $link }
    }{ $places ->
        [0] { "" }
       *[other] { " " }Places: { $places }.
    }
    { $lines }
    { $count ->
        [0] { $until ->
            [none] It goes on like this until you end it.
           *[other] The last day is { $until }.
        }
        [one] It takes place once.
       *[other] { $count } sessions in all.
    }
    Nothing is saved yet. I keep this plan for one day.
session-rhythm-once = Once
session-rhythm-weekly = { $every ->
        [one] Every week on { $weekday }
       *[other] Every { $every } weeks on { $weekday }
    }
session-rhythm-monthly-date = { $every ->
        [one] Every month on day { $day }
       *[other] Every { $every } months on day { $day }
    }{ $day ->
        [29] , or the last day of a shorter month
        [30] , or the last day of a shorter month
        [31] , or the last day of a shorter month
       *[other] { "" }
    }
session-rhythm-monthly-weekday = { $every ->
        [one] Every month
       *[other] Every { $every } months
    } on the { $nth ->
        [1] first
        [2] second
        [3] third
       *[4] fourth
    } { $weekday }
session-rhythm-monthly-last = { $every ->
        [one] Every month
       *[other] Every { $every } months
    } on the last { $weekday }
session-choice-weekly = Every week (or every so many weeks)
session-choice-monthly-date = Every month on the same date
session-choice-monthly-weekday = Every month on the same weekday, such as the second Thursday
session-choice-monthly-last = Every month on the last such weekday
session-choice-once = Once
session-plan-date = - { $when }
session-plan-date-shifted = - { $when } (clocks go forward, and { $at } does not exist that day)
session-plan-date-twice = - { $when } (clocks go back, and { $at } comes twice that day; this is the first)
session-plan-date-out = - { $when }: left out
session-plan-saved = **{ $title }** is planned. The group is reminded before each session: { $stages }.
session-plan-dropped = Nothing is saved.
session-plan-gone = This plan is no longer here: it was saved or dropped, or a day has passed. `/session list` shows what is planned.

session-list =
    ## Next sessions
    { $lines }
    { $people ->
        [none] { "" }
       *[other] I can't write direct messages to { $people }. They may want to hear from you in another way.
    }
session-list-empty = No sessions are planned. You can plan some with `/session plan`.{ $people ->
        [none] { "" }
       *[other] { " " }I can't write direct messages to { $people }.
    }
session-list-line = - **{ $title }**, { $when }. { $leaders ->
        [0] Nobody with a valid record leads.
        [one] { $leader } leads.
       *[other] { $leader } lead.
    }{ $guest ->
        [none] { "" }
       *[other] { " " }Guest: { $guest }.
    } Coming: { $coming }, late: { $late }, not coming: { $absent }.{ $waiting ->
        [0] { "" }
       *[other] { " " }Waiting for a place: { $waiting }.
    }
session-lengthen-preview = Let **{ $title }** on { $when } end at { $after } instead of { $before }? The group is told; answers stay.
session-lengthen-confirm = Change the end
session-lengthen-done = The session ends at { $ends } now, and the group is told.
session-skip-preview = { $days ->
        [one] Leave out **{ $title }** on { $first }?
       *[other] Leave out **{ $title }** from { $first } to { $last }?
    } { $again ->
        [none] There is no session after that.
       *[other] It goes on { $again }.
    } { $course ->
        [yes] The course gets as many sessions more at its end. The group is told.
       *[no] The group is told.
    }
session-skip-confirm = Leave out
session-skip-done = { $number ->
    [one] One session is left out, and the group is told.
   *[other] { $number } sessions are left out, and the group is told.
  }
session-guest-done = { $guest ->
    [none] Nobody is named as a guest of this session now.
   *[other] { $guest } is named as the guest of this session.
  }
session-stages-are =
    { $new ->
        [yes] From now on the group is reminded: { $stages }.
       *[no] The group is reminded: { $stages }. You can choose others with `stages`.
    }
    { $some ->
        [yes] On time or not at all: { $strict }. Any other that comes late says so.
       *[no] One that comes late, because I was away, says so. With `on_time` you choose those that are left out then.
    }
session-stage-start = at the start
session-stage-minutes = { $number ->
    [one] one minute before
   *[other] { $number } minutes before
  }
session-stage-hours = { $number ->
    [one] one hour before
   *[other] { $number } hours before
  }
session-stage-days = { $number } days before
session-wish =
    ## { $title }
    In the channel everybody is reminded: { $channel }. If you want, I write to you in person as well. What you choose is shown to nobody; those who lead see only if my messages don't reach you.
    What I write to you now:
    { $lines }
    { $unreachable ->
        [yes] My last message to you did not arrive. Please allow direct messages from people of this server, then choose again.
       *[no] { "" }
    }
session-wish-pick = Choose what I write to you
session-wish-news = when a session you come to moves or is called off
session-wish-nothing = nothing at all
session-wish-kept =
    Kept for **{ $title }**. What I write to you:
    { $lines }
session-cancel-preview = Cancel **{ $title }** on { $when }? The group is told, and reminders stop. This can't be undone.
session-cancel-confirm = Cancel this session
session-cancel-done = The session is cancelled, and the group is told.
session-move-preview = Move the session from { $before } to { $after }? The group is told and asked again who is coming.
session-move-confirm = Move it
session-move-done = The session is now { $when }, and the group is told.
session-end-preview = End the series **{ $title }**? All its later sessions are dropped, and the group is told. This can't be undone.
session-end-confirm = End the series
session-end-done = { $dropped ->
    [0] The series has ended. No sessions were left in it.
    [one] The series has ended. One session was dropped.
   *[other] The series has ended. { $dropped } sessions were dropped.
  }
session-absences =
    ## { $title }, { $when }
    { $lines }
session-absences-none = Nobody has said that they are late or not coming to **{ $title }**, { $when }.
session-absence-absent = - { $person } is not coming.
session-absence-late = - { $person } is a little late.
session-absence-coming = - { $person } is coming after all.
session-absence-waiting = - { $person } waits for a place.
session-absence-open = - { $person } answered before the session was moved.
