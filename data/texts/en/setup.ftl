# Setting the bot up: read by administrators and supervisors.

command-setup = Set Circlekeeper up on this server, or see what is missing
command-professional = Records of the professionals who answer for the groups
command-professional-add = Enter a professional: name, qualification, registering body, review date
    .person = The person on this server
    .supervisor = Do they supervise? A supervisor is the last step of every escalation
command-professional-list = See all records of professionals
command-professional-remove = Remove a professional's record
    .person = The person whose record is removed

setup-title = ## Setting up
setup-step-desk-done = ✓ **Case desk**: chosen.
setup-step-desk-open = ○ **Case desk**: choose the channel where cases arrive. Only staff should see it.
setup-step-place-done = ✓ **Time zone and countries**: known.
setup-step-place-open = ○ **Time zone and countries**: say where the team works and where members live. Helplines follow the country.
setup-step-statistical-done = ✓ **Statistical screening**: decided, with the reason.
setup-step-statistical-open = ○ **Statistical screening**: decide yes or no, and say why in a sentence. Some places forbid it in licensed therapy.
setup-step-supervisor-done = ✓ **A supervisor** with a valid record: entered.
setup-step-supervisor-open = ○ **A supervisor**: enter one with `/professional add`. Every escalation ends with a supervisor.
setup-step-helplines = { $left ->
    [0] ✓ **Helplines**: all checked.
    [one] ○ **Helplines**: one entry waits for your check.
   *[other] ○ **Helplines**: { $left } entries wait for your check.
  }
setup-finished =
    Everything needed is there. Next: shifts with `/rota add`, then a group with `/group create`.
    A group opens once its test page has been acknowledged.
setup-unfinished = You can leave and come back at any time: each step is saved by itself.

setup-desk-pick = Case desk channel
setup-role-pick = Staff role (optional)
setup-place-button = Zone and countries
setup-statistical-button = Statistical screening
setup-helplines-button = Check helplines
setup-desk-unwritable = I can't read or write in that channel. Give me View Channel, Send Messages and Read Message History there, then choose it again.

setup-place-title = Zone and countries
setup-zone = Time zone
    .hint = An IANA name, such as Europe/Berlin
setup-countries = Countries members live in
    .hint = Two letters each, with commas: DE, AT
setup-countries-unreadable = I need countries as two letters each, with commas between them, such as DE, AT. Nothing is lost: press the button to go on.

setup-statistical-title = Statistical screening
setup-statistical-question = May statistical screening be used?
    .hint = A model that estimates from wording. Rules work either way.
setup-statistical-on = Yes, for members who agree to it
setup-statistical-off = No, rules only
setup-statistical-reason = Why? One sentence, kept with the decision
setup-statistical-unchosen = Please choose yes or no. Nothing is lost: press the button to go on.
setup-reason-short = Please give the reason in a sentence. It is kept with the decision. Nothing is lost: press the button to go on.

setup-helplines-done = Every helpline of your countries is decided. I'll ask again after 180 days.
setup-helpline =
    ### { $name } ({ $country }) · { $left } to check
    Phone: { $phone } · Text: { $text }
    Web: { $web }
    Hours: { $hours }
    Source: { $source }, seen { $checked }
    Call or look it up yourself before you confirm.
setup-helpline-confirm = Checked, show it
setup-helpline-hide = Don't show it

setup-step-test-done = ✓ **Test page**: { $names } answered.
setup-step-test-open = ○ **Test page**: page whoever is on duty, only to see that somebody answers.
setup-test-button = Test page
setup-helplines-preview = What members see

coverage-title = ## What I can't hear
coverage-message-content = **Not covered: what members write in channels.** Discord doesn't show it to me, because the Message Content intent is off. Mentions, direct messages, check-ins, reports and calls for a person still work.
coverage-server-members = **Not covered: who leaves the server.** Discord doesn't tell me, because the Server Members intent is off. Their seats stay taken until somebody acts with `/group members`.
coverage-mend = Whoever runs the bot can switch it on under *Bot* in Discord's developer portal, and start the bot again.
coverage-complete = ✓ Everything is covered again: Discord shows me what I need.

test-page-title = ## Test page
test-page-none = Nobody has been paged for a test yet.
test-page-line-waiting = ○ { $person }: paged { $at }, no answer yet.
test-page-line-answered = ✓ { $person }: answered after { $seconds } s.
test-page-line-failed = ✗ { $person }: could not be written to. They have to open direct messages from this server.
test-page-who = A test page goes to everybody on duty now, or to the supervisors if nobody is. Nothing but the answer is kept.
test-page-send = Send a test page
test-page-look = Look again
test-page-nobody = There is nobody to page. Enter a supervisor with `/professional add`, and shifts with `/rota add`.
test-page-dm =
    This is a **test page** from **{ $server }**. Nobody is in danger.
    Press the button, so that we know that pages reach you.
test-page-dm-answered = ✓ **Test page**: you answered. Thank you.
test-page-answer = I'm here
test-page-thanks = Thank you. Your answer is noted.
test-page-not-yours = That page is answered already, or it isn't yours.

helpline-page = ### What members see
helpline-country = **{ $country }** · in danger: { $number }
helpline-shown = ✓ { $name }: { $ways }{ $corrected ->
    [yes] { " " }· corrected here
   *[no] { "" }
  }
helpline-hidden = – { $name }: not shown
helpline-none = No countries are chosen yet. Say where members live first.
helpline-pick = Look at an entry
helpline-undecided = Nothing is decided about that entry.
helpline-unknown = That entry is no longer in the directory.
helpline-edit = Correct it
helpline-reset = As in the directory
helpline-edit-title = Ways to reach it
helpline-phone = Phone
    .hint = As people dial it. Leave it empty if there is none
helpline-text = Text or chat
    .hint = The number and what to write. Leave it empty if there is none
helpline-web = Web address
    .hint = It begins with https://. Leave it empty if there is none
helpline-hours = Hours
    .hint = For example: every day, 24 hours
helpline-unusable = At least one way is needed: a phone, a text, or a web address that begins with https://. Nothing is lost: press the button to go on.

professional-title = A professional's record
professional-name = Name, as members see it
    .hint = For example: Mara Lindt
professional-qualification = Qualification
    .hint = For example: clinical psychologist
professional-body = Registering body
    .hint = Who can confirm it, and the number if it is public
professional-review = Review date
    .hint = The record is valid until then, such as 2027-06-30
professional-added = { $name } is entered, valid until { $review }. Members can see name, qualification and registering body.
professional-removed = The record of { $person } is removed. What they did stays in the timelines of cases.
professional-unknown = There is no record of that person. `/professional list` shows all.
professional-last-supervisor = That is the last supervisor with a valid record. Enter another one first: every escalation ends with a supervisor.
professional-review-unreadable = I can't read that date. Write it as year-month-day, such as 2027-06-30. Nothing is lost: press the button to go on.
professional-review-past = The review date has to be in the future. Nothing is lost: press the button to go on.
professional-field-empty = Every line is needed. Nothing is lost: press the button to go on.
professional-is-bot = That is a bot. A professional has to be a person.
professional-list =
    ## Professionals
    { $lines }
professional-line = **{ $name }** ({ $person }): { $qualification }, { $body }. { $valid ->
    [yes] Valid until { $review }
    [away] No longer on this server, so not paged
   *[no] Not valid since { $review }
  }{ $supervisor ->
    [yes] { " " }· supervisor
   *[no] { "" }
  }
professional-welcome =
    Hello { $name }. You are entered as a professional for groups on **{ $server }**.
    When somebody needs a person and it is your turn, I write to you here, with a button to answer.
    Please keep direct messages from this server open, and let this conversation make a sound.
