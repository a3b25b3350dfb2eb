"""Words that the office itself uses and somebody asks about: 全职是啥意思, 课时是什么. Closed."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

TERMS = {
    "full_time": "全职", "part_time": "兼职", "flexible": "灵活(?:就业|上班)?", "at_home": "居家(?:办公|上班)?",
    "lesson_hours": "课时", "piecework": "计件(?:结算|工资)?", "subsidy": "(?:培训)?补贴", "referral": "推荐",
    "waiting_list": "候补", "seats": "名额", "special_course": "专项(?:班)?", "upgrade_course": "提升班",
    "practical_course": "实用班", "online": "线上(?:班|课)?", "base": "(?:培训)?基地", "sample": "示例",
    "registration": "登记(?:建档)?|建档", "in_principle": "原则上", "appraisal": "(?:技能)?鉴定|(?:技能)?评价",
    "skill_certificate": "(?:职业)?技能等级证书?", "handover": "转人工|人工",
    "social_insurance": "五险(?:一金)?|社保",
    "flexible_hours": "弹性时间|弹性上班", "coaching": "专人带教|带教", "receipt": "报名号|受理号|推荐号",
    "annotation": "数据标注", "e_commerce": "电子商务|电商|网店运营", "customer_service": "客服|电话客服|文字客服",
    "pastry": "面点|中式面点", "baking": "西点|烘焙", "massage": "(?:盲人)?保健按摩", "weaving": "手工编织|编织",
    "short_video": "短视频(?:制作)?", "repair": "家电维修", "probation": "试用期", "occupation": "职业|工种",
}  # fmt: skip
"""key of server/words/texts/term.yml → its words"""
ANY = "|".join(f"(?P<{key}>{words})" for key, words in TERMS.items())
QUOTES = "[“”\"「」‘’']*"
WHAT = r"(?:啥|什么|甚)(?:意思|玩意儿?|东西|呀|啊|呢)?"
ASKED = (
    re.compile(rf"(?:{ANY}){QUOTES}(?:这?(?:个|俩|两个)?(?:词|字)?|那)?(?:上班|工作)?(?:都|又|到底|就)?(?:是|叫){WHAT}(?:$|[？?。，,呀啊哩的我俺看听不没跟])"),
    re.compile(rf"(?:什么|啥)(?:是|叫|叫做){QUOTES}(?:{ANY})"),
    re.compile(rf"(?:{ANY}){QUOTES}(?:那)?是?(?:干|弄|做)(?:啥|什么)(?:的|哩|嘞|$)"),
    re.compile(rf"(?:{ANY}){QUOTES}(?:这个词|俩字)?(?:啥|什么)意思"),
    re.compile(rf"(?:不懂|不知道|不明白)(?:什么|啥)(?:是|叫){QUOTES}(?:{ANY})"),
)  # fmt: skip


FORGOTTEN = re.compile(
    r"(?:报名|受理|推荐|编|[这那个]|^)号码?(?:[俺我]|要是|万一|又)?(?:忘|记不住|弄?丢)"
    r"|(?:忘|记不住|弄丢)了?(?:那个|这个)?(?:报名|受理|推荐|编)?号"
)
"""who fears to lose the number of what was done asks what it is needed for"""


def term_asked_about(text: str) -> str | None:
    """Return the key of the word whose meaning is asked for, None where none is."""
    if FORGOTTEN.search(squeeze(text)):
        return "receipt"
    for said in (squeeze(text), text):
        for pattern in ASKED:
            if found := pattern.search(said):
                return next((key for key in TERMS if found.group(key)), None)
    return None
