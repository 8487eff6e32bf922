# The rota: read by supervisors and staff. The lines about coverage are read by members.

command-rota = Who is on duty when
command-rota-show = Who is on duty now and next, and everything that is entered
command-rota-week = The coming two weeks as a picture
command-rota-add = Enter a weekly shift
    .person = A professional with a valid record
    .weekday = The day on which it begins
    .start = Such as 18:00
    .end = Such as 22:00. Before the start means the next day
    .zone = Time zone such as Europe/Berlin. Without one, the server's
    .layer = 1 answers first (as without a number), 2 second
command-rota-rotation = People who take turns
command-rota-rotation-add = Let people take turns
    .people = Mention them in their order, such as @Mara @Jonas
    .every = How long a turn is: daily, weekly, or a number of days such as 3 days
    .handoff = When one hands over to the next, such as 18:00
    .first = Day of the first turn, such as monday or 2026-12-01. Without one, today
    .end = Only until this time each day, such as 22:00. Without one, round the clock
    .layer = 1 answers first (as without a number), 2 second
    .name = What you call it
    .zone = Time zone such as Europe/Berlin. Without one, the server's
command-rota-rotation-end = End a rotation at a handoff
    .rotation = The rotation
    .day = Day of the last handoff, such as friday. Without one, the next
command-rota-layer = Name a layer, such as first answer
    .number = 1 answers first, 2 second
    .name = Its name
command-rota-remove = Take a shift, a rotation, an override or time off out
    .entry = What to take out
command-rota-override = Put somebody on duty for once
    .person = Who is on duty
    .starts = Such as now, tomorrow 18:00 or 2026-12-01 18:00
    .ends = Such as tomorrow 22:00
    .replaces = Who is off duty meanwhile
    .layer = 1 answers first (as without a number), 2 second
command-rota-time-off = Enter time in which you are never on duty
    .starts = A day or a time, such as 2026-12-24 or tomorrow 18:00
    .ends = The last day, or a time
    .person = Somebody else; for supervisors
command-rota-swap = Ask somebody to take one of your shifts
    .person = Whom you ask
    .shift = Your shift
    .back = Their shift that you take in return
command-rota-calendar = Shifts as a file for your calendar
    .whose = Your own, or everyone's
command-rota-preflight = What is wrong with the coming shifts
command-rota-test = Send yourself a test message, to show that messages reach you
command-rota-watch = How the rota is watched
    .reach_days = For how many days an answer shows that somebody can be reached
    .always = Whether somebody should be on duty at every hour

weekday-monday = Monday
    .short = Mon
weekday-tuesday = Tuesday
    .short = Tue
weekday-wednesday = Wednesday
    .short = Wed
weekday-thursday = Thursday
    .short = Thu
weekday-friday = Friday
    .short = Fri
weekday-saturday = Saturday
    .short = Sat
weekday-sunday = Sunday
    .short = Sun

month-1 = Jan
month-2 = Feb
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = Aug
month-9 = Sept
month-10 = Oct
month-11 = Nov
month-12 = Dec

rota-title = ## Rota
rota-page = { $lines }
rota-now = **Now**: { $people }, staffed until { $until }
rota-now-always = **Now**: { $people }. Every hour of the coming days is staffed.
rota-now-nobody = **Now**: nobody is on duty. Facilitators and supervisors are paged instead.
rota-next = **Next**: { $people } from { $at }
rota-next-never = **Next**: no shift is planned. Enter one with `/rota add`.
rota-title-shifts = **Weekly shifts**
rota-title-rotations = **Rotations**
rota-title-overrides = **Overrides**
rota-title-time-off = **Time off**
rota-line = { $id } · { $line }
rota-shift = { $person }: { $weekday } { $start } to { $end } ({ $zone }), { $layer }
rota-rotation = { $name }: { $people }, { $days ->
    [1] a day each
    [7] a week each
   *[other] { $days } days each
  }, { $hours ->
    [hours] { $handoff } to { $end }
   *[day] handoff at { $handoff }
  } ({ $zone }), { $layer }, from { $first }{ $ending ->
    [yes] { " " }until { $until }
   *[no] {""}
  }
rota-rotation-unnamed = Rotation
rota-override-line = { $person }{ $instead ->
    [yes] { " " }in place of { $replaces }
   *[no] {""}
  }: { $span }
rota-time-off-line = { $person } is off: { $span }
rota-layer-first = first answer
rota-layer-nth = { $number ->
    [2] second answer
    [3] third answer
   *[other] answer { $number }
  }
rota-layers = The layers are now: { $layers }.
rota-layer-number = A layer is a number from 1 to { $most }.
rota-layer-name-empty = Please give the layer a name, such as first answer.
rota-empty = Nothing is entered yet.
rota-not-covered = **Not covered**: Discord doesn't show me what is written, because the Message Content intent is off. Mentions, direct messages, reports and calls for a person still work.
rota-added = Entered: { $shift }. They get a direct message, so that pages can reach them.
rota-rotation-added = Entered: { $rotation }. Everybody in it gets a direct message, so that pages can reach them.
rota-rotation-end = End it
rota-rotation-end-confirm = The last turn would end at { $at }. After that nobody is on duty by this rotation.
rota-rotation-ended = The last turn ends at { $at }.
rota-removed = It is taken out.
rota-remove-confirm = Take this out? { $entry }
rota-remove-button = Take it out
rota-take-back = Take this back
rota-overridden = { $person } is on duty from { $starts } to { $ends }.
rota-time-off-entered = { $person } is off: { $span }. { $open ->
    [0] No shift is left without anybody.
    [one] One shift is left without anybody:
   *[other] { $open } shifts are left without anybody:
  }
rota-open = **Nobody**: { $span } ({ $layer })
rota-more = … and { $count } more
rota-day = { $weekday } { $day } { $month }
rota-span = { $same ->
    [yes] { $day } { $start }–{ $end }
   *[no] { $day } { $start } – { $last } { $end }
  }
rota-holiday = { $day } ({ $name })
rota-holidays = **Public holidays**: { $holidays }
rota-entry-unknown = That is no longer on the rota.
rota-shift-there = This person has a shift that begins at that time already.
rota-no-record = { $person } has no valid professional record. Enter it first with `/professional add`.
rota-weekday-unreadable = I can't read that day. Write it like monday or mon.
rota-time-unreadable = I can't read that time. Write it like 18:00 or 6pm.
rota-day-unreadable = I can't read that day. Write it like monday, tomorrow or 2026-12-01.
rota-every-unreadable = I can't read how long a turn is. Write daily, weekly, or a number of days such as 3 days.
rota-people-unreadable = Mention the people in their order, such as @Mara @Jonas.
rota-span-order = The end has to come after the start, and no more than { $days } days later.
rota-override-self = That needs two different people.
rota-person-off = { $person } is off in that time.

rota-finding = { $count ->
    [0] No gaps in the next { $days } days
    [one] One gap in the next { $days } days
    [2] Two gaps in the next { $days } days
    [3] Three gaps in the next { $days } days
   *[other] { $count } gaps in the next { $days } days
  }
rota-finding-nobody = Nobody is on duty in the next { $days } days
rota-picture-about = Times in { $zone } · as of { $day }, { $time }
rota-picture-open = gap
rota-legend-layers = In each day, from top to bottom: { $layers }.
rota-legend-open = Hatched: somebody should be there and nobody is. Dotted: nobody is planned.
rota-legend = Dotted: nobody is planned.
rota-alt-open = Gap: { $span }.
rota-alt-turn = { $person }: { $span }.

rota-calendar = { $count ->
    [0] There are no shifts in the next { $days } days. The file is empty.
    [one] One shift in the next { $days } days. Open the file with your calendar.
   *[other] { $count } shifts in the next { $days } days. Open the file with your calendar.
  } It doesn't change by itself: get it again after changes, and nothing in it will be doubled.
rota-calendar-name = Rota
rota-calendar-mine = On duty: { $layer }
rota-calendar-everyone = { $person }: { $layer }

rota-swap-question = **{ $asker }** asks you to take a shift: { $given }. { $returned ->
    [yes] In return they take yours: { $back }.
   *[no] Nothing is asked in return.
  }
    It only changes if you accept. The question ends { $expires }.
rota-swap-accept = I take it
rota-swap-decline = I can't
rota-swap-withdraw = Take the question back
rota-swap-asked = I have asked { $person } to take your shift: { $given }. { $returned ->
    [yes] In return you take: { $back }.
   *[no] Nothing is asked in return.
  } Until they accept, it stays yours.
rota-swap-accepted = Accepted.
rota-swap-declined = Declined.
rota-swap-withdrawn = The question was taken back.
rota-swap-expired = The shift has begun. The question is over.
rota-swap-told-accepted = **{ $other }** takes your shift: { $given }. { $returned ->
    [yes] You take: { $back }.
   *[no] {""}
  }
rota-swap-told-declined = **{ $other }** can't take your shift: { $given }. It stays yours.
rota-swap-told-expired = **{ $other }** has not answered, so the shift stays yours: { $given }.
rota-swap-accepted-thanks = Thank you. The rota is changed, and they are told.
rota-swap-declined-thanks = Thank you. They are told that the shift stays theirs.
rota-swap-withdrawn-done = The question is taken back. The shift stays yours.
rota-swap-not-yours = You have no shift at that time that is still to come. Choose one from the list.
rota-swap-not-theirs = They have no shift at that time that is still to come. Choose one from the list.
rota-swap-not-asked = This question is for somebody else.
rota-swap-over = This question is over already.
rota-swap-changed = The rota has changed since, so these shifts can't be swapped as they were asked. Please ask again.
rota-swap-unknown = That question is no longer there.

rota-welcome =
    You are on the rota of **{ $server }**.
    When it is your turn, I write to you here with a button to answer.
    Please keep direct messages from this server open, and let this conversation make a sound.
    Press the button, so that the team knows that messages reach you.
rota-reach =
    This is a **test** from { $server }. Nothing has happened.
    You have a shift soon, or somebody wants to know whether messages reach you. Please press the button.
rota-here = This reached me
rota-here-thanks = Thank you. The rota knows that messages reach you.
rota-test-sent = A test message is on its way. Press its button when it arrives.
rota-test-recent = A test message was sent a moment ago. Look into your direct messages.
rota-preflight-title = **To be mended in the next 14 days**
rota-preflight-good = Every coming shift of the next 14 days has somebody who can be reached.
rota-preflight-rule = An answer counts for { $days } days. { $always ->
    [yes] Every hour without anybody counts as a gap.
   *[no] Hours for which nobody is planned don't count as gaps.
  }
rota-preflight-soon = **Rota: to be mended before the next { $hours } hours are over**
rota-preflight-yours = **About your shift in the next { $hours } hours**
rota-look = Look again
rota-problem-empty = ⚠ **Nobody**: { $span } ({ $layer }). Put somebody in with `/rota override`.
rota-problem-silent = ⚠ **{ $person }** has answered no message for a long time: { $span } ({ $layer }). They can press the button of a test message, or use `/rota test`.
rota-problem-closed = ⚠ **{ $person }** can't be reached by direct message: { $span } ({ $layer }). They need to open direct messages from this server.
rota-problem-no-second = ⚠ **{ $person }** has no second contact outside Discord: { $span } ({ $layer }).
rota-problem-double = ⚠ **{ $person }** is in two layers at once: { $span }. Nobody else would answer second.
rota-reach-days = Choose between 1 and { $most } days.

coverage-always = Somebody from the team is on duty at every hour of the coming days.
coverage-staffed = Somebody from the team is on duty until { $until }{ $more ->
    [yes] {""}, and again from { $next }
   *[no] {""}
  }. Outside these hours the team is called anyway.
coverage-unstaffed = Nobody from the team is on duty until { $next } ({ $relative }). If you press the button, they are called anyway.
coverage-never = Nobody from the team is on duty at the moment. If you press the button, they are called anyway.
coverage-emergency = If a life is in danger, call { $number }.
coverage-lines = At any time you can also reach:
