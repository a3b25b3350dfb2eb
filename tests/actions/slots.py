"""The slots of all questions of the project, by their classes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from actions import questions, tasks
from actions.questions.question import Question


def all_slots(asked: bool = False) -> list[str]:
    """Return the slots of the questions, sorted; with `asked` of those alone that are put to somebody."""
    for package in (questions, tasks):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return sorted({one.slot for one in _below(Question) if hasattr(one, "slot") and (one.asked or not asked)})


def _below(kind: type[Question]) -> Iterator[type[Question]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
