# A private line from a member to those who lead.

command-private-talk = Write privately to those who lead your group

thread-leader = private-{ $number }
private-talk-ask =
    I can open a private thread for you with { $readers }. They read it, and the administrators of this server can. The group does not see it.{ $screened ->
        [yes] { " " }I check it as I check the group's channel.
       *[no] { " " }I don't check it, as you chose.
    }
    They are not there at all hours. If you need a person now, use `/support-now`.
private-talk-button = Open it
private-talk-open = It is here: { $place }. You can come back to it at any time.
private-talk-hello =
    This is a private thread for you and { $readers }. You can write here when you like. The group does not see it; the administrators of this server can.
    An answer can take a day or more. If you need a person now, use `/support-now`.
private-talk-refused = Discord didn't let me open a private thread. Nothing is lost. You can write to those who lead in a direct message, or try again in a minute.
private-talk-nobody = Nobody who leads this group is there at the moment. If you need a person, use `/support-now`.
