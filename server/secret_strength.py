"""Whether a secret can be guessed: the one place that measures it, for each key and each channel's secret."""

from __future__ import annotations

import re
from itertools import pairwise

SHORTEST = 32
"""characters"""
FEWEST_DIFFERENT = 10
"""different characters among them: a random text has more"""
FEWEST_STEPS = 12
"""different steps from one character to the next, without those of counting and of the alphabet: a random text of
32 hexadecimal digits has about 24"""
PLACEHOLDERS = re.compile(
    r"change|replace|insert|placeholder|example|sample|default|secret|password|passphrase|passwd|token|random"
    r"|characters?|letters|please|long|enough|text|string|value|your|here|this|with|must|should|never|some|more|than"
    r"|least|thing|very|safe|secure|private|production|development|server|office|admin|root|test|demo|todo"
    r"|tongxing|qwert[yz]|asdf|zxcv|letmein|welcome|key|me|my|to|by|of|in|an|the"
)
"""words of which a placeholder is made, and rows of the keyboard"""


def weakness(secret: str) -> str | None:
    """Return what is wrong with a secret, as it goes on after `it is`; None where it may be a random text."""
    if len(secret) < SHORTEST:
        return f"too short: production needs {SHORTEST} characters"
    left = PLACEHOLDERS.sub("", secret.lower())
    if len(set(secret)) < FEWEST_DIFFERENT or len(_steps(left)) < FEWEST_STEPS:
        return "too simple, so that it can be guessed: production needs a random text"
    return None


def _steps(text: str) -> set[tuple[str, str]]:
    """Return the different neighbours in a text that are none in the alphabet and none in counting."""
    return {(one, next) for one, next in pairwise(text) if abs(ord(one) - ord(next)) > 1}
