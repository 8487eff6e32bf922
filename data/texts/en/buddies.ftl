# Buddies: read by two members, and by those who lead their group.

buddy-no-member = That is for members of this group.
buddy-has-one = You have a buddy, or are asked about one. `/buddy mine` shows it.
buddy-group-closed = The group is not open at the moment. Buddies can be brought together when it is.
buddy-gone = That is over already. There is nothing more to do.
buddy-answered = You two are buddies already. `/buddy mine` shows it.
buddy-not-yet = You are not buddies yet. You can choose a day once you both said yes.
buddy-cannot-same = Please choose two different people.
buddy-cannot-no-wish = Only members of the group who wished for a buddy can be brought together. `/buddy wishes` shows them.
buddy-cannot-again = I can't bring these two together. Please choose somebody else for one of them.
buddy-cannot-taken = One of them has a buddy, or is asked about one, since you opened the list.

command-buddy = Buddies in your group
command-buddy-mine = Wish for a buddy, or see how it stands with yours; only you see this
command-buddy-wishes = Who would like a buddy, and bring two together; only you see this
    .group = The group

buddy-about = { $about } { $isnot }
buddy-wish = I'd like a buddy
buddy-unwish = I'd rather have none
buddy-wished = Those who lead your group can see that you would like a buddy. When they think of someone, you are both asked first. `/buddy mine` takes it back.
buddy-unwished = Your wish is taken back, and nothing of it is kept.
buddy-two = Please choose two people from the list.
buddy-proposed = { $first } and { $second } are asked now. If both say yes, they are buddies. If one of them doesn't, you read only that it didn't come together.
buddy-yes = Yes, I'd like that
buddy-no = Rather not
buddy-one = Thank you. You are buddies once the other says yes. I tell you then.
buddy-both = You are buddies now. I have written to both of you.
buddy-said-no = That's fine. The other reads only that it didn't come together. With `/buddy mine` you can see your wish, or take it back.
buddy-end = End it
buddy-another = I'd like another buddy
buddy-ended = It is over. The other is told gently, without a reason. Your seat in the group stays as it is.
buddy-looking-again = It is over, and you are among those who would like a buddy. The other is told gently, without a reason.
buddy-day = A weekly nudge, if you want one
buddy-never = No nudge
buddy-weekday = { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
buddy-day-kept = I give you a nudge each { buddy-weekday } at 17:00 in your group's time. Your buddy chooses for themselves.
buddy-day-none = You get no nudge. You are buddies as before.
buddy-quiet = No more nudges

buddy-mine-none =
    ### A buddy
    { $about }
    If you would like one, say so here. Those who lead your group can see it. They propose someone, and you both decide.
buddy-mine-wishing =
    ### A buddy
    { $about }
    You would like one, and those who lead your group can see that. You are asked before anything happens.
buddy-mine-asked =
    ### A buddy
    { $about }
    Those who lead your group thought of you and { $other }. Would you like that?
buddy-mine-waiting =
    ### A buddy
    { $about }
    You said yes to { $other }. You are buddies once they do too.
buddy-mine-together =
    ### A buddy
    { $about }
    { $other } is your buddy. Either of you can end it at any time, with one press and no reason.
buddy-wishes =
    ### Who would like a buddy
    { $lines }
buddy-wishes-none = Nobody is waiting at the moment. Members say so with `/buddy mine`.
buddy-line-proposed = - { $first } and { $second } are asked.
buddy-line-together = - { $first } and { $second } are buddies.
buddy-propose = Choose two, and both are asked

buddy-card-proposed = { $first } and { $second } are asked whether they would like to be buddies. After a week without two answers it lapses.
buddy-card-together = { $first } and { $second } are buddies.
buddy-card-over = { $first } and { $second } are not buddies. Nobody has to say why. I won't bring these two together again.
buddy-word-asked = **Would you like { $other } as your buddy?** Those who lead { $alias } thought of you two, as you both wished for one.
    { $about }
    You both decide. If one of you would rather not, the other reads only that it didn't come together.
buddy-word-together = **{ $other } is your buddy in { $alias } now.**
    { $about }
    Either of you can end it at any time, with one press and no reason.
buddy-word-nudge = A thought for you and { $other }, if it fits today: { $idea }
buddy-over-together = You and your buddy in { $alias } are not buddies any more. That can have many reasons, and says nothing about you. If you would like another, `/buddy mine` is there. If you want to talk, those who lead your group are there.
buddy-over-asked = The buddies that were thought of in { $alias } didn't come together this time. That can have many reasons. `/buddy mine` shows your wish.
