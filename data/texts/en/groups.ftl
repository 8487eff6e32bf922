# Groups: making and running them (staff), joining and leaving them (members).

command-group = Make groups and run them
command-group-create = Make a group with its own private channels
    .name = What the group is called; only people in it and on its join card see this
    .type = The kind of group
    .zone = Its time zone, such as Europe/Berlin
    .country = Its country in two letters, such as DE; helplines follow it
    .capacity = How many members it has room for
    .facilitator = Who leads it
    .facilitator2 = Who leads it with them
    .facilitator3 = Who leads it with them
command-group-list = See the groups you run or are in
command-group-show = See what is set for a group
    .group = The group
command-group-edit = Change name, zone, country, places, or whether new people may apply
    .group = The group
command-group-pause = Pause a group: members can read and not write
    .group = The group
command-group-resume = Go on with a paused group
    .group = The group
command-group-archive = Archive a group: members no longer see its channels
    .group = The group
command-group-reopen = Bring an archived group back; it is tested first
    .group = The group
command-group-test = Send a test page through the group's crisis chain
    .group = The group
command-group-members = See who is in a group, and how many are unscreened
    .group = The group
command-group-agreement = Write a new version of a group's agreement; members are asked again
    .group = The group
command-group-invite-card = Post the card with which people join, in this channel
    .group = The group
command-group-add-facilitator = Let a person lead a group
    .group = The group
    .person = The person
command-group-remove-facilitator = Let a person no longer lead a group
    .group = The group
    .person = The person
command-leave = Leave a group, or step out of its line
    .group = The group, if you are in more than one
command-consents = See and change what you agreed to
    .group = The group, if you are in more than one

group-alias = Room { $number }
group-building = Making the channels: { $done } of { $steps } are there. This takes a few seconds.
group-built =
    { "" }**{ $name }** is there. Other people never see it, and in Discord its channels stand under **{ $alias }**.
    Next: press **Test page** in { $staff }. When staff acknowledge it, the group opens, and `/group invite-card` posts the card to join.
group-build-failed =
    Discord refused a step (code { $code }), so the group is not finished. What is there already is kept.
    { "" }**Try again** goes on from here. **Undo** takes it all away.
group-try-button = Try again
group-undo-button = Undo
group-undone = It is all taken away again.
group-undo-failed = Discord refused a step. Some of it is still there. Please press Undo again in a minute.
group-not-draft = This group is finished, so there is nothing to undo. You can archive it with `/group archive`.

group-limit-permissions = I may not make channels here yet. In the server settings, give my role: { $permissions }. Nothing was made.
group-limit-channels = This server has { $have } channels. A group needs { $new } more, and Discord allows { $most }. Please delete some first. Nothing was made.
group-type-unknown = Please choose a kind of group from the list.
group-name-unreadable = A name needs 2 to 80 characters.
group-name-taken = There is a group of that name already. Please choose another name.
group-capacity-unreadable = Please write the places as a number from { $smallest } to { $largest }.
country-unreadable = I don't know that country. Please write its name, or two letters such as DE or US.
group-facilitator-without-record = { $person } has no valid record as a professional, and this kind of group needs one. A supervisor can enter it with `/professional add`.
group-not-facilitator = That person does not lead this group.
group-last-facilitator = That is the last person who leads this group. Please add someone else first.
group-unknown = I don't know that group. `/group list` shows yours.
group-which = Please choose the group in the command: you are in more than one, or in none.
group-state-wrong = That can't be done now: the group is { $state ->
    [draft] still being made
    [testing] waiting for its test page
    [open] open
    [paused] paused
   *[archived] archived
  }.

group-line = - **{ $name }** ({ $alias }): { $state ->
    [draft] being made
    [testing] waiting for its test page
    [open] open
    [paused] paused
   *[archived] archived
  }
group-list =
    ## Groups
    { $lines }
group-list-empty = There are no groups of yours here.
group-facts =
    ## { $name }
    { $type }, in Discord as **{ $alias }**, since { $since }.
    State: { $state ->
        [draft] being made
        [testing] waiting for its test page
        [open] open
        [paused] paused
       *[archived] archived
      }
    Phase: { $phase ->
        [forming] forming
        [preparing] preparing
        [running] running
        [ending] ending
       *[archived] over
      }
    Places: { $taken } of { $capacity } taken. New people: { $admits ->
        [yes] may apply
       *[no] may not apply
      }
    Zone: { $zone } · Country: { $country }
    Writing in the text channel: { $writing }
    { $leaders }
    { $mentors }
group-member = - { $person }{ $mentor ->
        [yes] , peer mentor
       *[no] { "" }
    }
group-mentors = { $count ->
        [one] Peer mentor: { $people }
       *[other] Peer mentors: { $people }
    }
group-leader = Led by **{ $name }**, { $qualification } ({ $body }).
group-leader-outside = Members lead it in turn. **{ $name }**, { $qualification } ({ $body }), answers for it and does not take part.
group-leader-none = Nobody with a valid record leads it now.
group-members =
    ## { $name }: { $members } of { $capacity }
    { $lines }
    Preparing: { $preparing } · Waiting: { $waiting }
    { $unscreened ->
        [0] Everyone agreed to be screened.
        [one] One member is not screened. Please read along.
       *[other] { $unscreened } members are not screened. Please read along.
    }
    { $outdated ->
        [0] Everyone has accepted the agreement as it is now.
        [one] One member has not answered the changed agreement.
       *[other] { $outdated } members have not answered the changed agreement.
    }

group-edit-title = Change the group
group-edit-name = Name
    .hint = Only people in the group and on its join card see it
group-edit-zone = Time zone
    .hint = An IANA name, such as Europe/Berlin
group-edit-country = Country
    .hint = Two letters, such as DE
group-edit-capacity = Places
    .hint = Nobody loses a place when there are fewer
group-edit-admitting = New people may apply
    .hint = Without the tick, the join card has no button
group-edited = Saved.
group-paused = The group is paused. Members can read, and they can't write until `/group resume`.
group-resumed = The group is open again.
group-archive-confirm =
    ## Archive { $name }
    Members no longer see its channels. Nothing is deleted. To bring it back, use `/group reopen`; it is tested again before it opens.
group-archive-button = Archive it
group-archived = The group is archived.
group-reopened = The group is back. It opens when staff acknowledge its test page.
group-test-button = Test page
group-test-sent = A test page is on its way to the people on duty, marked as a test. The group opens when one of them acknowledges it.
group-invited = The card to join is posted here.
group-facilitator-added = { $person } leads the group now.
group-facilitator-removed = { $person } no longer leads the group.

group-card-test =
    { "" }**{ $name }** has its channels. Before members come in, someone on duty has to acknowledge a test page.
    It takes the real way: case desk, direct message, next person. It is marked as a test.
group-card-tested = The test page was acknowledged.
group-card-opened = The test page was acknowledged: the group is open. `/group invite-card` posts the card to join, in the channel where you use it.
group-card-joined = Someone has joined: { $taken } of { $capacity } places are taken. `/group members` shows who.
group-card-left = { $person } has left: { $taken } of { $capacity } places are taken. If there is a line, the next person is asked.
group-card-join =
    ## { $name }
    { $summary }
    { $leaders }
    I don't watch this channel. My help begins in the group.
    { $admits ->
        [yes] What you do after pressing the button is seen by you alone. You read what the group agrees on, and choose what you agree to. You can stop at any time.
       *[no] Nobody can join at the moment.
    }
join-button = Join
join-go-on = Go on

join-not-open = This group is not open right now, so nobody can join. Please ask the people who lead it.
join-closed = This group takes nobody in at the moment.
join-facilitator = You lead this group, so you are in it already.
join-not-enrolled = You have no seat in this group, and are not in its line.
join-about-title = Before you join
join-about-who-reads =
    I keep your answers to find helplines near you, and the people who lead the group see that you applied.
    The last line is locked. Only a professional who is working on a call for you can open it.
join-age = How old are you?
    .hint = This group is for adults
join-age-yes = 18 or older
join-age-no = Younger than 18
join-age-unchosen = Please say how old you are. Nothing is lost: press the button to go on.
join-too-young =
    This group is for adults, so you can't join, and I have kept nothing. These people are there for you, today too:
    { $lines }
    If a life is in danger right now, call { $number }.
join-country = Country you are in
    .hint = Its name, or two letters such as DE. Helplines follow it.
country-line = **Country**: { $country }. The emergency number I show you is { $number }, and helplines are those of this country.
country-button = Change country
country-title = Your country
country-saved = Saved: { $country }. The emergency number there is { $number }. Helplines follow.
join-reference = Your file number at the clinic, if you like
    .hint = Staff can find your emergency contact by it. No names, no phone numbers.
join-waiting = All places are taken. You are number { $place } in the line. I'll write to you when a place is free. `/leave` takes you out of the line.
join-place-free = A place is free for you on **{ $server }**. It is kept for you for 3 days. If you no longer want it, you don't have to do anything.
join-done = You are in. Your group's channels start at { $channel }. `/consents` changes what you agreed to, `/leave` ends your seat, and `/support-now` calls a person.

agreement-title = ## The agreement, version { $version }
agreement-read-button = Read all
agreement-answer-button = Choose what I agree to
agreement-open-button = Read and answer
agreement-changed = The agreement has changed: this is version { $version }. Please read it and say what you agree to. Your seat and your choices stay as they are until you answer.
agreement-changed-meanwhile = The agreement changed while you were reading. Please open it again, so that you answer what holds now.
agreement-edit-title = A new version of the agreement
agreement-edit-what-follows = When you save, every member is asked again. Earlier versions are kept as they were accepted.
agreement-edit-short = Short version
    .hint = At most seven lines
agreement-edit-long = Long version
    .hint = With the ground rules, who reads, what is kept
agreement-short-unfit = The short version needs 1 to { $lines } lines and at most { $length } characters.
agreement-long-unfit = The long version can't be empty, and has room for { $length } characters.
agreement-saved = Version { $version } holds now. Members are asked in the check-in channel.

consents-asked = **Each of these is your choice. Nothing is ticked for you.**
consents-later = You can change all this later with `/consents`.
consents-title = What you agree to
consent-ground-rules = I keep the ground rules
    .hint = Needed for a seat
    .reason = - **The ground rules**: so that everyone can speak freely. Without this there is no seat.
consent-screening = My messages may be screened
    .hint = Not needed. Without it, only reports and calls reach staff.
    .reason = - **Screening**: I compare what you write with a list, to call a person if someone may need help. Without it you keep your seat. Then only calls and reports reach staff.
consent-statistical = A model may read them too
    .hint = Not needed. It finds more, and errs more.
    .reason = - **Statistical screening**: a model on this machine looks at your messages too. It finds more and errs more. Without it you keep your seat.
consent-checkins = My check-in answers may be kept
    .hint = Not needed. Without it, nothing is stored.
    .reason = - **Check-ins**: your answers are kept so that those who lead can see how you are. Without it you keep your seat, and answers are not stored.
consent-counted = My messages may be counted
    .hint = Not needed. Without it, no numbers about you are kept.
    .reason = - **Counting**: each week I count how often you write and whom you answer, never what. Those who lead see the numbers, to notice who is left out. Without it you keep your seat, and nothing about you is counted.
consents-now =
    ## What you agreed to
    { $lines }
    Your seat stays, whatever you choose here. The ground rules belong to the seat: `/leave` ends both.
consents-line = - { $name }: { $given ->
    [yes] yes
   *[no] no
  }
consents-change-button = Change
consents-saved = Saved. Your seat stays as it is.
join-ground-rules-needed = The ground rules are needed for a seat. The other choices are free. Nothing is lost: press the button to go on.

leave-confirm =
    ## Leave { $name }
    You no longer see its channels, and your place goes to the next person. What you wrote there stays; you can delete it before you leave.
    You don't have to say why. To come back later, you apply again.{ $seat ->
        [yes] { " " }Those who lead see that you left; the group is not told. If you want, you can leave a word of goodbye first.
       *[no] { "" }
    }
leave-button = Leave
goodbye-button = Leave with a word
goodbye-title = A word of goodbye
goodbye-readers =
    Those who lead the group can read this. The group reads it only if you choose so. You can leave everything empty.{ $screened ->
        [yes] { " " }The bot checks your words for signs that someone needs help. Then a professional from the team sees them too.
       *[no] { " " }The bot doesn't check your words, as you chose.
    }
goodbye-word = What would you like to say?
    .hint = You can leave this empty
goodbye-share = Who reads it?
goodbye-share-private = Only those who lead the group
goodbye-share-shared = The group, too
goodbye-share-unchosen = Please choose who reads your word, then nothing is left open. You have not left yet, and nothing is lost: press the button to go on.
goodbye-session = I'd like a goodbye at the next session
    .hint = You keep your seat until it is over. You can still leave before.
goodbye-stays = Those who lead see that you want a goodbye at the session { $when }. You keep your seat until it is over; then you have left. `/leave` lets you go before.
goodbye-seen = A professional from the team will see your words too. If you need someone sooner, use `/support-now`.
goodbye-seen-soon = Your words are passed on to a professional from the team. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.
goodbye-read = Read their word
goodbye-words =
    What { $person } wrote:
    { $words }
goodbye-gone = There is no word here any more.
goodbye-card =
    { $person } is leaving the group and wanted to say:
    { $words }{ $at ->
        [none] { "" }
       *[other] { "" }
    There is time for a goodbye at the session { $at }.
    }
group-card-leaving = { $person } is leaving{ $at ->
    [none] .
   *[other] { " " }after the session { $at } and would like a goodbye there.
  } The seat stays theirs until then.
leave-done = You have left. I can no longer call this team for you. If you need someone, `/support-now` shows whom you can call. `/privacy erase` deletes what is stored about you.
