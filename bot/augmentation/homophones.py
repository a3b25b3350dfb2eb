"""What a recogniser writes for what it heard: another character of the same sound, or of one easily confused."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache

from pypinyin import Style, pinyin

from bot.augmentation.pieces import Piece

EXACT = ("person_name", "certificate_number", "phone_number", "date", "amount", "ordinal")
"""entities that another character would make another one"""
HAN = re.compile(r"[\u4e00-\u9fff]")
SAME_SOUND = 0.8
"""share of confusions in which the syllable is right (its tone may not be) and the character is not; in the rest the
syllable is a near one. An estimate: half of Whisper's errors on Mandarin speech are true homophones."""
CONFUSED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"))
"""sounds that northern speakers and narrow telephone bands blur, the more common first"""


def mishear(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Replace one character, in long sentences up to three; names and what counts stay, and so does every length."""
    places = [
        (number, at)
        for number, piece in enumerate(pieces)
        for at, character in enumerate(piece.text)
        if HAN.match(character) and piece.entity not in EXACT
    ]
    if not places:
        return pieces
    changed = list(pieces)
    for number, at in chance.sample(places, min(len(places), 1 + len(places) // 8, 3)):
        text = changed[number].text
        changed[number] = changed[number].saying(text[:at] + _misheard(text[at], chance) + text[at + 1 :])
    return changed


def _misheard(character: str, chance: random.Random) -> str:
    syllable = _syllable(character)
    if chance.random() > SAME_SOUND:
        syllable = chance.choice(_near(syllable) or [syllable])
    others = [one for one in _common_characters().get(syllable, ()) if one != character]
    return chance.choice(others) if others else character


@cache
def _syllable(character: str) -> str:
    return str(pinyin(character, style=Style.NORMAL)[0][0])


def _near(syllable: str) -> list[str]:
    near = []
    for one, other in CONFUSED:
        for heard, written in ((one, other), (other, one)):
            if heard in ("l", "n", "h", "f", "z", "c", "s", "zh", "ch", "sh"):
                if re.match(heard + (r"(?!h)" if heard in "zcs" else ""), syllable):
                    near.append(written + syllable[len(heard) :])
            elif syllable.endswith(heard):
                near.append(syllable[: -len(heard)] + written)
    return [one for one in near if one in _common_characters()]


@cache
def _common_characters() -> dict[str, list[str]]:
    """The 3,755 characters of GB 2312's first level, which are the common ones, by their syllable."""
    by_sound = defaultdict(list)
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", errors="ignore")
            if character:
                by_sound[_syllable(character)].append(character)
    return dict(by_sound)
