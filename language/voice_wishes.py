"""Wishes on how the assistant speaks, each as a whole sentence: 大声点, 换个声音."""

from __future__ import annotations

import re
from typing import Literal

from language.writing.plain import bare

Wish = Literal["louder", "quieter", "other_voice", "usual"]
_ADDRESSED = r"(?:请|你|您|麻烦)*(?:能不能|可不可以|可以)?"
_A_BIT = r"(?:一点|一些|点|些|一下)?(?:儿)?"
_SOUND = r"(?:声音|音量|语速)"
_END = r"(?:吗|吧|呗|嘞|行不|好吗|行吗|好不好|说|讲)*"
WISHES: dict[Wish, str] = {
    "louder": rf"{_SOUND}?(?:再|说|讲|放)*(?:大声|响|高声)再?{_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[大高]{_A_BIT}"
    rf"|{_SOUND}(?:太|有点)小了?",
    "quieter": rf"{_SOUND}?(?:再|说|讲)*(?:小声|轻){_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[小低]{_A_BIT}"
    rf"|(?:声音)?太(?:吵|响|大声)了?|{_SOUND}(?:太|有点)大了?",
    "other_voice": r"换一?[个种](?:人的)?(?:声音|嗓音|嗓子|音色|人声)|(?:换成|要)?(?:男声|女声|男的声音|女的声音)",
    "usual": rf"{_SOUND}?(?:恢复|变回|调回|回到)(?:原来|正常|默认)的?(?:{_SOUND}|样子)?|正常(?:语速|速度)(?:就行)?",
}
_PATTERNS = {wish: re.compile(rf"{_ADDRESSED}(?:{pattern}){_END}") for wish, pattern in WISHES.items()}


def voice_wish(text: str) -> Wish | None:
    """Return the wish on speaking that the whole text is, or None; slower and faster are the bot's."""
    plain = bare(text)
    return next((wish for wish, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)


NAMES_THE_VOICE = re.compile(r"语音|声音|出声|说话|[说讲念读听]|电话|喇叭|嘴")
CANNOT_HEAR = re.compile(r"听不[见清到]|耳聋|聋人|手语")


def may_change_the_mode(text: str, wish: str) -> bool:
    """Whether a whole message leaves a wish for voice possible: nobody who cannot hear or grumbles has one."""
    if wish != "switch_to_voice":
        return True
    return not (CANNOT_HEAR.search(text) or NAMES_WRITING.search(text) or GRUMBLES.search(text))


def may_wish_for_voice(text: str) -> bool:
    """Whether words that were read as a wish to be spoken to may be that: they name the voice, and no deafness."""
    return NAMES_THE_VOICE.search(text) is not None and CANNOT_HEAR.search(text) is None


GRUMBLES = re.compile(r"什么语音|啥语音|老说|咋老|别|不要|不用")
NAMES_WRITING = re.compile(r"文字|打字|写字|文本|写给|看字|看着|屏幕|不用语音|别说话|别念|听不")
OF_MESSAGES = re.compile(r"短信|打电话|注明|写上|记上")


def may_wish_for_text(text: str) -> bool:
    """Whether words that were read as a wish to be written to may be that, and not about how somebody else writes."""
    return NAMES_WRITING.search(text) is not None and OF_MESSAGES.search(text) is None
