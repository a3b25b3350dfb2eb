"""No process that the server or the set-up starts is told a setting that is not meant for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from server.without_secrets import without_secrets

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for folder in ("server", "scripts") for path in (ROOT / folder).rglob("*.py"))
STARTS = {"run", "Popen", "call", "check_call", "check_output"}


def of_module(node: ast.AST, module: str, names: set[str]) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == module
        and node.attr in names
    )


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(tree) if isinstance(one, ast.Call))


def takes_all(tree: ast.AST) -> list[int]:
    """The lines in which the whole environment is handed on."""
    found = []
    for node in ast.walk(tree):
        operands: list[ast.AST | None] = []
        if isinstance(node, ast.BinOp):
            operands = [node.left, node.right]
        elif isinstance(node, ast.Dict):
            operands = [value for key, value in zip(node.keys, node.values, strict=True) if key is None]
        elif isinstance(node, ast.keyword) and node.arg == "env":
            operands = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
            operands = list(node.args)
        found += [node.lineno for one in operands if one is not None and of_module(one, "os", {"environ"})]  # type: ignore[attr-defined]
    return found


def test_settings_stay_behind_and_all_else_goes_along() -> None:
    environ = {
        "PATH": "/bin", "PIP_INDEX_URL": "https://mirror.example", "TONGXING_MODEL_DIR": "/models",
        "TONGXING_SECRET_KEY": "x", "tongxing_sms_token": "y",
    }  # fmt: skip
    known = {"PATH": "/bin", "PIP_INDEX_URL": "https://mirror.example"}
    assert without_secrets(environ) == known
    assert without_secrets(environ, but=("TONGXING_MODEL_DIR",)) == known | {"TONGXING_MODEL_DIR": "/models"}


def test_every_process_is_given_an_environment_and_never_the_whole_one() -> None:
    found = []
    for path in FILES:
        tree = ast.parse(path.read_text())
        started = [call for call in calls(tree) if of_module(call.func, "subprocess", STARTS)]
        bare = [call.lineno for call in started if not any(keyword.arg == "env" for keyword in call.keywords)]
        found += [f"{path.relative_to(ROOT)}:{line}" for line in (*bare, *takes_all(tree))]
    assert found == []
