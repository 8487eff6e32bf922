# A session as it goes on: cards are read by the group, buttons for the agenda used by who leads.

command-session-start = Begin a session: its agenda goes to the group, step by step
    .session = The session
command-session-practice = Hand out practice for the days until the next session
    .session = The session

floor-card =
    ### { $part }
    Part { $number } of { $parts }, until { $until } ({ $left }).
    Next: { $next }
floor-card-over = The session is over. Thank you for being here.
floor-last = this is the last part
floor-next = Next part
floor-more = 5 more minutes
floor-back = Back
floor-end = End the session
floor-end-ask = End this session now? Attendance is counted then, and it can't be begun again.
floor-end-sure = Yes, end it
floor-started = The session has begun. Its card is in the group's channel; you step through it there.
floor-ended = The session is over. `/session practice` hands out practice, `/session summary` writes to those who were absent, and `/session notes` keeps what you want to remember.
floor-time-up = The time for **{ $part }** is up. The group isn't told. *Next part* goes on, *5 more minutes* gives more.
floor-not-now = This session is over or does not take place, so it can't be begun.
floor-too-early = That is still a while. A session can be begun { $minutes } minutes before its time.
floor-begun = This session has begun already. Its card is in the group's channel.
floor-unknown = This session has not been begun. `/session start` does that.
floor-over = This session is over.

round-begin = Begin a round
round-begun = { $count ->
        [one] One person is in the round.
       *[other] { $count } people are in the round.
    } The order is drawn by lot.
round-card =
    ### A round
    Now: { $now }
    Then: { $then }
    Take the time you need. You can pass, and nobody asks why.
round-nobody = nobody else
round-more = { $count ->
        [one] one more
       *[other] { $count } more
    }
round-over = The round is over.
round-done = I'm done
round-pass = I pass
round-later = Others first
round-join = I'm in
round-leave = I'm not in this round
round-not-your-turn = Somebody else has the word. You can leave the round or come into it at any time.

practice-title = Practice
practice-readers = The whole group reads this. Small and clear is best, and every member chooses what fits.
practice-words = What can members practise?
practice-empty = There were no words in it. Nothing is lost: press the button to go on.
practice-not-here = This kind of group has no practice between sessions.
practice-done = { $again ->
        [none] The group can read it now.
       *[other] The group can read it now. I remind it once, at { $again }.
    }
practice-card = ### Practice until we meet again
practice-again-card =
    ### A reminder of the practice
    Any part of it counts. Not having done it is fine, too.
