# Referrals: written by those who lead, read and decided by the member.

command-referral = From the group to individual help
command-referral-new = Suggest individual help to a member, who sees it first and decides
    .group = The group
    .member = The member
command-referral-list = See open referrals of a group, and say how they went
    .group = The group
command-referral-mine = See what was suggested to you, and how to reach them

referral-title = A suggestion for a member
referral-reason = What is it for?
    .hint = The member reads this. In your own words, kind and plain
referral-place = To whom?
    .hint = Such as: Counselling centre Mitte
referral-reach = How do they reach them?
    .hint = Number, address or link, and hours
referral-follow = When does somebody ask how it went?
    .hint = A day, such as 2026-12-18
referral-owner-field = Who asks?
    .hint = One of those who lead
referral-owner = Please choose who asks how it went: one of those who lead the group.
referral-day = I can't read that day, or it is over. Please write it such as 2026-12-18. Nothing is lost: press the button to go on.
referral-empty = Please fill in what it is for, to whom, and how to reach them. Nothing is lost: press the button to go on.
referral-no-member = That person has no seat in this group, so nothing was sent.
referral-gone = That referral is no longer there.
referral-settled = This can't be changed from where it is now. `/referral list` shows it as it is.
referral-not-yours = Only the person it is for can answer it.
referral-sent = { $person } reads it now, in a message of their own, and says yes or no. If they agree, { $owner } is asked on { $day } how it went.

referral-card =
    ## A suggestion for you
    { $by } thinks this could help you, beside the group:
    { $reason }
    { "" }**{ $place }**
    { $reach }
    { $state ->
        [asked] It is up to you. Your seat in the group stays, whatever you say. If you agree, { $owner } asks you around { $day } how it went. Only those who lead your group can see this.
        [agreed] You said yes. { $owner } asks you around { $day } how it went.
        [refused] You said no, and that is fine. You can change your mind: tell those who lead.
       *[other] { $owner } knows how it went. Only those who lead your group can see this.
    }
referral-yes = Yes, I'd like that
referral-no = No, thank you
referral-agreed = Thank you. You find how to reach them in the message above, and with `/referral mine`. { $owner } asks you around { $day } how it went.
referral-refused = That is fine, and nobody will ask why. Your seat stays as it is. With `/referral mine` you find it again.
referral-none-mine = Nothing was suggested to you here. You can always ask those who lead what else could help.

referral-unreached = What you suggested to { $person } did not reach them: they take no direct messages from me. They find it with `/referral mine`. Perhaps you tell them when you meet.
referral-answered = { $answer ->
    [yes] { $person } agreed to a suggestion. { $owner } asks on { $day } how it went. `/referral list` shows it.
   *[no] { $person } does not want what was suggested. Please don't press them.
  }
referral-none = There are no open referrals in this group.
referral-list =
    ## Open referrals
    { $lines }
referral-line = - { $person }: { $state ->
    [asked] has not answered yet
    [agreed] agreed; { $owner } asks on { $day }
    [waiting] waits for a place; { $owner } asks again
   *[went] went there
  }
referral-open = Open one
referral-staff =
    ## { $person }
    { $reason }
    { "" }**{ $place }**
    { $reach }
    { $state ->
        [asked] Not answered yet.
        [agreed] Agreed. { $owner } asks on { $day }.
        [waiting] Waits for a place there. { $owner } asks again.
       *[went] Went there.
    }
referral-outcome = How did it go?
referral-outcome-went = They went
referral-outcome-waiting = They wait for a place there
referral-outcome-declined = It did not work out
referral-outcome-back = They told how it was
referral-noted = { $state ->
    [went] Noted. When they tell you how it was, you can note that too.
    [waiting] Noted. It is asked about again in two weeks.
    [declined] Noted. You can suggest something else with `/referral new`.
   *[other] Noted. This referral is closed.
  }
referral-due = { $owner }, it is time to ask { $person } how it went with what was suggested. `/referral list` has the words. When you have asked, say it here:
referral-due-done = It is noted how it went for { $person }.
