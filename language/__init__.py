"""Chinese as data and parsers: small pure functions from what was said to what it means, or None; shared by all."""
