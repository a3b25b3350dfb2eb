"""The tasks, a file each: every `Task` of this folder is found by its file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from actions.task import Task


@cache
def all_tasks() -> tuple[Task, ...]:
    """Return one instance of every task in this folder, in the order of the files' names."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(one() for one in sorted(set(_leaves(Task)), key=lambda one: one.name))


@cache
def by_name(name: str | None) -> Task | None:
    """Return the task of this name."""
    return next((one for one in all_tasks() if one.name == name), None)


@cache
def by_intent(intent: str) -> Task:
    """Return the task that an intent begins. Raises `KeyError` where none does."""
    found = next((one for one in all_tasks() if intent in one.intents), None)
    if found is None:
        raise KeyError(intent)
    return found


@cache
def intents() -> tuple[str, ...]:
    """Return the intents that begin a task."""
    return tuple(intent for one in all_tasks() for intent in one.intents)


def _leaves(kind: type[Task]) -> list[type[Task]]:
    children = kind.__subclasses__()
    own = [kind] if "name" in vars(kind) else []
    return own + [leaf for child in children for leaf in _leaves(child)]
