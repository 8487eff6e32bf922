# Peer mentors: read by members, and by those who lead a group.

command-mentor = Peer mentors of your group
command-mentor-offer = Offer to be a peer mentor; those who lead your group decide with you
command-mentor-list = Who is a peer mentor in your group, and what that means; only you see this
command-mentor-end = End the time of a peer mentor
    .mentor = The mentor

mentor-role =
    { $about }
    A mentor **may**:
    { $may }
    A mentor does **not**:
    { $may_not }

mentor-form-title = Offer to be a peer mentor
mentor-form-readers =
    { $readers } will read this and decide with you. If they agree, the group sees that you are a mentor, and not what you write here. You can step back at any time, with one press and no reason.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it.
       *[no] { " " }I don't check it, as you chose.
    }
mentor-form-why = Why would you like to?
    .hint = A few words are enough
mentor-form-gives = What can you give?
    .hint = Such as: a welcome, how it was for me, an hour a week
mentor-empty = One of the two is still empty. Nothing is lost: press the button to go on.
mentor-offered =
    Thank you. Those who lead your group have it now, and I tell you what they say. With `/mentor list` you can take it back.{ $called ->
        [yes] { " " }A professional from the team will see it as well. If your life is in danger, call { $number }.
       *[no] { "" }
    }
mentor-already = You have offered that already. `/mentor list` shows how it stands.
mentor-group-closed = Your group is not open at the moment. You can offer it when it is.
mentor-no-member = That is for members of this group.
mentor-gone = That is over already. There is nothing more to do.
mentor-decided = This has been decided already.
mentor-not-over = The term is not over yet. There is nothing to do.
mentor-not-yours = Only the mentor can do that.
mentor-no-term = Please choose one of the terms in the list.

mentor-card-offered = **{ $person } offers to be a peer mentor.** Only you who lead the group and its staff read this.
mentor-card-words =
    Why:
    { $why }
    What they can give:
    { $gives }
mentor-card-serving = { $person } is a peer mentor until { $until }. To end it before, use `/mentor end`.
mentor-card-thanked = The term of { $person } as a peer mentor is over. I have thanked them, and asked if they want to go on.
mentor-agree = Agree, for how long?
mentor-weeks = { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    }
mentor-agreed = Agreed, until { $until }. The mentor and the group are told. It ends by itself.
mentor-decline = Not now
mentor-decline-ask = Tell { $person } that it doesn't fit now? What they wrote is deleted. They can offer it again later.
mentor-decline-sure = Yes, tell them
mentor-declined = They are told, gently. You can talk about it with them in person.
mentor-end-ask = End the time of { $person } as a peer mentor? They are told with thanks, and the group's card goes.
mentor-end-sure = Yes, end it
mentor-ended = It is over. They are told.
mentor-left = { $person } has stepped back as a peer mentor. Nobody has to say why.

mentor-here = **{ $person } is a peer mentor in this group.**
mentor-list =
    ### Peer mentors
    { $lines }

    { $role }
mentor-list-none = Your group has none at the moment. `/mentor offer` is there for everyone.
mentor-mine-offered = You have offered it. Those who lead your group have not decided yet.
mentor-mine-serving = You are a mentor until { $until }.
mentor-mine-thanked = Your term is over.
mentor-back = Step back
mentor-take-back = Take it back
mentor-let-be = It is taken back, and nothing of it is kept. Thank you for thinking of it.
mentor-stepped-back = You are not a mentor any more. Your seat in the group stays as it is. Thank you for what you gave.
mentor-word-agreed = **You are a peer mentor in { $alias } now**, until { $until }. It ends by itself. You can step back at any time, with one press and no reason.
mentor-word-declined = Thank you for offering to be a peer mentor in { $alias }. Those who lead the group say that it doesn't fit now. That is about the moment. You can ask them about it, and you can offer it again.
mentor-word-ended = Those who lead { $alias } have ended your time as a peer mentor. Thank you for what you gave. Your seat in the group stays as it is. If you want to know more, you can ask them.
mentor-word-thanked = Your time as a peer mentor in { $alias } is over. Thank you for what you gave. You can leave it at that, or ask to go on. Both are fine.
mentor-on = I'd like to go on
mentor-enough = That was it for me
mentor-asked-again = Those who lead your group are asked. I tell you what they say.
