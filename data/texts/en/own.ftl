# A member's own summary.

command-my-summary = Make a PDF of your own check-ins, tools and sessions; only you get it
    .weeks = How many weeks back; 12 unless you say otherwise

own-ask = This makes a PDF of the last { $weeks ->
        [one] week
       *[other] { $weeks } weeks
    }: your check-ins, what you wrote with tools, and sessions you were at. Only you get it. You decide whether somebody else reads it, such as your therapist. I keep no copy.
own-make = Make it
own-nothing = There is nothing of yours in the last { $weeks ->
        [one] week
       *[other] { $weeks } weeks
    }.
own-title = My own summary
own-notice = From { $begin } to { $end }. Made by the person it is about, from what they wrote themselves. Nobody has checked or judged it, and it is no medical record.
own-done = Here it is. Only you can see this message; whoever you give the file to can read all of it.
own-checkins = Check-ins, from 0 (the hardest) to 10
own-not-today = not today
own-sheets = Written with tools
own-sessions = Sessions
own-presence-there = there
own-presence-late = there, later
own-presence-told = not there, said so before
own-presence-missed = not there
own-presence-unknown = not known
