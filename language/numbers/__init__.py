"""Numbers as people write and say them: of people, of money, of a place in a list."""
