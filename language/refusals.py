"""Plain refusals inside longer words: what is not to be done, and distress that is none."""

from __future__ import annotations

import re

from language.writing.plain import squeeze


def holds_a_no(text: str) -> bool:
    """Whether anything is denied in a text, so that what it names may be what is not meant."""
    return re.search(r"[不没别]", text) is not None


DENIES_A_DEED = re.compile(
    r"没(?:有)?(?:让|叫|说(?:要|过)?|想(?!好)|要|打算)|不(?:必|用|要(?!紧)|查|办|报|登记|转|想|是(?:要|想|问|说|叫|让)|打算|需要)|别(?!的|人|处)|甭|先不"
)
SAYS_WHAT_ELSE = re.compile(r"[我俺咱]是?(?:问|想|要|找)")
STILL_WANTS = re.compile(r"想|找|[就只是]问|[给帮替][我俺咱]|要(?!是|不)|有没有|有啥|就行|吧$")


def denies_what_it_names(text: str) -> bool:
    """Whether a text says that a thing is not to be done, and wants nothing else: 我没让你查报名，不必办."""
    clauses = [squeeze(one) for one in re.split(r"[，,。；;！!？?]", text) if squeeze(one)]
    return bool(clauses) and all(_denies(one) for one in clauses)


def _denies(clause: str) -> bool:
    found = list(DENIES_A_DEED.finditer(clause))
    if found and SAYS_WHAT_ELSE.search(clause[: found[0].start()]):
        return False
    return bool(found) and STILL_WANTS.search(clause[found[-1].end() + 1 :]) is None


DENIES_A_THING = re.compile(
    r"(?:没|没有|不|别|不用|不要|没说|没想|没让你)(?:要|想|是|去|来)?"
    r"(?:投诉|退班|注销|删除?|提意见|找人工|转人工|查报名|查补贴)(?!吗|呢|吧？)"
    r"|(?:投诉|退班|转人工|找人工)(?:不要|不用|不|没有?)(?![是行能可])"
    r"|[别甭](?:给|帮|替|把)?(?:我|俺|咱)?们?的?[^，,。！!？?]{0,2}(?:退(?!休)|删|撤|取消|注销)"
)


def denies_the_thing(text: str) -> bool:
    """Whether the matter itself is denied by its name: 我没投诉谁呀."""
    return DENIES_A_THING.search(squeeze(text)) is not None


NO_MORE = re.compile(r"(?<!别)(?<!不)(?<!没)(?:撤(?!销处分)|取消|作废)|(?:不用|别|甭)(?:再)?管了?|不要了")
THE_CASE = re.compile(r"转?人工|工作人员|提问|问题|编号|转(?:过去|出去)的|问的(?:那|事)")


def takes_a_case_back(text: str) -> bool:
    """Whether what was handed to the office is to be given up: 转人工那个撤了吧."""
    said = squeeze(text)
    return NO_MORE.search(said) is not None and THE_CASE.search(said) is not None


def gives_up(text: str) -> bool:
    """Whether something is to be given up, whatever it is: 000005不用管了."""
    return NO_MORE.search(squeeze(text)) is not None


OF_THE_OFFICE = re.compile(
    r"[别甭]问|不用问|不问了|人工|工作人员|编号|那(?:件|个)?事|打电话|转(?:人工|过去)|找我|问的"
)


def speaks_of_the_office(text: str) -> bool:
    """Whether who gives something up speaks of what the office was to do: 那基地的事就别问了."""
    return OF_THE_OFFICE.search(squeeze(text)) is not None
