"""The questions of the tasks: how each is asked, and how its answer is taken from the reading."""
