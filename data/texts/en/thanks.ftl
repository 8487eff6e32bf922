# Thanks in words: read by members.

command-thanks = Thank someone in your group, in words
command-thanks-say = Thank someone in your group; they read it in private
    .member = Whom you thank
command-thanks-mine = Thanks that you got and wrote; only you see this

thanks-title = Thanks
thanks-readers =
    { $person } can read this, with your name. Nobody else can, unless you allow it below and they want it too. I keep it locked. You can delete it with `/thanks mine`.{ $screened ->
        [yes] { " " }I check it first. If I find signs that someone needs help, or words that could hurt, a professional reads it first.
       *[no] { " " }I don't check it, as you chose.
    }
thanks-words = What you thank them for
    .hint = What they said or did, and what it gave you
encourage-title = A word of encouragement
encourage-words = What you want to tell them
    .hint = About what they said or did; never more or less than others
encourage-starters =
    Ways to begin, if you like:
    { $starters }
thanks-shareable = They may show it to the group
    .hint = With both names. Leave it empty to keep it between you
thanks-empty = There were no words in it. Nothing is lost: press the button to go on.
thanks-no-member = You can thank another member of this group.
thanks-sent =
    It is on its way to { $person }, in private.{ $called ->
        [yes] { " " }A professional from the team will see it as well.
       *[no] { "" }
    }
thanks-held = I have not passed this on. A professional from the team reads it first. If you want to talk to a person, use `/support-now`. If your life is in danger, call { $number }.

thanks-dm = { $person } wrote you a kind word. You can read it when it suits you.
thanks-open = Read it
thanks-for-you = { $person } wrote this for you. You don't have to answer.
thanks-by-you = You wrote this for { $person }.
thanks-back = Thank them too
thanks-show = Show it to the group
thanks-show-done = It goes to your group's channel, with both names.
thanks-hide = Take it down
thanks-hidden = It is no longer in the group's channel.
thanks-card = { $giver } wrote this for { $receiver }. Both want you to see it.
thanks-throw = Delete it
thanks-throw-ask = Delete it? It is gone for both of you, and can't be brought back.
thanks-throw-sure = Yes, delete it
thanks-thrown = It is gone.
thanks-only-receiver = Only the person it is for can do that.
thanks-not-shareable = The person who wrote it wants to keep it between you.
thanks-gone = That is no longer here.
thanks-none = There are none yet. `/thanks say` writes one.
thanks-mine = What you got and wrote. Only you see this list.
thanks-pick = Open one
thanks-named-given = From { $person }
thanks-named-own = For { $person }
