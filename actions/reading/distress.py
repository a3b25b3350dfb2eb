"""Words of hopelessness or self-harm, which must never depend on a model."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

NO_WISH_TO_LIVE = re.compile(
    r"不(?:再|打算|愿意?)?想?(?:要|再)?(?:活[着了下]|醒(?:过)?来)|[活货]不(?:下去|成|了了|想)|不想(?:再|要)?(?:活|货)(?!动|儿)"
    r"|活(?:着|下去)(?:也|真|都|还|实在|太)*(?:没(?:有)?[啥什]?么?(?:意[思义]|用|劲|盼头|希望)|[累遭受]|痛苦)"
    r"|活(?:着|下去)(?:还|又)?(?:干[啥嘛吗什]|弄啥|有[啥什]么?意思)"
    r"|活(?:着|成).{0,6}(?:累赘|拖累|图什么)|活够|没(?:法|脸)活|没(?:有)?活(?:路|头)|(?:世上|世界上?)没有?我"
)
DEATH = re.compile(
    r"想死|去死(?!机)|(?:我|俺)死了|死了.{0,3}(?:算|拉倒|干净|清净|解脱|轻松|更?好|对大家)|^(?:我|俺)?死(?:我|俺)?想|不如死|让(?:我|俺)死|一死了|寻死|求死|寻短|轻生|想不开"
    r"|一了百了|自杀|自尽|自残|自伤|上吊|[割划][过了]?(?:手腕|腕|自己)|跳[楼河井]|楼上跳下|遗书|喝(?:农)?药|安眠药"
    r"|结束(?:生命|自己|这一切|我的)|了结(?:自己|此生|生命)|伤害(?:我)?自己"
)
DESPAIR = re.compile(
    r"绝望|撑不下去|(?:我|快|真的?)撑不住|熬不(?:下去|过)|崩溃|心里.{0,3}(?:难受|堵|憋屈|痛苦|苦)|过不下去|没(?:有)?盼头|没(?:有)?指望"
)
ABOUT_SOMETHING = re.compile(
    r"(?:系统|网站|网页|程序|手机|电脑|软件|页面|服务器).{0,4}崩溃|崩溃的?(?:手机|电脑|系统)"
)
A_QUESTION_OF_KNOWLEDGE = re.compile(
    r"自杀.{0,6}(?:热线|预防|干预)(?:培训|课|班|师|员)|(?:预防|防止|干预)自杀(?:的)?(?:培训|课|班)"
)
EVERYDAY = re.compile(
    r"[累热冷笑急饿烦吓气困渴忙疼等挤晒冻堵]死(?:我|俺|人|个人)?了?|死机|卡死"
    r"|[昨今](?:晚|天|夜|儿|黑)[^，。天]{0,3}没(?:咋|怎么)?睡[好着]"
)
"""says how tired, hot or late one is, and no more; one bad night is everyday, many are not"""
SHORT = 12
DENIED = re.compile(r"(?:不是|没有?|没想|不会|可没)(?:说|要|想)?(?:自杀|去死|想死|轻生|寻死)")
IN_ENGLISH = re.compile(
    r"\b(?:kill(?:ing)? myself|suicid\w*|want to die|wanna die|end my life|hurt(?:ing)? myself|no reason to live"
    r"|don'?t want to live|better off dead)\b"
)


def is_everyday(text: str) -> bool:
    """Whether the text only sounds like despair: 排队累死了, 手机死机了."""
    said = squeeze(text)
    if says_distress(text) or len(said) > SHORT or re.search("[活想哭苦]", said):
        return False
    return bool(EVERYDAY.search(said) or ABOUT_SOMETHING.search(said))


def says_distress(text: str) -> bool:
    """Whether the text speaks of not wanting to live, of self-harm, or of plain despair."""
    if IN_ENGLISH.search(text.lower().replace("’", "'")):
        return True
    said = squeeze(text)
    if ABOUT_SOMETHING.search(said) or A_QUESTION_OF_KNOWLEDGE.search(said) or DENIED.search(said):
        return False
    return any(words.search(said) for words in (NO_WISH_TO_LIVE, DEATH, DESPAIR))
