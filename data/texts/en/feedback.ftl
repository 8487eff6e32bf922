# Feedback between members who both asked for it: read by members, and by those who lead.

command-feedback = Feedback between members who both want it
command-feedback-round = Ask two members, or the whole group, whether they want to give each other feedback
    .group = The group
    .first = One of two members; leave both empty to invite the whole group
    .second = The other one
command-feedback-waiting = Feedback that waits to be read by you, and rounds that go on; only you see this
    .group = The group
command-feedback-mine = Your rounds of feedback, what you got, and what you wrote; only you see this

feedback-pair-same = Please name two different members, or leave both empty to invite the whole group.
feedback-pair-no-member = Both have to be members of this group.
feedback-open-already = There is such a round already. `/feedback waiting` shows it, and can end it.
feedback-opened-pair = I am asking { $first } and { $second }, each in private. It begins only if both say yes. What they write comes to you first, in the staff channel.
feedback-opened-group = I have invited the group. Whoever takes part can write to others who take part. What they write comes to you first, in the staff channel.
feedback-end = End this round
feedback-end-pair = End the round of { $first } and { $second }
feedback-end-ask = End this round? Nobody can write in it after that. What waits to be read is still there.
feedback-end-sure = Yes, end it
feedback-end-done = The round is over. What waits to be read is still there, with `/feedback waiting`.

feedback-group-card =
    ### A round of feedback
    If you take part, you can tell others who take part how you experience them, and they can tell you.
    { $readers } can read each feedback first. Then only the person it is for reads it, unless both want the group to.
    Nobody has to. Nobody gets feedback who hasn't asked for it, and you can step out at any time. It ends { $until }.
feedback-group-over =
    ### A round of feedback
    It is over. What you got is still there, with `/feedback mine`.
feedback-pair-invited =
    { $readers } from { $group } can help you and { $person } give each other feedback.
    Would you like that? It begins only if you both say yes. A no is a full answer. The other person would only hear that it is not going on.
    { $readers } can read each feedback first, then only the person it is for, unless you both want the group to. You can step out at any time. It ends { $until }.
feedback-pair-begun = You and { $person } both said yes. You can write when you like, and you don't have to.
feedback-pair-over = This round of feedback is not going on. There is nothing you need to do.
feedback-yes = Yes, I'd like that
feedback-no = No, thanks
feedback-join = Take part
feedback-leave = Step out
feedback-leave-ask = Step out? What you wrote, or others wrote for you, and has not been passed on yet is deleted.
feedback-leave-sure = Yes, step out
feedback-left = You are out. Nobody can write to you in this round now.
feedback-declined = That's fine. You don't take part.
feedback-write = Write feedback
feedback-to = Who is it for?
feedback-to-ask = Everyone in this list has asked for feedback, as you have.
feedback-round-over = This round is over.
feedback-round-invited = You are not in this round. It is your choice.
feedback-round-waits = You take part. You can write as soon as someone else takes part, too.
feedback-round-waits-pair = Thank you. If the other person says yes too, I tell you here, and you can write.
feedback-round-ready = You take part. So do: { $people }.
feedback-round-gone = That round is no longer here.
feedback-not-yours = This round is for others.
feedback-not-in = You are not in this round. There is nothing to step out of.
feedback-not-in-yet = You can write once you take part and somebody else does, too. *Take part* is on the card of the round.
feedback-not-both = You can write when both of you have said yes to the round.

feedback-form-title = Feedback
feedback-form-readers =
    { $readers } can read this first, with your name, and may return it to you with a word. Then { $person } reads it. I keep it locked. You can take it back until it is passed on.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it too.
       *[no] { " " }I don't check it, as you chose.
    }
feedback-form-saw = What I saw
    .hint = What the person did or said, as a camera would show it
feedback-form-felt = How it was for me
    .hint = Such as: I felt left out; it warmed me
feedback-form-wish = What I would wish
    .hint = If you like: something you want more of, or less
feedback-form-shareable = They may show it to the group
    .hint = With your name. Leave it empty to keep it between you
feedback-part-missing = Please say what you saw, and how it was for you. Nothing is lost: press the button to go on.
feedback-written =
    It waits to be read by whoever leads your group. I'll tell you if it comes back to you with a word. `/feedback mine` lets you change it or take it back.{ $called ->
        [yes] { " " }A professional from the team will see it as well. If your life is in danger, call { $number }.
       *[no] { "" }
    }

feedback-waits = Feedback between two members waits to be read. Nobody else has seen it.
feedback-waiting =
    { $count ->
        [0] No feedback waits to be read.
        [one] One piece of feedback waits to be read.
       *[other] { $count } pieces of feedback wait to be read, the oldest first.
    } { $rounds ->
        [0] No round goes on.
        [one] One round goes on.
       *[other] { $rounds } rounds go on.
    }
feedback-waiting-pick = Read one
feedback-read = Read it
feedback-to-read =
    From { $giver } for { $receiver }. Both asked for this.
    Passing it on can't be taken back. You can return it with a word that helps.
feedback-part-saw =
    { "" }**What I saw**
    { $words }
feedback-part-felt =
    { "" }**How it was for me**
    { $words }
feedback-part-wish =
    { "" }**What I would wish**
    { $words }
feedback-release = Pass it on
feedback-release-done = Passed on. { $receiver } is told in private, and reads it when they like.
feedback-return = Return it with a word
feedback-return-title = Return it with a word
feedback-return-readers = Only the person who wrote the feedback reads this, with your name. They can change their words and bring them again.
feedback-return-words = Your word
    .hint = What you value in it, and what would make it easier to hear
feedback-return-done = { $person } is told in private.
feedback-word-missing = There was no word in it. Nothing is lost: press the button to go on.
feedback-read-already = That one has been read already, or was taken back.
feedback-receiver-left = The person it is for is no longer in the group. It can't be passed on.

feedback-open = Open
feedback-dm-there = { $giver } wrote the feedback that you asked for. You can open it when it suits you.
feedback-dm-returned = Your feedback for { $receiver } came back to you, with a word. Only those who lead your group have read it.
feedback-dm-thanked = { $receiver } thanks you for your feedback.
feedback-dm-answered = { $receiver } answered your feedback.
feedback-given = { $person } wrote this for you. You don't have to answer.
feedback-own-waiting = For { $person }. It waits to be read by whoever leads your group.
feedback-own-returned =
    For { $person }. It came back to you with this word:
    { $note }
feedback-own-released = For { $person }. They can read it.
feedback-answer-line =
    { "" }**The answer**
    { $words }
feedback-thanked-line = They thank you.
feedback-thanks = Say thanks
feedback-thanks-done = I'll tell them.
feedback-answer = Answer
feedback-answer-title = Answer
feedback-answer-readers =
    { $person } reads this. I keep it locked.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional sees it.
       *[no] { " " }I don't check it, as you chose.
    }
feedback-answer-words = Your answer
    .hint = As short as you like
feedback-answer-missing = There were no words in it. Nothing is lost: press the button to go on.
feedback-answer-sent =
    I'll tell them that there is an answer.{ $called ->
        [yes] { " " }A professional from the team will see it as well. If your life is in danger, call { $number }.
       *[no] { "" }
    }
feedback-answer-held = I have not passed this on. A professional from the team reads it first. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.
feedback-share = Show it to the group
feedback-share-done = It goes to your group's channel, with both names.
feedback-unshare = Take it down
feedback-unshare-done = It is no longer in the group's channel.
feedback-shown-card = { $receiver } shows you feedback from { $giver }. Both agreed to that.
feedback-not-shareable = The person who wrote it wants to keep it between you.
feedback-too-heavy = This is better talked about with whoever leads your group than shown here. Nothing was shown.
feedback-remove = Delete it
feedback-take-back = Take it back
feedback-change = Change it
feedback-remove-ask = Delete it? It is gone for both of you, and can't be brought back.
feedback-remove-sure = Yes, delete it
feedback-removed = It is gone.
feedback-released-already = It has been passed on already. You can talk with the person, or with whoever leads your group.
feedback-only-receiver = Only the person it is for can do that.
feedback-gone = That feedback is no longer here.

feedback-mine = Your rounds, what you got, and what you wrote. Only you see this.
feedback-mine-none = There is no feedback of yours, and you are in no round. Whoever leads your group can begin one.
feedback-mine-pick = Open a feedback
feedback-round-pick = Open a round
feedback-round-named-pair = A round with { $person }
feedback-round-named-group = A round with your group
feedback-named = From { $giver } for { $receiver }
feedback-named-given = From { $giver }, for you
feedback-named-own =
    { $state ->
        [waiting] For { $receiver }: waits to be read
        [returned] For { $receiver }: came back to you
       *[released] For { $receiver }: passed on
    }
