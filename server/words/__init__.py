"""All that people read and hear: one catalogue, apart from the logic, checked by a lint."""

from server.words.catalogue import Digits, Wording, all_keys, variants, word

CRISIS_LINE = "12356"
"""the national psychological aid line, unless the office names another"""

__all__ = ["CRISIS_LINE", "Digits", "Wording", "all_keys", "variants", "word"]
