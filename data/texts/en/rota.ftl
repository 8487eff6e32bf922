# The rota: read by supervisors and staff.

command-rota = Who is on duty when
command-rota-show = Who is on duty now and next, and all shifts
command-rota-add = Enter a weekly shift
    .person = A professional with a valid record
    .weekday = The day on which it begins
    .start = Such as 18:00
    .end = Such as 22:00. Before the start means the next day
    .zone = Time zone such as Europe/Berlin. Without one, the server's
command-rota-remove = Take a weekly shift out
    .shift = The shift
command-rota-override = Put somebody on duty for once
    .person = Who is on duty
    .starts = Such as now, tomorrow 18:00 or 2026-12-01 18:00
    .ends = Such as tomorrow 22:00
    .replaces = Who is off duty meanwhile

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

rota-title = ## Rota
rota-page = { $lines }
rota-now = **Now**: { $people }, staffed until { $until }
rota-now-nobody = **Now**: nobody is on duty. Facilitators and supervisors are paged instead.
rota-next = **Next**: { $people } from { $at }
rota-next-never = **Next**: no shift is planned. Enter one with `/rota add`.
rota-line = { $id } · { $shift }
rota-shift = { $person }: { $weekday } { $start } to { $end } ({ $zone })
rota-empty = There are no shifts yet.
rota-not-covered = **Not covered**: Discord doesn't show me what is written, because the Message Content intent is off. Mentions, direct messages, reports and calls for a person still work.
rota-added = Entered: { $shift }. They get a direct message, so that pages can reach them.
rota-removed = The shift is taken out.
rota-overridden = { $person } is on duty from { $starts } to { $ends }.
rota-shift-unknown = That shift is no longer there.
rota-shift-there = This person has a shift that begins at that time already.
rota-no-record = { $person } has no valid professional record. Enter it first with `/professional add`.
rota-weekday-unreadable = I can't read that day. Write it like monday or mon.
rota-time-unreadable = I can't read that time. Write it like 18:00 or 6pm.
rota-override-order = The end has to come after the start, and no more than 31 days later.
rota-override-self = A person can't stand in for themselves.
rota-welcome =
    You are on the rota of **{ $server }**.
    When it is your turn, I write to you here with a button to answer.
    Please keep direct messages from this server open, and let this conversation make a sound.
