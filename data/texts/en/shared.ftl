# What every capability may say.

went-wrong = Something went wrong on my side. What you just did may not have been saved, so please look and try again. If you need someone now, use `/support-now`. The team can find the reason with this code: { $reference }
edit-again = Edit again
draft-gone = What you wrote is no longer here. I keep it for one day. Please open the form again.
person-gone = That person is no longer on this server.
only-in-server = That works on the server, not here.

not-allowed-member = That is for members of this group.
not-allowed-joining = That is for people who are joining this group.
not-allowed-facilitator = That is for the people who lead this group.
not-allowed-on-duty = This is for the people on duty. If you need someone, use `/support-now` in your group.
not-allowed-staff = That is for the team. If you need someone, use `/support-now` in your group.
not-allowed-supervisor = That is for supervisors.
not-allowed-administrator = That is for people who manage this server.

when-unreadable = I can't read that time. Write it like tue 18:00, tomorrow 7pm or 2026-12-01 18:30.
when-does-not-exist = { $time } doesn't exist on { $date }, because clocks go forward. Did you mean { $suggestion }?
when-twice = { $time } comes twice on { $date }, because clocks go back. Add the word first or second after the time.
when-two-dates = That date can mean { $first } or { $second }. Please write it like one of these.
when-contradiction = { $date } is { $weekday ->
        [0] a Monday
        [1] a Tuesday
        [2] a Wednesday
        [3] a Thursday
        [4] a Friday
        [5] a Saturday
       *[6] a Sunday
    }, and you wrote { $named ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }. Please leave out one of the two.
holidays-unknown = I don't know the public holidays of { $place }. Write two letters of a country, such as DE, or a region of it, such as DE-BY or US-CA.
when-past = That time is in the past. Please give one that is still to come.
zone-unknown = I don't know the time zone { $zone }. Use a name such as Europe/Berlin or America/New_York.

part-not-here = This group doesn't have this: its kind comes without it, or it was switched off. Those who lead can see with `/switch` what it has.
part-group-closed = The group is not open at the moment. If you need someone, use `/support-now`.
