# Guest speakers: read by those who lead, by the group, and by the guest.

command-guest = Guest speakers of your groups
command-guest-invite = Invite somebody to one session; they get a brief and have to accept it
    .session = Which session
    .who = Whom to invite
    .about = What they will speak about
command-guest-list = Who is invited to a group; only you see this
    .group = The group
command-guest-end = End a visit or call it off; the guest is out at once
    .visit = Which guest

guest-no-topic = Please say what the guest will speak about.
guest-no-session = That session is over or was called off. Choose another from the list.
guest-not-here = This kind of group has no guests with access. `/session guest` names one on the session's card.
guest-is-here = This person is in the group already, or leads it.
guest-invited-already = This person is invited to that session already. `/guest list` shows where it stands.
guest-gone = That invitation is no longer open.
guest-invited = I write to { $name } now, with what your group is and its rules, about the session { $when }. Nothing opens before they accept. Questions without a name can be collected with `/ask`.
guest-none = Nobody is invited to this group.
guest-list =
    Guests see the talk channel without its past, and the room, from 10 minutes before the session to 10 minutes after it.
    { $guests }
guest-line =
    - { $name } · { $topic } · { $when } · { $state ->
        [accepted] accepted
       *[invited] no answer yet
    }
guest-ended = { $name } is no longer a guest. Any access ends now, and they are told.

guest-brief =
    ### You are invited as a guest speaker
    { $group } ({ $kind }) invites you for { $when }. The topic: { $topic }.
    What stays in the group: who is there and what they say. Please don't record, don't write down names, and don't write to members afterwards.
    { "" }**Its rules, in short**
    { $rules }
    { "" }**Your access:** the room and the talk channel, without what was written before, from 10 minutes before the session to 10 minutes after it. It ends by itself.
    By accepting you agree to this. I'm the group's bot; nobody reads answers here.
guest-accept = I accept and will come
guest-decline = I can't come
guest-accepted = Thank you. You will find the room on the server 10 minutes before the session.
guest-declined = Thanks for saying so. Those who lead are told.
guest-news =
    { $state ->
        [accepted] **{ $name } comes as a guest** to the session { $when }. The topic: { $topic }. A guest is not a member: they see the room and the talk channel only around the session, and nothing written before. With `/ask` you can ask a question beforehand, without your name.
       *[other] { $name } can't come to the session { $when }.
    }
guest-closed = My message to { $name } did not arrive: their direct messages are closed. Please ask them to open those for this server, then use `/guest end` and `/guest invite` again.
guest-changed =
    { $off ->
        [yes] Your visit to { $group } is over or was called off. Any access you had has ended.
       *[no] The session of { $group } has a new time: { $when }. Your access moves with it.
    }
