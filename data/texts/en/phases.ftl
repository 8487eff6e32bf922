# The phases of a group. What those who lead read first, then what members read.

command-group-phase = See where a group is in its life, and go on to the next phase
    .group = The group

phase-now =
    ## { $name }
    { $now ->
        [forming] **Forming.** People can join and wait for a place. I send no check-ins.
        [preparing] **Preparing.** A card in the channel offers questions to get to know each other, and members can propose changes to the agreement. I send no check-ins yet.
        [running] **Running.** Check-ins, sessions and all else go on as planned.
        [ending] **Ending.** Nobody new gets a place. Each session says how many are left, and a card offers what helps to say goodbye.
       *[archived] **Archived.** Members no longer see its channels. `/group reopen` brings it back.
    }
phase-now-left = { $count ->
        [0] No session is planned before the end.
        [one] One session is left:
       *[other] { $count } sessions are left:
    }
phase-next = { $next ->
        [preparing] Next is usually *preparing*: members get to know each other.
        [running] Next is *running*: everything goes on as planned.
        [ending] Some day comes *ending*: a good goodbye needs a few sessions.
        [called-off] After the end I ask you here about archiving. Until then you can call the end off.
       *[other] { "" }
    }
phase-to = { $to ->
        [forming] To forming
        [preparing] To preparing
        [running] To running
        [called-off] Call the end off
       *[ending] Plan the end
    }
phase-preview =
    ## { $name }: what would change
    { $to ->
        [forming] - Check-ins stop until the group runs.
            - People can join and wait, as before.
        [preparing] - A card in the group's channel offers questions to get to know each other.
            - Members can propose changes to the agreement.
            - Check-ins stop until the group runs.
       *[running] { $now ->
            [ending] - The end is called off. The card in the channel says so.
                - Places are offered again to those who wait.
           *[other] - Check-ins begin as they are scheduled.
                - The card with questions to get to know each other closes.
          }
    }
    Sessions and what was written stay as they are. You can change it back.
phase-sure = { $to ->
        [forming] Yes, to forming
        [preparing] Yes, to preparing
        [running] Yes, to running
        [called-off] Yes, call it off
       *[ending] Yes, announce it
    }
phase-changed = { $to ->
        [forming] The group is forming now.
        [preparing] The group is preparing now. Its card is in the channel.
        [running] The group is running now.
       *[ending] The end is announced in the group's channel. After it, I'll ask you here about archiving.
    }
phase-not-from-here = The group can't go there from where it is now. `/group phase` shows what comes next.
phase-changed-meanwhile = Somebody changed the phase in the meantime. `/group phase` shows it as it is now.

phase-end-title = The end of the group
phase-end-about = Fill in one of the two. You see what will happen before anything is announced.
phase-end-sessions = How many more sessions?
    .hint = A number. Two to four give time for goodbyes
phase-end-day = Or: its last day
    .hint = Such as 2026-12-18
phase-end-one = Please fill in one of the two: a number of sessions, or the last day.
phase-end-bad-number = Please write the sessions as a number from 1 to { $most }.
phase-end-bad-day = I can't read that day, or it is not within the next year. Please write it such as 2026-12-18.
phase-end-preview =
    ## { $name }: how it would end
    { $day ->
        [none] { $sessions ->
            [one] After **one more session**:
           *[other] After **{ $sessions } more sessions**:
          }
       *[other] On **{ $day }**. Sessions until then: { $sessions }
    }
phase-end-few = Only { $planned } of them are planned so far. Please plan the others with `/session plan`, or choose fewer.
phase-end-follows =
    What comes with it:
    - The group reads it now, in its channel.
    - Each session's card says how many are left.
    - Nobody new gets a place. { $waiting ->
        [0] Nobody waits for one.
        [one] One person who waits is told.
       *[other] { $waiting } people who wait are told.
      }
    - Sessions that are planned for later stay, but I remind nobody of them.
    - After the end I ask you about archiving. I don't archive by myself.

join-ending = This group is coming to an end, so it takes nobody in any more. The people who lead it can tell you what else there is.
checkin-not-yet = The group is not running yet, so it is not asked. `/group phase` shows where it is.

preparing-card =
    ## { $name } is getting ready
    Before we begin, there is time to get to know each other. You can answer one of these here, or pass:
    { $lines }
    Our agreement is ours, too. If something is missing for you, propose a change.
preparing-over = The time to get ready is over. Thank you for taking part.
icebreakers-more = More questions
icebreakers-all =
    ## Questions to get to know each other
    Take one you like. You can always pass.
    { $lines }

ending-card =
    ## { $name } is coming to an end
    { $day ->
        [none] { $sessions ->
            [one] There is one more session.
           *[other] There are { $sessions } more sessions.
          }
       *[other] The last day is { $day }.
    } Until then all goes on as before, and nobody new comes in. Goodbyes have their place in the last session.
    What you write with the buttons is yours. Nobody else reads it unless you share it.
ending-called-off = { $name } goes on: its end was called off.
ending-next = Next steps
ending-touch = Keeping in touch
ending-next-steps =
    ## Next steps
    Some things others found good at the end of a group. Take what fits you.
    { $lines }
ending-in-touch =
    ## Keeping in touch
    { $lines }
ending-line = { $name } is coming to an end, so no place will come free there. The people who lead it can tell you what else there is.
ending-over =
    ## { $name } has come to its end
    When all is said, you can archive it: members then no longer see its channels, and nothing is deleted. Until you do, everything stays open. `/group phase` can also call the end off.
ending-over-done = { $name }: the end of the group is taken care of.
ending-archive = Archive the group

session-left = { $left ->
    [one] **This is the last session.** There will be time for goodbyes.
   *[other] { $left } sessions are left, with this one.
  }
session-last-day = The group's last day is { $day }.
