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


FAVOUR = re.compile(r"[给帮替](?:我|俺|咱|他|她)|我要|俺要|麻烦|查(?:一)?[下查]|看看")


def asks_for_a_favour(text: str) -> bool:
    """Whether a question asks that something be done (能不能帮我报个名), not what it is."""
    return FAVOUR.search(squeeze(text)) is not None


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


IS_DONE = re.compile(
    r"(?:(?:弄|办|报|登|推荐|申请|交|发|撤|退)名?(?:妥|好|成|上|完|过去|掉)?了?名?|(?:妥|好|完)了)(?:吧|没有?|吗|嘛|不)$"
    r"|(?:报|登记|写|推荐|申请)的?(?:到底)?是?谁|谁的名"
)


def asks_if_it_is_done(text: str) -> bool:
    """Whether a text asks if a matter is done, or in whose name: 报名都弄妥了吧, 报的是谁呀."""
    return any(IS_DONE.search(squeeze(clause)) is not None for clause in re.split(r"[，,。？?\s]+", text))


WEEKDAY = re.compile(r"(?:礼拜|星期|周)几")


def asks_for_the_weekday(text: str) -> bool:
    """Whether a text asks on which day of the week something is."""
    return WEEKDAY.search(squeeze(text)) is not None


WHICH = re.compile(r"啥|什么|哪些|哪几|有没有别的|念念|都有|列")


ASKS_HOW = re.compile(r"(?:怎么|怎样|如何|咋样?)(?!办|了|回事|还)[^，,。？?]{0,3}(?:退|删|撤|取消|注销)")


def asks_how_to_undo(text: str) -> bool:
    """Whether a text asks how something is undone, which is not yet the wish to undo it: 以后想删掉怎么删."""
    return ASKS_HOW.search(squeeze(text)) is not None


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
