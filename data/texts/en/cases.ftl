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
case-source-session = word about a session
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
case-acknowledged = You have case { $case }. Paging has stopped. If nothing is written in it for half an hour, it pages again.
case-accepted = Case { $case } is yours now.
case-not-handed-to-you = This case isn't being handed to you, or the offer is over.
case-handed = { $person } has been asked to take case { $case }. It stays with you until they accept. After 10 minutes without an answer, paging starts again.
case-handover-ask = Who takes it over?
case-handover-pick = A professional
case-handover-alone = There is nobody else with a valid record.
case-handover-nobody = { $person } can't take it: somebody else with a valid professional record is needed.
case-follow-up-nobody = { $person } can't follow up: somebody with a valid professional record is needed.
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
evidence-none = No words are kept here.
evidence-reason = Reason given: { $reason }

page-please = Please answer: press Acknowledge. If you can't, leave it: the next person is paged.
page-handover = This case is being handed to you. If you accept, it is yours.
page-again = There is something new in your case.
page-desk = { $who }

followup-due = **Follow-up due** · { $who } · case { $case } · { $alias } · due { $at }
followup-done = Follow-up of case { $case }: done { $at }.
followup-done-button = Done
followup-thanks = Noted. The follow-up is done.
followup-unknown = That follow-up is no longer there.
followup-done-before = That follow-up is done already.
