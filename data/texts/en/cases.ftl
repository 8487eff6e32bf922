# The case desk: read by professionals who may just have been woken. Level and clock come first.

command-case = Cases: what the people on duty work on
command-case-list = Open cases, the most serious first
command-case-show = Show a case's card
    .case = The case's number
command-case-open = Open a member's words in a case. Looking is logged
    .case = The case's number
command-case-acknowledge = Answer for a case: paging stops
    .case = The case's number
command-case-note = Write a note on a case
    .case = The case's number
command-case-handover = Offer a case to another professional
    .case = The case's number
    .person = Who takes it over. Until they accept, it stays yours
command-case-close = Close a case with an outcome
    .case = The case's number
command-case-reopen = Open a closed case again. Paging starts again
    .case = The case's number
command-case-take-over = Answer for a case in somebody's place. They are told
    .case = The case's number
command-case-on-it = Say that you are still on it, so that it doesn't page again
    .case = The case's number
command-case-reach = Open a line to the member. I pass on what you both write
    .case = The case's number
command-case-bring-in = Bring the group's facilitators into a case
    .case = The case's number
command-case-quiet = Slow or pause the group of a case for a while
    .case = The case's number
    .how = How
command-case-lift = End what quiets the group or the person of a case
    .case = The case's number
command-case-time-out = Let the person of a case only read for a while. Not for those who may need help
    .case = The case's number
    .minutes = For how long
command-case-remove-message = Remove a flagged message, with a reason that its writer reads
    .case = The case's number
command-case-protocol = What to do, what to write, whom to call
    .case = The case's number
command-case-group-message = Draft words to the group. Its facilitators decide about them
    .case = The case's number
command-case-kinds = Put right what a case is about
    .case = The case's number
command-case-accept = Take a case that was offered to you
    .case = The case's number
command-case-accept-shift = Take what somebody leaves at the end of their shift
    .person = Whose shift has ended
command-case-follow-up-done = Say that the follow-up of a case is done
    .case = The case's number
command-case-load = What each person carried in the last 30 days
command-protocol = What to do for each kind of flag
command-protocol-search = Find a protocol card
    .words = A kind, or a word you remember from the card

case-level-green = ○ green
case-level-amber = ▲ AMBER
case-level-red = ◆ RED
case-level-crisis = ■ CRISIS
case-head-paging = { $drill ->
    [yes] **DRILL ·{ " " }
   *[no] **
  }{ $level }** · waiting since { $since } · case { $number }
case-head-acknowledged = { $drill ->
    [yes] **DRILL ·{ " " }
   *[no] **
  }{ $level }** · ✓ { $owner } answered { $since } · case { $number }
case-head-closed = { $drill ->
    [yes] **DRILL ·{ " " }
   *[no] **
  }{ $level }** · closed · case { $number }
case-about = { $alias } · { $kinds } · { $source }
case-paged = Paged: { $who }
case-paged-nobody = nobody yet
case-page-queued = { $who } (being sent)
case-page-sent = { $who } (sent, no answer yet)
case-page-failed = { $who } (not reached)
case-page-withdrawn = { $who } (no longer needed)
case-outside = outside Discord
case-next = next: { $who } at { $at }
case-asks-at = If nothing is done, they are asked at { $at }
case-asked-line = Asked whether they are still on it · pages again at { $at }
case-offered = Offered to { $person }, not accepted yet · pages again at { $at }
case-line = Line to the member: { $owner } · { $place }
case-unreached = **No word has reached the member.** Their direct messages are closed, and there is no thread they can see. Try another way.
case-measure-slow = Slow mode until { $until }
case-measure-pause = The group is paused until { $until }
case-measure-time-out = The person is timed out until { $until }
case-flags = { $count ->
    [one] 1 flag
   *[other] { $count } flags
  }
case-alarm = **Nobody can be paged.** No one with a valid record is on duty, leads this group or supervises. Whoever reads this: please answer.
case-closed-line = { $alias } · { $outcome } · { $at }

case-kind-none = no kind
case-kind-suicide = suicide
case-kind-self-harm = self-harm
case-kind-harm-to-others = harm to others
case-kind-abuse = abuse
case-kind-medical = medical
case-kind-eating = eating
case-kind-substance = substance use
case-kind-third-person = another person at risk
case-kind-hostility = hostility
case-kind-confidentiality = confidentiality
case-kind-contact = unwanted contact
case-kind-spam = spam
case-kind-distress = distress
case-kind-call = asked for a person
case-kind-report = reported by a member
case-kind-checkin = check-in
case-source-message = message
case-source-edit = edited message
case-source-dm = direct message
case-source-report = report
case-source-call = call for a person
case-source-checkin = check-in
case-source-session = private word to those who lead
case-source-drill = drill

case-outcome-supported = Spoken with and supported
case-outcome-referred = Referred to other help
case-outcome-emergency-services = Emergency services were called
case-outcome-false-alarm = False alarm
case-outcome-duplicate = Already worked on elsewhere
case-outcome-other = Other, see the notes

case-ack = Acknowledge
case-open-text = Open text
case-note = Note
case-more = More
case-accept = Accept
case-on-it = I am on it
case-take-over = Take over
case-reach = Reach the member
case-bring-in = Bring in facilitator
case-calm = Quiet the group
case-remove = Remove a message
case-time-out = Time out
case-protocol = What to do
case-group-message = Words to the group
case-handover = Hand over
case-close = Close
case-reopen = Reopen

case-unknown = There is no case { $case } here. `/case list` shows all that are open.
case-closed = Case { $case } is closed.
case-is-closed = That case is closed. More has a button to open it again.
case-open = That case is open.
case-other-open = Another case of this person is open. Please work in that one.
case-moved-on = The case changed at this moment. Please look at its card and press again.
case-yours-already = You have answered for this case. Nobody else is being paged.
case-answered-already = { $person } was first and has this case. You don't need to do anything.
case-acknowledged = You have case { $case }. Paging has stopped. If nothing is done in it for a while, I ask you whether you are still on it.
case-drill-report = **DRILL · over** · { $alias } · case { $case } · { $owner } answered after { $minutes } min { $seconds } s. { $calls ->
    [one] 1 call was made
   *[other] { $calls } calls were made
  }, { $failed ->
    [0] and all arrived or were no longer needed.
    [one] 1 did not arrive.
   *[other] { $failed } did not arrive.
  }
case-drill-over = Thank you. That was a drill, and it is over: the call reached you, and nobody is paged any more. There is no member to write to.
case-taken-over = Case { $case } is yours now. { $person } is told.
case-not-yours = That works for whoever has case { $case }. Press Acknowledge, or More and Take over, first.
case-on-it-thanks = Noted. Case { $case } stays with you.
case-asked = Nothing was done in case { $case } ({ $level }) for a while. Are you still on it? Without an answer it pages again at { $at } ({ $relative }).
case-asked-over = Case { $case }: this question is answered.
case-no-facilitator = This group has no facilitator with a valid record.
case-brought-in = Told: { $people }. They can work in this case from now on.
case-brought-in-before = The facilitators are in this case already.
case-word-taken-over = { $by } has taken over case { $case }. You don't need to do anything. { $link }
case-word-handed = { $by } has accepted case { $case }. It isn't yours any more. { $link }
case-word-brought-in = { $by } brings you into case { $case } of your group. They answer for it; you can open it and work in it. { $link }
case-close-timed-out = The person of this case is timed out and can call for nobody in the server. Lift that first (More), then close.
case-accepted = Case { $case } is yours now.
case-not-handed-to-you = This case isn't being handed to you, or the offer is over.
case-handed = { $person } has been asked to take case { $case }. It stays with you until they accept. After 10 minutes without an answer, paging starts again.
case-handed-by-other = { $person } has been asked to take case { $case }. It stays with { $holder } until they accept. After 10 minutes without an answer, paging starts again.
case-handed-unheld = { $person } has been asked to take case { $case }. Nobody answers for it yet: paging goes on until somebody does. If that is you, press Acknowledge on its card.
case-handover-ask = Who takes it over?
case-handover-pick = A professional
case-handover-alone = There is nobody else with a valid record.
case-handover-nobody = { $person } can't take it: somebody else with a valid professional record is needed.
case-follow-up-nobody = { $person } can't follow up: somebody with a valid professional record is needed.
case-kinds = What it is about
case-kinds-title = What case { $case } is about
case-kinds-label = It is about
    .hint = All that fits. How the case came to us stays as it is. What you change is logged
case-kinds-empty = Please choose at least one. Nothing is lost: press the button to go on.
case-kinds-set = Case { $case } is about: { $kinds }.
case-member = Who could help them
case-member-shown =
    ## Case { $case }: { $person }
    That you read this is logged.
    Country: { $country }. The emergency number there is { $number }.
case-member-reference = Emergency contact: { $reference } is what they gave to find it by in your own records.
case-member-no-reference = Emergency contact: they gave nothing to find one by.
case-member-care = Their care, in their words:
case-member-no-care = Their care: nothing that they show in a call.
case-told = What they read
case-told-nothing = Case { $case }: nobody was told anything yet.
case-told-shown =
    ## Case { $case }: what was read
    What stands in braces was filled in with what was true then.
    { $lines }
case-told-line = { "" }**{ $name }** · { $at } · { $version ->
        [0] original words
       *[other] version { $version }
    }
case-more-open = More for case { $case }
case-more-closed = Case { $case } is closed. If it was not over, open it again: paging starts again.
case-reopened = Case { $case } is open again, and paging has started.
case-noted = Your note is in case { $case }.
case-note-title = Note on case { $case }
case-note-label = Note
    .hint = Professionals of this server read it. It is deleted if the member erases their data.
case-note-empty = The note is empty. Nothing is lost: press the button to go on.
case-close-title = Close case { $case }
case-close-outcome = How did it end?
case-close-hours = When should somebody follow up?
case-close-in = In { $hours } hours
case-close-assignee = Who follows up?
case-close-incomplete = I need an outcome and a person. Nothing is lost: press the button to go on.
case-closed-follow-up = Case { $case } is closed. { $person } is asked to follow up in { $hours } hours.
case-list = ## Open cases
case-list-empty = No case is open.
case-choice = { $case } · { $level } · { $alias } · { $state }

evidence-title = **Case { $case }** · { $person } · that you looked is logged
evidence-head = **{ $source }** · { $at }
evidence-link = { $link }
evidence-around = **Around it** · { $at }
evidence-around-unreadable = I can't read what stands around it.
evidence-score = Number given: **{ $score }** of 10
evidence-none = No words are kept here.
evidence-reason = Reason given: { $reason }

page-please = Please answer: press Acknowledge. If you can't, leave it: the next person is paged.
page-handover = This case is being handed to you. If you accept, it is yours.
page-again = There is something new in your case.
page-desk = { $who } { $drill ->
    [yes] DRILL ·{ " " }
   *[no] {""}
  }{ $level }: please answer case { $case } { $link }
page-desk-nobody = { $drill ->
    [yes] DRILL ·{ " " }
   *[no] {""}
  }{ $level } · case { $case }: **nobody can be paged.** Whoever reads this: please answer. { $link }
page-desk-answered = Case { $case } · ✓ { $owner } { $link }
page-desk-handover = { $who } case { $case } ({ $level }) is being handed to you { $link }

followup-due = **Follow-up due** · { $who } · case { $case } · { $alias } · due { $at }
followup-done = Follow-up of case { $case }: done { $at }.
followup-done-button = Done
followup-thanks = Noted. The follow-up is done.
followup-unknown = That follow-up is no longer there.
followup-done-before = That follow-up is done already.


thread-desk = case-{ $number }
thread-member = the-team-{ $number }
thread-private = for-you-{ $number }
line-nobody = There is no member to write to in this case.
line-open-already = Your line to the member is open: { $thread }
line-opened = I am making a thread for case { $case } on the desk. What you write there I pass on to the member under your name, and what they answer comes there.
line-from-member = { $owner } **The member writes:**
line-desk-open = **Line to the member of case { $case }** · { $owner } is here. What professionals write in this thread goes to { $person } under their name; what the member answers comes here. Edits and files are not passed on.
line-desk-reached = ✓ The member has been told that you are there.
line-desk-lost = **No word of case { $case } reaches the member.** Their direct messages are closed, and I could make no thread that they see. Try another way, and note it.
line-desk-end = Case { $case } is closed, and so is this line. The member has been told.
line-desk-ended = Not passed on: this line is closed. Reopen case { $case } to write again.
line-desk-not-staff = Not passed on: only professionals with a valid record write to members here.

measure-calm-ask = How should it be quieter? The group reads that it is, until when, and nothing about why.
measure-calm-pick = How
measure-slow-1 = One message a minute, for 1 hour
measure-slow-15 = One message in 15 minutes, for 3 hours
measure-pause-1 = Nobody writes, for 1 hour
measure-pause-6 = Nobody writes, for 6 hours
measure-unknown-calm = I don't know that way. Choose one of the list.
measure-there = This group is quieted already, or has no channel to talk in. Lift what holds first.
measure-refused = Discord refused that, or the group isn't open. Nothing was changed. `circlekeeper doctor` says what permission is missing.
measure-none = Nothing holds in this case that could be lifted.
measure-done = Done. It ends by itself at { $until }; the desk has a button that ends it before.
measure-lift = Lift
measure-lift-slow = Lift slow mode
measure-lift-pause = Lift the pause
measure-lift-time-out = Lift the time-out
measure-lifted = Lifted.
measure-over = That is over already.
measure-unknown = That is no longer there.
measure-desk-slow = { $alias } is slowed by { $by } (case { $case }): one message in { $minutes } min, until { $until } ({ $relative }).
measure-desk-pause = { $alias } is paused by { $by } (case { $case }): nobody writes until { $until } ({ $relative }).
measure-desk-time-out = { $alias }: { $by } has timed the person of case { $case } out until { $until } ({ $relative }). They can only read, and answer in their direct messages.
measure-over-slow = { $alias }: slow mode of case { $case } is over.
measure-over-pause = { $alias }: the pause of case { $case } is over.
measure-over-time-out = { $alias }: the time-out of case { $case } is over.
measure-time-out-ask = For how long? The person reads why not, until when, and how to reach you.
measure-time-out-pick = For how long
measure-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
  }
measure-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
  }
measure-timed-out = Timed out until { $until }. Your line to them stays open; please stay with it.
measure-timed-out-already = They are timed out already.
measure-time-out-kind = Not possible here: a time-out is only for hostility, unwanted contact and spam. Somebody who may need help must be able to call for it.
measure-time-out-other-case = Not possible now: another case of this person is open. They may need help, and somebody who is timed out can call for nobody in the server.
measure-time-out-no-line = First press Reach the member, and wait until they have been told that you are there. Somebody who is timed out can call for nobody in the server, so they need a line to you.
measure-time-out-thread = Not possible: their direct messages are closed, and in their thread they couldn't write while they are timed out. You can quiet the group instead.

remove-ask = Which message?
remove-pick = By the time of its flag
remove-none = No flagged message of this case stands in the group.
remove-unknown = That message isn't part of this case.
remove-title = Remove this message
remove-reason = Why is it removed?
    .hint = Its writer reads this, and professionals of this server.
remove-reason-empty = Please give a reason: its writer reads it. Nothing is lost: press the button to go on.
remove-done = Removed. Its writer is told why.

protocol-found = { $count } cards fit.
protocol-pick = A card
protocol-none = No card fits. Try one word, such as safety, police or parent.
protocol-do = Do
protocol-write = You could write
protocol-call = Call
protocol-avoid = Avoid
protocol-record = Write down
protocol-sources = Sources: { $sources }

shift-offered = **Handover** · { $giver }'s shift is over. { $receiver }, please take these over:
shift-late = **Handover not accepted** · { $giver }'s shift is over, and nobody has taken these over yet:
shift-coming = { $giver } is on duty again and keeps their cases.
shift-nothing = Nothing of { $giver } is left to hand over.
shift-accepted = { $cases ->
    [one] 1 case is yours now
   *[other] { $cases } cases are yours now
  }, and follow-ups: { $followups }.
shift-taken = ✓ { $receiver } has taken over what { $giver } left at the end of their shift.
shift-case = - case { $case } · { $level }
shift-followup = - follow-up { $number }, due soon
shift-accept = Take over
shift-handover-none = { $person } leaves nothing that waits for somebody.
shift-handover-unknown = That handover is no longer there.
shift-handover-own = That is your own. Somebody else has to take it.
shift-handover-taken = { $person } has taken it over already.

debrief = That was a crisis (case { $case }). Would you like to talk about it with a supervisor? Whatever you choose is fine; nobody keeps count.
debrief-yes = I'd like to talk
debrief-no = Not now
debrief-asked = Your wish to talk about case { $case } has reached the supervisors.
debrief-told = The supervisors have been told. One of them will write to you.
debrief-not-now = That's fine. The button stays here.
debrief-not-yours = That question is for whoever worked on the case.
debrief-known = The supervisors know already.
debrief-wish = { $person } would like to talk about case { $case }. Please write to them.

load-title = ## The last 30 days
load-line = - { $person }: { $cases ->
    [one] 1 case
   *[other] { $cases } cases
  }, { $hours } h with a case, nights called: { $nights }
load-nobody = Nobody answered for a case.

witness-ask = **Some of the group may have seen what led to a crisis case, which is closed now.** These words could be posted in the group. You decide, and you can change them. Name nobody.
witness-draft-text =
    Some of you may have seen a message here that was hard to read. People from the team have looked after it.
    If it is still with you, you can write to your facilitator, or press “I need a person” in this channel, at any hour.
witness-edit = Edit
witness-post = Post to the group
witness-discard = Don't post
witness-form-title = Words to the group
witness-form-words = What should the group read?
    .hint = All members of the group read it. Please name nobody.
witness-empty = There are no words. Nothing is lost: press the button to go on.
witness-kept = Kept. It isn't posted yet: press Post to the group.
witness-begun = The draft is in the group's staff channel. Its facilitators decide.
witness-there = There is a draft for this case already, or the group has no staff channel.
witness-decided = That is decided already.
witness-posted = The words to the group have been posted.
witness-discarded = The words to the group were not posted.
witness-posted-thanks = Posted.
witness-discarded-thanks = Not posted.
