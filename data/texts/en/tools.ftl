# Private tools: read by members, and by those who lead a group.

command-tools = The tools of your group, and what you wrote with them; only you see this
    .sheet = Open something you wrote, by its first words
command-release = Open a tool for one member, with the steps you agreed on
    .group = The group
    .member = The member
    .tool = The tool

tools-card = What you write here is yours. Nobody else can read it, unless you share it afterwards.
tools-none = Your group has no tools of this kind.
tools-pick = Choose a tool
tools-mine = Open something you wrote ({ $count })
tool-about =
    ### { $title }
    { $about }
    { $pages ->
        [one] It has one page.
       *[other] It has { $pages } pages. You can stop after each and go on later.
    }
tool-steps =
    The steps you agreed on:
    { $steps }
tool-readers = Only you can read what you write. You can share it afterwards, or not: with { $readers }, or with the group where that fits.
tool-begin = Begin
tool-picture = How it changed
tool-picture-none = There is nothing to compare yet. It begins with the first one that you have finished.
tool-picture-before = before
tool-picture-after = afterwards
tool-picture-one = { $before } → { $after }
tool-picture-text =
    { $before } → { $after }
    { $said }
tool-released = **{ $tool }** is open for you now, with the steps you agreed on. You find it with `/tools` in your group.
tool-release-title = Release
tool-release-readers = { $person } reads this in **{ $tool }**. It is locked with their key and goes if they erase their data.
tool-release-steps = The steps you agreed on
    .hint = One on each line, the easiest first
tool-release-done = **{ $tool }** is open for { $person } now. They have been told.

sheet-form-readers =
    Only you can read this. Afterwards you can share it with { $readers } or with the group, or with nobody.{ $screened ->
        [yes] { " " }I check it for one thing only: that your life is in danger. Then a professional is called, and I tell you.
       *[no] { " " }I don't check it, as you chose.
    }
sheet-rating = { $value } of { $most }
sheet-rating-hint = { $least } { $low } – { $most } { $high }
sheet-rating-unreadable = **{ $field }**: I need a whole number from { $least } to { $most }. Nothing is lost: press the button to go on.
sheet-answer-missing = **{ $field }** is still empty. Nothing is lost: press the button to go on.
sheet-kept = Page { $page } of { $pages } is kept. You can go on now, or later with `/tools`.
sheet-kept-later = This part is kept. The next is for afterwards: `/tools` brings you back to it.
sheet-go-on = Go on: { $page }
sheet-change = Change: { $page }
sheet-foot =
    { $audience ->
        [leader] -# Shared with those who lead your group.
        [group] -# Shared with your group.
       *[nobody] -# Only you can read this.
    }
sheet-audience = Who can read it?
sheet-audience-nobody = Only me
sheet-audience-leader = Those who lead my group
sheet-audience-group = My group
sheet-shared-nobody = Only you can read it now.
sheet-shared-leader = Those who lead your group can read it now. You can take it back at any time.
sheet-shared-group = Your group can read it now, with your name. You can take it back at any time.
sheet-card =
    { $audience ->
        [leader] { $person } shares this with you who lead the group.
       *[group] { $person } shares this with the group.
    }
sheet-encourage = Write them a word
sheet-no-longer-shared = Its writer no longer shows this to the group.
sheet-throw = Throw away
sheet-throw-ask = Throw "{ $title }" away? It can't be brought back.
sheet-throw-sure = Yes, throw it away
sheet-thrown = It is gone.
sheet-called = What you wrote sounds as if your life is in danger, so I have called a professional from your team. Your page is kept. If you want to talk to a person now, use `/support-now`. If it is about minutes, call { $number }.

sheet-gone = That sheet is no longer here.
sheet-tool-gone = This tool is no longer offered here.
sheet-no-member = That is for members of this group.
sheet-not-released = **{ $tool }** opens once those who lead your group have agreed on its steps with you. You can ask them in a session, or with `/signal`.
sheet-needs-no-release = **{ $tool }** is open for everyone in the group. There is nothing to release.
sheet-steps-empty = There are no steps in it. Nothing is lost: press the button to go on.
sheet-not-shareable = This one can't be shared in that way.
sheet-group-closed = Your group is not open at the moment, so nothing can be shared with it.
sheet-too-heavy = I won't put this before the group: it sounds as if you might need someone to read it first. You can share it with those who lead, or use `/support-now`.

command-switch = Switch a tool on or off for one group; the group is told, and nothing is lost
    .group = The group
    .tool = Which one
    .state = on or off
switch-named =
    { $name }: { $on ->
        [on] on
       *[off] off
    }
switch-unknown = This kind of group doesn't have that. Choose one from the list.
switch-already = It is so already. Nothing was changed.
switch-done =
    { $on ->
        [on] **{ $name }** is on. The group is told.
       *[off] **{ $name }** is off: nothing new is begun. What members wrote with it is kept, and they can go on with it. The group is told.
    }
switch-card =
    { $on ->
        [on] **{ $name }** is here for you now.
       *[off] **{ $name }** is not offered any more for now. { $part ->
            [on] What you wrote is kept, and you can still read it.
           *[off] What you wrote is kept: `/tools` opens it, and you can go on with it.
        }
    }
tool-off = { "" }**{ $tool }** is switched off in your group for now. What you wrote with it is in `/tools`.
part-name-ask = Questions without a name
part-name-feedback = Rounds of feedback
part-name-thanks = Thanks in words
part-name-topics = Topics of the week
part-name-voices = Counting who writes and who answers
