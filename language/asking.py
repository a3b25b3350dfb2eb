"""Closed forms of a question: a word and its own denial (安全不安全), a quantity (多少, 几块钱)."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

EITHER_WAY = re.compile(r"(?P<word>[\u3400-\u9fff]{1,2})[不没](?P=word)[\u3400-\u9fff]{0,2}")
HOW_MUCH = re.compile(r"多少|多大|几[百千万块元]|[钱款额]|标准")
HOW_OFTEN = re.compile(r"(?:几|多少)[次回遍趟]")

ASKS = re.compile(r"(?:[吗呢没]|没有|[怎咋][么]?样了?|不[\u3400-\u9fff])$|怎么|咋|啥时候|什么时候|几时|多久|哪一?步")
REQUESTS = re.compile(r"[能想要帮请]|可以")


def asks_by_form(text: str) -> bool:
    """Whether a text asks by its particles and question words, and asks for nothing to be done."""
    said = squeeze(text)
    return ASKS.search(said) is not None and REQUESTS.search(said) is None


def asks_either_way(text: str) -> bool:
    """Whether the whole text is a word and its denial (保不保密 too), which asks and names nobody."""
    return EITHER_WAY.fullmatch(squeeze(text)) is not None


def asks_how_often(text: str) -> bool:
    """Whether a number of times is asked for: 领几次, 多少回."""
    return HOW_OFTEN.search(text) is not None


def asks_how_much(text: str) -> bool:
    """Whether a text speaks of an amount of money, and not of how often it may be had."""
    return HOW_MUCH.search(text) is not None and not asks_how_often(text)


WHEN = re.compile(r"几天|多久|多长时间|啥时候|什么时候|何时|哪天|几时|多少天")


def asks_when(text: str) -> bool:
    """Whether a text asks how long something takes, or for the day."""
    return WHEN.search(squeeze(text)) is not None


MACHINE = re.compile(
    r"机器|真人|活人|骗|卖(?:给|了|我)|弄啥|传出去|坑人|钱|收费|是谁|谁呀?$|靠谱|可信|电脑|智能|ai|人吗|是人|官方|残联|诈|推销|正规|密码|泄露|保密|哪里的|干啥的|什么的"
    r"|程序|假的|真的"
)
NUMBER_ASKED = re.compile(r"电话|号码|地址")


def doubts_the_machine(text: str) -> bool:
    """Whether a text asks what speaks here, or whether it can be trusted; a number that is asked for is neither."""
    said = squeeze(text)
    return MACHINE.search(said) is not None and NUMBER_ASKED.search(said) is None


FAVOUR = re.compile(r"[给帮替](?:我|俺|咱|他|她)|我要|俺要|麻烦|查(?:一)?[下查]|看看")


def asks_for_a_favour(text: str) -> bool:
    """Whether a question asks that something be done (能不能帮我报个名), not what it is."""
    return FAVOUR.search(squeeze(text)) is not None


WHO_MAY = re.compile(
    r"收不收|[收要]吗|要不要|(?:收|要|能[学报做干去上]|能|行|可以|适合|合适)(?:不|吗|么|没)"
    r"|能不能|行不行|可不可以|适不适合"
)


def asks_who_may(text: str) -> bool:
    """Whether a question asks if somebody is admitted: 低视力的收不收."""
    return WHO_MAY.search(squeeze(text)) is not None


WHAT_FOR = re.compile(
    r"(?:要|问|用|拿|收|写|留)(?:这|它|那|我|俺|些|个|证号|号码?|卡号|手机号?|名字|信息|验证码)*(?:有啥|有什么|能)?(?:干|做|弄)(?:啥|什么|嘛)"
    r"|为(?:啥|什么)(?:还)?[要问用]|谁也不能给|(?:别|不要|不能)(?:告诉|给)别?人|骗(?:子|人|我|俺|钱|信息)|[转倒]?手?(?:给我)?卖(?:了|给)"
    r"|安全(?:不|吗|么)|泄露|谁能?看(?:得)?[到见]|(?:别|不要|不能|甭)(?:让|叫)[^，。]{0,6}知道|保密"
    r"|(?:咋|为啥|为什么|怎么)(?:还|就)?(?:得|要|问)我?[^，。]{0,3}(?:证号|手机|号码|信息|名字)"
)


def asks_what_for(text: str) -> bool:
    """Whether somebody asks what a personal fact is wanted for, who sees it, or fears a fraud."""
    return WHAT_FOR.search(squeeze(text)) is not None


QUESTION = re.compile(
    r"[?？]|[吗呢么]$|是不是|会不会|要不要|用不用|还得|能不能|能.{0,4}不$|多久|什么|怎么|咋|啥|几[天点号]|谁|哪"
)


def asks(text: str) -> bool:
    """Whether a text has the form of a question, whatever it asks."""
    return QUESTION.search(squeeze(text) if "？" not in text and "?" not in text else text) is not None


LOST = re.compile(r"丢|补办|找不[着到]|烂了|磨坏|弄没")


def is_lost(text: str) -> bool:
    """Whether a text tells that something is lost or worn, so that no record of it is asked for."""
    return LOST.search(squeeze(text)) is not None


LEVEL_WORDS = re.compile(r"级|初|高工|专项|技师|学徒工|等")


def speaks_of_levels(text: str) -> bool:
    """Whether a text names a level or kind of class at all."""
    return LEVEL_WORDS.search(text) is not None


COMPARES = re.compile(
    r"区别|不一样|不同|一样|差别|差在|比(?!赛)|更|哪[个一][^，。]{0,4}(?:好|近|远|便宜|合适|适合|强|快|早|简单|容易)"
)


def compares(text: str) -> bool:
    """Whether a text asks how things differ, or which is the better one."""
    return COMPARES.search(squeeze(text)) is not None


JUST_NOW = re.compile(r"刚才|刚刚|到底|没给[我俺]|没有给[我俺]|没把[我俺]|报上名?没|报没报|报了没")


def asks_of_just_now(text: str) -> bool:
    """Whether somebody asks what was done in this talk: 刚才没给我报上吧."""
    return JUST_NOW.search(squeeze(text)) is not None


WHO_SEES = re.compile(
    r"谁[^，。]{0,6}(?:看|见|知道)|(?:别人|村里|单位|邻居|家里)[^，。]{0,6}(?:看|知道)|传出去|外传|保密"
)


def asks_who_sees(text: str) -> bool:
    """Whether somebody asks who gets to see what is kept."""
    return WHO_SEES.search(squeeze(text)) is not None


FORBIDS_TELLING = re.compile(
    r"(?:(?<![特性分区个级])别(?!的|人|处)|不要|甭|不准|(?<!能)不能|莫)"
    r"(?:(?:跟|和|给|让|把|叫|对)[^，。]{1,8}?(?:说|知道|讲|提|写|传)|(?:告诉|说出去|说我|说俺|提我|写我|泄露|外传))"
)


def forbids_telling(text: str) -> bool:
    """Whether somebody says what is not to be told to others: 先别说我是视力三级."""
    return any(FORBIDS_TELLING.search(squeeze(one)) for one in re.split(r"[，,。；;！!？?]", text))


def asks_for_materials(text: str) -> bool:
    """Whether a question on costs asks who pays for what one works with: 材料费谁出."""
    return "材料" in text


OF_A_NUMBER = re.compile(
    r"忘|丢|没记|记不|弄没|干啥|干什么|啥用|什么用|咋用|怎么用|用来|用处|咋查|怎么查|要(?:这个)?号|号要"
)


def speaks_of_the_number(text: str) -> bool:
    """Whether a question on a number asks what it is for or what if it is lost, and not what became of the matter."""
    return OF_A_NUMBER.search(squeeze(text)) is not None


HOW_FAR = re.compile(
    r"多远|远不远|离(?:俺|我|这|家)?[^，。]{0,6}(?:远|近)|(?:坐车|路上|过去|骑车|开车)[^，。]{0,4}(?:多久|多长时间|几个?(?:小时|钟头))"
)


def asks_how_far(text: str) -> bool:
    """Whether a question on the way asks for a distance or for the time that it takes."""
    return HOW_FAR.search(squeeze(text)) is not None


WHICH = re.compile(r"啥|什么|哪些|哪几|有没有别的|念念|都有|列")


def asks_which(text: str) -> bool:
    """Whether a text asks what there is to choose from."""
    return WHICH.search(squeeze(text)) is not None


IN_GENERAL = re.compile(
    r"归谁|由谁|谁(?:给|来)?发|哪(?:个|里|儿)(?:部门|单位|机构)?发|去[^，。]{1,8}领吧|规定|政策|文件"
)
OWN = re.compile(r"我的|俺的|我那|俺那|下来没|办好没|批没批")


def asks_in_general(text: str) -> bool:
    """Whether a question on a paper or a payment asks how it is for everyone (证书归谁发), not for one's own."""
    said = squeeze(text)
    return IN_GENERAL.search(said) is not None and OWN.search(said) is None
