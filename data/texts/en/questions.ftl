# Ask anything: read by members, and by those who lead a group.

command-ask = Ask those who lead your group anything, without your name; only you see this
command-questions = Questions without a name that wait for an answer; only you see this
    .group = The group

question-readers =
    { $readers } can read your question, and can't see who asked. If it is answered in writing, your group reads both. I keep it locked with your key, so that you can see what became of it and take it back. In a small group, people may know you by how you write.{ $screened ->
        [yes] { " " }I check it for one thing only: that a life is in danger. Then it goes to a professional instead, **with your name**, and I tell you.
       *[no] { " " }I don't check it, as you chose.
    }
question-ask = Ask a question
question-ask-too = Ask something, without your name
question-ask-title = Ask anything
question-words = Your question
    .hint = There are no stupid ones
question-empty = There were no words in it. Nothing is lost: press the button to go on.
question-queued = Your question waits for those who lead your group, without your name. You see what becomes of it with `/ask`. If you need someone now, use `/support-now`.
question-called = I have not put this with the other questions. I have called a professional, who sees it with your name. If your life is in danger right now, call { $number }.
question-mine =
    { $words }
    { $state ->
        [open] Waiting for an answer.
        [written] Answered in your group's channel: { $answer }
        [session] Answered in a session.
       *[aside] Put aside. The reason: { $answer }
    }
question-back = Take a question back
question-taken-back = It is gone, and so is its answer.
question-gone = That question is no longer here.
question-settled = This question has been dealt with already.
question-no-member = You are not in this group.
question-not-here = Your group has no place for questions without a name. You can ask in its channel, or in a session.
question-group-closed = The group is not open at the moment. If you need someone, use `/support-now`.

question-asked = A question without a name is waiting. `/questions` shows it.
questions-none = No question is waiting.
questions-card =
    { $count ->
        [one] One question is waiting.
       *[other] { $count } questions are waiting, the oldest first.
    } Nobody can see who asked. Please don't guess aloud.
question-open = Open a question
question-show = { $words }
question-write = Answer in writing
question-in-session = Answered in the session
question-put-aside = Put aside
question-answer-title = Answer in writing
question-answer-readers = The group reads the question and your answer in its talk channel. You see it first. The asker's name is not shown.
question-answer = Your answer
    .hint = In a few plain sentences
question-answer-empty = There were no words in it. Nothing is lost: press the button to go on.
question-preview =
    This is what the group would read:
    { $words }
    { $answer }
question-post = Post it
question-change = Change it
question-posted = It is on its way to your group.
question-session-done = Noted: answered in the session. The asker sees that.
question-aside-title = Put aside
question-aside-readers = Only the asker reads your reason. You don't learn who that is.
question-reason = Why there is no answer
    .hint = Such as: this is better asked of your doctor
question-aside-done = Put aside. The asker sees your reason with `/ask`.
question-answered =
    ### Somebody asked
    { $words }
    { $answer }
