"""Stories that are played in the practice room, step by step, by a script or by a visitor."""
