# Reminders of practice: chosen by a member, and read by nobody else.

practice-not-here = Your group has no practice between sessions, so there is nothing to remind you of.
practice-remind-no-member = That is for members of this group.
practice-remind-no-day = Please choose at least one day. To have no reminders, press *No reminders*.
practice-remind-time-unreadable = I can't read that time. Write it like 18:30.
practice-remind-quiet-unreadable = I can't read those quiet hours. Write them like 22:00-07:00.
practice-remind-in-quiet = { $at } is in your quiet hours, from { $begin } to { $end }. Choose another time, or other quiet hours.

command-practice-reminder = Choose when I remind you of your practice, or end it; only you see this

practice-remind-none =
    ### Reminders of practice
    I can write to you on the days and at the time you choose. I don't look at whether you practised, and nobody else sees what you choose.
practice-remind-is =
    ### Reminders of practice
    { $days }, at { $at } ({ $zone }). Never from { $begin } to { $end }.
    I don't look at whether you practised, and nobody else sees what you choose.
practice-remind-choose = Choose when
practice-remind-change = Change
practice-remind-off = No reminders
practice-remind-kept =
    I remind you on { $days }, at { $at } ({ $zone }), and never from { $begin } to { $end }. The first comes { $first }.
    One press on any of them ends it.
practice-remind-is-off = I don't remind you any more. `/practice-reminder` is there if you want it again.
practice-remind-word = You asked me to say it at this time: here is room for your practice, if it fits. A small part counts. `/tools` has your log.
practice-form-title = Reminders of practice
practice-form-days = On which days?
    .hint = One or more
practice-form-at = At what time?
    .hint = Such as 18:30
practice-form-zone = Your time zone
    .hint = Such as Europe/Berlin
practice-form-quiet = When should I leave you alone?
    .hint = Such as 22:00-07:00
practice-weekday = { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
