# What every capability may say.

went-wrong = Something went wrong on my side. Nothing you wrote has been passed on. Please try again, or give the team this code: { $reference }
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
when-past = That time is in the past. Please give one that is still to come.
zone-unknown = I don't know the time zone { $zone }. Use a name such as Europe/Berlin or America/New_York.
