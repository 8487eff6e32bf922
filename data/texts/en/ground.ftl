# Ground rules in use: signals are read by those who lead, reminders by a whole group.

command-signal = Tell those who lead something quietly; the group doesn't see it
command-rule = Remind a group of one of its ground rules; nobody is named
    .group = The group
    .rule = The rule, as it was agreed

signal-ask = Only { $readers } and the staff of this group will see it. You don't have to explain anything.
signal-pick = What would you like to tell them?
signal-much = This is a lot for me
signal-slower = Please slow down
signal-speak = I'd like to say something
signal-away = I'm stepping out for a while
signal-sent = They know now. If you need a person to talk to, use `/support-now`.
signal-card-much = { $person }: **this is a lot for me.**
signal-card-slower = { $person }: **please slow down.**
signal-card-speak = { $person }: **I'd like to say something.**
signal-card-away = { $person }: **I'm stepping out for a while.**
signal-card-foot = -# Sent quietly. The group didn't see it.
ground-no-channel = This group has no such channel any more. Please tell someone from the team.

rule-card =
    ### A reminder of what we agreed
    { $rule }
rule-sent = The group can read it now. Nobody is named.
rule-unknown = This group has no such rule. Please choose one from the list.
rule-group-closed = This group is not open.
