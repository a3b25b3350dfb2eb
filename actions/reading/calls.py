"""Who cannot use the telephone, in the words people say it with."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

DEAF = re.compile(
    r"(?<!不)(?<!不是)(?<!装)聋|听障|听力(?:残|障|不好|差|有问题|没)|(?<!不)聋?哑|不会说话|说不了话|不能说话"
)
NO_CALLS = re.compile(
    r"(?:打|接|听|讲)不(?:了|成)(?:电话|手机)|(?:不能|没法|没办法|不会|不方便)(?:打|接|听|讲|用)*电话"
    r"|电话(?:我)?(?:打|接|听|讲|用)*(?:不(?:能|了|行|成|会)|没法)"
)
UNHEARD = re.compile(r"(?<!能)听不(?:见|到)")
NO_LINE = re.compile(r"打不通|没有?(?:手机|电话)|不(?:想|敢|愿意?|要)(?:打|讲|接)|没人接")
"""the crisis line is no way on just now"""


def says_no_calls(text: str) -> bool:
    """Whether the person says that they are deaf, do not speak, or cannot telephone."""
    said = squeeze(text)
    return bool(DEAF.search(said) or NO_CALLS.search(said))


def hears_nothing(text: str) -> bool:
    """Whether the person says that nothing is heard: deaf where it is written, a bad line where it is spoken."""
    return bool(UNHEARD.search(squeeze(text)))


def says_line_is_no_way(text: str) -> bool:
    """Whether the person says that the telephone is no way just now, whatever the reason."""
    return bool(NO_LINE.search(squeeze(text)))
