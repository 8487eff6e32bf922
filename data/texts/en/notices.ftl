# What a clinic writes itself for its members: read by supervisors.

notice-words-empty = There are no words in it. Go back to the words that ship with `/notices reset`, or write your own.
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
