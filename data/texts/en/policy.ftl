# Who is paged when, and contacts outside Discord. Read by supervisors and staff.

command-policy = Who is paged when
command-policy-show = Show who is paged when, in plain words
    .kind = Only for flags about this. Without it, for all
command-policy-edit = Change who is paged when. You see the effect before you save
    .level = The level of a flag
    .kind = Only for flags about this. Without it, for all
command-policy-simulate = Say whom a flag at some time would reach, by the rota as it stands
    .group = The group
    .level = The level of the flag
    .when = Such as sunday 03:10 or tomorrow 22:00. Without it, now
    .kind = What the flag is about
command-policy-reset = Go back to the default
    .level = The level of a flag
    .kind = Only for flags about this. Without it, for all
command-policy-targets = How soon somebody should answer. Without options it shows what holds
    .crisis = Minutes, up to 1440. 0 goes back to the default
    .red = Minutes, up to 1440. 0 goes back to the default
    .amber = Minutes, up to 1440. 0 goes back to the default
command-contact = Ways to reach the team outside Discord
command-contact-add = Add a way to reach you, somebody else or the team outside Discord
    .person = Whose it is. Without it, yours
    .team = It belongs to the whole team
command-contact-list = Show the contacts outside Discord, test or remove them. Addresses are not shown

policy-shown =
    ## Who is paged when
    { $lines }
policy-own-kinds = Other steps hold for: { $kinds }
policy-kind-all = every kind of flag
policy-level-own = **{ $level }** · { $kind } · written by your supervisors
policy-level-default = **{ $level }** · { $kind } · default
policy-amber = Amber waits for the next staffed hour, and never longer than a day.
policy-step-once = { $number }. Page { $who }. If nobody answers, wait { $wait } min.
policy-step-often = { $number }. Page { $who }, { $times } times in all, { $wait } min apart.
policy-outside-too = { $who }, also outside Discord
policy-again = Then it starts again, { $minutes } min after the first page. Any answer stops it.
policy-who-first = the first person on duty
policy-who-again = whoever was paged last, once more
policy-who-next = the next person: on duty, then who leads the group, then a supervisor
policy-who-supervisors = all supervisors
policy-who-layer = everyone on duty in layer { $layer } of the rota
policy-who-layer-named = everyone on duty in layer { $layer } of the rota, { $name }
policy-who-facilitators = everyone who leads the group
policy-who-people = { $people }
policy-who-outside = nobody in Discord, only the contacts outside
policy-people-gone = people who are no longer here

policy-targets =
    ## How soon somebody should answer
    { $lines }
    `/audit times` shows how often that was kept. Targets page nobody: the steps of `/policy show` do.
policy-targets-set =
    Saved.
    { $lines }
    `/audit times` measures against this from now on, for earlier months too.
policy-target = - **{ $level }**: within { $minutes } min
policy-target-default = - **{ $level }**: within { $minutes } min (default)
policy-target-span = A target is between 1 and { $most } minutes.

policy-draft = ## { $level } · { $kind } · not saved yet
policy-change = Change a step
policy-remove = Take a step out
policy-earlier = Move a step one place up
policy-add = Add a step
policy-save = Save
policy-discard = Discard
policy-reset = Back to the default
policy-saved =
    Saved. It holds for cases that open from now on. Open cases keep the steps they began with.

    { $lines }
policy-discarded = Discarded. What was in force still is.
policy-reset-sure = { $level } · { $kind }: your own steps are forgotten, and the default holds for cases that open from now on.
policy-draft-gone = That draft is no longer here, or it is somebody else's. `/policy edit` begins a new one.
policy-level-unknown = I don't know that level. It is crisis, red or amber.
policy-kind-unknown = I don't know that kind of flag. Please choose one from the list.
policy-no-record = { $person } has no valid professional record, so a page to them would not count. Enter it first with `/professional add`.

policy-problem = ⚠ **Can't be saved yet.** { $problem }
policy-problem-empty = There has to be at least one step, or nobody would be paged.
policy-problem-wait = Step { $step } has to wait between 1 and { $most } minutes. Longer, and somebody could wait for nobody.
policy-problem-times = Step { $step } can be repeated up to { $most } times.
policy-problem-names = Step { $step } names nobody.
policy-problem-layer = Step { $step }: the rota has layers 1 to { $most }.
policy-problem-long = There can be up to { $steps } steps and { $pages } pages in one round.
policy-problem-first = The first step has to page a person in Discord. Nobody else can answer there.
policy-problem-supervisors = One step has to page all supervisors. If nobody on the rota answers, they are the last who can.
policy-problem-supervisors-late = Supervisors have to be paged within { $most } minutes.
policy-problem-outside = For a crisis, one step has to go outside Discord too. A phone rings where a message waits.
policy-problem-again = All of it has to begin again within { $most } minutes.

policy-step-title = Step { $number }
policy-form-who = Who is paged?
    .hint = A step that would reach nobody is skipped at once
policy-form-people = People I name
    .hint = Only for "People I name". They need a valid professional record
policy-form-wait = How many minutes until what comes next?
    .hint = A whole number
policy-form-times = How often in all?
    .hint = 1 is once. Each time is followed by the same wait
policy-form-outside = Also outside Discord?
    .hint = Through the contacts added with /contact add
policy-outside-yes = Yes
policy-outside-no = No
policy-wait-unreadable = I need whole minutes, from 1 to 1440. Nothing is lost: press the button to go on.
policy-times-unreadable = I need a whole number from 1 to { $most }. Nothing is lost: press the button to go on.
policy-people-missing = Please choose the people this step pages. Nothing is lost: press the button to go on.

policy-sim-title = **{ $level }** flag on { $at } that nobody answers would reach:
policy-sim-line = - { $at } (after { $after } min): { $who }
policy-sim-skipped = { " " }· { $count ->
    [one] 1 step reaches nobody and is skipped
   *[other] { $count } steps reach nobody and are skipped
  }
policy-sim-nobody = **nobody in Discord, since nobody has a valid record**
policy-sim-again = - { $at } (after { $after } min): it starts again. A member who was told that somebody is called reads that nobody has answered yet.
policy-sim-closed = ⚠ The last direct message to { $people } was refused. They see pages only on the desk.

contact-title = A contact outside Discord
contact-label = What shall it be called?
    .hint = Such as Ruth's phone. The team sees this
contact-address = Address (an Apprise URL)
    .hint = Kept locked, never shown. It gets level, group alias and a link, never anybody's words
contact-whose-person = contacts of { $person }
contact-whose-team = contacts of the team
contact-whose-everybody = every contact there is
contact-line = **{ $label }** · { $scheme } · { $whose } · { $tried }
contact-tried-unknown = not tried yet
contact-tried-taken = sent { $at }
contact-tried-refused = ⚠ failed { $at }
contact-list =
    ## Contacts outside Discord
    { $lines }
contact-list-empty = There are no contacts outside Discord yet. Add one with `/contact add`.
contact-pick = Test or remove one
contact-shown = { $contact }
contact-added =
    Added: { $contact }
    Please send a test, and check that it arrives.
contact-test = Send a test
contact-test-taken = The service took the test. Please check that it arrived: only you can see that. Pages are always answered in Discord.
contact-test-refused = The test could not be sent. Please check the address: remove this contact, and add it again.
contact-remove = Remove
contact-remove-sure = { $contact }. Once removed, pages no longer go there.
contact-removed = { $label } is removed.
contact-unknown = That contact is no longer there.
contact-address-unusable = I can't use that address. It has to be an Apprise URL of an outside service, such as ntfys://server/topic or mailto://user:password@server. Nothing is lost: press the button to go on.
contact-label-empty = Please give it a name. Nothing is lost: press the button to go on.
contact-too-many = There are { $most } contacts already. Please remove one first.
contact-only-supervisors = You can change your own contacts. Those of other people and of the team are for supervisors.
contact-no-record = { $person } has no valid professional record. Enter it first with `/professional add`.

outside-page-title = { $level } · case { $case }
outside-page-body = Circlekeeper: case { $case } in { $alias } waits for a professional. Please open Discord and press Acknowledge. { $link }
outside-trial-title = Circlekeeper · test
outside-trial-body = This is a test. Pages about waiting cases will arrive here. You answer them in Discord.
