# Asking for a person, reports, and what could not be screened. Members may read this at the worst of times.

command-support-now = Call a person from the team, at any hour
menu-report = Report message

support-card =
    ### If you need a person, press the button.
    Somebody from the team is called, at any hour. Only the team sees that you pressed it.
    I'm the group's bot. This is not an emergency service.
support-down =
    { "" }**If a button doesn't answer, I'm not working right now, and nobody is called.**
    If a life is in danger, call { $number }. You can also write to someone from the team yourself.
support-button = I need a person
support-danger = Life is in danger
dm-answer =
    I'm the group's bot, not a person, and nobody reads along here. { $screened ->
        [yes] If what you write sounds as if you may need help, I call a professional.
       *[no] You chose that your messages are not screened, so nobody is told what you write here.
    }
    If you want a person, press the button. Somebody from the team is called, at any hour.
support-no-group = You are in no group on this server, so there is no team that I can call for you. Nobody was called. You can call these yourself:
support-outside = { $place ->
        [none] If a life is in danger: { $number }.
       *[other] In { $place }, if a life is in danger: { $number }.
    }

help-call-reached = Your call has reached the team.
help-message-reached = Your message has reached the team of your group.
help-checkin-reached = What you wrote in your check-in has reached the team of your group.
help-session-reached = Your word about the session has reached the team of your group.
help-report-reached = Thank you. Your report has reached the team, and a person will look at the message. The writer isn't told who reported it.
help-names = { $count ->
    [0] { $first }
   *[other] { $first }, { $rest }
  }
help-owner = { $name } from the team has it.
help-staffed = On duty now: { $names }. They are called one after another until someone answers.
help-unstaffed = Nobody from the team is on duty until { $at } ({ $relative }). The team is called anyway, one person after another. I'll write to you when somebody answers.
help-unstaffed-unknown = Nobody from the team is on duty now. The team is called anyway, one person after another. I'll write to you when somebody answers.
help-nobody = Nobody from the team is on duty, and I can't reach anybody right now. The call stays open.
help-emergency = If a life is in danger right now, call { $number }.
help-lines-staffed = You can also reach:
help-lines-unstaffed = Until then you can reach:
help-line = - **{ $name }**: { $how }{ $facts }
help-line-phone = call { $value }
help-line-text = text { $value }
help-line-web = { $value }
help-software = I'm the group's bot, not a person. To call a person, use `/support-now` in your group.
help-unanswered = Everybody on the list was called, and nobody has answered yet. They are being called again from the start. I'll write to you when somebody answers.
help-again = The person who answered hasn't been back for a while, so I'm calling the team again. I'll write to you when somebody answers.
help-answered = { $name } has answered and is with it now.
help-somebody = Somebody from the team

report-title = Report this message
report-reason = What should the team know?
    .hint = Only the team reads this and the message.
report-urgency = How soon should somebody look?
report-urgency-later = When somebody is next on duty
report-urgency-soon = Soon
report-urgency-now = Now: somebody may be in danger
report-reason-empty = Please say in a few words what the team should know. Nothing is lost: press the button to go on.
report-not-a-person = That message was not written by a person, so it can't be reported.
report-no-group = That works for messages in a group's channels.
report-gone = That message is no longer there. If you are worried, use `/support-now`.

unscreened-title = { $count ->
    [one] **1 message was not screened.** Please look at it yourself.
   *[other] **{ $count } messages were not screened.** Please look at them yourself.
  }
unscreened-detector = ⚠ Screening isn't working: { $count } could not be checked. Tell whoever runs this bot.
unscreened-unreadable = Pictures, files, voice messages or stickers: { $count }
unscreened-gap = Channels that could not be read after an outage: { $count }
unscreened-direct = Members whose direct messages to me could not be read after an outage: { $count }
unscreened-language = In a language that screening does not read: { $count }
unscreened-button = Seen
unscreened-seen = Unscreened messages: seen by { $who }.
unscreened-thanks = { $count ->
    [0] Somebody else has looked already.
    [one] Noted: you have looked at 1 message.
   *[other] Noted: you have looked at { $count } messages.
  }
not-covered = **{ $alias } is not covered by screening.** Discord doesn't show me what is written there, because the Message Content intent is off. Mentions, direct messages, reports and calls for a person still work.
screening-reduced = **The statistical part of screening is not working.** Rules still check every message. Please tell whoever runs this bot.

reporter-notice = A person from the team has looked at the message you reported. I can't tell you what happens with it. Thank you for telling us.
line-hello = **{ $name }** from the team ({ $qualification }) is here for you. What you write here, I pass on to { $name }. If somebody else takes over, I tell you who. Others in the team who answer for this can read it too. I'm the group's bot and only carry the words.
line-from-team = **{ $name }** from the team:
line-files = { $count ->
    [one] (1 file was not passed on)
   *[other] ({ $count } files were not passed on)
  }
line-end = This conversation is over, and nobody reads here any more. To call a person again, at any hour, use `/support-now` in your group.
line-nobody-reads = Nobody from the team reads here at the moment. To call a person, at any hour, use `/support-now` in your group.
removal-notice = The team has removed a message you wrote in your group. Reason: { $reason }
measure-group-slow = It's quieter here for a while: each of us can write one message in { $minutes } min, until { $until }. If you need a person, use `/support-now`.
measure-group-pause = Writing is paused here until { $until }. You can read everything. If you need a person, use `/support-now`.
measure-group-over = It's as usual here again.
measure-member = Until { $until } you can read in the server, and not write. You can write here at any time: somebody from the team reads it. If your life is in danger, call your emergency number.
measure-member-over = You can write in the server again.

backfill-under-way = I was away and am still reading what was written meanwhile: { $done } channels and threads are done. What is not read yet is listed as unscreened. Anything serious is paged as soon as I find it.
backfill-over = I was away. Afterwards I read { $messages } messages in { $done } channels and threads, in { $seconds } seconds.{ $unread ->
    [0] { "" }
    [one] { " " }1 could not be read and is listed as unscreened.
   *[other] { " " }{ $unread } could not be read and are listed as unscreened.
  }
