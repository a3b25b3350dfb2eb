"""The grammar of a correction: what it denies, and what is left without that (不是郑州，是开封 → 是开封)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.fields import fields_named
from language.writing.plain import squeeze

LONGEST_CLAUSE = 16
"""characters of a clause that only calls something wrong"""
DENIED = re.compile(
    r"(?:而不是|(?<![是要])不是|不要)([^，,。；;、]*?)(?=而是|，|,|。|；|;|、|\s|是|$)"
    r"|(?:谁|哪)(?:住|在|说|要|去)[^，,。；;、\s]{1,8}(?=，|,|。|；|;|、|\s|$)"
)
TAKES_BACK = re.compile(r"^.*?(?:改成|改为|改回|换成|应该是|而是|(?<!对)不对|错了|岔了)[，,。\s]*")
"""what stands before the new value"""

ONLY_ASKS = re.compile(
    r"[我俺]?(?:想|要|得|需要)?(?:更正|修改|更改|改|重新?[填说写])(?:改|一改|一下|下)*[吧呀啊了。，！!]*"
)
"""a wish to change something that gives no new value: 我要改一下"""


def without_denied(text: str) -> str:
    """Return the text without what it denies and without the words that only take something back.

    Nothing is left of a correction that gives no new value (手机号错了).
    """
    kept = DENIED.sub("", text)
    given = TAKES_BACK.sub("", kept)
    if ONLY_ASKS.fullmatch(given.strip()):
        return ""
    return given if given != kept or kept != text else text


DENIES = re.compile(r"不对|不是|错")


def denies(text: str) -> bool:
    """Whether something before is denied: 不对，是第二个 chooses nothing of what stands now."""
    return DENIES.search(text) is not None


BARE_DENIAL = 8
"""characters of a message that says that something is wrong, and no more"""


def is_bare_denial(text: str) -> bool:
    """Whether a whole message only says that something is wrong: 不对不对, 你弄错了."""
    said = squeeze(text)
    return len(said) <= BARE_DENIAL and re.search(r"不对|错|不是|不要这|改", said) is not None


IS_RIGHT = re.compile(r"(?:也|都|就)?没(?:有)?(?:错|不对)|对着(?:呢|嘞|哩)|不用(?:重|再|改)[^，。]{0,4}")
IS_WRONG = re.compile(r"错|不对|不是|[改换]|没写|没有写")


def only_says_it_is_right(text: str) -> bool:
    """Whether what was given is only said to be right as it is: 号码没错，名字也没错."""
    said = squeeze(text)
    return IS_RIGHT.search(said) is not None and IS_WRONG.search(IS_RIGHT.sub("", said)) is None


AFFIRMS = re.compile(r"(?<!不)就?是|就要|只要|没错|说的(?:就)?是|还是")


def denies_what_stands(correction: str) -> bool:
    """Whether a correction that names what stands already says that it is wrong: 错，在家不要."""
    said = re.sub(r"不是", "非", correction)
    return re.search(r"非|不[要行中去想对]|错|别|没说|太?远", said) is not None and (
        AFFIRMS.search(said) is None or "非" in said
    )


SPOKEN_HEAD = r"(?:不对|错了)(?=(?:我的?|俺的?)?(?:姓名|名字|手机|电话|证号|银行卡|卡号|等级|日期|应该|是))"
"""a denial that a recogniser writes without a mark before what is right: 不对名字是…"""
CLAUSE = re.compile(rf"{SPOKEN_HEAD}|[^，,。；;！!？?\n]+[，,。；;！!？?\n\s]*")
MARKS_AT_END = "，,。；;！!？? \n"
ERROR = re.compile(r"(?<!没)(?<!没有)(?:错|岔|反|混)(?:了|啦|咯|掉了)?[吧呀啊呢]?$|(?<!没)(?<!没有)不对$|有误$")
CHANGES = re.compile(
    r"^[我俺]?(?:想|要|得|需要|再)?(?:换|改|更改|更换|更正|修改|重新?(?:填|说|报|写|输|选))(?:一?[个下遍张门家次]|掉)?"
)
CHOICE_WRONG = re.compile(
    r"^(?:刚才|刚刚|前面|[我俺])?(?:选|点|按)(?:错|岔)(?:了|啦)?$|^[我俺]?(?:想|要)?重新?选(?:一下|一个|吧)?$"
)
"""a choice that is taken back without a word for what was chosen"""
DENIAL = re.compile(
    r"^(?:不|哦|噢|啊|哎|呀)*(?:不对|不是|错了)(?:不对|不是|错了)*$|^(?:刚才|刚刚|[我俺])*(?:说|选|弄|搞|报|填|写|点|输)错(?:了|啦)?$"
)
DENIES_THAT = re.compile(
    r"^(?:不对)?(?:不是|不要)(?P<denied>[^是]+)$"
    r"|^(?P<this>这个|那个|这班|那班|这家|那家|这门|它)(?:不合适|不行|不好|不要|不想要)$"
)
GIVES = re.compile(
    r"^(?:应该|应当|而)?(?:我(?:想)?要的是|我说的是|是|要|改成|改为|换成|我叫|我姓|我住在?|我在|我(?:想)?要|(?=第|前面|后面|另))"
    r"(?P<value>.+)$"
)
GIVES_FIELD = re.compile(r"^.{1,8}?(?:改成|改为|换成|应该是)(?P<value>.+)$")
IS_FIELD = re.compile(r"^.{1,6}?是(?P<value>.+)$")


@dataclass(frozen=True)
class TakenBack:
    """A run of clauses that takes something back: the names of the facts that it names, and its new value."""

    start: int
    end: int
    fields: tuple[str, ...] = ()
    denied: str = ""
    given: str = ""
    given_at: int = 0
    """where the new value begins in the text"""


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int
    said: str
    asks: bool

    @property
    def denied(self) -> str:
        found = None if self.asks else DENIES_THAT.match(self.said)
        return (found.group("denied") or found.group("this")) if found else ""

    @property
    def only_denies(self) -> bool:
        return not self.asks and DENIAL.match(self.said) is not None

    def gives(self, *forms: re.Pattern[str]) -> tuple[str, int]:
        """Return the new value and where it begins."""
        found = (
            None if self.asks or self.denied else next((at for one in forms if (at := one.match(self.said))), None)
        )
        return (found.group("value"), self.start + found.start("value")) if found else ("", 0)


def taken_back(text: str) -> list[TakenBack]:
    """Return what the form of a text alone shows to be taken back: 手机号说错了; 换个手机号; 不对，是第二个.

    A fact or a choice is called wrong, or something is denied and something else is put beside it.
    """
    clauses = [_clause(match) for match in CLAUSE.finditer(text)]
    found: list[TakenBack] = []
    while clauses:
        one, length = _first(clauses, follows=bool(found and found[-1].end == clauses[0].start))
        found += [one] if one else []
        clauses = clauses[length:]
    return found


def _clause(match: re.Match[str]) -> _Clause:
    marks = match.group()[len(match.group().rstrip(MARKS_AT_END)) :]
    said = match.group().rstrip(MARKS_AT_END)
    asks = "?" in marks or "？" in marks or said.endswith(("吗", "么", "没"))
    return _Clause(match.start(), match.end(), said, asks)


def _first(clauses: list[_Clause], follows: bool) -> tuple[TakenBack | None, int]:
    """Return what the first clauses take back, and how many they are; `follows` where another one stands before."""
    first = clauses[0]
    before = 1 if first.only_denies else 0
    rest = clauses[before:]
    if not rest:
        return None, 1
    head = rest[0]
    after = rest[1] if len(rest) > 1 else None
    fields = tuple(fields_named(head.said))
    if _calls_wrong(head, fields):
        given, at = after.gives(GIVES) if after else ("", 0)
        end = after.end if after and given else head.end
        return TakenBack(first.start, end, fields, "", given, at), before + (2 if given else 1)
    if head.denied:
        given, at = after.gives(GIVES) if after else ("", 0)
        end = after.end if after and given else head.end
        return TakenBack(first.start, end, (), head.denied, given, at), before + (2 if given else 1)
    forms = [GIVES_FIELD, *([IS_FIELD] if before else [])] if fields else [GIVES]
    given, at = head.gives(*forms)
    denied = after.denied if after and not fields else ""
    if given and (before or denied or fields or follows):
        end = after.end if after and denied else head.end
        return TakenBack(first.start, end, fields, denied, given, at), before + (2 if denied else 1)
    return None, before + 1


def _calls_wrong(clause: _Clause, fields: tuple[str, ...]) -> bool:
    said = clause.said
    if clause.asks or len(said) > LONGEST_CLAUSE:
        return False
    if CHOICE_WRONG.match(said):
        return True
    changes = CHANGES.match(said)
    return bool(fields) and (ERROR.search(said) is not None or (changes is not None and len(said) > changes.end()))
