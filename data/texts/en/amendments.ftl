# An agreement made together: read by members, and by those who lead.

command-propose = Propose a change to your group's agreement

amendment-propose-button = Propose a change
amendment-propose-title = A change to our agreement
amendment-readers =
    { $readers } can read this, with your name. If they put it to the group, the group reads the wording they choose, without your name.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it too.
       *[no] { " " }I don't check it, as you chose.
    }
amendment-words = What would you add or change?
    .hint = One thing at a time
amendment-empty = There were no words in it. Nothing is lost: press the button to go on.
amendment-done =
    Those who lead your group can read it now. I'll write to you when it is decided.{ $seen ->
        [soon] { " " }Your words are passed on to a professional from the team, too. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.
        [yes] { " " }A professional from the team will see your words too. If you need someone sooner, use `/support-now`.
       *[no] { "" }
    }
amendment-not-now = Your group can't change its agreement together right now. You can still tell those who lead.
amendment-gone = That proposal is no longer there.
amendment-settled = This is decided already. Thank you for answering.
amendment-not-agreed = Not yet: it needs more than half of the members, and nobody who doesn't agree.

amendment-card = { $state ->
    [open] { $person } proposes a change to the agreement. Read it, then put it to the group or put it aside.
    [put] The group is asked about a change to the agreement. { $agree } of { $members } agree, { $object } don't. It can be adopted when more than half agree and nobody objects.
    [adopted] A change to the agreement was adopted.
   *[aside] A change to the agreement was put aside.
  }
amendment-read = Read it
amendment-shown =
    What { $person } proposes:
    { $words }
amendment-put-button = Put it to the group
amendment-put-title = For the group
amendment-put-about = The group reads this sentence, and it will stand in the agreement. Leave out who proposed it.
amendment-wording = The sentence
    .hint = Short and plain, such as: We begin on time.
amendment-wording-unfit = Please write one sentence with 3 to { $most } characters. Nothing is lost: press the button to go on.
amendment-put-done = The group is asked now, in its channel.
amendment-question =
    { "" }**For our agreement**
    { $wording }
    { $state ->
        [put] Does this fit for you? You can change your answer until it is decided. Only the number is shown: { $agree } agree, { $object } don't.
        [adopted] It is part of our agreement now.
       *[aside] It was put aside. Our agreement stays as it is.
    }
amendment-agree = I agree
amendment-object = I don't agree
amendment-said = { $agrees ->
    [yes] Thank you. Your yes is counted, without your name.
   *[no] Thank you. That you don't agree is counted, without your name. If you want to say why, you can tell those who lead.
  }
amendment-adopt = Adopt it
amendment-adopt-ask =
    This becomes part of the agreement:
    { $wording }
    There will be a new version, and every member is asked again.
amendment-adopt-sure = Yes, adopt it
amendment-heading = **What we agreed on together**
amendment-aside = Put it aside
amendment-aside-done = It is put aside. Whoever proposed it is told.
amendment-told =
    { $adopted ->
        [yes] What you proposed led to a new sentence in your group's agreement. The group read it without your name. You wrote:
       *[no] What you proposed does not become part of the agreement this time. You can ask those who lead why, and propose again. You wrote:
    }
    { $words }
amendment-told-wording =
    The agreement says now:
    { $wording }
