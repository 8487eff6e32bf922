# Skills: read by members and those who lead.

command-skill = Skills in short steps
command-skill-read = Read a skill in its steps; only you see this
    .skill = The skill
command-skill-show = Put a skill before a group
    .group = The group
    .skill = The skill
command-skill-rehearse = Deal roles for a rehearsal in pairs and threes
    .group = The group
    .skill = The skill

skill-card =
    ### { $title }
    { $when }

    { $steps }

    Example: { $example }
skill-shown = The group can read it now.
skill-rehearsing = { $teams ->
        [one] One team rehearses. Everybody reads their own part with *My part*.
       *[other] { $teams } teams rehearse. Everybody reads their own part with *My part*.
    }
skill-rehearsal =
    ### We rehearse: { $title }
    { $teams }
    Press *My part* to read what you do. You can swap, you can just watch, and you can step out or join at any time.
skill-my-role = My part
skill-join = Join
skill-step-out = Step out
skill-nobody-yet = Nobody is in a team at the moment.
skill-joined = You are in a team. *My part* says what you do.
skill-stepped-out = You are in no team now. You can watch, and you can join again.
skill-in-team = You are in a team already. *My part* says what you do.
skill-full = This rehearsal is full. Please ask whoever leads to deal a second one.
skill-rehearsal-gone = I don't find this rehearsal any more. Please ask whoever leads to deal the parts again.
skill-role-practises =
    ### You practise: { $title }
    { $task }
    You can stop at any time.
skill-role-partner =
    ### You are the partner: { $title }
    { $task }
skill-role-observer =
    ### You watch: { $title }
    { $task }
skill-no-role = You are in no team this time. You can watch one, or ask whoever leads.
skill-too-few = A rehearsal needs at least two people, and I don't know of two who come.
skill-unknown = I don't know that skill. Please choose one from the list.
