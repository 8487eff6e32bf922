# How readily the team is told, what it thought of alerts, and why a message was flagged. Read by staff.

command-screening = How messages are screened
command-screening-sensitivity = Show how readily alerts are raised, or choose
    .level = How readily. Without it, I only show
command-screening-month = What was alerted in a month, and what the team thought of it
    .month = Such as 2026-11. Without it, this month

command-screening-phrases = Words your team wants to be told of
command-screening-phrases-add = Look for these words in members' messages
    .phrase = The words, in their order; spelling tricks are seen through
    .level = How soon a professional must look
    .kind = What it is about
    .group = In one group only. Without it, in all
command-screening-phrases-list = Show the words your team added
command-screening-phrases-remove = Stop looking for a phrase
    .number = Its number, from the list
command-screening-phrases-try = Count how often a phrase came up lately, before you add it
    .phrase = The words, in their order
    .group = In one group only. Without it, in all

phrase-added =
    ## Phrase { $number } is looked for from now on
    { $line }
    Members see nothing of it. `/screening phrases remove` takes it back. Rules that ship cannot be removed.
phrase-removed = Phrase { $number } is no longer looked for. What it flagged stays.
phrase-line = **{ $number }** · { $level } · { $kind } · { $where } · “{ $text }”
phrase-name = Phrase { $number } of your team
phrase-everywhere = all groups
phrase-list =
    ## Phrases of your team
    { $lines }
phrase-list-more = … and { $more } more.
phrase-list-empty = Your team has added no phrases. The rules that ship are at work.
phrase-tried =
    Messages looked at: { $read }. With the phrase: { $found }. Of these flagged without it: { $before }.
    I look at the latest messages of members who agreed to screening, show counts only, and keep nothing.
phrase-unreadable = Write one to twelve words with at least three letters, { $most } characters at most.
phrase-group-gone = I can't find that group.
phrase-choose = Choose a level and a kind from the list.
phrase-there = Your team looks for these words already. `/screening phrases list` shows them.
phrase-too-many = { $most } phrases are the most. Remove one first.
phrase-gone = There is no phrase { $number }. `/screening phrases list` shows them all.

screening-wide = Wide: rather one alert too many
screening-balanced = Balanced
screening-narrow = Narrow: heavy feelings without danger are left to the group
screening-chosen = **{ $name }** (chosen)
screening-expected = { $name }. Of 1,000 messages, about { $small } alerts in small talk and { $heavy } in ordinary distress.
screening-rules-only = { $name }. Only rules are at work, so there is no estimate.
screening-sensitivities =
    ## How readily alerts are raised
    { $lines }
    No setting finds all danger, and a wider one finds more of it. The numbers come from messages written for testing, not from yours.
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
evidence-phrase = Rule: phrase { $number } of your team, see `/screening phrases list`
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
