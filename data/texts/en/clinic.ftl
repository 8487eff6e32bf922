# For the clinic: read by supervisors.

command-staff-time = See how professionals' time is used across groups: groups, members, sessions, hours, cases
    .days = How many days back; 30 unless you say otherwise

time-title =
    ## { $days ->
        [one] The last day
       *[other] The last { $days } days
    }
    Counts only. No member is named, and nobody is compared by how long a case took.
time-line = - **{ $name }**: leads { $groups ->
        [one] one group
       *[other] { $groups } groups
    } with { $members ->
        [one] one member
       *[other] { $members } members
    }; { $sessions ->
        [one] one session
       *[other] { $sessions } sessions
    }, { $hours } h; { $cases ->
        [one] one case
       *[other] { $cases } cases
    }
time-nobody = Nobody has a record as a professional yet. `/professional add` enters one.
time-picture = How time is used
time-hours = Hours in sessions
time-cases = Cases answered
