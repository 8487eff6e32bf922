# What is stored about a person. Read by members.

command-privacy = What is stored about you: see it, save it, erase it
command-privacy-show = See what is stored about you, and who can read it
command-privacy-export = Save everything that is stored about you as a file
command-privacy-erase = Erase what is stored about you here

privacy-shown =
    ## What is stored about you
    { $lines }
    Words of yours are locked with a key of your own. `/privacy export` gives you everything as a file. `/privacy erase` deletes it.
privacy-nothing = Nothing is stored about you here.
privacy-exported = Here is everything that is stored about you. Only you see this message. The file can be read by anyone you give it to.
privacy-erase-confirm =
    ## Erase what is stored about you
    This ends your seat in your groups and your place in any line. Your answers, choices and forms are deleted.
    The key to your words is destroyed. Nobody can read them again.
    If staff are working on a call about you, it goes on without your name and your words. They may not know how to reach you then.
    What staff did stays on record without your name. Messages you wrote in channels stay there, and you can delete them yourself.
    { "" }**This can't be undone.**
privacy-erase-button = Erase it all
privacy-erased =
    It is done. Receipt: `{ $code }`, { $at }.
    The receipt does not say who you are. If you need someone, `/support-now` shows whom you can call.
privacy-last-supervisor = You are the last supervisor here. Every call for help ends with a supervisor, so another one has to be entered first with `/professional add`. Nothing was erased.
privacy-last-facilitator = You are the only one who leads a group here. Please add someone with `/group add-facilitator` or archive the group first. Nothing was erased.

privacy-table-professionals = - **Your record as a professional**: name, training, registering body. Everyone here can see it. ({ $count })
privacy-table-shifts = - **Your shifts**. Staff can see them. ({ $count })
privacy-table-overrides = - **Changes to your shifts**. Staff can see them. ({ $count })
privacy-table-rotation-people = - **Rotations you take part in**. Staff can see them. ({ $count })
privacy-table-time-off = - **Your time off**. Staff can see when, and no reason is kept. ({ $count })
privacy-table-swaps = - **Swaps of shifts that you asked for or were asked for**. You and the other person can see them. ({ $count })
privacy-table-rota-warnings = - **Warnings about your shifts**. Staff can see them. ({ $count })
privacy-table-contacts = - **Whether my messages reach you**, and when you last answered one. Staff are told if they don't. ({ $count })
privacy-table-outside-contacts = - **Ways to reach you outside Discord**, such as your phone. The address is locked with your key. The team sees only its name and kind. ({ $count })
privacy-table-policies = - **Who is called when: plans you wrote**. Staff can see them. ({ $count })
privacy-table-policy-people = - **Plans that name you to be called**. Staff can see them. ({ $count })
privacy-table-member-notices = - **Words to members that you changed** as staff. Supervisors can see who changed what. ({ $count })
privacy-table-confirmed-helplines = - **Helplines you checked**. Staff can see it. ({ $count })
privacy-table-test-pages = - **Test pages you asked for or were sent**, and when you answered. Staff can see it. ({ $count })
privacy-table-facilitators = - **Groups you lead**. Members of these groups can see it. ({ $count })
privacy-table-agreements = - **Agreements you wrote**. Members of these groups can read them. ({ $count })
privacy-table-enrolments = - **Your seat in a group**: since when, your country, your emergency reference. People who lead the group can see that you are in it. Only staff on a call for you read the reference. ({ $count })
privacy-table-consents = - **Your choices** about screening and check-ins, with the time. Who leads the group sees only counts. ({ $count })
privacy-table-series = - **Sessions you lead**. Members of the group can see it. ({ $count })
privacy-table-round-places = - **Your place in a round** of a session that goes on. The group can see it; it is gone when the session ends. ({ $count })
privacy-table-practices = - **Practice you handed out** as someone who leads. The group can read it. ({ $count })
privacy-table-session-notes = - **Notes you wrote about sessions** as someone who leads. Those who lead the group and supervisors can read them. ({ $count })
privacy-table-phrases = - **Words you asked me to look for** as staff. Staff can see them, without your name once you erase your data. ({ $count })
privacy-table-rsvps = - **Your replies to sessions**. Who leads the group can see them. ({ $count })
privacy-table-attendance = - **Whether you were at sessions**: there, late, or not, nothing more. Who leads the group can see it. ({ $count })
privacy-attendance = { "  " }Your last sessions: { $lines }.
privacy-table-absence-decisions = - **That somebody who leads thought of you when you were absent**. Who leads the group can see it. ({ $count })
privacy-table-goodbyes = - **Your leaving, and your word of goodbye**. Who leads the group can read it; the group, if you chose so. ({ $count })
privacy-table-summaries = - **Summaries of sessions you wrote**. Members who were absent can read them. ({ $count })
privacy-table-series-leaders = - **Series of sessions that you lead with others**. Members can see it. ({ $count })
privacy-table-reminder-wishes = - **Which reminders I write to you**. Those who lead see only if my messages don't reach you. ({ $count })
privacy-table-responses = - **Your check-in answers**. Who leads the group can read them. ({ $count })
privacy-table-calendar-links = - **The link to your calendar feed**. Only you have it; I keep a mark that recognises it. ({ $count })
privacy-table-sheets = - **What you wrote with tools**. Only you can read it, unless you share it. ({ $count })
privacy-table-questions = - **Questions** you asked without your name, or answered. ({ $count })
privacy-table-courses = - **Courses** you chose for a group. ({ $count })
privacy-table-visits = - **Sessions you were invited to as a guest**, or invited others to. The group can see who its guests are. ({ $count })
privacy-table-stories = - **Your stories**, or answers you wrote to one. Those who lead can read what was handed in, your group what is shown. ({ $count })
privacy-table-resources = - **What you put into a library**. Everyone in the group can read it, without your name. ({ $count })
privacy-table-modules = - **Modules** you planned or let out. ({ $count })
privacy-table-module-marks = - **Modules** that you have seen or understood. Those who lead your group can see this. ({ $count })
privacy-table-releases = - **Steps you agreed on** with those who lead your group, and tools they opened for others. ({ $count })
privacy-table-amendments = - **Changes you proposed to an agreement**, or worded for a group. Who leads the group can read them. ({ $count })
privacy-table-amendment-voices = - **Whether you agreed to a proposed change**. Only the numbers are shown. ({ $count })
privacy-table-referrals = - **Individual help that was suggested to you**, or that you suggested or follow up. Who leads the group can read it. ({ $count })
privacy-table-cares = - **The care you named**. Only you can read it, unless you show it to those who lead, or also to a professional in a call about you. ({ $count })
privacy-table-covers = - **Messages you put behind a content note**. Everyone in the group can read them until you take them back. ({ $count })
privacy-table-shares = - **What you shared with your group through me**. Everyone in the group can read it until you take it back. ({ $count })
privacy-table-feedback-rounds = - **Rounds of feedback you opened** as someone who leads. ({ $count })
privacy-table-feedback-places = - **Rounds of feedback you were invited to**, and what you said. Others who take part can see that you do. ({ $count })
privacy-table-feedback = - **Feedback you wrote, got or read first**. The two people it is between can read it, and who leads the group reads it first. ({ $count })
privacy-table-letters = - **Private words that someone who leads wrote for you, and your answer**, or that you wrote as someone who leads. Only the two of you can read them. ({ $count })
privacy-table-side-rooms = - **A private thread of yours**, because my direct messages don't reach you. You and staff can see it. ({ $count })
privacy-table-thanks = - **Thanks that you wrote or got**. Only the two of you can read them, unless both want the group to. ({ $count })
privacy-table-topics = - **Topics you proposed or set**. Who leads the group can read them; the group reads those that were taken up, without your name. ({ $count })
privacy-table-tool-switches = - **Tools you switched off for a group** as someone who leads. ({ $count })
privacy-table-voices = - **How often you wrote, and answered whom, by week**: numbers only, because you agreed to that. Who leads the group can see them. `/consents` ends it, and deletes them. ({ $count })
privacy-table-mentors = - **That you offered to be a peer mentor**, with what you wrote. Those who lead your group can read it; the group sees only that you are one. ({ $count })
privacy-table-buddy-wishes = - **That you would like a buddy**. Those who lead your group can see it. ({ $count })
privacy-table-buddies = - **Who is or was your buddy**. You two and those who lead your group can see it. I keep it so that nobody is paired again with someone they left. ({ $count })
privacy-table-practice-reminders = - **When I remind you of your practice**. Only you can see it. ({ $count })
privacy-table-cases = - **Calls about you, or that you worked on**. Staff on duty can read them. ({ $count })
privacy-table-flags = - **Messages or reports that were passed on to staff**. Staff on duty can read them. ({ $count })
privacy-table-pages = - **When you were called as staff**. Supervisors can see it. ({ $count })
privacy-table-timeline = - **What you did as staff**. Supervisors can see it. ({ $count })
privacy-table-followups = - **Follow-ups given to you as staff**. Staff can see them. ({ $count })
privacy-table-lines = - **Whether somebody from the team wrote with you**. Staff can see it. ({ $count })
privacy-table-line-words = - **What you and the team wrote to each other through me**. Whoever answered for you could read it. ({ $count })
privacy-table-measures = - **Times when you could only read, or quieted a group**. Staff can see it. ({ $count })
privacy-table-case-people = - **Cases you were brought into**. Staff can see it. ({ $count })
privacy-table-handovers = - **Handovers at the end of shifts**. Staff can see it. ({ $count })
privacy-table-witness-words = - **Words you wrote for a group**. Facilitators can read them. ({ $count })
privacy-table-unscreened = - **Messages that could not be screened**: where they are, not what they say. Staff can see it. ({ $count })
privacy-table-outbox = - **Messages I owe you or sent you**: when, not what they say. Nobody reads it but me. ({ $count })
privacy-table-posts = - **Where my messages to you are**. Nobody reads it but me. ({ $count })
privacy-table-drafts = - **Forms you have not finished**. Only you can open them. ({ $count })

privacy-kept-evidence = Your words go { $days } days after the call is closed.
privacy-kept-responses = They go after { $days } days.
privacy-kept-voices = They go after { $days } days.
privacy-kept-seats = It goes { $days } days after you leave.
privacy-kept-applications = It goes after { $days } days if you don't go on.
privacy-kept-unscreened = They go { $days } days after someone has looked.
privacy-kept-cases = Your name goes { $days } days after a call is closed.
privacy-kept-audit = It goes { $days } days after the call is closed.
privacy-kept-outbox = They go after { $days } days.
privacy-kept-drafts = { $days ->
    [one] They go after a day.
   *[other] They go after { $days } days.
  }
privacy-kept-role = It is kept while you work here.
privacy-kept-seat = It is kept while you have a seat or work here.
privacy-kept-record = It is kept as others agreed to it.
