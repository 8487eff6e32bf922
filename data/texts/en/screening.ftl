# How readily the team is told, what it thought of alerts, and why a message was flagged. Read by staff.

command-screening = How messages are screened
command-screening-sensitivity = Show how readily alerts are raised, or choose
    .level = How readily. Without it, I only show
command-screening-month = What was alerted in a month, and what the team thought of it
    .month = Such as 2026-11. Without it, this month

screening-wide = Wide: rather one alert too many
screening-balanced = Balanced
screening-narrow = Narrow: heavy feelings without danger are left to the group
screening-chosen = **{ $name }** (chosen)
screening-expected = { $name }. Of 1,000 messages, about { $small } alerts in small talk and { $heavy } in ordinary distress.
screening-rules-only = { $name }. Only rules are at work, so there is no estimate.
screening-sensitivities =
    ## How readily alerts are raised
    { $lines }
    Danger is never left out. The numbers come from messages written for testing, not from yours.
screening-month =
    ## Alerts in { $month }
    ### By kind
    { $kinds }
    ### By rule
    { $rules }
screening-month-empty = In { $month } screening raised no alert.
screening-month-unreadable = Write a month like 2026-11.
screening-row = { $name } · { $alerts } alerts · { $judged } judged · { $confirmed } confirmed
screening-suggest-lower = → most were too high: think about a lower level or an exception
screening-suggest-raise = → most were too low: think about a higher level

evidence-rule = Rule: { $why }
evidence-exception = Lowered: { $why }
evidence-reason-run = Raised: the third worrying message within minutes.
evidence-reason-joined = Raised: the sentence began in the message before.
evidence-reason-affirmed = Raised: a short answer to a question about safety or suicide.
evidence-reason-model = Raised: no rule found it; the statistical model did.
evidence-model = The statistical model gives a { $percent } % chance that a professional should look soon. It may be wrong.
evidence-nearest = Written examples most like it ({ $level }): { $text }

judge-question = Was the level right? Your answer is counted without your name. Nothing is learnt from the words.
judge-right = Right level
judge-high = Too high
judge-low = Too low
judge-thanks = Thank you. It counts in `/screening month`.
judge-flag-gone = That message is no longer on record.
