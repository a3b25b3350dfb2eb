"""Every relative link of the documents leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
CODE = re.compile(r"`[^`\n]*`")
ELSEWHERE = ("http://", "https://", "mailto:")


def _links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file and the anchor of each relative link."""
    for target in LINK.findall(CODE.sub("", page.read_text())):
        if not target.startswith(ELSEWHERE):
            path, _, anchor = target.partition("#")
            yield (page.parent / unquote(path) if path else page), anchor


def _anchors(page: Path) -> set[str]:
    """Return the anchors that headings get: lower case, blanks as hyphens, no punctuation."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(page.read_text()))
    return {heading.strip().replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    assert [str(path) for path, _ in _links(page) if not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_anchor_is_a_heading_of_its_page(page: Path) -> None:
    anchored = [(path, anchor) for path, anchor in _links(page) if anchor and path.suffix == ".md" and path.exists()]
    assert [f"{path}#{anchor}" for path, anchor in anchored if anchor not in _anchors(path)] == []


def test_no_page_is_out_of_reach_of_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached:
            reached.add(page)
            waiting += [path for path, _ in _links(page) if path.suffix == ".md" and path.exists()]
    assert [str(page) for page in PAGES if page.resolve() not in reached] == []
