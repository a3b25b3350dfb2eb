"""All that people read and hear: one catalogue, apart from the logic, checked by a lint."""

from server.words.catalogue import Digits, Wording, all_keys, variants, word

__all__ = ["Digits", "Wording", "all_keys", "variants", "word"]
