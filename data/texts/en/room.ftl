# What those who lead a session write about it.

command-session-notes = Plan a session, keep notes and a debrief, with all who lead the group
    .session = The session, past or to come

note-card =
    ## Notes on { $title }, { $when }
    All who lead this group and supervisors read this. Members can't.
note-none = Nothing is written yet.
note-title-plan = Plan
note-title-notes = Notes
note-title-debrief = Debrief
note-label-plan = What do you have in mind?
    .hint = Who does what, what to come back to.
note-label-notes = What happened?
    .hint = Only what whoever leads next needs to know.
note-label-debrief = Looking back
    .hint = What went well, what was hard, what to try next time.
note-by-plan = **Plan**, { $person }, { $at }
note-by-notes = **Notes**, { $person }, { $at }
note-by-debrief = **Debrief**, { $person }, { $at }
note-readers =
    All who lead this group and supervisors can read this, with your name. Members can't. It is kept encrypted, and deleted { $days } days after its last change. If you send it empty, yours is deleted at once.
    Please leave out members' names: when a member has their data erased, this note stays.
