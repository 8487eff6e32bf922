# Courses: read by members, and by those who lead a group.

command-course = Courses: modules to read, step by step
command-course-choose = Look at a course, and choose it for a group
    .group = The group
    .course = The course
command-course-status = How far the group is, and who has seen and understood what; only you see this
    .group = The group
command-course-release = Look at a module as members will read it, and let it out
    .module = The module
command-course-plan = Let a module come out with a session, or at a time
    .module = The module
    .with_session = The session with which it comes out
    .when = Or a time in the group's zone, such as "tue 18:00"
command-course-mine = The modules of your group that are out; only you see this

course-line = - { $text }
course-line-number = { $number }. { $title }
course-choice = { $number }. { $title }
course-module-choice = { $group } · { $number }. { $title }
course-head = ### { $number }. { $title }
course-goals =
    { "" }**What it is for**
    { $goals }
course-part =
    { "" }**{ $title }**
    { $text }
course-facts =
    { "" }**What is known** (numbers name the source)
    { $facts }
course-fact = - { $text } ({ $source })
course-materials =
    { "" }**To look at**
    { $materials }
course-material =
    - { $kind ->
        [sheet] Sheet
        [video] Video
        [handout] Handout
        [book] Book
       *[guest] Guest
    }: **{ $title }**. { $about }{ $url ->
        [none] { "" }
       *[other] { " " }<{ $url }>
    }
course-practice =
    { "" }**To try, if you want**
    { $text }
course-origins =
    -# Sources
    { $origins }
course-origin =
    -# { $number }. { $name }{ $url ->
        [none] { "" }
       *[other] { " " }<{ $url }>
    }
course-new =
    ### New: { $title }
    Module { $number } of **{ $course }** is out.
course-where = You find it in { $place } as well.
course-seen-by = { $readers } can see who pressed *I've seen it*, and who answered all questions of the check rightly. Nobody else can, and nobody sees single answers. Reading leaves no trace. You can do without both.
course-post-title = { $number }. { $title }
course-read = Read
course-have-seen = I've seen it
course-check = Check my understanding
course-seen = Noted. { $readers } can see that you have seen it. You can take it back at any time.
course-take-back = Take back
course-taken-back = Taken back. It is as if you had pressed nothing.
course-check-head =
    { $count } short questions, for yourself. Nobody sees your answers. If all are right, { $readers } can see that, and nothing else. You can stop at any time, and begin again as often as you like.
course-question =
    { "" }**Question { $at } of { $count }**
    { $ask }
course-choose-answer = Choose an answer
course-answer =
    { $ask }
    { $right ->
        [yes] **Right: { $answer }.**
       *[no] **Another answer fits better: { $answer }.**
    }
    { $why }
course-next = Next question
course-finish = Finish
course-done =
    { $all ->
        [yes] All { $count } were right. { $readers } can see that you have understood this module.
       *[no] { $right } of { $count } were right. Nothing is kept, and nobody sees it. You can read the module again and come back to the questions.
    }
course-check-again = Once more
course-mine =
    Your group's modules. Only you see this list.
    { $modules }
course-mine-line =
    { $number }. { $title }{ $seen ->
        [yes] { " · " }seen
       *[no] { "" }
    }{ $understood ->
        [yes] { " · " }understood
       *[no] { "" }
    }
course-mine-pick = Read a module
course-nothing-out = No module is out yet. You'll see it here and in your group's channel when one is.

course-offer =
    ### { $title }
    { $about }
    { $modules }
    Nothing comes out when you choose it. You let each module out with `/course release`, or plan it with `/course plan`. What was planned of another course falls away; what is out stays.
course-choose = Use this course
course-chosen = **{ $title }** is your group's course now. `/course release` shows you the first module before members see it.
course-status =
    ### { $course }
    { $group }. Only you see this; please keep it out of the group. Members know that you can see it.{ $next ->
        [none] { "" }
       *[other] { " " }Next without a plan: { $next }.
    }
course-step =
    { $number }. **{ $title }** · { $state ->
        [out] out since { $when } · seen { $seen } of { $members } · understood { $understood } of { $members }
        [planned] planned for { $when }
       *[open] not planned
    }
course-step-pick = Open a module
course-people =
    ### { $title }
    Understood (all questions right): { $understood }
    Seen: { $seen }
    Nothing pressed: { $neither }
    -# Both are a choice. Who has pressed nothing may well have read it.
course-nobody = nobody yet
course-out-since = Out since { $when }.
course-preview =
    -# This is what members will read, with { $questions } questions to check it. It goes to the resources and to the talk channel.{ $when ->
        [none] { "" }
       *[other] { " " }It is planned for { $when }.
    }
course-release = Let it out now
course-unplan = Take the plan away
course-released = **{ $title }** is on its way to your group.
course-plan = Plan it
course-plan-ask =
    { "" }**{ $title }** comes out on { $when }{ $how ->
        [session] , when the session begins. If the session is moved, it moves too; if it is called off, I ask in the staff channel for a new plan.
       *[time] .
    }
course-planned = Planned: **{ $title }** comes out on { $when }.
course-plan-gone = **{ $title }** waits for you now. Nothing comes out by itself.
course-unplanned = The session with which the module **{ $title }** was to come out is off. Plan it anew with `/course plan`, or let it out with `/course release`.
course-when-one = Say one of the two: the session with which it comes out, or a time such as `tue 18:00`.
course-out-already = **{ $title }** is out already.
course-not-out = This module is not out yet.
course-none = This group has no course yet. Those who lead it choose one with `/course choose`.
course-unknown = There is no such course (any more). `/course choose` lists those there are.
course-not-here = A group of this kind ({ $kind }) has no courses. Whoever keeps the content can switch them on: `parts` in its file.
course-module-gone = This module is no longer here.
course-group-closed = The group is not open. Modules come out once it is.
course-no-session = There is no such session of this group (any more).
