"""The page of the settings and the settings themselves name the same things."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "settings.md"
ROW = re.compile(r"^\| `(TONGXING_\w+)` \| ([^|]+) \|", re.MULTILINE)
NAME = re.compile(r"TONGXING_\w+")


def _settings(model: type[BaseModel], prefix: str = "TONGXING_") -> dict[str, Any]:
    """Return the variable and the default of every setting."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if isinstance(field.default, BaseModel):
            found |= _settings(type(field.default), f"{prefix}{name.upper()}__")
        else:
            found[f"{prefix}{name.upper()}"] = field.default
    return found


SETTINGS = _settings(Settings)
BOT = {
    name for file in ("endpoints.yml", "credentials.yml") for name in NAME.findall((ROOT / "bot" / file).read_text())
}
ROWS = dict(ROW.findall(PAGE.read_text()))


def test_every_setting_has_its_row() -> None:
    assert set(SETTINGS) - set(ROWS) == set()


def test_every_variable_of_the_bot_has_its_row() -> None:
    assert BOT - set(ROWS) == set()


@pytest.mark.parametrize("page", sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]), ids=lambda p: p.name)
def test_no_page_names_a_variable_that_does_not_exist(page: Path) -> None:
    named = {name for name in NAME.findall(page.read_text()) if not name.endswith("_")}
    assert named - set(SETTINGS) - BOT == set()


@pytest.mark.parametrize("name", [name for name, default in SETTINGS.items() if type(default) in (str, int, bool)])
def test_a_row_tells_the_default_of_the_code(name: str) -> None:
    default = str(SETTINGS[name]).lower() if isinstance(SETTINGS[name], bool) else str(SETTINGS[name])
    if default:
        assert ROWS[name].strip() == f"`{default}`"
