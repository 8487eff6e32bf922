# Check-ins: questions and answers read by members, commands used by those who lead a group.

command-checkin = Ask a group how it is, and see answers
command-checkin-schedule = Set the weekdays and the time at which a group is asked
    .group = The group
    .weekdays = Weekdays with commas, such as mon, thu
    .at = Time of day in the group's time zone, such as 18:00
command-checkin-now = Ask a group at once
    .group = The group
command-checkin-pause = Stop asking a group until you resume
    .group = The group
command-checkin-resume = Go on asking a group
    .group = The group
command-checkin-mine = See your own last answers; only you see this
command-checkin-answers = See the answers to the latest check-in; only those who lead the group can
    .group = The group

checkin-card =
    ### { $question }
    { $readers } can read your answer. The group can't, unless you share it. "Not today" is a full answer.
checkin-readers-team = The people who lead this group
checkin-readers = { $names } and { $last }
checkin-answer = Answer
checkin-not-today = Not today
checkin-skipped = That's fine. "Not today" is a full answer.
checkin-shared = { $person } shares a check-in: **{ $score }** of 10.

checkin-form-title = Check-in
checkin-form-readers =
    { $readers } can read this. If an answer is low, or drops a lot, a professional from the team sees it too.{ $screened ->
        [yes] { " " }The bot checks your words for signs that someone needs help.
       *[no] { " " }The bot doesn't check your words, as you chose.
    }
checkin-form-not-kept =
    You chose not to have check-ins kept. So your number and words are not stored, and nobody reads them.{ $screened ->
        [yes] { " " }The bot still checks your words, as you agreed. If they worry it, a professional sees them.
       *[no] { " " }If you need a person, use `/support-now`.
    }
checkin-form-score = Your number, from 0 to 10
    .hint = 0 is the hardest
checkin-form-words = Some words, if you like
    .hint = You can leave this empty
checkin-form-share = Who may see it?
    .hint = You can change it by answering again
checkin-share-private = Only those named above
checkin-share-shared = The group too

checkin-kept = Thanks. Your answer is kept.
checkin-not-kept = Thanks. As you chose, your answer is not kept.
checkin-seen = A professional from the team will see this answer. If you need someone sooner, use `/support-now`.
checkin-seen-soon = This answer is passed on to a professional from the team. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.
checkin-shared-yes = It is shared with the group, with your name.
checkin-shared-no = It is not shared with the group.

checkin-score-unreadable = I need a whole number from 0 to 10, such as 7. Nothing is lost: press the button to go on.
checkin-weekdays-unreadable = I can't read those weekdays. Write them like mon, thu.
checkin-time-unreadable = I can't read that time. Write it like 18:00 or 6pm.
checkin-gone = That check-in is no longer here.
checkin-group-gone = I can't find that group.
checkin-group-closed = This group is not open, so nobody is asked.
checkin-asked-just-now = The group was asked a moment ago. The prompt is in its check-in channel.
checkin-session-running = A session is running. In this kind of group the bot stays quiet until it is over.
checkin-unscheduled = This group has no schedule yet. Set one with `/checkin schedule`.
checkin-off-for-kind = In this kind of group the bot asks no check-ins.

checkin-scheduled = The group is asked next at { $when }, and then on these days at this time.
checkin-asked = The group is being asked now.
checkin-paused = The group is not asked until you use `/checkin resume`.
checkin-resumed = The group is asked next at { $when }.
checkin-mine =
    ## Your last check-ins
    { $lines }
checkin-mine-none = No answers of yours are kept here.
checkin-mine-line = { $when }: { $score ->
        [skipped] not today
       *[other] **{ $score }** of 10
    }{ $shared ->
        [yes] , shared with the group
       *[no] { "" }
    }
checkin-answers =
    ## The latest check-in
    { $lines }
checkin-answers-none = Nobody has answered the latest check-in, or those who did chose not to have it kept.
checkin-answers-line = { $person }, { $when }: { $score ->
        [skipped] not today
       *[other] **{ $score }** of 10
    }{ $shared ->
        [yes] , shared with the group
       *[no] { "" }
    }
