# Reminders of practice: chosen by a member, and read by nobody else.

practice-not-here = Your group has no practice between sessions, so there is nothing to remind you of.
practice-remind-no-member = That is for members of this group.
practice-remind-no-day = Please choose at least one day. To have no reminders, press *No reminders*.
practice-remind-time-unreadable = I can't read that time. Write it like 18:30.
practice-remind-quiet-unreadable = I can't read those quiet hours. Write them like 22:00-07:00.
practice-remind-in-quiet = { $at } is in your quiet hours, from { $begin } to { $end }. Choose another time, or other quiet hours.
