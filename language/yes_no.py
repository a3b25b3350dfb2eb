"""Yes and no, in the short words people use for them."""

from __future__ import annotations

import re

from language.writing.plain import bare, squeeze

YES = frozenset(
    [
        "是",
        "是的",
        "对",
        "对的",
        "好",
        "好的",
        "好呀",
        "可以",
        "可",
        "行",
        "中",
        "成",
        "嗯",
        "嗯嗯",
        "恩",
        "是嘞",
        "对嘞",
        "同意",
        "确认",
        "确定",
        "没错",
        "要",
        "愿意",
        "想",
        "需要",
        "没问题",
        "对对",
        "是是",
        "yes",
        "ok",
        "y",
        "1",
        "对没错",
        "是没错",
        "对是的",
        "好可以",
        "可以可以",
        "行行",
        "中中",
        "可中",
        "沾",
        "沾沾",
        "管",
        "要得",
        "对头",
        "就是",
        "正确",
        "对着",
        "办",
        "办理",
        "提交",
        "报",
        "就这样",
        "可以的",
        "行的",
        "我同意",
        "我愿意",
        "我要",
        "我确认",
        "同意的",
        "确认无误",
        "都对",
        "没毛病",
        "好的可以",
        "对可以",
        "是的对",
        "是的没错",
        "是的同意",
        "要的",
        "对着呢",
        "对着嘞",
        "没有不对",
        "没有不对都对",
        "没错都对",
        "登吧",
        "登上吧",
        "给我登上",
        "交吧",
        "交上吧",
        "交上去",
        "报吧",
        "报上吧",
        "给我报上",
        "退吧",
        "退了吧",
        "那就退了吧",
        "是退了",
        "办吧",
        "转吧",
        "删吧",
        "撤了吧",
        "就这么办",
        "中你办吧",
    ]
)
NO = frozenset(
    [
        "不",
        "不是",
        "不对",
        "不要",
        "不用",
        "不行",
        "不中",
        "不沾",
        "不同意",
        "否",
        "别",
        "不愿意",
        "不想",
        "不需要",
        "没有",
        "不可以",
        "不成",
        "no",
        "n",
        "2",
        "不是的",
        "不用了",
        "不要了",
        "先不",
        "暂时不",
        "不了",
        "不确认",
        "我不同意",
        "我不愿意",
        "不好",
        "错",
        "错了",
        "不着",
        "白",
    ]
)


def read_yes_no(text: str) -> bool | None:
    """Return True for a plain yes, False for a plain no, None for anything longer or else."""
    for form in (squeeze(text), bare(text)):
        if form in YES:
            return True
        if form in NO:
            return False
    return None


OPENERS = ("对了", "哦对了", "好像", "那个")


def only_opens(text: str) -> bool:
    """Whether the words open another thought and answer nothing: 对了，我刚才……"""
    return squeeze(text) in OPENERS


REFUSALS = frozenset(
    [
        "不",
        "不要",
        "不用",
        "不行",
        "不中",
        "不沾",
        "不愿意",
        "不想",
        "不需要",
        "不成",
        "不用了",
        "不要了",
        "先不",
        "暂时不",
        "不了",
        "我不愿意",
    ]
)
"""what of the plain noes will not do a thing; the others say that something is wrong or is not there"""


def refuses(text: str) -> bool:
    """Whether the whole text is a plain no of somebody who will not."""
    return squeeze(text) in REFUSALS or bare(text) in REFUSALS


YES_WITHIN = re.compile("|".join(sorted((re.escape(one) for one in YES if not one.isascii()), key=len, reverse=True)))


def has_a_yes(text: str) -> bool:
    """Whether a word of agreement stands in the text at all: sounds without one agree to nothing."""
    return YES_WITHIN.search(squeeze(text)) is not None or squeeze(text).startswith(("ok", "yes"))


SAID_BEFORE = re.compile(r"不是(?:都|已经|刚|才)*(?:说|讲|告诉|答应)(?:过|了|你)")
AGREED_BEFORE = re.compile(
    r"(?:我|俺)(?:都|已经|刚才?|不是)*(?:说|讲|答应)(?:过|了)+的?(?:就?是)?(?:(?:同意|可以|愿意|是|对|中|行|好)[的了啊呀嘛吗吧]*){1,3}"
    r"(?=$|[，,。！!\s你您恁])"
)
NEVER_ASKED = re.compile(r"没(?:有)?(?:问|说|提|要|想)(?:过|你)?(?:这个|那个|这|那|它|呀|啊|$)")


def agreed_before(text: str) -> bool:
    """Whether a text says that a yes was said already: 我说了同意同意你没听见啊."""
    return AGREED_BEFORE.search(text) is not None


def insists(text: str) -> bool:
    """Whether a text with a no in it says yes once more: 我不是说了嘛."""
    return SAID_BEFORE.search(squeeze(text)) is not None


def never_asked_for_it(text: str) -> bool:
    """Whether somebody says that they have not asked for what is offered: 我没问这个呀."""
    return NEVER_ASKED.search(squeeze(text)) is not None


def begins_with_a_yes(text: str) -> bool:
    """Whether the first thing that a text says is a plain yes: 对，报吧."""
    first = re.split(r"[，,。；;！!？?\s]", text.strip(), maxsplit=1)[0]
    return read_yes_no(first) is True or YES_WITHIN.match(squeeze(text)) is not None
