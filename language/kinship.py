"""For whom something is wanted: a kinship word in the place of the one who benefits (给我儿子报, 我妈想学)."""

from __future__ import annotations

import re

RELATIONS = {
    "son": "儿子|俺儿|我儿|小儿|大儿",
    "daughter": "女儿|闺女|姑娘|俺妮|妮儿",
    "child": "孩子|娃娃?|小孩|小子|俺孩儿?",
    "mother": "母亲|老妈|妈妈?|俺娘|我娘|老娘",
    "father": "父亲|老爸|爸爸?|爹|老爷子",
    "parents": "父母|爸妈|爹妈|老两口|爹娘",
    "husband": "丈夫|老公|孩子他爸|当家的|[俺我]男人|[俺我]家?老头子?|老头子",
    "wife": "妻子|老婆|媳妇|孩子他妈|太太|[俺我]家?老婆子|老婆子",
    "sibling": "弟弟|妹妹|哥哥?|姐姐?|俺弟|我弟|俺哥|我哥|俺姐|我姐|俺妹|我妹|兄弟|姊妹",
    "relative": (
        "爱人|老伴|那口子|对象|孙子|孙女|外甥|侄[子女儿]|爷爷|奶奶|姥姥|姥爷|公公|婆婆|岳母|岳父|舅|姑|姨|叔|嫂子|表[哥弟姐妹]"
        "|亲戚|家里人|家人"
    ),
    "friend": "朋友|邻居|同学|工友|同事|老乡|店员|员工",
    "client": "服务对象|学员|村民|我们村的?人|帮扶对象",
}
KIN = "|".join(f"(?P<{name}>{words})" for name, words in RELATIONS.items())
OWN = r"(?:[我俺咱]们?家?的?|俺们家|我们?家里?的?)?"
DOES = r"(?:也)?(?:想|打算|愿意|能不能|可以)(?:报|学|找|办|登记|申请|领|上|做|干|参加)"
TO_THEM = "给|让|帮|替|叫|说|讲|告诉|在|拿|弄|打|发|念|听|看|商量|买|带|送|交|领|留"
"""what is done to somebody, and nothing for them with this office: 给俺闺女打电话"""
FOR = re.compile(rf"(?:给|替|帮|为|代)(?:{OWN})(?:{KIN})(?!{TO_THEM})")
LET = re.compile(rf"(?:让|叫)(?:{OWN})(?:{KIN})(?:也)?(?:去|来)?(?:学(?!完)|报|上班|参加|找)")
WANTS = re.compile(rf"(?:^|[，,。\s])(?:{OWN})(?:{KIN})[^，,。\s]{{0,8}}?{DOES}")
LEARNS = re.compile(
    rf"(?:^|[，,。\s])(?:{OWN})(?:{KIN})(?:要|去)?(?:(?:学|报名?|找活|找工作)(?!过|完|了|的|得|习|校|费|会|说)"
    r"|上班(?=$|[，,。\s吧呗]))"
)
"""我儿子学按摩，报班: what somebody of the family learns is wished for, as long as it is not told of before"""
FOR_THEM = re.compile(r"(?:给|替|帮|让)(?:他|她)(?:们)?(?:也)?(?:报|找|学|办|问|登|申请|安排|看看|弄|改|查|领|删|填)")
ANY_KIN = re.compile(KIN)


SPEAKER = re.compile(
    r"(?:我|俺)(?:就)?是(?P<whose>[他她]|孩子|娃)(?:的)?(?P<kin>妈妈?|娘|爸爸?|爹|母亲|父亲|家长|奶奶|爷爷|姥姥|姥爷"
    r"|姐姐?|哥哥?|弟弟?|妹妹?|媳妇|老婆|妻子|爱人|对象|老公|丈夫|儿子|女儿|闺女|儿媳妇?)"
)
PARENTS = "妈娘爸爹母父家"
"""first characters of a parent's names"""
CHILDREN = "儿女闺"
MATES = {"媳妇": "husband", "老婆": "husband", "妻子": "husband", "老公": "wife", "丈夫": "wife"}
CHILD_OF = {"他": "son", "她": "daughter"}


def _of_speaker(text: str) -> str | None:
    """Return what the one who is spoken of is to the speaker: 我是她妈 speaks of a daughter."""
    found = SPEAKER.search(text)
    if found is None:
        return None
    kin = found.group("kin")
    if kin[0] in CHILDREN:
        return {"他": "father", "她": "mother"}.get(found.group("whose"))
    if kin[0] in PARENTS:
        return CHILD_OF.get(found.group("whose"), "child")
    return MATES.get(kin) or ("sibling" if kin[0] in "姐哥弟妹" else "relative")


def kin_in(text: str) -> str | None:
    """Return the relation of the one kin word in a text: 闺女的; None where there is none or several."""
    found = {found.lastgroup for found in ANY_KIN.finditer(text)}
    return str(found.pop()) if len(found) == 1 else None


def beneficiary(text: str) -> str | None:
    """Return the relation of the person for whom something is wanted, None where nobody else is named so."""
    for pattern in (FOR, LET, WANTS, LEARNS):
        if found := pattern.search(text):
            return next(name for name in RELATIONS if found.group(name))
    if (spoken_of := _of_speaker(text)) is not None:
        return spoken_of
    them = FOR_THEM.search(text)
    if them and (named := ANY_KIN.search(text[: them.start()])):
        return next(name for name in RELATIONS if named.group(name))
    return None


ONESELF = re.compile(
    r"(?:给|替|帮|为)(?:我|俺|咱)自[己个]|(?:我|俺|咱)自[己个](?:也|还)?(?:想|要)?(?:报|学|办|查|领|找|登记|申请)"
)


def for_oneself(text: str) -> bool:
    """Whether it is said that the matter is one's own: 这回给我自己报."""
    return ONESELF.search(text) is not None
