# The library: read by members, and by those who lead a group.

command-library = Things to read, watch and keep
command-library-search = Look for something in your group's library; only you see this
    .words = What it is about
    .tag = A tag
command-library-add = Put something into a group's library; you see it first
    .group = The group
    .kind = What it is
    .tags = Tags with commas between, such as: sleep, body
    .audience = Who it is for, such as: family and friends
command-library-edit = Change something in a library
    .resource = What to change
    .kind = What it is
    .tags = Tags with commas between; they replace those there are
    .audience = Who it is for
command-library-remove = Take something out of a library, after a question
    .resource = What to take out
command-library-starters = Entries that are written already; take over what fits
    .group = The group

library-kind =
    { $kind ->
        [sheet] Fact sheet
        [statistics] Statistics
        [video] Video
        [handout] Handout
        [book] Book
       *[talk] Talk
    }
library-forum-tag =
    { $kind ->
        [sheet] Fact sheets
        [statistics] Statistics
        [video] Videos
        [handout] Handouts
        [book] Books
       *[talk] Talks
    }
library-head =
    ### { $title }
    -# { library-kind }
library-for = **For:** { $audience }
library-source = **From:** { $source }
library-checked = -# Last looked at { $day }
library-line =
    { library-kind } · **{ $title }**
    { $gives }
    -# { $tags }
library-found =
    { $count ->
        [one] One thing found.
       *[other] { $pages ->
            [1] { $count } things found.
           *[other] { $count } things found, page { $page } of { $pages }.
        }
    }
library-nothing = Nothing found. Try a shorter word, or `/library search` without any to see everything.
library-bare = There is nothing in your group's library yet.
library-open = Read one
library-earlier = Page before
library-later = Next page
library-gone = That is no longer in the library.
library-not-here = This kind of group has no library.
library-which-kind = Please choose from the list what it is. Nothing was kept.

library-form-title = For the library
library-form-name = Title
library-form-gives = What one gets from it
    .hint = One sentence, in your own words
library-form-link = Link
    .hint = Begins with https://
library-form-text = Your own text
    .hint = Instead of a link, or beside it
library-form-source = Where it is from
    .hint = Who made it, so that members can judge
library-needs-title = It needs a title and a sentence about what one gets from it. Nothing is lost: press the button to go on.
library-needs-something = It needs a link or a text of its own. Nothing is lost: press the button to go on.
library-bad-link = The link has to begin with https://. Nothing is lost: press the button to go on.
library-needs-source = Please say where it is from; "our team" is fine. Nothing is lost: press the button to go on.
library-empty = It has no words yet. Press *Change* to write them.
library-preview =
    This is what members will read. If you leave it like this, it is thrown away after a day.
    { $what }
library-changed =
    Changed. This is what members read now:
    { $what }
library-put-in = Put it in the library
library-change = Change
library-remove = Take it out
library-put = It is in the library. To add a file, post it below the card.
library-remove-ask = Take *{ $title }* out of the library? Its card goes too, and in a forum what was written below it. This can't be undone.
library-remove-sure = Yes, take it out
library-removed = It is gone.

library-starters =
    { $count ->
        [one] One entry is written already for groups like yours.
       *[other] { $count } entries are written already for groups like yours.
    } Nothing goes to members until you take it over.
library-no-starters = There is no starter entry left for this group. `/library add` writes one of your own.
library-starter-show =
    { $what }

    -# Please look at it first, link included: taking it over says that you have, today.
library-starter-gone = This entry has been taken over already, or is no longer offered.
library-take = Take it over

library-old =
    Nobody has looked at this for a year. Is it still there, and still right?
    { $what }
library-still-good = Still good
library-still-good-done = Noted. I ask again in a year.
