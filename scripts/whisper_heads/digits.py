"""What is said to learn from: rows of digits, alone and among other words, and other words alone."""

from __future__ import annotations

import random
from collections.abc import Iterator

from scripts.whisper_heads.said import Said

SPOKEN = dict(zip("0123456789X", "零幺二三四五六七八九叉", strict=True))
OTHER = "?"
"""stands in a label for one syllable of other speech"""
BEFORE = (
    "我的残疾人证号是", "证号是", "号码是", "我的手机号是", "嗯", "验证码是", "那个", "好的，", "手机号，", "就是",
    "不对，是", "等一下，", "我念给你听，", "卡号是",
)  # fmt: skip
BEHIND = ("对", "就这些", "完了", "没有了", "好了", "是这个", "谢谢", "", "", "")
SENTENCES = (
    "我不知道证号在哪里", "等一下我找找", "我想转人工", "请再说一遍", "我不想告诉你", "取消", "返回上一步",
    "我的证丢了怎么办", "为什么要证号", "听不清楚", "你慢一点说", "我想报名学按摩", "帮助", "能不能打字",
    "我没有残疾人证", "这个号码在哪里看", "不办了", "稍等我戴上眼镜", "我家孩子来念", "怎么还要手机号",
    "换一个声音", "跳过", "没有收到验证码", "再发一次验证码",
)  # fmt: skip
LENGTHS, GROUPS = (4, 6, 8, 10, 11, 12, 14), (1, 2, 3, 3, 4, 4, 4, 5, 6, 8)
"""digits of a row, and of what is said in one breath"""
WITH_WORDS = 0.25
"""share of what is said that has other words in it"""


def texts(seed: int) -> Iterator[Said]:
    """Yield one after the other without end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        one = "一" if chance.random() < 0.4 else "幺"
        if chance.random() >= WITH_WORDS:
            yield _row(chance, one)
        elif chance.random() < 0.4:
            sentence = chance.choice(SENTENCES)
            yield Said(sentence + "。", (OTHER,) * len(sentence))
        else:
            yield _among_words(chance, one)


def _row(chance: random.Random, one: str) -> Said:
    left, groups = chance.choice(LENGTHS), []
    while left > 0:
        length = min(left, chance.choice(GROUPS))
        groups.append(_digits(chance, length))
        left -= length
    if chance.random() < 0.25:
        groups[-1] += "X"
    return Said("，".join(_spoken(group, one) for group in groups) + "。", tuple("".join(groups)))


def _among_words(chance: random.Random, one: str) -> Said:
    before = chance.choice(BEFORE) if chance.random() < 0.8 else ""
    behind, digits = chance.choice(BEHIND), _digits(chance, chance.choice((3, 4, 6, 8)))
    spoken = _spoken(digits, one)
    if chance.random() < 0.25:
        digits, spoken = digits + "X", spoken + chance.choice(("埃克斯", "叉"))
    text = "，".join(part.strip("，") for part in (before, spoken, behind) if part)
    return Said(text + "。", tuple(OTHER * len(before.replace("，", "")) + digits + OTHER * len(behind)))


def _digits(chance: random.Random, length: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(length))


def _spoken(digits: str, one: str) -> str:
    return "".join(one if digit == "1" else SPOKEN[digit] for digit in digits)
