# Who writes and who answers whom, from counts alone: read by those who lead.

command-speaking = Who writes and who answers whom, as numbers of those who agreed to be counted; only you see this
    .group = The group
    .weeks = How many weeks, this one included; 4 if you leave it out

voices-nobody = Nobody in this group has agreed to be counted, so there are no numbers. Members choose it with `/consents`. Not counted: { $uncounted }.
voices-head =
    ## Who writes, who answers
    Since { $since }, in the group's channels. Numbers only, never words.{ $uncounted ->
        [0] { "" }
        [one] { " " }One member is not counted, as they chose, and stands nowhere in this.
       *[other] { " " }{ $uncounted } members are not counted, as they chose, and stand nowhere in this.
    }
voices-line = - { $person }: wrote { $messages }, answers to others { $given }, answers from others { $got }
voices-foot = -# A first view. A quiet member may be listening well, and a number says nothing about how anybody is.
voices-title = { $wrote } of { $count } wrote, { $answered } of { $count } were answered
voices-about = { $messages } messages, { $answers } of them replies to each other
voices-wrote = Messages
voices-answered = The one at the left answered the one above
voices-alt = { $title }. The list above has the same numbers in words.
