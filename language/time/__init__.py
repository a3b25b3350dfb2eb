"""Days and stretches of time, as people name them, relative to a day that is given."""
