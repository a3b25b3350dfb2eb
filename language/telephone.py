"""A request to be rung up, in the fixed words people have for it."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

CALL_ME = re.compile(
    r"(?<!别)(?<!不要)(?<!不用)(?<!不能)给(?:我|俺)(?:回个?|打个?)?电话|给(?:我|俺)打|回(?:我|俺)?个?电话|打(?:我|俺)(?:手机|电话)"
)
NOT = re.compile(r"(?:别|不要|不用|甭|不能|没法)[^，。]{0,4}(?:打|接|回)")


def asks_for_a_call(text: str) -> bool:
    """Whether the text asks to be rung up, and does not forbid it."""
    said = squeeze(text)
    return bool(CALL_ME.search(said)) and not NOT.search(said)


NO_TELEPHONE = re.compile(
    r"聋|听不|耳(?:朵|背)|哑|说不(?:了|出|清)|不会说话|说话(?:不|费|难|困难)|结巴|口吃|(?:接|打)不了|没法(?:接|打|听|说)"
    r"|不(?:能|会|好|便|方便)(?:接|打|听|说)|(?:不要|别|不用|不)(?:给我|跟我)?(?:打|来)电话|(?:只|光)[^，。]{0,3}(?:短信|文字|写字|打字)"
)
OF_ANOTHER = re.compile(r"[他她](?:们)?(?!我|俺)[^，。我俺咱都]{0,6}$")
"""who says that somebody else hears nothing tells nothing of themselves: 他耳朵听不见"""
OF_THE_LISTENER = re.compile(r"(?:你|恁|您|耳朵)是?(?:不是)?聋(?:了|子)?(?:啊|吗|呀|么|不)")
"""who asks whether the assistant is deaf tells nothing of themselves"""


def may_be_out_of_reach(text: str) -> bool:
    """Whether a text that was read as saying so may tell that its speaker cannot use a telephone."""
    said = squeeze(text)
    own = [one for one in NO_TELEPHONE.finditer(said) if OF_ANOTHER.search(said[: one.start()]) is None]
    return bool(own) and OF_THE_LISTENER.search(said) is None and not takes_calls(text)


NO_LINE = re.compile(r"打不通|打不了|没人接|占线|没(?:有)?(?:手机|电话|话费|信号)|不想打|不敢打|不打")


def cannot_ring(text: str) -> bool:
    """Whether a text that was read as saying so may tell that a call does not go through."""
    return NO_LINE.search(squeeze(text)) is not None


TAKES_CALLS = re.compile(
    r"没(?:有)?(?:说|讲)不(?:能|让|要)?(?:打|接)电话|(?:打|接)电话(?:也|就|还)?(?:中|行|可以|没问题)(?!不)|(?<![不没要是别你您恁])(?:能|可以)(?:打|接)电话(?!不|吗|么|就好|问|去|给(?!我|俺))"
    r"|(?:我|俺)又不聋|(?<!别)(?<!不要)打给(?:我|俺)(?:就|也)?(?:行|中|可以|好|成)(?!不|吗|么)"
)


def takes_calls(text: str) -> bool:
    """Whether somebody says that they may be rung up: 俺没说不打电话啊，打电话中."""
    return TAKES_CALLS.search(squeeze(text)) is not None


WRITING_ONLY = re.compile(
    r"(?:别|不要|不准|不许|甭|(?<!能)不能)[^，。]{0,4}打(?:我|俺|过来)?电话|只(?:能|要)?发短信|发短信就[行中]|电话[^，。]{0,3}(?:不要|别)打"
    r"|电话打(?:不要|别)"
)


def wants_writing_only(text: str) -> bool:
    """Whether somebody forbids calls or wants text messages alone: 是，但是不准打电话，只发短信."""
    return WRITING_ONLY.search(squeeze(text)) is not None and not asks_for_a_call(text)


OWN_TELEPHONE = re.compile(
    r"(?:这|那|电话|手机|号码?)[^，。不]{0,3}是(?:我|俺)(?:自己|本人)?的|(?<!不是)(?:我|俺)(?:自己|本人)?的(?:手机)?号(?!码?错)"
    r"|留(?:的是)?(?:我|俺)的(?:电话|手机|号)"
)


def is_ones_own_telephone(text: str) -> bool:
    """Whether who speaks says that the telephone is theirs: 这是我的号; 留我的电话行吧."""
    return OWN_TELEPHONE.search(squeeze(text)) is not None
