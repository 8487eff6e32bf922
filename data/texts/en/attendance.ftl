# Who was at a session, who is missed, summaries for the absent: mostly read by those who lead a group.

command-session-attendance = See who was at a session, and put it right with a tap
    .session = The session
command-session-summary = Write a few words about a session for those who were not there
    .session = The session
command-session-absences = See who is not coming to a session, or whom nobody should lose sight of
    .session = Who is not coming or late, and what they wrote to you; leave it out for the list of those who are missed
    .group = The group of the list; the group of this channel, unless you choose one
command-session-calendar-picture = See the sessions of the next two months as a picture
    .group = Your group

attendance-sheet =
    ### Who was there
    { $title }, { $when }
attendance-line-there = - There ({ $count }): { $people }
attendance-line-late = - Late ({ $count }): { $people }
attendance-line-told = - Not there, had said so ({ $count }): { $people }
attendance-line-missed = - Not there, no word ({ $count }): { $people }
attendance-line-unknown = - Not known ({ $count }): { $people }
attendance-unknown-how = Not known: I saw nobody in the voice channel, so I can't tell. *Correct* takes one tap.
attendance-missing = { $count ->
    [one] One member may need a word from you: *Who is missed*.
   *[other] { $count } members may need a word from you: *Who is missed*.
  }
attendance-correct = Correct
attendance-absences = Who is missed
attendance-summary = Summary for the absent
attendance-picture = Pictures
attendance-correct-how = What you choose below holds, whatever I saw. Members see only their own line, with `/privacy show`.
attendance-nobody = The group had no members then.
attendance-none = Nobody
attendance-pick-there = Who was there?
attendance-pick-late = Who came late?
attendance-pick-told = Who had said they would not come?
attendance-not-yet = That session has not begun or does not take place, so nobody could be there yet.
attendance-none-yet = No session of this group is over yet, so there is nothing to show.
attendance-finding = { $known ->
    [0] Nobody said who was there last time
   *[other] { $there } of { $known } were there last time
  }
attendance-picture-about = { $count ->
    [one] { $group } · one session
   *[other] { $group } · the last { $count } sessions
  }
attendance-grid-title = Who was there, member by member
attendance-grid-about = Only for those who lead the group
attendance-is-there = there
attendance-is-late = late
attendance-is-told = had said so
attendance-is-missed = no word
attendance-is-unknown = not known
attendance-letter-there = ✓
attendance-letter-late = L
attendance-letter-told = S
attendance-letter-missed = –
attendance-letter-unknown = ?

absences-list =
    ## Who is missed
    { $count ->
        [one] One member may need a word from you.
       *[other] { $count } members may need a word from you.
    } Only those who lead the group see this. I write to nobody by myself.
absences-nobody = Nobody is on the list. Here stands who was absent without a word, missed two sessions in a row, or comes much less often than before.
absences-more = { $count ->
    [one] One more follows when you have been through these.
   *[other] { $count } more follow when you have been through these.
  }
absences-line =
    { $person }: { $reasons }{ $since ->
        [none] .
       *[other] . Absent since { $since }.
    } { $answer ->
        [coming] They had said they would come.
        [late] They had said they would come late.
        [absent] They had said they would not come.
       *[other] { "" }
    }
absences-reason-without-word = not there last time, no word
absences-reason-two-missed = missed two in a row
absences-reason-declining = there at least two times fewer in the last three sessions than in the three before
absences-draft-button = Draft a message
absences-done-button = Done
absences-later-button = Not now
absences-draft-how =
    A draft for { $person }. I don't send it: copy it, change what you like, and send it yourself.
    ```
    { $draft }
    ```
absences-draft =
    { $name ->
        [none] Hello,
       *[other] Hello { $name },
    }
    we thought of you at the last session. You don't have to explain anything. Your place is yours, and you are welcome next time, late or only for part of it, too. If something would make it easier to come, or if you would like to talk first, tell me. If you would rather not come any more, that is all right as well.

summary-title = For those who were not there
summary-readers = Members who were absent can read this. Those who were there can't, and nobody outside the group. Please leave out names and what people said in confidence. You see who reads it before it is shared.
summary-words = What would you like to tell them?
    .hint = What it was about, what to bring, what is next
summary-empty = There is nothing in it yet. Nothing is lost: press the button to go on.
summary-none = There is no summary of that session. `/session summary` writes one.
summary-not-over = That session is not over yet, so there is nothing to sum up.
summary-preview =
    ## { $title }, { $when }
    { $words }

    { $shared ->
        [yes] It is changed. Those who could read it read this now.
       *[no] { $count ->
            [0] Nobody was absent, as far as is known, so nobody would read it.
           *[other] Who can read it: { $people }. They find a button on the card of the next session{ $messages ->
                [0] .
                [one] ; one of them asked for messages and gets one.
               *[other] ; { $messages } of them asked for messages and get one.
            } It is not shared yet.
        }
    }
summary-share = Share it
summary-edit = Change it
summary-shared = { $count ->
    [0] It is kept. Nobody was absent, as far as is known.
    [one] One member can read it now.
   *[other] { $count } members can read it now.
  } { $messages ->
    [0] { "" }
    [one] I write to one of them.
   *[other] I write to { $messages } of them.
  }
summary-message = Those who lead wrote a few words about **{ $title }**, { $when }, for those who were not there. Only you see them when you press the button.
summary-read = What was it about?
summary-shown =
    ## { $title }, { $when }
    { $words }
summary-gone = There is no summary to read here.
summary-not-absent = This was written for those who were not there that day. If you were not, please tell those who lead the group.

calendar-finding = { $count ->
    [0] No sessions in the next two months
    [one] One session in the next two months
   *[other] { $count } sessions in the next two months
  }
calendar-about = { $group } · times in { $zone }
calendar-alt = { $day }: { $times }.
calendar-not-yours = I find no group of yours by that name. Please choose one from the list.
calendar-is-planned = session
calendar-is-moved = moved here
calendar-is-cancelled = does not take place
calendar-weekday-1 = Mon
calendar-weekday-2 = Tue
calendar-weekday-3 = Wed
calendar-weekday-4 = Thu
calendar-weekday-5 = Fri
calendar-weekday-6 = Sat
calendar-weekday-7 = Sun
calendar-month-1 = January
calendar-month-2 = February
calendar-month-3 = March
calendar-month-4 = April
calendar-month-5 = May
calendar-month-6 = June
calendar-month-7 = July
calendar-month-8 = August
calendar-month-9 = September
calendar-month-10 = October
calendar-month-11 = November
calendar-month-12 = December
