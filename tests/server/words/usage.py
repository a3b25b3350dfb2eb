"""Which keys of the catalogue the sources use, and with which values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from actions import tasks
from language.roles import QUESTIONS, SOCIAL, STEERING
from tests.actions.slots import all_slots

ROOT = Path(__file__).parents[3]
SOURCES = (
    "actions",
    "server/conversation",
    "server/channels",
    "server/voice",
    "server/limits",
    "server/words/menu.py",
    "server/words/trouble.py",
)
SAYING_BY_CALL_ALONE = ("server/registry", "server/staff")
"""what else looks like a key there is a step that the audit names (handover.open)"""
SAYING = {"say", "word", "Problem"}
KEY = r"[a-z]+\.(?!html$)[a-z_]*[a-z]"
NOT_VALUES = {"options", "sources", "turn", "asks_again"}


@dataclass(frozen=True)
class Use:
    """A key, or a pattern of keys, as it stands in a source; `supplied` where all the values can be seen."""

    pattern: str
    where: str
    supplied: frozenset[str] | None = None

    def uses(self, key: str) -> bool:
        return re.fullmatch(self.pattern, key) is not None


def uses(sections: set[str]) -> list[Use]:
    """Return all that looks like a key of one of `sections` in the sources."""
    found = [use for path in _sources(SOURCES) for use in uses_in(_text(path), path.name, sections)]
    others = [use for path in _sources(SAYING_BY_CALL_ALONE) for use in uses_in(_text(path), path.name, sections)]
    return found + [use for use in others if use.supplied is not None]


def uses_in(source: str, name: str, sections: set[str]) -> list[Use]:
    """Return the uses in one source text."""
    nodes = list(ast.walk(ast.parse(source)))
    supplied = {id(key): values for call in nodes if isinstance(call, ast.Call) for key, values in _said(call)}
    found = []
    for node in nodes:
        pattern = _pattern(node)
        if pattern and re.match(rf"(?:{'|'.join(sections)})\\\.", pattern):
            found.append(Use(pattern, f"{name}:{node.lineno}", supplied.get(id(node))))
    return found


def _sources(folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        path = ROOT / folder
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value) if re.fullmatch(KEY, node.value) else ""
    return "".join(_part(one) for one in node.values) if isinstance(node, ast.JoinedStr) else ""


def _part(node: ast.expr) -> str:
    return re.escape(str(node.value)) if isinstance(node, ast.Constant) else _any_of(ast.unparse(node))


def _any_of(expression: str) -> str:
    """Return what an expression inside an f-string may stand for."""
    if "slot" in expression:
        return "(?:" + "|".join(_slots()) + ")"
    if "intent" in expression:
        return "(?:" + "|".join(_intents()) + ")"
    return "[a-z_]+"


def _said(call: ast.Call) -> Iterator[tuple[ast.AST, frozenset[str]]]:
    """Yield the keys of a call that says something, with the names of the values that it gives them."""
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if name not in SAYING or not call.args or any(keyword.arg is None for keyword in call.keywords):
        return
    values = {str(keyword.arg) for keyword in call.keywords}
    if name == "Problem" and len(call.args) > 1:
        given = call.args[1]
        if not isinstance(given, ast.Dict):
            return
        values |= {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
    key = call.args[0]
    for one in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
        if isinstance(one, ast.Constant):  # of a pattern nobody can see which key gets which values
            yield one, frozenset(values - NOT_VALUES)


def _slots() -> list[str]:
    return sorted(all_slots(), key=len, reverse=True)


def _intents() -> list[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    named = [name for intent in domain["intents"] for name in (intent if isinstance(intent, dict) else [intent])]
    return sorted({*named, *tasks.intents(), *STEERING, *SOCIAL, *QUESTIONS}, key=len, reverse=True)
