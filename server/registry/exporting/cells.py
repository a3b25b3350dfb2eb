"""Stored values as they are written in a cell, so that the import reads the same value back."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from server.registry.importing.cells import CATEGORIES, LEVEL_NAMES
from server.registry.importing.values import Choice

CATEGORY_NAMES = {number: name for name, number in CATEGORIES.items()}


def written(field: FieldInfo, name: str, value: Any) -> str:
    """Return a value of a column in the words of that column; nothing where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() if name == "skill_level":
            return LEVEL_NAMES[value]
        case list() if name == "for_categories":
            return "|".join(CATEGORY_NAMES[number] for number in value)
        case list():
            return "|".join(value)
        case date():
            return value.isoformat()
        case str():
            return _word(field, value)
        case _:
            return str(value)


def _word(field: FieldInfo, stored: str) -> str:
    for mark in field.metadata:
        if isinstance(mark, BeforeValidator) and isinstance(mark.func, Choice):
            return mark.func.word.get(stored, stored)
    return stored
