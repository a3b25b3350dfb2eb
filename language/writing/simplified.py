"""Traditional characters as they are written on the mainland: OpenCC's, and what it leaves alone."""

from __future__ import annotations

import re
from functools import cache

import opencc

VARIANTS = str.maketrans(
    "倣偺傚勦啣妳姪慇揹搆搾暸梱毬炤煖燄燐牠琍瑯甦痲痺瘉瞇砲繙衹跼踫迺銲鎗阬隄餽衞値靑濬",
    "仿咱效剿衔你侄殷背构榨了捆球昭暖焰磷它璃琅苏麻痹愈眯炮翻只局碰乃焊枪坑堤馈卫值青浚",
)
"""source: the List of Variants (第一批异体字整理表, 1955); 妳, 牠, 値 are in daily use in Taiwan, 衞 in Hong Kong"""
MONEY = re.compile(r"(?<![蚊营纱])帐(?![篷幕子])")
"""账 of a bank, not 帐 of cloth (第一批异形词整理表, 2001); OpenCC writes both 帐"""
WHOLE = re.compile(r"[^\ud800-\udfff]+")
"""OpenCC refuses halves of characters, which a broken client may send"""


def simplified(text: str) -> str:
    """Return the text in simplified characters, by phrases (乾燥 and 乾隆 differ); everything else stays."""
    simple = WHOLE.sub(lambda run: _converter().convert(run.group()), text.translate(VARIANTS))
    return MONEY.sub("账", simple).replace("甚么", "什么")


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
