"""The words that the assistant teaches: understood to the letter, whatever the model thinks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from language.writing.plain import bare, squeeze

COMMANDS = {
    "repeat": "重复 再说一遍 再说一次 重说 没听清 没听清楚 再讲一遍 重复一遍",
    "go_back": "返回 上一步 返回上一步 回到上一步 退回 退回上一步 *",
    "cancel": "取消 不办了 算了 算了不办了 退出",
    "talk_to_human": "转人工 人工 人工服务 找人工 人工客服 0 零",
    "help": "帮助 怎么用",
    "where_am_i": "到哪了 到哪一步了 第几步 现在到哪一步了 还有几步",
    "restart": "从头再来 从头来 重新来 重新来一遍 回到最开始 重来",
    "wait": "等一下 等等 稍等 等一会 等会儿",
    "resume": "继续 接着办 接着来",
    "skip": "跳过 不知道 不清楚 #",
    "spell_out": "一个字一个字念 逐字念",
    "speak_slower": "慢一点 说慢点 慢点",
    "speak_faster": "快一点 说快点 快点",
    "resend_code": "重发 重新发",
}
BY_WORD = {word: intent for intent, words in COMMANDS.items() for word in words.split()}
BEFORE = re.compile(r"^(?:那就?|你就?|您就?|俺|我说|我要|快|请|麻烦|给我|帮我|就|还是|唉|哎|行)+")
AFTER = re.compile(r"(?:(?<=下)子|(?<=会)儿|吧|呗|嘛|啊|呀|行不行?|中不中?|好不好|可以吗|算了)+$")
"""what people say around a taught word: 那你转人工吧"""
BY_BARE_WORD = {bare(word): intent for word, intent in BY_WORD.items()}
"""so that 算了吧 is understood like 算了"""


def read_command(text: str) -> str | None:
    """Return the steering intent that the whole text is a command for, or None."""
    return BY_WORD.get(squeeze(text)) or BY_BARE_WORD.get(bare(text)) or BY_WORD.get(_unwrapped(text))


def _unwrapped(text: str) -> str:
    return AFTER.sub("", BEFORE.sub("", squeeze(text)))


AGAIN = re.compile(r"再(?:说|念|讲|报)|重复|没听清|没记住|啥来着|什么来着|多少来着")


def asks_to_hear_again(text: str) -> bool:
    """Whether a question asks for what was told already: 几号来着, 再说一遍地址."""
    return AGAIN.search(squeeze(text)) is not None


WISHES = re.compile(r"^(?:我|俺|请|麻烦)*(?:还是|就)?(?:想要|想|要|帮我|给我)*")


def plain_wish(text: str) -> str:
    """Return a wish without the words that only say that it is one: 我要撤回补贴申请 is 撤回补贴申请."""
    return WISHES.sub("", text) or text


MORE = "更多"
MORE_OPTIONS = frozenset(
    squeeze(one)
    for one in (
        MORE, "看更多", "下一页", "换一批", "换个", "换一个", "再换一个", "别的", "其他的", "还有吗", "还有呢",
        "还有没有", "还有别的吗", "还有其他的吗", "都不合适", "都不行", "详细说说", "再说详细点", "还有啥",
        "还有哪些",
    )
)  # fmt: skip
SEVERAL_STEPS = re.compile(r"([两二2三3四4])\s*[步个]")
HOW_MANY = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
TO_THE_START = re.compile(r"最开始|开头|最前面|第一步|从头|最初|重新?(?:来|开始)")


def asks_for_more_options(text: str) -> bool:
    """Whether the whole text asks to see more of a list, or more of what was told."""
    return squeeze(text) in MORE_OPTIONS


def steps_back(text: str) -> int | None:
    """Return how many steps a text goes back (1 unless it says so); None for back to the start."""
    if TO_THE_START.search(text):
        return None
    wanted = SEVERAL_STEPS.search(text)
    return HOW_MANY[wanted.group(1)] if wanted else 1


LONGEST_SKIP = 12
"""characters of a message that may skip a question without a word for it"""
SKIPS = re.compile(
    r"跳过|略过|不知道|不清楚|不晓得|不记得|不(?:想|愿)?(?:说|答|填|讲|提供)|下一|先不|没有|随便|以后再"
)


ALL_THE_REST = re.compile(
    r"(?:剩下|后面|其余|其他|别)的?[^，。]{0,6}(?:都|全)[^，。]{0,3}(?:跳过|不答|不填|略过)|(?:都|全(?:部)?)(?:跳过|略过)"
)


def skips_all(text: str) -> bool:
    """Whether all questions that are left are skipped: 剩下的都跳过."""
    return ALL_THE_REST.search(squeeze(text)) is not None


def may_skip(text: str) -> bool:
    """Whether words that were read as skipping a question may be that: short, or with a word that skips."""
    return len(squeeze(text)) <= LONGEST_SKIP or SKIPS.search(text) is not None


WAITS = re.compile(
    r"(?:等|稍)(?:[我俺一会下等候着片刻]|$)|待会|别急|莫急|一会儿?(?:再|就|回)|马上(?:来|好|回)|不?着急"
    r"|(?:找|拿|翻|看|问|想|接)(?:一?下|一?[找拿翻看问想接])|商量|想想|忙|稍后|先别|歇"
)
ASKS_ON = re.compile(r"(?:行|中|能|可以|对|是)不(?:行|中|能|可以|对|是)?$|[吗呢]$|不忙|快点?给|换(?:个|一?张)?卡")


def may_wait(text: str) -> bool:
    """Whether words that were read as asking for time may be that: with a word for it, and asking nothing else."""
    said = squeeze(text)
    return WAITS.search(said) is not None and ASKS_ON.search(said) is None


SHORTEST_TAUGHT = 5


def is_in_sign_order(text: str, taught: Iterable[str]) -> bool:
    """Whether a text is one of the taught sentences with its words in another order: 补贴 申请 撤回 我 要."""
    if " " not in text.strip():
        return False
    said = sorted(squeeze(SIGNED_WISH.sub("", text)))
    return len(said) >= SHORTEST_TAUGHT and any(sorted(squeeze(one)) == said for one in taught)


SIGNED_WISH = re.compile(r"(?:^|\s)(?:[我俺]|要|想|[我俺]要)(?=\s|$)")
