"""Curses: a closed set of words that only hurt; a message of nothing else wishes nothing."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

WORDS = re.compile(
    r"[傻煞沙啥]+[逼比b币Xx]+|sb|[操草艹肏日干](?:你|尼|他|她)[妈吗娘大爷祖宗]+|[你他她它]?[妈吗]的?[逼个比]|[你他她]妈的|去?[你他]?大爷的"
    r"|[你他]奶奶的|滚(?:开|蛋|犊子|远点)?|王八蛋|混蛋|混账|狗[屁东日]西?的?|废物|垃圾|白痴|脑残|弱智|蠢[货猪驴]|笨[蛋猪]|猪脑子"
    r"|死骗子|骗子|不要脸|放屁|扯淡|神经病|有病吧|去死吧|[日操]你|妈了个巴子|鳖孙|信球|龟孙|憨[逼批]|二百五|什么破[玩东]意?[儿西]?|破[玩东][意西]儿?"
    r"|没用的(?:东西|玩意儿?)|fuck\w*|shit|stupid|idiot|bitch|asshole|damn"
)
AROUND = re.compile(
    r"你们?这?(?:个|些|帮|群)?|您|它|就是|真是|真的|真|简直|都是|全是|是|也|都|一[群帮个]|这(?:个|些)?|那|什么|啥|机器人?|系统|程序|东西|玩意儿?"
    r"|客服|电脑|人工智能|给我|一边去|吧|吗|啊|呀|呢|了|的|个|又|还|太|好|很|不|死|他|她|you|are|ai|the|off"
)
RHETORICAL = re.compile(r"(?:干|弄|做)(?:啥|什么)吃(?:的|哩|嘞)|吃干饭|是不是聋|耳朵聋")


def only_scolds(text: str) -> bool:
    """Whether what has the form of a question only scolds: 你们干啥吃的."""
    return RHETORICAL.search(squeeze(text)) is not None


SHORT = 16


def is_abuse(text: str) -> bool:
    """Whether the text is abuse and nothing else; a wish with a curse in it is a wish."""
    said = squeeze(text)
    if not said or len(said) > 3 * SHORT:
        return False
    found = WORDS.search(said)
    return bool(found) and not AROUND.sub("", WORDS.sub("", said))
