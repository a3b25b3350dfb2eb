"""Lists of short sayings, easy to read."""


def words(text: str) -> list[str]:
    """Return the sayings in a text, by blanks."""
    return text.split()
