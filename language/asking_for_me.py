"""The offer to put a question to others: taken up, mended, and taken back."""

from __future__ import annotations

import re

from language.writing.plain import squeeze
from language.yes_no import read_yes_no

ASK_FOR_ME = re.compile(
    r"(?:[替帮给][我俺咱](?:去|再|也)?问(?:一?问|一?下|清楚|问看)?+|(?:叫|让)[你恁您]?问(?:问|一下)?+)"
    r"(?!着|过|的|到|了?[没吗么嘛])"
)
"""what is being asked or was asked (帮我问着吗, 让你问的) is no wish to ask"""
NOT_TO_BE_ASKED = re.compile(rf"(?:别|甭|不用|不要|不必|没|没有)[^，。]{{0,4}}(?:{ASK_FOR_ME.pattern})")


GO_AHEAD = re.compile(
    r"(?:中|行|对|好|是|嗯|可以|那|就|先|你|您|恁|[，,。！!\s])*(?:这样|这么|恁|这)?(?:替我|帮我|给我|替俺|帮俺|给俺)?问(?:去)?(?:吧|呗|就行|就中)"
)
CLAUSES = re.compile(r"[，,。；;！!？?\s]+")


def goes_ahead(text: str) -> bool:
    """Whether a text lets a question be put as it was read back: 对，就这么问; 唉，先问吧."""
    clauses = [one for one in CLAUSES.split(text.strip()) if one]
    first_is_a_yes = bool(clauses) and read_yes_no(clauses[0]) is True
    return first_is_a_yes or GO_AHEAD.match(text) is not None or any(GO_AHEAD.fullmatch(one) for one in clauses)


def asks_to_ask(text: str) -> bool:
    """Whether a text takes up the offer to put a question to others: 中，恁替俺问问."""
    said = squeeze(text)
    return ASK_FOR_ME.search(said) is not None and NOT_TO_BE_ASKED.search(said) is None


BESIDE = re.compile(r"(?:顺便|顺道|顺带|捎带|再|也|还要?)[^，,。；;？?]{0,3}问")


def asks_beside(text: str) -> bool:
    """Whether something is to be asked beside what was to be asked before: 顺便问问管不管饭."""
    return BESIDE.search(squeeze(text)) is not None


ASKED = r"(?:基地|单位|工作人员|残联|老师|老板|学校|他们|人家)"
"""whom the assistant offers to ask"""
TO_ASK = (
    rf"(?:(?:叫|让){ASKED}?)?(?:[替帮给](?:[我俺咱]|忙)?)?(?:去|再|也)?问(?!题|号|答|讯|候|卷|到|好|完|清楚了)"
    r"(?:一?问|一?下|一声|清楚|明白|准)?"
)
OPENING = re.compile(
    rf"^(?:不是|不对|不|那|就|你|您|恁|麻烦|请|先|也|再|还|另外|顺便|顺道|顺带|捎带|中|行|好|对|是|嗯|哎|可以|能不能|能|吧|[，,。！!\s])*"
    rf"(?:{TO_ASK}|(?:我|俺)(?:就|只|光|是|要|要替)*(?:问的?就?是|想问|问)(?:一?下|一声)?)"
    rf"(?:吧|呗|呀|啊|嘛|一声|一下|看看|看|{ASKED}(?=[，,。:：\s]|$))?[，,。:：\s]*"
    rf"|^(?:不是|不对|[，,。\s])*(?:(?:你|您|恁)(?:就|要|得)?(?:这样|这么)?|这样|这么)写(?:上|成)?[：:，,\s]*"
)
"""what stands before the question itself: 那你替我问问基地，; 你写, of who tells what is to be written"""
CLOSING = re.compile(
    r"[，,。；;\s]*(?:"
    r"(?:这|那)?[一两二三四几]?[个样件条句]?(?:都|一块儿?|一起|一并|一道|也)+要?(?:[替帮给][我俺咱])?问(?:了|上|吧|呗|啊|一?下|清楚)*"
    r"|(?:你|您|恁)?(?:再|也|先|就|都)*[替帮给](?:[我俺咱]|忙)?(?:去|再|也)?问(?:一?问|一?下|一声|清楚|明白|准)?(?:吧|呗|呀|啊|嘛|看看|了|上)*"
    r")[。.！!？?\s]*$"
)
"""what stands behind it: ，这两样都问; 你给问问呗"""
AFTER_IT = re.compile(r"(?:^|[，,。；;\s]+|(?<=[呗吧]))问(?:到|好|完|清楚?|明白|准)了?.*$")
"""what is to come when it was asked: 问好了再说报不报"""
MARKS = "，,。；;：: "


def without_the_wish_to_ask(text: str) -> str:
    """Return what is to be asked, without the words that ask for it to be asked: 那你替我问问，管不管饭."""
    left, before = text.strip(MARKS), None
    while left != before:
        before, left = left, OPENING.sub("", left).strip(MARKS)
    return CLOSING.sub("", AFTER_IT.sub("", left)).strip(MARKS)


NOT_ASKED = re.compile(r"不(?:用|要|想)?问了|别问了|甭问了|算了(?:吧|算了)?(?:$|[，,。\s])")
CHANGED_TO = re.compile(
    r"(?:(?P<last>后[面头]|最后|末了)|(?P<first>前[面头]|第一))?(?:那|这)?(?:一)?(?:个|句|条)?(?:就)?(?:改成|改为|换成)[：:，,\s]*(?P<words>.+)$"
)
ADDED = re.compile(
    r"(?:再)?(?:加上(?!去|吧)|加一[句条]|还[要得想]问|也[要得想]问|还有一句|补上|补一[句条]|添上(?!去|吧)|添一[句条]"
    r"|(?<![没还])写[上明](?!去|吧|[了没]))[：:，,\s]*(?P<words>.+)$"
)
ADDED_BEHIND = re.compile(
    r"^(?:那|还|也|你|您|恁|再|把|[，,。\s])*(?P<words>.+?)[，,。\s]*(?:你|您|恁)?(?:也|都|再|就)*(?:[替帮给][我俺咱]?)?(?<![没还])[加添补写](?:上|进)(?:去|吧|呗|来)*[。！!\s]*$"
)
ONLY = re.compile(
    r"(?:[就只光]是?|仅)问(?:一?个|这一?个|一句|一下)?[：:，,\s]*(?P<words>(?!吧|呗|一?下$|清楚|了).{4,})$"
)
"""what alone is to be asked of all that was noted: 读屏的不用问了，就问：邢台户口能不能报"""
INSTEAD = re.compile(r"^(?:改|换)(?:一?[改换下])?[，,：:\s]+(?P<words>.{4,})$")
"""other words right behind the wish to change them: 改，昌黎开店房租补不补"""
NOT_THE_FIRST = re.compile(
    r"(?:前[面头]|先头|上面|第一)(?:那|这)?(?:一)?(?:个|句|条)?(?:就|都)?(?:不用|别|甭|不)(?:再)?问了?"
)
"""the first of what was read back is not to be asked, and what else is said is: 前面那个不用问了"""
SHORTEST = 4
"""characters of what is added by the words that stand before 加上: 给我加上 alone adds nothing"""
SEPARATOR = "；"
"""between two things that are asked"""


def has_parts(words: str) -> bool:
    """Whether more than one thing may be asked, by the marks between them."""
    return len([one for one in re.split(r"[、，,；;。？?！!\s]+", words) if one]) > 1


def takes_the_question_back(text: str) -> bool:
    """Whether somebody no longer wants it asked: 算了算了，不问了."""
    return NOT_ASKED.search(text.strip()) is not None


def added_words(text: str) -> str | None:
    """Return what is to be added to a question (再加上谁通知我; 谁通知我也加上去), None where a text adds nothing."""
    said = text.strip()
    if found := ADDED.search(said):
        words = found.group("words").strip(MARKS)
        behind = ADDED_BEHIND.match(words)
        return behind.group("words") if behind else words
    found = ADDED_BEHIND.match(said)
    words = found.group("words").strip(MARKS) if found else ""
    return words if len(squeeze(words)) >= SHORTEST else None


def other_words(text: str, before: str) -> str | None:
    """Return a question as it is mended (改成能不能重放, 再加上谁通知我), or None where a text mends nothing.

    Of several things that are asked the one that is pointed at is changed: 后面那个改成…
    """
    if (added := added_words(text)) is not None:
        return f"{before}{SEPARATOR}{added}"
    if (instead := INSTEAD.search(text.strip())) is not None and CHANGED_TO.search(text.strip()) is None:
        return without_the_wish_to_ask(instead.group("words"))
    if NOT_THE_FIRST.search(text) is not None:
        kept = [*before.split(SEPARATOR)[1:], without_the_wish_to_ask(NOT_THE_FIRST.sub("", text).strip(MARKS))]
        return SEPARATOR.join(one for one in kept if one) or None
    if (only := ONLY.search(text.strip())) is not None:
        return without_the_wish_to_ask(only.group("words"))
    if (changed := CHANGED_TO.search(text.strip())) is None:
        return None
    words, parts = changed.group("words").strip(MARKS), before.split(SEPARATOR)
    if changed.group("last"):
        return SEPARATOR.join([*parts[:-1], words] if len(parts) > 1 else [*parts, words])
    if changed.group("first"):
        return SEPARATOR.join([words, *parts[1:]])
    return words
