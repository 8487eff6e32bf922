# Shares: read by members, and by those who lead a group.

command-share = Tell your group something, and what you hope for

share-no-group = You are in no group on this server. `/support-now` shows whom you can call if you need someone.
share-which-group = You are in more than one group. Please use this in a channel of the one it is for.
share-group-closed = Your group is not open at the moment. If you need someone, use `/support-now`.
share-form-title = Share with your group
share-form-readers =
    Your group, its staff and the administrators of this server can read this, with your name. I keep it locked to show it, and you can take it back with one press.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it before the group does.
       *[no] { " " }I don't check it, as you chose.
    }
share-form-words = What do you want to tell?
    .hint = As much or as little as you like
share-form-hope = What do you hope for?
    .hint = Those who reply will see it
share-hope-heard = To be heard
share-hope-ideas = Ideas
share-hope-encouragement = Encouragement
share-hope-company = Company
share-form-note = A content note, if it needs one
    .hint = Such as: loss of a child. Your words are then covered until someone opens them
share-empty = There were no words in it. Nothing is lost: press the button to go on.
share-no-hope = Please choose what you hope for. Nothing is lost: press the button to go on.
share-done =
    It is in the group's channel now, with your name. *Take back* below it removes it.{ $called ->
        [yes] { " " }A professional from the team will see it as well.
       *[no] { "" }
    }
share-held = I have not put this into the group. It is passed on to a professional from the team, who reads it first. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.

share-card =
    { $hope ->
        [heard] **{ $person } would like to be heard.** Advice isn't asked for.
        [ideas] **{ $person } hopes for ideas** that helped others.
        [encouragement] **{ $person } hopes for encouragement.**
       *[company] **{ $person } hopes for company.** A word that you are there is enough.
    }
share-card-note = Content note: { $note }
share-card-foot = -# To answer, reply to this message.
share-back = Take back
share-back-ask = Take this back? The card and your words are deleted. Replies of others stay.
share-back-sure = Yes, take it back
share-back-done = It is gone.
share-not-yours = Only the person who wrote it can take it back.
share-gone = That is no longer here.

share-quiet =
    Nobody has replied to what { $person } shared { $since }. { $hope ->
        [heard] They would like to be heard.
        [ideas] They hope for ideas.
        [encouragement] They hope for encouragement.
       *[company] They hope for company.
    }
    { $link }
share-quiet-answered = What { $person } shared { $since } has a reply now. { $link }
