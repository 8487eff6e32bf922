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
own-make-care = Make it, with my care
own-care = My care, as I named it

command-my-care = Name the care you have, and choose who may see it

care-none =
    ## My care
    If you have a therapist, a doctor or other help, you can write it down here for **{ $group }**. You don't have to. Nobody sees it unless you choose so.
care-now =
    ## My care, in { $group }
    { $words }
    { $audience ->
        [leader] Those who lead the group can read this.
        [case] Those who lead the group can read this, and a professional who answers a call about you.
       *[nobody] Only you can read this.
    } It is in your summary only if you ask for it with `/my-summary`.
care-write = Write it down
care-change = Change
care-remove = Remove
care-remove-ask = Remove what you wrote about your care? It cannot be brought back.
care-remove-sure = Yes, remove it
care-removed = It is gone. Nobody can read it any more.
care-gone = There is nothing to see here any more.
care-title = My care
care-readers =
    You choose below who can read this: nobody but you; those who lead your group ({ $readers }); or they and a professional who answers a call about you. The group never reads it.{ $screened ->
        [yes] { " " }I check it for signs of danger only. If I find one, a professional is told.
       *[no] { " " }I don't check it, as you chose.
    }
care-words = Which care or help do you have?
    .hint = Such as: a therapist on Tuesdays, my doctor, a friend I call
care-audience = Who can read it?
care-audience-nobody = Only me
care-audience-leader = Those who lead my group
care-audience-case = They, and a professional in a call about me
care-empty = There were no words in it. Nothing is lost: press the button to go on.
care-unchosen = Please choose who can read it. Nothing is lost: press the button to go on.
care-saved = { $audience ->
    [leader] Kept. Those who lead your group can read it until you change that with `/my-care`.
    [case] Kept. Those who lead your group can read it, and a professional who answers a call about you. `/my-care` changes that.
   *[nobody] Kept. Only you can read it. You can change that with `/my-care`.
  }
care-read = Read the care a member named
care-shown =
    The care { $person } named, for you who lead:
    { $words }
