"""What a person sent, made ready for the bot: options resolved, commands disarmed, noise told apart."""

from __future__ import annotations

import re
import unicodedata

from language.corrections import denies
from language.numbers.ordinals import read_ordinal
from server.conversation.messages import Option, Reply

LONGEST = 1000
SHORT = 8
"""characters of an answer that names an option by its order and says nothing else"""
WAYS_ON = ("更多", "转人工", "取消", "返回", "跳过", "重复")
"""options that are not things on offer: the last one is never meant by 最后一个"""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def cleaned(text: str) -> str:
    """Return the text without control characters and outer white space."""
    return CONTROL.sub("", text.replace("\r", "\n")).strip()


def trouble_with(text: str) -> str | None:
    """Return the catalogue key of what is wrong with a cleaned text, or None."""
    if not text:
        return "trouble.empty"
    if len(text) > LONGEST:
        return "trouble.too_long"
    if not any(unicodedata.category(character)[0] in "LN" for character in text) and text not in ("*", "#"):
        return "trouble.no_words"
    return None


def chosen(text: str, last: Reply | None) -> str:
    """Return the payload of the option that `text` names by key, title or payload, else the text itself."""
    wanted = _plain(text)
    for option in reversed(_options(last)):
        if wanted in (_plain(option.key), _plain(option.title), _plain(option.payload)):
            return option.payload
    return _by_order(text, last) or text


def _by_order(text: str, last: Reply | None) -> str | None:
    """Return the payload of the option that 第二个 or 最后一个 means, in the list nearest to the end."""
    offered = next((one.options for one in reversed(last.messages) if one.options), []) if last else []
    order = read_ordinal(text) if len(text) <= SHORT and not denies(text) else None
    payloads = [option.payload for option in offered if option.payload not in WAYS_ON]
    if order is None or not 1 <= abs(order) <= len(payloads):
        return None
    return payloads[order - 1 if order > 0 else order]


def disarmed(text: str) -> str:
    """Return a text that Rasa takes for words: a leading slash would be a command to it."""
    return "／" + text.lstrip()[1:] if text.lstrip().startswith("/") else text


def _options(last: Reply | None) -> list[Option]:
    if last is None:
        return []
    # the first of a list is tried last, so that the lists nearest to the end win and order inside is kept
    return [option for message in last.messages for option in reversed(message.options)]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" 。.,，").lower()
