"""Looks words up in `texts/*.yml`: key → one or several wordings with {places} to fill."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).parent / "texts"


class Digits(str):
    """A number that is shown as it is and said digit by digit."""

    @property
    def spoken(self) -> str:
        return " ".join(self)


@dataclass(frozen=True)
class Wording:
    """What is shown, and what is said where that differs."""

    text: str
    speech: str | None = None


def word(key: str, turn: int = 0, **values: Any) -> Wording:
    """Return the wording of `key` with `values` filled in.

    Where several wordings stand, `turn` picks one, so that the same is not said twice in a row.
    Raises `KeyError` for a key that is not in the catalogue or a value that is missing.
    """
    choices = variants(key)
    template = choices[turn % len(choices)]
    text = template["text"].format(**values)
    spoken = {name: value.spoken if isinstance(value, Digits) else value for name, value in values.items()}
    speech = template.get("speech", template["text"]).format(**spoken)
    return Wording(text, speech if speech != text else None)


def variants(key: str) -> list[dict[str, str]]:
    """Return all wordings of `key`, each with `text` and perhaps `speech`."""
    return _catalogue()[key]


def all_keys() -> list[str]:
    """Return the keys of the whole catalogue."""
    return sorted(_catalogue())


@cache
def _catalogue() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for path in sorted(TEXTS.glob("*.yml")):
        for name, wording in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            key = f"{path.stem}.{name}"
            found[key] = [_wording(one) for one in (wording if isinstance(wording, list) else [wording])]
    return found


def _wording(one: str | dict[str, str]) -> dict[str, str]:
    return {"text": one} if isinstance(one, str) else one
