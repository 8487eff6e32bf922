# Sessions: reminders read by members, commands used by those who lead a group.

command-session = Plan and change the sessions of a group
command-session-plan = Plan sessions every week or every two weeks; you see the dates before anything is saved
    .group = The group
    .when = First session, in the group's time zone: tue 18:00, tomorrow 7pm, 2026-12-01 18:30
    .every = Every 1 or 2 weeks
    .minutes = How long a session lasts
    .until = The last day, such as 2027-03-31
    .count = How many sessions
    .leader = Who leads; you, unless you choose somebody
    .title = How the sessions are called; keep it neutral
command-session-list = See the next sessions of a group
    .group = The group
command-session-cancel = Cancel one session
    .session = The session
command-session-move = Move one session to another time
    .session = The session
    .when = The new time, in the group's time zone: tue 18:00, 2026-12-01 18:30
command-session-end-series = End a series of sessions
    .series = The series
command-session-absences = See who is not coming or late, and what they wrote to you
    .session = The session

session-card =
    ### { $title }
    { $when } ({ $relative }), { $minutes } minutes.{ $leader ->
        [none] { "" }
       *[other] { " " }{ $leader } leads.
    }
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
session-card-cancelled = **{ $title }**, { $when }: this session does not take place.
session-card-ended = **{ $title }**, { $when }: this session is over.
session-cancelled-notice =
    ### { $title }
    The session on { $when } does not take place. You don't have to do anything.
session-moved = **{ $title }** moves. The time { $before } no longer holds. Here is the new one; please say again if you're coming.
series-ended-notice =
    ### { $title }
    This series has ended. There are no further sessions in it.

session-answered-coming = Thanks. You're down as coming to **{ $title }**, { $when }.
session-answered-late = Thanks. You're down as coming a little late to **{ $title }**, { $when }.
session-answered-absent = { $leader ->
    [none] Thanks for saying so. Those who lead the group see that you won't be there. If you'd like to tell them why, only they read it.
   *[other] Thanks for saying so. { $leader } sees that you won't be there. If you'd like to say why, only those who lead the group read it.
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
session-word-kept = { $leader ->
    [none] It is kept. Those who lead the group can read it.
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
session-until-early = The last day is before the first session on { $first }. Nothing is lost: press the button to go on.

session-plan-save = Save
session-plan-drop = Don't save
session-plan-preview =
    ## { $title }
    { $weeks ->
        [1] Every week
       *[other] Every two weeks
    }, { $minutes } minutes, led by { $leader }. Times hold in { $zone }, also when clocks change.
    { $lines }
    { $ends ->
        [yes] Longer series go on after these.
       *[no] It goes on like this until you end it.
    }
    Nothing is saved yet. I keep this plan for one day.
session-plan-date = - { $when }
session-plan-date-shifted = - { $when } (clocks go forward, and { $at } does not exist that day)
session-plan-saved = **{ $title }** is planned. The group is reminded 24 hours and 10 minutes before each session.
session-plan-dropped = Nothing is saved.
session-plan-gone = This plan is no longer here: it was saved or dropped, or a day has passed. `/session list` shows what is planned.

session-list =
    ## Next sessions
    { $lines }
session-list-empty = No sessions are planned. You can plan some with `/session plan`.
session-list-line = - **{ $title }**, { $when }. { $leader ->
        [none] Nobody with a valid record leads.
       *[other] { $leader } leads.
    } Coming: { $coming }, late: { $late }, not coming: { $absent }.
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
session-absence-open = - { $person } answered before the session was moved.
