"""Cantonese and traditional characters as they are written, put into the common written Chinese of the bot."""

from __future__ import annotations

import re

from language.writing.simplified import simplified

SIGNS = "唔係喺嘅咗嚟嘢冇佢咩噉搵睇畀俾攞嗰哋"
"""characters that Cantonese alone writes, but for 係, which is also the 系 of 關係"""
MARKS = re.compile(rf"[{SIGNS}]|边度|点样|点解|几时|返工|唔该|听日|而家")
"""what is written so in Cantonese alone"""
PHRASES = {
    "唔该晒": "谢谢", "唔该": "请", "多谢晒": "谢谢", "多谢": "谢谢", "唔使": "不用", "唔知": "不知道",
    "唔识": "不会", "唔好": "不要", "唔系": "不是", "唔係": "不是", "係唔係": "是不是", "系唔系": "是不是",
    "得唔得": "行不行", "有冇": "有没有", "冇咗": "没有了", "边度": "哪里", "边个": "谁", "边间": "哪个",
    "点样": "怎么", "点解": "为什么", "几时": "什么时候", "几多": "多少", "乜嘢": "什么", "咩嘢": "什么",
    "搵工": "找工作", "搵": "找", "返工": "上班", "放工": "下班", "人工几多": "工资多少", "而家": "现在",
    "听日": "明天", "今日": "今天", "寻日": "昨天", "嗰个": "那个", "嗰": "那", "呢个": "这个", "呢度": "这里",
    "嗰度": "那里", "睇": "看", "畀": "给", "俾": "给", "攞": "拿", "嚟": "来", "喺": "在", "嘅": "的",
    "咗": "了", "哋": "们", "佢": "他", "冇": "没有", "嘢": "东西", "咩": "什么", "噉": "那样", "讲": "说",
    "识": "会", "係": "是", "唔": "不", "睇唔到": "看不见", "听唔到": "听不见", "真人": "人工",
}  # fmt: skip
SHARED = re.compile(r"(?<=[關关聯联體体維维])係|係(?=[數数統统列])")
ELSEWHERE = re.compile(rf"[^{SIGNS}]+")
BY_LENGTH = sorted(PHRASES, key=len, reverse=True)


def in_common_chinese(text: str) -> str:
    """Return the text in simplified characters, and Cantonese words as they are said everywhere."""
    simple = ELSEWHERE.sub(lambda run: simplified(run.group()), SHARED.sub("系", text))
    if not MARKS.search(simple):
        return simple
    for phrase in BY_LENGTH:
        simple = simple.replace(phrase, PHRASES[phrase])
    return simple
