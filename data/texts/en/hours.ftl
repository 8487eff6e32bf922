# When members can write in a group's text channel. What those who lead read first, then what members read.

command-group-hours = See or set when members can write in the group's text channel
    .group = The group
    .when = Always, around each session, or while somebody is on duty. Leave it out to see what holds
    .before = It opens so many minutes before a session (15)
    .after = It closes so many minutes after the end of a session (30)

hours-now =
    ## { $name }: when members can write
hours-preview =
    ## { $name }: what would hold
    Nothing is changed yet.
hours-rule = { $kind ->
    [session] **With the session.** The text channel opens { $before ->
        [0] when a session begins
        [one] one minute before a session
       *[other] { $before } minutes before a session
    }, and closes { $after ->
        [0] when it is over
        [one] one minute after its end
       *[other] { $after } minutes after its end
    }: also when you move, lengthen or end it. A session that nobody ends may run over by 15 minutes before the channel closes.
    [staffed] **In staffed hours.** The text channel is open while somebody is on duty by the rota, and around each session: from { $before } minutes before it to { $after } minutes after it.
   *[always] **Always.** Members can write in the text channel at any hour.
}
hours-short = { $kind ->
    [session] with its sessions, from { $before } min before to { $after } min after. { $now }
    [staffed] while somebody is on duty, and around its sessions, from { $before } min before to { $after } min after. { $now }
   *[always] at any hour.
}
hours-standing = { $open ->
    [no] Closed now; it opens { $until } { $again ->
        [yes] and closes again { $then }.
       *[no] and then stays open, as nothing after that is planned yet.
    }
   *[yes] { $known ->
        [yes] Open now; it closes { $until } and opens again { $then }.
       *[no] { $kind ->
            [session] Open now. It closes only when a later session is planned that it can open for.
            [staffed] Open now. It closes only when the rota has a time without anybody, and somebody after it.
           *[always] Open now, and nothing closes it.
        }
    }
}
hours-not-open = The group itself is not open at the moment: members can't write until it is. These hours hold from then on.
hours-save = Let these hours hold
hours-saved = { $state ->
    [open] Saved. { $standing } One line in the channel says so, and changes with it. Reading, buttons, private lines and calling for a person work at any hour; threads that stand in the channel stay open too.
   *[other] Saved. The hours hold as soon as the group is open.
}
hours-minutes = Choose from 0 to { $most } minutes before and after a session.

hours-closed-now = The group's channel is closed for writing now, so nobody would be there to reply. Its last line says when it opens, and you can share then. If you need someone, use `/support-now`.
hours-line-closed = **Closed for writing now.** It opens { $until }, { $relative }. You can read everything. If you need a person, you can always press the button.
hours-line-until = **Open for writing** until { $until }. After that it opens again { $then }.
hours-line-open = { $kind ->
    [session] **Open for writing.** It stays open until a later session is planned.
   *[other] **Open for writing** until further notice.
}
hours-line-always = **Open for writing** at any hour from now on.
