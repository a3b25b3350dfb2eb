"""One subject of a question, answered from records; an empty text stands for "not on record"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from actions.turn import Turn
from server.words import word


@dataclass(frozen=True)
class Fact:
    """What is told of a subject; `subject` names it where it is not on record (管不管饭)."""

    subject: str
    text: str


def fact(turn: Turn, subject: str, key: str | None, **values: Any) -> Fact:
    """Return a fact in the words of the catalogue; `key` None where it is not on record."""
    return Fact(word(f"subject.{subject}").text, word(key, turn.number, **values).text if key else "")


LISTED_AS = "listed_as"
"""what the records of an answer are numbered by, where they are some of a longer list"""


def _listed_as(turn: Turn, n: int) -> int:
    numbers = turn.memo.get(LISTED_AS) or []
    return int(numbers[n - 1]) if n <= len(numbers) else n


def which(turn: Turn, subject: str, has: Sequence[bool | None], yes: str, no: str) -> Fact:
    """Say of a yes-or-no column which of the records have it; `yes` and `no` say it of one."""
    if all(one is None for one in has):
        return fact(turn, subject, None)
    if len(set(has)) == 1:
        return fact(turn, subject, "facts.all", items=yes if has[0] else no)
    parts = [_numbered(has, True, yes), _numbered(has, False, no), _numbered(has, None, "没有写")]
    return fact(turn, subject, "facts.some", items="；".join(part for part in parts if part))


def values(turn: Turn, subject: str, told: Sequence[str | None]) -> Fact:
    """Say a column in words: once where all records share it, else with the number of each."""
    if all(one is None for one in told):
        return fact(turn, subject, None)
    if len(set(told)) == 1:
        return fact(turn, subject, "facts.all", items=told[0])
    listed = [f"第{_listed_as(turn, n)}个{one or '没有写'}" for n, one in enumerate(told[:3], start=1)]
    return fact(turn, subject, "facts.some", items="；".join(listed))


def compared(turn: Turn, columns: Sequence[Sequence[str]]) -> Fact:
    """Say of up to three records what differs, record by record; a column is what is said of each."""
    differ = [told[:MOST_COMPARED] for told in columns if len(set(told)) > 1]
    if not differ:
        return fact(turn, "difference", "class.no_difference")
    each = [
        f"第{_listed_as(turn, n)}个{_in_short_sentences(list(dict.fromkeys(parts)))}"
        for n, parts in enumerate(zip(*differ, strict=True), start=1)
    ]
    return fact(turn, "difference", "class.difference", items="。".join(each))


def _in_short_sentences(parts: Sequence[str]) -> str:
    """Return two things a sentence: what is told of one record in a row is too long to be heard."""
    return "。".join("，".join(parts[at : at + 2]) for at in range(0, len(parts), 2))


MOST_COMPARED = 3


def _numbered(has: Sequence[bool | None], wanted: bool | None, said: str) -> str:
    numbers = [f"第{n}个" for n, one in enumerate(has[:6], start=1) if one is wanted]
    return f"{'、'.join(numbers)}{said}" if numbers else ""


FactOf = Callable[[Turn, Sequence[Any]], Fact]


def not_on_record(subject: str) -> FactOf:
    """Return the answer to a subject that no record holds."""
    return lambda turn, found: fact(turn, subject, None)
