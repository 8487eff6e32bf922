# Topics of the week: read by members, and by those who lead a group.

command-topic = Topics of the week
command-topic-week = Show your group a topic each week
    .group = The group
    .weekday = On which day, such as mon
    .at = At which time, such as 18:00, in the group's time zone
command-topic-pause = Show your group no topic by itself
    .group = The group
command-topic-plan = Which topics are to come, what members proposed, and setting one; only you see this
    .group = The group
command-topic-propose = Propose a topic to those who lead your group

topic-one-weekday = Please name one day of the week, such as mon.
topic-scheduled = Each week from { $when } on, your group gets a topic, pinned in its channel. While a session goes on I wait for its end. `/topic plan` shows which.
topic-paused = No topic comes by itself now. `/topic week` sets a time again.
topic-no-week = No time is set for topics. `/topic week` sets one.
topic-plan =
    { $when ->
        [none] No time is set. `/topic week` sets one.
       *[other] The next topic comes { $when }.
    } Waiting for their week: { $waiting }. Proposed by members: { $proposed }.
topic-plan-starter = Nothing waits, so the next would be one of mine: "{ $title }".
topic-pick = Open a topic
topic-option =
    { $state ->
        [proposed] Proposed: { $title }
       *[waiting] Waits: { $title }
    }
topic-line =
    - { $state ->
        [proposed] Proposed: { $title }
       *[waiting] Waits: { $title }
    }
topic-add = Set a topic
topic-now = Show the next one now
topic-shown-now = "{ $title }" is on its way to your group.
topic-session-running = A session is going on. The topic can come when it is over.
topic-none-left = There is no topic. *Set a topic* in `/topic plan` writes one.

topic-add-title = Set a topic
topic-add-readers = The group reads it in its week. You can take it out before.
topic-added = It waits for its week. `/topic plan` shows it.
topic-propose-title = Propose a topic
topic-propose-readers =
    { $readers } can read this, with your name. If it is taken up, your group reads it without your name. I keep it locked with your key.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it.
       *[no] { " " }I don't check it, as you chose.
    }
topic-field-title = The topic
    .hint = In a few words
topic-field-about = What opens it
    .hint = A question or two that nobody has to answer
topic-empty = Please write a topic and a line that opens it. Nothing is lost: press the button to go on.
topic-no-member = You can propose topics in a group that you are a member of.
topic-proposed-done =
    Those who lead your group have it. I'll tell you if it gets its week.{ $called ->
        [yes] { " " }A professional from the team will see it as well. If your life is in danger, call { $number }.
       *[no] { "" }
    }
topic-held = I have not passed this on as a topic. A professional from the team reads it first. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.
topic-proposed-card =
    { $person } proposes a topic. The group would read it without the name.
    ### { $title }
    { $about }
topic-look =
    { $state ->
        [proposed] Proposed by { $person }.
       *[waiting] Waits for its week. Written by { $person }.
    }
    ### { $title }
    { $about }
topic-take-up = Take it up
topic-decline = Not this time
topic-drop = Take it out
topic-taken-up = It waits for its week. Whoever proposed it is told.
topic-dropped = It is gone from the list. If somebody proposed it, a word from you may help: I tell them nothing.
topic-settled-already = That has been dealt with already.
topic-gone = That topic is no longer here.
topic-dm-taken-up = Your topic "{ $title }" gets its week. Your group reads it without your name.

topic-card =
    ### Topic of the week: { $title }
    { $about }
    -# Say as much or as little as you like. Passing is a full answer.
topic-pass = Pass
topic-propose = Propose a topic
topic-passed = That's fine. Nobody is told, and I keep nothing of it.
