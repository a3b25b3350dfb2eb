"""What every sentence of the catalogue keeps to: short, polite, plain, in common characters.

The limits: at most 40 characters a sentence on the screen and 25 in the ear; one question and few sentences
a message; what is heard often has three wordings at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import Formatter

LONGEST_SHOWN = 40
LONGEST_HEARD = 25
MOST_SENTENCES = 4
MOST_SENTENCES_AT_THE_LAST_QUESTION = 5
"""all that will be written is said there at once"""
MOST_COMMAS = 2
"""in one sentence: with more it holds more than one idea"""
MOST_QUESTIONS = 1
OFTEN = 3
"""wordings of what is heard often"""
HEARD_OFTEN = re.compile(
    r"fallback\..+|aside\..+|task\.noted|steer\.(?:wait|resume)|small\.(?:greet|welcome|thank|what_now|no_more|out_of_scope)"
    r"|[a-z]+\.done|ask\..+_again|[a-z]+\..+_again|trouble\..+|policy\.unknown|handover\.state_.+|crisis\.coming_.+"
)
SENTENCE_END = re.compile(r"[。？；！!?;\n]")
QUOTED = re.compile(r"“[^”]*”")
LATIN = re.compile(r"[A-Za-z]{2,}")
IN_ENGLISH = ("aside.english",)
"""said to who writes English"""
EXCLAMATION = re.compile(r"[!！]")
# pity, blame, and names that hurt
HARSH = re.compile(
    r"可怜|不幸|同情|悲惨|残废|残障人|瞎子|聋子|哑巴|瘸|傻|弱智|正常人|健全人"
    r"|您没有按|您没按|您没说清|您没听|您怎么|您又|不配合|都怪|您错了|您输错|您填错|您说错|您写错|您听错|您必须|不合格|非法|拒绝|失败|无效|务必|严禁"
)
# names that only the office knows, unless the whole name stands beside them
ABBREVIATION = re.compile(r"人社|就服|劳服|职鉴|技评|五险一金|双创|两项补贴|持证人|扶残|助残员|岗补|社补|居保|低保")
# a value as long as most that stand in this place
TYPICAL = {
    "area": "河南省驻马店市汝南县",
    "facts": "姓名：王示例。",
    "contact": "请打残疾人服务热线12385，或者去当地残联问。", "deed": "申请补贴",
    "account": "1234", "address": "郑州市金水区示例路12号", "base": "示例市残疾人培训基地", "body": "您的材料收到了",
    "category": "听力", "certificate.name": "中式面点师五级（初级工）", "code": "320028", "cost": "免费",
    "count": "12", "digits": "19900307", "part": "接下来的8位",
    "day": "2026年12月21日", "employer": "示例云客服中心", "ends": "2027年1月21日", "first": "申请补贴", "free": "20",
    "high": "4500", "home": "31", "hours": "周一到周五，早上9点到下午5点", "class.hours": "120",
    "items": "手语翻译、读屏软件",
    "level": "四级",
    "left": "4", "length": "18", "line": "12356", "low": "3500", "name": "盲人保健按摩初级班", "number": "000128",
    "occupation": "盲人保健按摩", "of": "8", "online": "12", "phone": "1234", "place": "河南省郑州市",
    "question": "您现在是灵活就业吗？例如打零工、做散活。", "ask": "金额由当地定。请问当地残联或人社部门。",
    "reason": "证书照片看不清",
    "remaining": "3", "score": "4", "second": "找培训班", "seconds": "12",
    "starts": "2026年12月21日", "status": "已提交，等审核", "step": "3",
    "support": "有手语翻译，场地无台阶", "title": "残疾人证号", "claim.title": "中式面点师，2024年5月1日发证",
    "job.title": "在线文字客服", "refer.title": "在线文字客服", "record.title": "在线文字客服",
    "until": "2026年12月14日",
    "who": "您儿子", "person": "王示例",
    "privacy.name": "王示例", "privacy.first": "3", "privacy.second": "3",
    "whose.first": "王示例", "whose.second": "您儿子", "vacancies": "2",
    "value": "河南省郑州市", "identity.name": "王示例",
    "register.name": "王示例", "register.number": "1234", "enrol.place": "3", "record.place": "3",
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What is wrong with one wording."""

    key: str
    what: str
    where: str


def faults_of(key: str, wordings: list[dict[str, str]]) -> list[Fault]:
    """Return all that is wrong with the wordings of one key."""
    found = [Fault(key, what, text) for wording in wordings for what, text in _faults(key, wording)]
    if len({wording["text"] for wording in wordings}) < len(wordings):
        found.append(Fault(key, "two wordings are the same", wordings[0]["text"]))
    if HEARD_OFTEN.fullmatch(key) and len(wordings) < OFTEN:
        found.append(Fault(key, f"heard often, with {len(wordings)} wordings of {OFTEN}", wordings[0]["text"]))
    return found


def _faults(key: str, wording: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = wording["text"]
    for sentence in sentences(filled(key, text)):
        if len(sentence) > LONGEST_SHOWN:
            yield f"{len(sentence)} characters, {LONGEST_SHOWN} are allowed", sentence
        if sentence.count("，") > MOST_COMMAS:
            yield f"{sentence.count('，')} commas, {MOST_COMMAS} are allowed: more than one idea", sentence
    for sentence in too_long_for_the_ear(key, [wording]):
        if "speech" not in wording and len(sentence) > LONGEST_SHOWN:
            continue  # said above
        yield f"{len(sentence)} characters, {LONGEST_HEARD} are allowed in the ear", sentence
    most = MOST_SENTENCES_AT_THE_LAST_QUESTION if "confirm" in key else MOST_SENTENCES
    if len(sentences(text)) > most:
        yield f"{len(sentences(text))} sentences, {most} are allowed: more than one idea", text
    if text.count("？") > MOST_QUESTIONS:
        yield f"{text.count('？')} questions at once", text
    for said in wording.values():
        if EXCLAMATION.search(said):
            yield "an exclamation mark", said
        if "你" in QUOTED.sub("", said):
            yield "你 where 您 is polite", said
        if found := HARSH.search(said):
            yield f"{found.group()} pities, blames or hurts", said
        if key not in IN_ENGLISH and (found := LATIN.search(re.sub(r"\{[^}]*\}", "", said))):
            yield f"{found.group()} is not Chinese", said
        if found := ABBREVIATION.search(said):
            yield f"{found.group()} is an abbreviation that is not explained", said
        if rare := rare_characters(said):
            yield f"{rare} is not common", said


def too_long_for_the_ear(key: str, wordings: list[dict[str, str]]) -> list[str]:
    """Return the sentences that exceed what is easy to hear, in the form for speech where one was written."""
    spoken = [wording.get("speech", wording["text"]) for wording in wordings]
    return [one for text in spoken for one in sentences(filled(key, text)) if _heard(one) > LONGEST_HEARD]


def _heard(sentence: str) -> int:
    """Return how long a sentence is in the ear: a word of another language counts as two characters."""
    words = LATIN.findall(sentence)
    return len(sentence.replace(" ", "")) - sum(map(len, words)) + 2 * len(words) if words else len(sentence)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without their end."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def places(text: str) -> set[str]:
    """Return the names of the places that a wording leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def filled(key: str, text: str) -> str:
    """Return the wording with a typical value in each place; raises `KeyError` for a place without one."""
    section = key.partition(".")[0]
    return text.format(**{name: TYPICAL.get(f"{section}.{name}") or TYPICAL[name] for name in places(text)})


def rare_characters(text: str) -> str:
    """Return the characters that are not among the 3755 of level 1 of GB 2312 (rows 16 to 55)."""
    return "".join(sorted({one for one in text if "\u3400" <= one <= "\u9fff" and not _is_common(one)}))


def _is_common(character: str) -> bool:
    try:
        row = character.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return False
    return 16 <= row <= 55


def questions_without_other_words(keys: Iterable[str], count: dict[str, int]) -> list[str]:
    """Return the questions (`ask.…`) that have no `_again` with two wordings, their own or a shorter key's."""
    again = {key.removesuffix("_again") for key in keys if key.endswith("_again") and count[key] >= 2}
    questions = [key for key in keys if key.startswith("ask.") and not key.endswith("_again")]
    return [one for one in questions if not any(one == base or one.startswith(f"{base}_") for base in again)]
