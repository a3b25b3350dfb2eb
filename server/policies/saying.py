"""What is said in answer to a question: one rule or two, or one place's own figures, and that their time is over."""

import re
from datetime import date
from functools import cache
from pathlib import Path

from server.policies.city_targets import figures_of
from server.policies.eligibility.wording import load_wording
from server.policies.parameter import Parameter
from server.policies.retrieval.find import Found
from server.policies.rules import Rules
from server.policies.shapes import Strict
from server.policies.yaml_lines import read

FILE = Path(__file__).with_suffix(".yaml")


class SayingWords(Strict):
    """The pattern of a question for all that a rule holds."""

    all_of_it: str


@cache
def load_saying_words(path: Path = FILE) -> SayingWords:
    """The pattern. Raises PolicyFileError for a file of another shape."""
    words, _ = read(path, SayingWords)
    return words


def answer_of(rules: Rules, found: Found, question: str, today: date, city: str | None = None) -> str:
    """The answer that the rules found give to a question, a few sentences long.

    It is the summary of the first, with the sentence of `more` that lies nearest to the question where no other is
    nearer, and after it that of a second rule that fits nearly as well: `found.told` are the rules to cite. Who asks
    for all of it hears all that the first holds. One place's own figures are told alone.

    `city` is the everyday name of the place that the conversation is about, where one is known. That the time of a
    rule is over is said once, at the end, and only where its document gives the end.
    """
    first = found.rules[0]
    summary = "".join((first.summary, *first.more)) if asks_for_all(question) else _summary(first, found.nearest)
    said = figures_of(first, question, city) or summary
    if found.second is not None:
        said += _summary(found.second, found.second_nearest)
    return said + "".join(dict.fromkeys(over(rules, rule, today) for rule in found.told))


def asks_for_all(question: str) -> bool:
    """Whether a question asks for all that a rule holds, so that nothing is left to be told on request."""
    return re.search(load_saying_words().all_of_it, question) is not None


def _summary(rule: Parameter, nearest: str) -> str:
    told_of_it = f"{nearest}。"
    return rule.summary if not nearest or told_of_it in rule.summary else rule.summary + told_of_it


def over(rules: Rules, rule: Parameter, today: date) -> str:
    """The sentence that a rule's time is over, empty while it is not."""
    ends = rules.end_of(rule, today)
    return load_wording().ended.format(end=_spoken(ends)) if ends and today > ends else ""


def _spoken(day: date) -> str:
    return f"{day.year}年底" if (day.month, day.day) == (12, 31) else f"{day.year}年{day.month}月{day.day}日"
