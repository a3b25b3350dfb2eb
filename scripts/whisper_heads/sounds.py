"""What is said to learn initials and finals from: how people speak to this service, and rows of chance syllables."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from language.catalogues import read_divisions
from scripts.whisper_heads.said import Said
from server.conversation.hearing.phrases import OF_KIND, ORDINALS, STEERING, YES_NO
from server.conversation.hearing.sounds import readings
from server.examples import examples
from server.registry.reference.load import DIVISIONS
from server.speech.recognizers.whisper_sounds import SYMBOLS, sounds_of

HAN = re.compile(r"[\u4e00-\u9fff，。？！、]+")
MARKS = re.compile(r"[，。？！、]")
SHORTEST, LONGEST = 2, 24
"""characters of an example"""
BY_CHANCE, TWO, ANSWERS = 0.25, 0.05, 0.45
"""share of what is said that is characters by chance, so that a sound is learned and not the words around it; that is
two examples; and that is an answer of a word or two, where there is little else to go by"""
FEWEST_BY_CHANCE, MOST_BY_CHANCE, IN_A_BREATH = 1, 12, 4


def texts(seed: int) -> Iterator[Said]:
    """Yield one after the other without end, the same for the same seed."""
    chance = random.Random(seed)
    sentences, characters, answers = _sentences(), _characters(), _answers()
    while True:
        way = chance.random()
        if way < ANSWERS:
            text = chance.choice(answers)
        elif way < ANSWERS + BY_CHANCE:
            length = chance.randint(FEWEST_BY_CHANCE, MOST_BY_CHANCE)
            row = "".join(chance.choice(chance.choice(characters)) for _ in range(length))
            text = "，".join(row[at : at + IN_A_BREATH] for at in range(0, length, IN_A_BREATH))
        elif way < ANSWERS + BY_CHANCE + TWO:
            text = "，".join(chance.choice(sentences) for _ in range(2))
        else:
            text = chance.choice(sentences)
        if label := label_of(text):
            yield Said(text + "。", label)


def label_of(text: str) -> tuple[str, ...]:
    """Return the sounds of a text as the voice reads it; none where one of them has no symbol."""
    found: list[str] = []
    for syllable in _syllables(MARKS.sub("，", text)):
        found += sounds_of(syllable)
    return tuple(found) if all(sound in SYMBOLS for sound in found) else ()


def _syllables(text: str) -> Iterator[str]:
    import jieba
    from pypinyin import lazy_pinyin

    for word in jieba.lcut(text):  # misaki cuts and reads in the same way: 银行 is not 银 and 行
        if word != "，":
            yield from (one.replace("ü", "v") for one in lazy_pinyin(word))


@cache
def _sentences() -> list[str]:
    wanted = (one.strip("，。？！、") for one in examples() if HAN.fullmatch(one))
    return sorted({one for one in wanted if SHORTEST <= len(one) <= LONGEST})


@cache
def _answers() -> list[str]:
    """Return how questions are answered, yes and no as often as all places."""
    words = {*STEERING, *ORDINALS, *(word for kind in OF_KIND.values() for word in kind)}
    places = sorted({place.name for place in read_divisions(DIVISIONS)})
    yes_no = [one for one in YES_NO for _ in range(len(places) // len(YES_NO))]
    return [*sorted(words), *places, *yes_no]


@cache
def _characters() -> list[list[str]]:
    """Return the characters of all sentences by their sound, so that rare sounds are said as often as others."""
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character in sorted({one for sentence in _sentences() for one in MARKS.sub("", sentence)}):
        by_sound[readings(character)[0]].append(character)
    return list(by_sound.values())
