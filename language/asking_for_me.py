"""The offer to put a question to others: taken up, mended, and taken back."""

from __future__ import annotations

import re

ASK_FOR_ME = re.compile(r"[替帮给][我俺咱](?:去|再|也)?问(?:一?问|一?下|清楚|问看)?|(?:叫|让)[你恁您]?问")


WISH_TO_ASK = re.compile(
    rf"^(?:不是|不对|不|那|就|你|您|恁|麻烦|请|先|也|中|行|好|[，,。\s])*(?:{ASK_FOR_ME.pattern})(?:吧|呗|一声|看看|看)?[，,。:：\s]*(?:就问|问)?"
    r"|^(?:不是|不对|不)?[，,。\s]*(?:我|俺)(?:要)?(?:问的?是|想问|就问|问)[，,。:：\s]*"
)
NOT_ASKED = re.compile(r"不(?:用|要|想)?问了|别问了|甭问了|算了(?:吧|算了)?(?:$|[，,。\s])")
CHANGED_TO = re.compile(r"(?:改成|改为|换成)[：:，,\s]*(?P<words>.+)$")
ADDED = re.compile(r"(?:再)?(?:加上|加一句|加一条|还要问|还有一句|补上)[：:，,\s]*(?P<words>.+)$")


def takes_the_question_back(text: str) -> bool:
    """Whether somebody no longer wants it asked: 算了算了，不问了."""
    return NOT_ASKED.search(text.strip()) is not None


def other_words(text: str, before: str) -> str | None:
    """Return a question as it is mended (改成能不能重放, 再加上谁通知我), or None where a text mends nothing."""
    if changed := CHANGED_TO.search(text.strip()):
        return changed.group("words").strip("，,。 ")
    if added := ADDED.search(text.strip()):
        return f"{before}；{added.group('words').strip('，,。 ')}"
    return None


def without_the_wish_to_ask(text: str) -> str:
    """Return what is to be asked, without the words that ask for it to be asked: 那你替俺问问，管不管饭."""
    return WISH_TO_ASK.sub("", text.strip()).strip("，,。 ")
