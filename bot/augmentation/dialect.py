"""Words of Henan and Hebei in the place of the ordinary ones."""

from __future__ import annotations

import random

from bot.augmentation.pieces import Piece

HENAN = {
    "什么时候": "啥时候", "怎么办": "咋弄", "怎么": "咋", "为什么": "为啥", "什么": "啥", "我们": "俺们", "我": "俺",
    "你们": "恁", "你": "恁", "行不行": "中不中", "可以吗": "中不中", "可以": "中", "没有": "冇", "在哪": "搁哪",
    "的吗": "嘞冇", "找": "寻", "舒服": "得劲", "明天": "明个", "昨天": "夜儿个", "做什么": "弄啥", "了吗": "了冇",
}  # fmt: skip
HEBEI = {
    "什么时候": "多咱", "怎么办": "咋整", "怎么": "咋", "什么": "嘛", "我们": "俺们", "我": "俺", "不用": "甭",
    "太": "忒", "别": "甭", "喜欢": "待见", "今天": "今儿个", "明天": "明儿个", "昨天": "夜个", "这个": "介个",
    "找": "踅摸", "吗": "不",
}  # fmt: skip


def in_dialect(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Put the words of one of the two provinces, each with four chances in five; entities stay."""
    words = chance.choice((HENAN, HEBEI))
    changed = []
    for piece in pieces:
        text = piece.text
        if piece.entity is None:
            for ordinary, spoken in words.items():
                if ordinary in text and chance.random() < 0.8:
                    text = text.replace(ordinary, spoken)
        changed.append(piece.saying(text))
    return changed
