"""A pytest plugin (`-p tests.halves --half …`): the tests that talk with the running service, or all others.

Those that talk wait for the bot, which takes one core; the others fill the second one beside them.
"""

from __future__ import annotations

import pytest

TALKING, SILENT = "talking", "silent"
SERVICES = {"service", "closed_service"}
"""fixtures that start the whole service and keep it"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--half", choices=(TALKING, SILENT), required=True, help="which half of the tests runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("half")
    left_out = [item for item in items if half_of(getattr(item, "fixturenames", ())) != wanted]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def half_of(fixtures: list[str] | tuple[str, ...]) -> str:
    """Return the half of a test that asks for these fixtures."""
    return SILENT if SERVICES.isdisjoint(fixtures) else TALKING
