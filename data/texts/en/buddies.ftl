# Buddies: read by two members, and by those who lead their group.

buddy-no-member = That is for members of this group.
buddy-has-one = You have a buddy, or are asked about one. `/buddy mine` shows it.
buddy-group-closed = The group is not open at the moment. Buddies can be brought together when it is.
buddy-gone = That is over already. There is nothing more to do.
buddy-answered = You two are buddies already. `/buddy mine` shows it.
buddy-not-yet = You are not buddies yet. You can choose a day once you both said yes.
buddy-cannot-same = Please choose two different people.
buddy-cannot-no-wish = Only members of the group who wished for a buddy can be brought together. `/buddy wishes` shows them.
buddy-cannot-again = I can't bring these two together. Please choose somebody else for one of them.
buddy-cannot-taken = One of them has a buddy, or is asked about one, since you opened the list.
