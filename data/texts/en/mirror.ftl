# Calendars of sessions, and sessions as Discord's own events.

command-session-calendar = Get your coming sessions for your own calendar
    .group = One group; all of your groups, unless you choose one

session-calendar = Calendar
calendar-name = Sessions
calendar-file =
    ## Sessions for your calendar
    This file holds the times of { $names }, and nothing else: no names of people, nothing anyone wrote. Whoever can see your calendar sees it.
    Save it, then open it on your phone or computer to add it. The file can't follow when a session moves later{ $served ->
        [yes] . A private link can.
       *[no] : come back for a new one then.
    }{ $made ->
        [none] { "" }
       *[other] { " " }You have had a link since { $made }. A new one makes it stop.
    }
calendar-file-empty = No sessions of { $names } are planned just now. { $made ->
        [none] You can look again later.
       *[other] You have had a link since { $made }. It shows new ones by itself.
    }
calendar-all = All my groups
calendar-link-get = Get a link
calendar-link-new = New link
calendar-link-remove = Remove my link
calendar-link =
    ## Your private link
    Add it in your calendar as a subscription "by URL" or "from the internet". It follows every change, and shows neutral names and times only.
    { $link }
    Anyone who has the link can see these times, and your calendar's provider can too. I can't show it again. If it gets into other hands, get a new one: the old one stops at once.
calendar-unlinked = Your link no longer works. Calendars that used it stop being updated.
calendar-no-link = You have no link.
calendar-no-groups = You are in no group here whose sessions I could show, or not in that one.
calendar-not-served = Links are not switched on here. The file works in every calendar.

mirror-asked-moved =
    ### { $title }
    Somebody moved its event in Discord to { $there }. The session itself is still planned for { $when }, and members are reminded of that time. Which one holds?
mirror-asked-changed =
    ### { $title }, { $when }
    Somebody changed the name, the channel or the description of its event in Discord. The session itself is as it was. Whoever sees the event can read what it says now. I leave it as it is, unless you put it back.
mirror-asked-ended =
    ### { $title }, { $when }
    Somebody changed the end of its event in Discord to { $there }. The session itself still ends at { $ends }. Which one holds?
mirror-asked-endless =
    ### { $title }, { $when }
    Somebody took the end out of its event in Discord. The session itself still ends at { $ends }. I leave the event as it is, unless you put it back.
mirror-asked-gone =
    ### { $title }, { $when }
    Somebody deleted its event in Discord. The session is still planned, and members are reminded. If it should not take place, call it off with `/session cancel`.
mirror-asked-settled = **{ $title }**, { $when }: the question about its event in Discord is settled.
mirror-move-too = Move the session too
mirror-last-too = Change the session too
mirror-put-back = Put it back
mirror-putting-back = I'm putting the event back. It can take a minute.
mirror-settled = That is settled already: there is nothing to put back.
mirror-trouble-permission =
    ### Sessions are not shown as Discord events
    I lack the permission **Manage Events**. Reminders, cards and calendars work without it. An administrator can give it to my role; within an hour I add the events.
mirror-trouble-limit =
    ### Some sessions are not shown as Discord events
    Discord allows 100 events in one server, and they are all taken. Reminders, cards and calendars work as before. I add more as others end.
