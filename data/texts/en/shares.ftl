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

menu-cover = Add a content note
cover-title = A content note for your message
cover-what = Your words come again, covered, under the note, with your name. Then I remove the message as it stands; replies and reactions to it lose their place. I keep the words locked, and you can take them back with one press.
cover-what-other = Their words come again, covered, under the note, with their name. Then I remove the message as it stands; replies and reactions to it lose their place. I tell them kindly that you did it, and they can take the words back with one press.
cover-topic = What is it about?
    .hint = Whoever opens it knows what to expect
cover-topic-death = Death or loss
cover-topic-harm = Suicide or hurting oneself
cover-topic-violence = Violence or abuse
cover-topic-eating = Food, weight or eating
cover-topic-substances = Alcohol, drugs or pills
cover-topic-body = Illness or the body
cover-topic-other = Something else that may be hard to read
cover-card =
    { $person } wrote something { $topic ->
        [death] about **death or loss**
        [harm] about **suicide or hurting oneself**
        [violence] about **violence or abuse**
        [eating] about **food, weight or eating**
        [substances] about **alcohol, drugs or pills**
        [body] about **illness or the body**
       *[other] that **may be hard to read**
    }. Press the covered words to read them.
cover-done = Your words come again under a content note, and the message goes. Nobody needs to have minded: thank you for thinking of the others.
cover-done-other = The words come again under a content note, and the message goes. I tell { $person } that you did it, and that nothing is wrong with what they wrote.
cover-told =
    { $leader }, who leads your group, put a content note on something you wrote in { $place }. Nothing is wrong with it: the others can choose when they read it.
    It stands there with your name. *Take back* on it takes your words away, if you want that.
cover-no-topic = Please choose what it is about.
cover-not-yours = You can only do this with a message of your own, as a member of this group. If something another person wrote is hard for you, *Report message* or `/signal` tells those who lead.
cover-words-only = I can only cover words. Please delete the message and send it again: Discord offers *Mark as spoiler* for pictures and files.
cover-too-long = These words are too long for one card. Please edit the message to make two of it, and cover each.
cover-there = This message has a content note already.
cover-not-yet = The message itself is still there. Please try again in a moment.
