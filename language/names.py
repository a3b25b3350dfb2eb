"""People's names: Chinese ones of two to four characters, minority names with a dot, Latin ones."""

from __future__ import annotations

import re
import unicodedata

from language.asking import asks_either_way
from language.commands import TO_THE_START, asks_for_more_options, read_command
from language.kinship import ANY_KIN
from language.yes_no import read_yes_no

INTRODUCED = re.compile(r"^(?:[我俺]的?(?:名字|姓名)?(?:叫|是)|(?:姓名|名字)(?:是|叫|：|:)?|叫我?)\s*(?:做)?\s*(.+)$")
DEAF_ORDER = re.compile(r"^(?:[我俺]\s+(?:名字|姓名)|(?:名字|姓名)\s+[我俺])\s+(.+)$")
"""the order of signs: 我 名字 孙示例"""
OUTRIGHT = re.compile(r"叫|名字|姓名")
HAN = r"[\u3400-\u9fff\U00020000-\U0002ebef]"
NAME = re.compile(rf"(?:{HAN}{{2,6}}|{HAN}{{1,12}}(?:[·•・‧]{HAN}{{1,12}})+|[A-Za-z][A-Za-z .'\-]{{1,38}}[A-Za-z])")
ASKING = re.compile(r"[?？吗呢]|什么|怎么|为啥|咋|啥|不知道|告诉|可以|能不能|没有|不想|不要|哪|谁|多少|几")
# 我是盲人, 我是来报名的, 我想学面点, 免贵姓王, 手机号错了: two to six characters too, and no name
DENIES = re.compile(r"不[对是行要用好]")
NO_NAME = re.compile(r"^[这想请弄写]|[我俺你您咱他她它给把]|^免贵|[盲聋哑病残疾本农北南]人$|错|的|重新|一下")


def read_name(text: str) -> str | None:
    """Return the name that is given, or None where the text does not look like one."""
    said = unicodedata.normalize("NFKC", text).strip(" \t。.,，!！")
    if introduced := DEAF_ORDER.match(said) or INTRODUCED.match(said):
        said = introduced.group(1).strip(" 。,，")
        said = AT_END.sub("", re.sub(r"[，,。].*$", "", said))
    said = re.sub(rf"(?<={HAN})\s+(?={HAN})", "", said)
    if (
        asks_either_way(said)
        or asks_for_more_options(said)
        or DENIES.search(said)
        or TO_THE_START.search(said)
        or ASKING.search(said)
        or NO_NAME.search(said)
        or read_command(said)
        or read_yes_no(said) is not None
    ):
        return None
    return said if NAME.fullmatch(said) else None


def is_introduced(text: str) -> bool:
    """Whether the text says outright that a name follows (我叫……); 我是…… may go on with anything."""
    said = unicodedata.normalize("NFKC", text).strip()
    return bool(OUTRIGHT.match(said.lstrip("我俺的")) and INTRODUCED.match(said))


CALLED = re.compile(
    rf"(?:名字|姓名|大名)?(?P<how>叫做?|(?<![还就不都但可只倒于或要])[是为])\s*(?P<called>{HAN}{{2,6}}(?:[·•・‧]{HAN}{{1,12}})*)"
)
AT_END = re.compile(r"(?<=[\u3400-\u9fff]{2})[啊呀哈嘞哩呢嘛吧噢哦]$")
"""what is said behind a name and is no part of it: 张示例啊"""
FAMILY_AND_NAME = re.compile(rf"姓({HAN})[，,、\s]*(?:名字?|叫)({HAN}{{1,3}})(?:$|[，,。\s])")
CLAUSE = re.compile(r"[，,。;；！!?？\n]+")


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text, without the marks between them."""
    return [one.strip() for one in CLAUSE.split(text) if one.strip()]


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟"
    "熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒"
    "阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
    "米柏宗瞿桂佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻厉"
    "伊仝区郜海阚权屠豆朴盖练廉禹井祖漆巴丰卿国狄平计索晋"
)
"""first characters of the commonest family names: closed, and only asked of a clause among others"""
NAME_OF_KIN = re.compile(
    rf"(?:{ANY_KIN.pattern}|他|她)[^，,。\s]{{0,2}}?(?:名字|大名)?(?:叫做?|名字是)\s*(?P<called>{HAN}{{2,4}})(?=$|[，,。\s])"
)
FOR_KIN = re.compile(rf"^(?:就?是)?(?:给|替|帮)(?:[我俺咱]们?家?的?)?(?:{ANY_KIN.pattern})(?={HAN}{{2}})")
ANY_SURNAME = "".join(sorted(SURNAMES))
KIN_AND_NAME = re.compile(rf"(?:{ANY_KIN.pattern})(?:是|，|,)?(?P<called>[{ANY_SURNAME}]{HAN}{{1,2}})(?=$|[，,。\s])")
"""a kin word with a name right behind it: 要登的是我丈夫陈示例"""
MYSELF = re.compile(rf"^[我俺](?=[{ANY_SURNAME}]{HAN}{{1,2}}$)")
"""我 right before a whole name: 我马示例"""
DONE_FOR_THEM = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:报的?名?|办的?|登记的?|学的?)$")
"""what stands around a name in 给我儿子王示例报"""
FOR_KIN_BEFORE = re.compile(rf"^(?:{ANY_KIN.pattern})(?={HAN}{{2}})")
NO_ANSWER = re.compile(
    r"的$|是我$|[他她它您你俺咱给把]|^[我俺]姓.$|^[来想要去弄写填搞]|什么|怎么|多[少久远长]|[几啥咋]|[吗呢嘛？?]$|^我?(?:妈|爸|儿子|女儿|孩子)$"
)
"""what two to six characters are when they are no name: 给我妈办的; 还有几步"""


def looks_like_a_name(text: str) -> bool:
    """Whether a short text that stands alone can be a name: no word of everyday answers."""
    said = text.strip(" 。.，,")
    return bool(re.fullmatch(rf"{HAN}{{2,4}}", said)) and name_in_answer(said) == said and not EVERYDAY.search(said)


EVERYDAY = re.compile(r"^[我俺你您咱这想请不没]|免贵|错了$|忘了$|[吗呢么嘛了]$|什么|一下|重新|等等|知道")


CHANGED = re.compile(r"^(?:名字|姓名)?(?:改成|改为|换成|写成|应该是|应该叫)")


def name_of_kin(text: str) -> str | None:
    """Return the name that a text gives to a relative: 她叫王示例，我叫李示例; 我丈夫陈示例."""
    found = NAME_OF_KIN.search(text) or KIN_AND_NAME.search(text)
    return AT_END.sub("", found.group("called")) if found else None


def name_in_answer(text: str, of_kin: bool = False) -> str | None:
    """Return the name in what was read as the answer to the question for it, whatever else its characters mean.

    `of_kin` where the record is another's: of 我叫赵示例，爷爷叫赵德 the second name is meant then, else the first.

    安全，姓安，叫安全 gives 安全; 王一，一二三的一 gives 王一; 刘芳 女 gives 刘芳.
    """
    said = CHANGED.sub("", unicodedata.normalize("NFKC", text).strip(" \t。.,，!！"))
    spaced = said.split()
    if len(spaced) > 1 and all(re.fullmatch(HAN, one) for one in spaced):
        said = "".join(spaced)  # 王 春 梅
    clauses = CLAUSE.split(said)
    if of_kin and (theirs := name_of_kin(said)) is not None:
        return theirs
    if (spelled := _spelled_out(said)) is not None:
        return spelled
    for clause in clauses:
        introduced = DEAF_ORDER.match(clause.strip()) or INTRODUCED.match(clause.strip())
        if introduced is None and (called := CALLED.search(clause)):
            name = AT_END.sub("", FOR_KIN_BEFORE.sub("", called.group("called")))
            outright = called.group("how").startswith("叫") or name[:1] in SURNAMES
            if NO_ANSWER.search(name) or not outright:
                continue
            return name
        plain = (introduced.group(1) if introduced else clause).strip()
        plain = re.sub(rf"(?<={HAN})\s+(?={HAN}{{1,2}}$)", "", plain) if introduced else plain
        plain = AT_END.sub("", DONE_FOR_THEM.sub("", FOR_KIN.sub("", MYSELF.sub("", plain))))
        if DENIES.search(plain) or asks_for_more_options(plain):
            continue
        if TO_THE_START.search(plain) or NO_ANSWER.search(plain):
            continue
        for one in (plain, *plain.split()[:2]):
            if asks_either_way(one) or NO_ANSWER.search(one):
                continue
            alone = introduced is not None or len(clauses) == 1 or one[:1] in SURNAMES
            if alone and NAME.fullmatch(one) and read_yes_no(one) is None and read_command(one) is None:
                return one
    family = FAMILY_AND_NAME.search(said)
    return "".join(family.groups()) if family else None


def own_name(text: str) -> str | None:
    """Return the name by which the speaker calls themselves beside another's: 我叫李示例，她叫王示例."""
    found = OWN_NAME.search(text)
    return AT_END.sub("", found.group("called")) if found else None


def says_to_be_the_other(text: str) -> bool:
    """Whether somebody says that the name that was noted is their own and not the one of the matter: 刘示例是我."""
    return re.search(rf"{HAN}{{2,4}}是(?:我|俺)(?=$|[，,。！\s])", text) is not None


OWN_NAME = re.compile(
    rf"(?:我|俺)(?:自己)?(?:姓{HAN}[，,、\s]*)?(?:名字?)?(?:叫做?|名字是)(?P<called>{HAN}{{2,4}}?)(?=$|[，,。\s]|[他她俺我])"
)
SPELLED_FROM = re.compile(
    rf"(?:[我俺]叫|[我俺]姓{HAN}|名字叫?|姓名是?|^)(?={HAN}{{2,4}}(?:{HAN}就?是)?{HAN}{{1,4}}的)"
)


def _spelled_out(said: str) -> str | None:
    """Return the name whose characters are explained right behind it: 潘长顺长短的长顺利的顺."""
    start = SPELLED_FROM.search(said)
    if start is None:
        return None
    rest = said[start.end() :]
    for length in (3, 2, 4):
        name, behind = rest[:length], rest[length:]
        chars = re.escape(name)
        explained = re.match(rf"(?:[{chars}]就?是)?(?:{HAN}{{1,3}}的[{chars}])", behind)
        if name[:1] in SURNAMES and explained and NAME.fullmatch(name):
            return name
    return None


def runs_on(part: str, text: str) -> bool:
    """Whether a sentence goes on behind a part of it without a mark, so that the part is no thing of its own."""
    at = text.find(part)
    behind = text[at + len(part) :] if at >= 0 else ""
    return bool(behind) and behind[0].isalpha() and part[-1:].isalpha() and len(part) < len(behind) + 2
