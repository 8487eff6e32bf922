# Proof, for supervisors and whoever they show it to.

command-audit = Proof of what was done: exports, checks, response times
command-audit-export = Save a case as a signed file and a readable page. The export is written into the case
    .case = The case's number
    .words = Also the member's words. You will be asked again, and it is written into the case
command-audit-times = How long people waited for an answer, per level and month
    .months = How many months, from 1 to 12
command-audit-verify = Check that nothing in the record of cases was changed, removed or moved
command-audit-head = The newest point of the record, to note somewhere else, and the public key of exports

audit-exported =
    ### Case { $case }, without the member's name and words
    The JSON file is signed; the page is for reading and printing. Only you see this message. The export is written into the case.
    Public key: `{ $public }`
audit-exported-words =
    ### Case { $case }, with the member's words
    Anyone you give these files to can read them, and nobody can take them back, even when the member erases everything here. The export is written into the case.
    Public key: `{ $public }`
audit-words-ask =
    ### Export case { $case } with the member's words?
    The files will say who it is about, what was written, and the team's notes. They stay readable wherever they are kept, even after the member erases their data here. That you made them is written into the case.
    A file without words proves what was done just as well.
audit-words = Export with the words
audit-whole = { $count ->
    [0] Nothing is on record yet.
    [one] The record is whole: 1 entry, none changed, missing or moved.
   *[other] The record is whole: { $count } entries, none changed, missing or moved.
  }
audit-broken =
    ### The record is not whole: { $count } { $count ->
        [one] problem
       *[other] problems
    }
    { $lines }
    Please tell whoever runs this bot, and keep the database as it is now. `circlekeeper audit verify` shows everything.
audit-place-case = entry { $number } of case { $case }
audit-place-chain = link { $number } of the record
audit-fault-changed = - { $where } was changed
audit-fault-missing = - { $where } is missing
audit-fault-reordered = - { $where } was moved
audit-fault-added = - { $where } was added from outside
audit-fault-cut = - the end was cut off: { $where } existed
audit-fault-rewritten = - { $where } is not what was noted
audit-fault-forged = - the signature of { $where } does not fit
audit-head =
    The record has { $number ->
        [one] 1 entry
       *[other] { $number } entries
    }. Note this somewhere else, and nobody can change or cut what came before without being found out:
    `{ $head }`
    Public key of exports: `{ $public }`
audit-head-none =
    Nothing is on record yet.
    Public key of exports: `{ $public }`
audit-head-card = Record: entry { $number }. This line proves later that nothing before it was changed. There is nothing to do.
    `{ $head }`

audit-times-none = No case has been opened here yet, so there is nothing to measure. Drills don't count.
audit-times =
    ### { $title }
    Targets: { $targets }. Months in { $zone }. Drills don't count.
    { $lines }
audit-times-finding = { $decided ->
    [0] No { $level } case is decided yet in { $month }
   *[other] { $under } of { $decided } { $level } cases in { $month } were answered within { $target }
  }
audit-times-line = - **{ $month } { $level }**: median { $median }, 90 in 100 within { $p90 }, under target { $under } of { $decided } ({ $share }){ $waiting ->
    [0] { "" }
   *[other] , { $waiting } waiting now
  }
audit-times-target = target
audit-times-median = median
audit-times-p90 = 9 in 10 within
audit-times-kept = in target
audit-times-minutes = minutes waited
audit-times-hours = hours waited
audit-times-unanswered = none answered yet

audit-page-title = Case { $case }: record
audit-page-made = Exported { $at } by { $who }. Times are { $zone }.
audit-page-drill = This was a drill. Nobody was in danger.
audit-page-with-words = Confidential: this page holds what a member wrote. Keep it like a health record, and destroy it when it is no longer needed.
audit-page-without-words = This page holds no words of the member and does not say who they are. It is still confidential.
audit-page-about = About the case
audit-page-group = Group
audit-page-level = Level
audit-page-kinds = Kinds
audit-page-source = First flag from
audit-page-opened = Opened
audit-page-closed = Closed
audit-page-outcome = Outcome
audit-page-owner = Answered for by
audit-page-person = Member (Discord id)
audit-page-flags = Flags
audit-page-timeline = What happened
audit-page-pages = Who was called
audit-page-when = When
audit-page-what = What
audit-page-somebody = a member
audit-page-erased = somebody who was erased
audit-page-no-words = No words, or their writer was erased.
audit-page-proof = How to check this
audit-page-proof-how = The JSON file that belongs to this page is signed. Whoever runs the bot checks it with “circlekeeper audit verify --export FILE”: it finds any entry that was changed, removed or moved, in the file and in the database.
audit-page-head = Record at export
audit-page-key = Public key
audit-page-signature = Signature

audit-event-opened = Case opened
audit-event-flagged = Flag added
audit-event-worse = A worse flag: paging started again
audit-event-reported = A member reported a message
audit-event-member-told = The member was told
audit-event-notice-told = What they read
audit-event-member-unreachable = The member could not be reached by direct message
audit-event-paged = Called
audit-event-page-failed = A call did not arrive
audit-event-alarm = Nobody could be called
audit-event-no-desk = No case desk was set up
audit-event-acknowledged = Answered
audit-event-stale = No action after answering: paging started again
audit-event-owner-told = The person answering was told of a further flag
audit-event-looked = Opened the words
audit-event-looked-member = Read who could help the member
audit-event-note = Wrote a note
audit-event-handover-offered = Offered the case
audit-event-handover-accepted = Took the case over
audit-event-closed = Closed
audit-event-reopened = Opened again
audit-event-followup-asked = Reminded of the follow-up
audit-event-followed-up = Follow-up done
audit-event-exported = Exported
audit-event-desk-failed = The case desk took no message
audit-event-unreached = No call arrived anywhere
audit-event-taken-over = Took the case over from somebody
audit-event-on-it = Said they are still on it
audit-event-asked = Asked whether they are still on it
audit-event-brought-in = Brought somebody in
audit-event-kinds-corrected = Put right what the case is about
audit-event-line-opened = Opened a line to the member
audit-event-line-refused = The thread of the line could not be made
audit-event-member-thread = The member got a private thread
audit-event-member-wrote = The member wrote
audit-event-wrote-member = Wrote to the member
audit-event-removed = Removed a message
audit-event-slow = Slowed the group
audit-event-pause = Paused the group
audit-event-time-out = Let the member only read for a while
audit-event-measure-lifted = What quieted the group or the member was ended
audit-event-debrief-asked = Asked whether they want to talk about it
audit-event-debrief-wanted = Wanted to talk about it
audit-event-witness-drafted = Drafted words to the group
audit-event-witness-posted = Words to the group were posted
audit-event-witness-discarded = Words to the group were dropped

audit-fact-flag = flag
audit-fact-notice = notice
audit-fact-hours = hours
audit-fact-language = language
audit-fact-version = version
audit-fact-level = level
audit-fact-source = from
audit-fact-drill = drill
audit-fact-people = people
audit-fact-person = person
audit-fact-to = to
audit-fact-step = step
audit-fact-round = round
audit-fact-outside = outside Discord
audit-fact-skipped = steps skipped, nobody to call
audit-fact-seconds = seconds after the call
audit-fact-outcome = outcome
audit-fact-followup = follow-up
audit-fact-words = with words
audit-fact-before = before that
audit-fact-were = was about
audit-fact-kinds = now about
audit-fact-measure = measure
audit-fact-message = message
audit-fact-ended = the round ended

audit-result-queued = being sent
audit-result-sent = delivered
audit-result-failed = not delivered
audit-result-withdrawn = no longer needed
