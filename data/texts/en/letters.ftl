# Private words of those who lead to one member, who may answer.

command-feedback-to = Write private words to one member of your group; you see them before they are sent
    .group = The group
    .member = The member

letter-title = Private words
letter-readers = Only { $person } can read this, with your name. It is locked with their key, is in their export, and goes after { $days } days. They can answer you. You see it once more before it is sent.
letter-words = Your words
    .hint = What you saw, what you value, what you would wish for them
letter-long = That is too long: { $most } characters are the most. Nothing is lost: press the button to go on.
letter-no-member = That person is not a member of this group.
letter-preview =
    { $person } would read this:
    { $words }
    Once it is sent, it can't be taken back.
letter-send = Send it
letter-change = Change it
letter-sent = It is on its way to { $person }. If their direct messages are closed, a private thread brings it.
letter-sent-already = That was sent already, or is more than a day old. `/feedback mine` shows what you sent.
letter-dm-there = { $name } from { $group } wrote something for you alone. You can open it when it suits you.
letter-dm-answered = { $person } from { $group } answered your private words.
letter-open = Open
letter-for-you = { $person } wrote this for you alone. You don't have to answer.
letter-by-you = You wrote this for { $person } alone.
letter-answer = Answer
letter-answer-title = Answer
letter-answer-readers =
    Only { $person } can read this. I keep it locked with your key.{ $screened ->
        [yes] { " " }I check it for signs that someone needs help. If I find one, a professional on duty sees it too.
       *[no] { " " }I don't check it, as you chose.
    }
letter-answer-words = Your answer
    .hint = As short as you like
letter-answer-empty = There were no words in it. Nothing is lost: press the button to go on.
letter-answer-sent =
    I'll tell them that there is an answer.{ $called ->
        [yes] { " " }A professional from the team will see it as well. If your life is in danger, call { $number }.
       *[no] { "" }
    }
letter-answer-line =
    { "" }**The answer**
    { $words }
letter-throw = Throw it away
letter-throw-ask = Throw it away? If you answered, your answer goes, too. It can't be brought back.
letter-throw-sure = Yes, throw it away
letter-thrown = It is gone.
letter-not-yours = Only the person it is for can do that.
letter-gone = That is no longer here.
letter-pick = Open private words
letter-named-given = For you, from { $person }
letter-named-own = For { $person }

side-room-lost = I can't write to { $person } in private: their direct messages are closed, and no private thread could be made. Please tell them that something waits for them under `/feedback mine`. I need *Create Private Threads* in the talk channel.
