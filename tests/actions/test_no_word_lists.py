"""Open meaning is read by the pipeline: no regular expression over Chinese words decides it in the dialogue.

Closed classes (yes and no, numbers, days, taught words) are parsers in language/.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("actions", "server/conversation")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LEFT_IN_HEARING = {
    "server/conversation/hearing/completeness.py": 1,
    "server/conversation/hearing/numbers.py": 2,
}
"""how an unfinished clause ends, and which sounds stand for an X and around digits: no wish is read by them"""


def expressions_in(source: str) -> Iterator[int]:
    """Yield the lines of the regular expressions that hold Chinese characters."""
    tree = ast.parse(source)
    names = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_of_re(node.func) and node.args and _holds_chinese(node.args[0], names):
            yield node.lineno


def _is_of_re(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re"


def _holds_chinese(node: ast.expr, names: dict[str, ast.expr]) -> bool:
    parts = [*ast.walk(node)]
    parts += [
        part for one in parts if isinstance(one, ast.Name) and one.id in names for part in ast.walk(names[one.id])
    ]
    return any(isinstance(one, ast.Constant) and CHINESE.search(str(one.value)) for one in parts)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_regular_expression_over_chinese_words_stands_in_the_dialogue(folder: str) -> None:
    found = {
        str(path.relative_to(ROOT)): len(list(expressions_in(path.read_text(encoding="utf-8"))))
        for path in sorted((ROOT / folder).rglob("*.py"))
    }
    left = {name: count for name, count in LEFT_IN_HEARING.items() if name.startswith(folder)}
    assert {name: count for name, count in found.items() if count} == left


@pytest.mark.parametrize(
    "source",
    [
        'X = re.compile(r"不要|别")', 'def f(t):\n    return re.search("不要", t)',
        'WORDS = "不要|别"\nX = re.compile(f"^{WORDS}$")', 'X = re.compile("|".join(["不要", "别"]))',
    ],
)  # fmt: skip
def test_a_planted_one_is_found(source: str) -> None:
    assert len(list(expressions_in(source))) == 1


@pytest.mark.parametrize("source", ['X = re.compile(r"[。！？]")', 'X = "不要"', 'X = re.compile(r"\\d+")'])
def test_punctuation_and_plain_words_are_none(source: str) -> None:
    assert list(expressions_in(source)) == []
