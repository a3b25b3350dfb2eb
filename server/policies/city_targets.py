"""One place's own targets out of the table of a rule, so that who asks for a city is not told the province's total.

The table is the value of the rule `targets.city_targets`; the sentences stand in `city_targets.yaml`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from server.policies.parameter import Parameter
from server.policies.shapes import PlainText, Strict
from server.policies.yaml_lines import read

FILE = Path(__file__).with_suffix(".yaml")
TABLE = ("targets", "city_targets")


class Column(Strict):
    """One target: its name in the table, the pattern by which it is asked for, and how it is told."""

    name: str
    asked: str
    said: PlainText


class TableWords(Strict):
    """How figures of the table are told.

    `asks` are patterns of a question for a target, `other` of one for something else that a place has; `compares` and
    `sums` of one for the difference or the sum of places, `which` of one for the first or last of them; `ending` are
    the endings of names that people leave out.
    """

    columns: tuple[Column, ...] = Field(min_length=1)
    asks: str
    other: str
    one_of: PlainText
    most: str
    least: str
    said_most: PlainText
    said_least: PlainText
    compares: str
    sums: str
    which: str
    said_same: PlainText
    said_more: PlainText
    said_sum: PlainText
    span: PlainText
    ending: str


@cache
def load_table_words(path: Path = FILE) -> TableWords:
    """The sentences. Raises PolicyFileError for a file of another shape."""
    words, _ = read(path, TableWords)
    return words


def figures_of(rule: Parameter, question: str, city: str | None = None) -> str:
    """The figures that a question asks of the table in `rule`: of the places that it names, or of the first or last.

    A question that names no place is about `city` where that stands in the table. Empty where the rule is no such
    table, or no place is asked for.
    """
    if not is_table(rule):
        return ""
    words, rows = load_table_words(), rule.value["rows"]
    columns = _columns(question)
    places = named_places(rule, question)
    if not places and (found := _extremes(rule.value, columns, question)):
        return "".join(found) + words.span
    if not places and city:
        places = named_places(rule, city)
    if not places:
        return ""
    told = [_of_place(place, rows[place], columns, rule.value["unit"]) for place in places]
    return "".join([*told, *_together(rule.value, places, columns, question)]) + words.span


def is_table(rule: Parameter) -> bool:
    """Whether the value of a rule is the table of the places' targets."""
    return rule.id.split(".")[1:] == list(TABLE) and {"rows", "unit"} <= rule.value.keys()


def asks_for_a_place(table: Parameter, question: str) -> bool:
    """Whether a question asks for a target of a place of the table that it names, or of the first or last of all."""
    words = load_table_words()
    if not re.search(words.asks, question):
        return False
    if named_places(table, question):
        return not re.search(words.other, question)
    return bool(re.search(words.which, question) and re.search(f"{words.most}|{words.least}", question))


def named_places(rule: Parameter, text: str) -> list[str]:
    """The places of the table that a text names, with or without the ending of the name, in the table's order."""
    ending = load_table_words().ending
    return [place for place in rule.value["rows"] if re.sub(f"(?:{ending})$", "", place) in text]


def _columns(question: str) -> list[int]:
    columns = load_table_words().columns
    asked = [number for number, column in enumerate(columns) if re.search(column.asked, question)]
    return asked or list(range(len(columns)))


def _of_place(place: str, row: Sequence[float], columns: Sequence[int], unit: str) -> str:
    words = load_table_words()
    first, *others = columns
    lead = words.columns[first].said if first == 0 else words.one_of
    told = [lead.format(place=place, name=words.columns[first].name, figure=f"{row[first]:g}", unit=unit)]
    told += [
        words.columns[number].said.format(place=place, figure=f"{row[number]:g}", unit=unit) for number in others
    ]
    return "".join(told)


def _together(table: dict[str, Any], places: Sequence[str], columns: Iterable[int], question: str) -> Iterator[str]:
    """How two places differ, and what several come to, where that is asked."""
    words = load_table_words()
    for number in columns if len(places) > 1 else ():
        figures = {place: table["rows"][place][number] for place in places}
        name = words.columns[number].name
        if re.search(words.sums, question):
            yield words.said_sum.format(name=name, figure=f"{round(sum(figures.values()), 4):g}", unit=table["unit"])
        if not re.search(words.compares, question):
            continue
        if len(set(figures.values())) == 1:
            yield words.said_same.format(name=name)
        elif len(places) == 2:
            other, place = sorted(places, key=lambda one: float(figures[one]))
            more = figures[place] - figures[other]
            yield words.said_more.format(place=place, other=other, figure=f"{round(more, 4):g}", unit=table["unit"])


def _extremes(table: dict[str, Any], columns: Iterable[int], question: str) -> Iterator[str] | None:
    words = load_table_words()
    for pattern, said, best in ((words.most, words.said_most, max), (words.least, words.said_least, min)):
        if re.search(pattern, question):
            return _told(table, columns, said, best)
    return None


def _told(table: dict[str, Any], columns: Iterable[int], said: str, best: Any) -> Iterator[str]:
    for number in columns:
        figure = best(row[number] for row in table["rows"].values())
        places = "、".join(place for place, row in table["rows"].items() if row[number] == figure)
        name = load_table_words().columns[number].name
        yield said.format(name=name, places=places, figure=f"{figure:g}", unit=table["unit"])
