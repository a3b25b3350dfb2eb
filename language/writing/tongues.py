"""In which tongue a text is written, where it is one that is not spoken here."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ebef]")
OTHER_LETTERS = re.compile(
    "[\u3040-\u30ff"  # Japanese
    "\u1100-\u11ff\uac00-\ud7af"  # Korean
    "\u0370-\u03ff\u0400-\u052f"  # Greek, Cyrillic
    "\u0590-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic (Uyghur, Kazakh)
    "\u0900-\u0dff\u0e00-\u0fff"  # scripts of India, Thai, Tibetan
    "\u1800-\u18af\ua000-\ua4cf]"  # Mongolian, Yi
)
KANA = re.compile("[\u3041-\u30fa]")
ENGLISH_WORD = re.compile(r"[a-z']+")
ENGLISH = frozenset([
    "a", "about", "am", "an", "and", "any", "are", "can", "class", "classes", "could", "course", "courses",
    "deaf", "disability", "disabled", "do", "does", "english", "find", "for", "from", "get", "give", "good",
    "have", "hello", "help", "hey", "hi", "how", "i", "i'm", "in", "is", "it", "job", "jobs", "know", "like",
    "live", "look", "looking", "me", "money", "my", "name", "need", "no", "not", "of", "on", "or", "person",
    "please", "sign", "speak", "subsidy", "talk", "thank", "thanks", "that", "the", "there", "this", "to",
    "training", "want", "was", "what", "when", "where", "which", "who", "why", "will", "with", "work", "would",
    "you", "your",
])  # fmt: skip
ALONE = frozenset(["help", "english", "job", "jobs", "work", "training", "course", "courses", "human", "agent"])
GREETINGS = frozenset(["hello", "hi", "hey", "thanks", "thank", "you", "ok", "okay", "bye", "yes", "no"])
"""words of everyday Chinese chat, which the model knows"""
SHORT = 3
CODE = re.compile(r"[{}\[\]<>()=;`\\/|_@#$%^*]")


def foreign_tongue(text: str) -> str | None:
    """Return english, other (another tongue than Chinese), or None where the text may be Chinese or is none."""
    others = len(OTHER_LETTERS.findall(text))
    if others and (KANA.search(text) or others > len(HAN.findall(text))):
        return "other" if others >= 2 else None
    if HAN.search(text) or CODE.search(text):
        return None
    words = ENGLISH_WORD.findall(text.lower().replace("’", "'"))
    if GREETINGS.issuperset(words):
        return None
    known = sum(word in ENGLISH for word in words)
    if len(words) == 1:
        return "english" if words[0] in ALONE else None
    return "english" if known >= 2 or (known and known * 3 >= len(words)) else None


def has_no_chinese(text: str) -> bool:
    """Whether there are words and none is Chinese; numbers and the greetings of everyday chat are Chinese enough."""
    letters = sum(one.isalpha() for one in text)
    if HAN.search(text) or letters < SHORT or any(one.isdigit() for one in text):
        return False
    return not GREETINGS.issuperset(ENGLISH_WORD.findall(text.lower()))
