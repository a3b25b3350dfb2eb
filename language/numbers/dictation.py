"""What is said while a number is dictated part by part, besides its digits."""

from __future__ import annotations

import re

from language.writing.plain import bare

WRONG = re.compile(r"(?:不|不对|不是|错|说错|听错|念错|报错|记错|重来|重说|重新说|重新来|这段重来)+[了啊吧]*")
AGAIN = re.compile(r"重复|(?:请|你)?再(?:说|讲|念)一[遍次]|没听清楚?|没听见|什么")
WISHED = re.compile(
    r"(?:我想|我要|可以|可不可以|能不能|请|还是)*(?:一段一段|分段|分几段|分成几段|分开)[地来说念报讲]+(?:可以吗|行吗|吗)?"
)


def takes_last_part_back(text: str) -> bool:
    """Whether the whole text says that the last part was wrong."""
    return WRONG.fullmatch(bare(text)) is not None


def asks_for_it_again(text: str) -> bool:
    """Whether the whole text asks for the last words again."""
    return AGAIN.fullmatch(bare(text)) is not None


def wishes_parts(text: str) -> bool:
    """Whether the whole text is the wish to say a number in parts."""
    return WISHED.fullmatch(bare(text)) is not None
