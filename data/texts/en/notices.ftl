# What a clinic writes itself for its members: read by supervisors.

notice-words-empty = There are no words in it. Go back to the original words with `/notices reset`, or write your own.
notice-words-long = That is { $count } characters, and { $most } are the most, so that names and helplines still fit into one message. Nothing is lost: press the button to go on.
notice-slot-unknown = I don't know `{ $slot }`. Here you can use: `{ $known }`. Nothing is lost: press the button to go on.
notice-slot-twice = `{ $slot }` stands there twice. Once is enough. Nothing is lost: press the button to go on.
notice-brace = There is a brace without its partner. What I fill in stands in a pair of them, such as `{"{"}seen{"}"}`. Nothing is lost: press the button to go on.
notice-missing-seen = `{"{"}seen{"}"}` is missing. There I say whether somebody has it, and who: a member who waits must be told the truth about that. Nothing is lost: press the button to go on.
notice-missing-number = `{"{"}number{"}"}` is missing. There I put the emergency number of the member's country: somebody in danger needs it while they wait. Nothing is lost: press the button to go on.
notice-hiding = Spoilers, struck-out words, blocks of code, and links or mentions made of what I fill in could hide it from the member. Please write it plainly. Nothing is lost: press the button to go on.
notice-version-unknown = These words are no longer here. `/notices history` shows what there is.
notice-changed-since = Somebody else has changed these words meanwhile. Please look at them with `/notices show` and begin again from there.
notice-same = These are the words that hold already. Nothing was changed.

command-notices = What members are told when somebody is called for them, in your own words
command-notices-show = List what members are told and when, or show the words of one notice
    .notice = One notice. Leave it out for the list
    .language = The language of the words. Leave it out for the one of direct messages
command-notices-edit = Write other words for this server. You see what a member would read before you save
    .notice = After what it is said
    .hours = While somebody is on duty, or while nobody is
    .language = The language you write in. Leave it out for the one of direct messages
command-notices-reset = Go back to the original words
    .notice = After what it is said
    .hours = While somebody is on duty, or while nobody is
    .language = The language of the words
command-notices-history = Who changed which words and when, with a way back to them
    .notice = After what it is said
    .hours = While somebody is on duty, or while nobody is
    .language = The language of the words

notices-list =
    ## What members are told
    I send each of these once. What you change holds for messages that I haven't sent yet.

    { $lines }
notices-pick = Look at one, or change it
notice-line = - **{ $name }**: { $when } _{ $whose }_
notice-line-own = Your own words: { $hours }.
notice-shipped = Not changed here.
notice-own = Your own words, saved by { $person } { $at }.
notice-about-message = After a message
notice-about-checkin = After a check-in
notice-about-session = After a word about a session
notice-about-call = After a call for a person
notice-about-report = After a report
notice-about-answered = When somebody answers
notice-about-unanswered = When nobody answered
notice-about-again = When the person who answered is gone
notice-when-message = to whoever wrote the message, as a direct message, when somebody is called because of it.
notice-when-checkin = to whoever answered the check-in, as a direct message, when somebody is called because of it.
notice-when-session = to whoever wrote it, as a direct message, when somebody is called because of it.
notice-when-call = to whoever pressed the button or used `/support-now`, at once. If a life is in danger, the line with the emergency number comes first.
notice-when-report = to whoever reported a message, at once. Whoever wrote it is told nothing.
notice-when-answered = to whoever was told that somebody is called, when a professional answers.
notice-when-unanswered = to whoever was told that somebody is called, after the last step, when it begins again.
notice-when-again = to whoever was told that somebody answered, when that person did nothing more and the team is called again.
notice-hours-staffed = Somebody is on duty
notice-hours-unstaffed = Nobody is on duty
notice-head =
    ## { $name }
    It goes { $when }
notice-slots =
    { "" }**What I fill in**
    { $lines }
notice-slot-seen = - `{"{"}seen{"}"}` says whether somebody has it, and who. { $must ->
        [yes] It has to stay.
       *[no] { "" }
    }
notice-slot-number = - `{"{"}number{"}"}` is the emergency number of the member's country, or its numbers and what each is for. { $must ->
        [yes] It has to stay.
       *[no] { "" }
    }
notice-slot-lines = - `{"{"}lines{"}"}` are helplines of that country.
notice-slot-name = - `{"{"}name{"}"}` is the professional who answers.
notice-slot-who = - `{"{"}who{"}"}` says who is on duty.
notice-edit = { $hours ->
        [unstaffed] Edit: nobody on duty
       *[staffed] Edit: on duty
    }
notice-look = { $hours ->
        [unstaffed] Preview: nobody on duty
       *[staffed] Preview: on duty
    }
notice-history = { $hours ->
        [unstaffed] History: nobody on duty
       *[staffed] History: on duty
    }
notice-reset = { $hours ->
        [unstaffed] Reset: nobody on duty
       *[staffed] Reset: on duty
    }
notice-form =
    I fill in what stands in braces when I send it:
    { $lines }
    Please write nothing about who has read it or is coming: only I know that when I send it.
notice-form-words = What the member reads
    .hint = Plain words, short sentences. They may read it at the worst of times
notice-example =
    ## { $name }
    What a member reads{ $country ->
        [none] {""}
       *[other] , here in { $country }
    }. Names, times and numbers are examples; I fill in what is true when I send it.
notice-preview =
    ## { $name } · not saved yet
    A member would read this{ $country ->
        [none] {""}
       *[other] , here in { $country }
    }. Names, times and numbers are examples; I fill in what is true when I send it.
notice-reset-ask =
    ## { $name } · back to the original words?
    A member would read this again. Your own words stay in the history, and you can put them back.
notice-save = Save
notice-discard = Discard
notice-discarded = Discarded. Members read what they read before.
notice-saved = Saved: **{ $name }**, version { $version }. It holds for messages that I haven't sent yet; nobody is told twice. `/notices history` leads back.
notice-saved-shipped = Saved: **{ $name }**, version { $version }. Members read the original words again.
notice-reset-sure = Back to the original words
notice-shipped-already = **{ $name }**: members read the original words already. There is nothing to go back from.
notice-history-empty = **{ $name }**: nobody has changed these words. Members read the original words.
notice-history-shown =
    ## { $name } · who changed it
    { $lines }
notice-history-pick = Read a version
notice-version = Version { $version }
notice-history-line = - **Version { $version }** · { $person } · { $at } · { $words ->
        [none] back to the original words
       *[other] { $words }
    }
notice-put-back = Put these words back
notice-unknown = I don't know that notice, or it isn't there in that language. `/notices show` lists them all.
notice-choose = I don't know that notice. Please choose one from the list.
notice-hours-unknown = Please choose from the list: while somebody is on duty, or while nobody is.
notice-language-unknown = I have no texts in that language yet. There are: { $known }.
