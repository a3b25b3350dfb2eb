"""What is meant by words over the assistant's words. Counted in characters: Chinese has no blanks between words."""

from __future__ import annotations

import re
import unicodedata

_FILLERS = "嗯唔呃额啊哦噢喔哎唉欸诶哼"
_BACK_CHANNEL = re.compile(
    rf"(?:[{_FILLERS}]|那个|这样|原来如此|没错|谢谢|听到了|听见了|(?:明白|知道|懂|了解)了?"
    r"|[是对好行成中得]的?|可以|ok(?:ay)?|yeah|m+h?m*|h+m+|uh(?:huh)?|um|[ao]h)[啊呀啦嘞吧呢哈嘛]*"
)
"""one sign of listening; 中 is a Henan yes. 好了 and 行了 ask to stop and are not among them"""
_STOP = re.compile(r"停|别说|别念|别讲|不用说|不要说|等一|等等|等会|等下|稍等|慢着|慢点|打住|够了|闭嘴")
_STOP_ALONE = frozenset("不别错")
"""one character is enough of these, said alone"""


def is_back_channel(text: str) -> bool:
    """Return whether a text only shows that somebody listens: 嗯, 好的, 对对对, 中. An empty one does not."""
    pieces = _pieces(text)
    return bool(pieces) and all(_only_listens(piece) for piece in pieces)


def meant_characters(text: str) -> int:
    """Return how many Han characters, letters and digits are left without back-channels and fillers.

    A back-channel is left out where it stands by itself between marks, so 银行 keeps its 行.
    """
    return len(_meant(text))


def is_stop(text: str) -> bool:
    """Return whether a text asks to stop or to wait; meant at once, however short: 停, 别说了, 等一下."""
    meant = _meant(text)
    return _STOP.search(meant) is not None or meant in _STOP_ALONE


def _pieces(text: str) -> list[str]:
    """The letters and digits of a text in pieces between marks. Blanks are no marks: some recognisers write 好 的."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    marked = "".join(character if character.isalnum() else " " for character in plain)
    return marked.split()


def _only_listens(piece: str) -> bool:
    at = 0
    while at < len(piece) and (found := _BACK_CHANNEL.match(piece, at)):
        at = found.end()
    return at == len(piece)


def _meant(text: str) -> str:
    left = (piece for piece in _pieces(text) if not _only_listens(piece))
    return "".join(character for piece in left for character in piece if character not in _FILLERS)
