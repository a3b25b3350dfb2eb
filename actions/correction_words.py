"""The words that take something back, and where in them the new value stands."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

CORRECTING = re.compile(
    r"(?<!对)不对|(?<![是要])不是|错了|(?<!没)说错|(?<!没)写错|打错|[说报讲写]岔了?|输错|填错|记错|选错|报错|念错|弄错"
    r"|改成|改为|改回|改一下|改下|换成|更正|应该是|纠正|要改|想改|改改|重新?[报说填输]"
    r"|换(?:一?[个下]|掉)?(?:手机|电话|证号|名字|姓名|银行卡|卡号|地方|等级|日期)"
)
"""是不是 and 对不对 ask, and take nothing back"""
RHETORICAL = re.compile(r"不是[^，,。；;]{0,10}[吗嘛么]")
"""刚才不是说了吗 complains of being asked again"""
SAID_ALREADY = re.compile(
    r"(?:不是|都|已经|刚才?|刚刚|早就?|前面)[^，,。；;]{0,6}(?:说|报|讲|告诉|给)[^，,。；;错]{0,3}[过了]"
)
REJECTED = re.compile(r"(?:而不是|(?<![是要])不是|不要)([^，,。；;、]*?)(?=而是|，|,|。|；|;|、|是|$)")
ONLY_WISHES = re.compile(
    r"[，,。；\s]*[我俺]?[要想得]*(?:改改?|更正|纠正|重新?说|重新?填|重来)[一下吧了呀]*[。！\s]*"
)
"""what may follow 手机号错了 without being its new value"""
NEW_VALUE = re.compile(r".*(?:改成|改为|改回|换成|应该是|而是|不对|错了|岔了|是)(.+)$")
KIND_OF_CERTIFICATE = re.compile(r"职业技能等级证书?|技能等级证书?|职业资格证书?|专项职业能力证书?")
CLAUSE = re.compile(r"[，,。；;！!？?]+")
TOGETHER = re.compile(r"[和跟与同、]|还有|都")
"""names several things that are all wrong: 名字和手机号都错了"""
ANOTHER = re.compile(
    r"(?:我|俺)?(?:想|要)?再?(?:换一?[个门家张份种换下]?|另外?选?一[个门张])"
    r"(?:别的|其他的?)?(?:班|课|岗位|工作|证书|时间)?(?:看看|行吗|可以吗)?"
    r"|(?:我|俺)?(?:不想?要|不选|不喜欢)(?:这一?[个家班门])(?:班|课|岗位|工作|单位)?|重新?选(?:一个)?"
    r"|(?:这一?[个家班门])(?:班|课|岗位|工作|单位|时间)?(?:不要|不行|不合适|不好|不中|太远)|时间不合适"
)
"""the thing that was chosen is not wanted: 换一个"""

ANOTHER_TRADE = re.compile(r"课|手艺|行|工种|专业")


def takes_back(text: str) -> bool:
    """Whether the words take back something that was said."""
    return bool(CORRECTING.search(RHETORICAL.sub("", text)))


def says_it_was_said(text: str) -> bool:
    """Whether the words only point out that the answer was given before (刚才不是说了吗)."""
    return bool(SAID_ALREADY.search(text)) and not takes_back(text)


def wants_another(text: str) -> bool:
    """Whether the words ask for another one than the one that was chosen, and say nothing else."""
    return bool(ANOTHER.fullmatch(squeeze(text).rstrip("吧呗啊呀了")))


def readings(text: str, by_name: bool) -> tuple[str, ...]:
    """Return the parts of a correction in which the new value may stand, the likeliest first.

    Where the fact is named (`by_name`), what stands before its new value is never that value.
    """
    kept = REJECTED.sub("", text)
    given = NEW_VALUE.match(kept)
    parts = (given.group(1), "" if by_name else kept) if given else (kept,)
    return tuple("" if ONLY_WISHES.fullmatch(part) else part for part in parts)


def plain_names(text: str) -> str:
    """Return the text in which 职业技能等级证书 names no 职业 and no 等级."""
    return KIND_OF_CERTIFICATE.sub("证书", text)


def rejected(text: str) -> tuple[str, ...]:
    """Return the values that are denied: 郑州 in 不是郑州."""
    return tuple(found.group(1) for found in REJECTED.finditer(RHETORICAL.sub("", text)) if found.group(1))


def clauses(text: str) -> list[str]:
    """Return the parts of a sentence between its commas."""
    return [part for part in CLAUSE.split(text) if part.strip()]
