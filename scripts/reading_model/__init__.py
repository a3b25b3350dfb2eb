"""Makes the reading model of `bot/reading/` from the labelled utterances in `data/`."""
