# Recovery stories: read by members, and by those who lead a group.

command-story = A story of your own about getting better
command-story-write = Write a story of your own; only you read it until you hand it in
command-story-mine = Your stories, and taking them back; only you see this
command-stories = Stories that members have handed in; only you see this
    .group = The group

story-form-title = Your story
story-form-readers =
    For now, only you can read this. When you hand it in, { $readers } can read it with your name. If they agree, your group can open it, **without your name**, where you say below. You can take it back with one press at any time.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it.
       *[no] { " " }I don't check it, as you chose.
    }
story-form-name = Title
story-form-words = Your story
    .hint = What helped you is more use to others than how bad it was
story-form-place = Where may your group find it?
    .hint = Nowhere else
story-place-talk = In the group's talk channel
story-place-resources = Among the group's resources, also for those who join later
story-no-words = It needs a title and some words. Nothing is lost: press the button to go on.
story-no-place = Please choose where your group may find it. Nothing is lost: press the button to go on.
story-not-here = This kind of group has no place for stories. You can use `/share`.
story-not-yours = Only the person who wrote it can do that.
story-gone = That story is no longer here.
story-settled = That has been done already. `/story mine` shows where it stands.
story-withdraw-first = Others can read it right now. Take it back first, then you can change it.

story-called = A professional from the team will see this, as I found signs that someone may need help. To talk to a person now, use `/support-now`. If your life is in danger, call { $number }.
story-own =
    { $state ->
        [draft] { $called ->
            [yes] Your group can't read this.
           *[no] Only you can read this.
        } Hand it in when you like, or leave it and go on later with `/story mine`.
        [sent] It waits for those who lead your group.
        [asked] Those who lead ask for a change:
            { $answer }
        [declined] Those who lead don't show it. The reason:
            { $answer }
       *[shown] Your group can open it, without your name.
    }
    { $place ->
        [talk] Its place: the talk channel.
       *[resources] Its place: the group's resources.
    }
    ### { $title }
    { $words }
story-hand-in = Hand it in
story-go-on = Go on writing
story-withdraw = Take back
story-away = Throw away
story-handed-in = Those who lead your group can read it now. I write to you when they have.
story-withdrawn = Nobody else can read it any more. You find it with `/story mine`.
story-away-ask = Throw this story away? This can't be undone.
story-away-sure = Yes, throw it away
story-away-done = It is gone.
story-none = You have written no story yet. `/story write` begins one.
story-pick = Open a story
story-mine =
    { $count ->
        [one] You have written one story.
       *[other] You have written { $count } stories.
    }
story-news =
    { $state ->
        [shown] Those who lead your group have read your story. Your group can open it now, without your name. `/story mine` on the server takes it back.
       *[other] Those who lead your group have read your story, and wrote you an answer. `/story mine` on the server shows it.
    }

story-tag = Stories
story-card =
    ### { $title }
    A story by somebody from this group. { $note ->
        [none] { "" }
       *[other] Content note: { $note }
    }
    -# Press to read; only you see it then.
story-read = Read
story-words =
    ### { $title }
    { $words }

story-waiting = A member's story waits for you. `/stories` shows all that wait.
story-look = Read it
stories-none = No story is waiting.
stories-card =
    { $count ->
        [one] One story is waiting.
       *[other] { $count } stories are waiting, the oldest first.
    }
story-show =
    From { $person }. { $place ->
        [talk] They agree to the talk channel, without their name.
       *[resources] They agree to the group's resources, without their name.
    }
    ### { $title }
    { $words }
story-approve = Show it
story-ask-change = Ask for a change
story-decline = Decline
story-form-note = Content note
    .hint = Such as: speaks of loss. Read before it is opened
story-form-answer = Your words to its writer
    .hint = Only they read them
story-answer-empty = There were no words in it. Nothing is lost: press the button to go on.
story-not-waiting = That story no longer waits: it was dealt with, or taken back.
story-approved = It is on its way to the group. Its writer is told.
story-answered = Its writer is told, and reads your words with `/story mine`.
