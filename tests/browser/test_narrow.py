"""Zoomed to 400 % nothing is lost: no sideways scroll, the focus is never covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chat import say
from tests.browser.conftest import Open, Words

SCREENS = [(320, 256), (320, 640), (640, 360), (1100, 820)]

# The four corners and the middle of the focused element, drawn in by 2 px, show the element itself.
UNCOVERED = """() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    const [x1, x2] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
    const [y1, y2] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
    if (x2 <= x1 || y2 <= y1) return false;
    const round = 12;  // the corners of buttons are rounded
    return [[(x1 + x2) / 2, (y1 + y2) / 2], [x1 + round, y1], [x2 - round, y1], [x1 + round, y2], [x2 - round, y2]]
        .every(([x, y]) => e.contains(document.elementFromPoint(x, y)));
}"""


def sideways(page: Page) -> int:
    """Return by how many px the page, or anything in it, is wider than its place."""
    excess: int = page.evaluate("""
        Math.max(...[document.documentElement, ...document.querySelectorAll("body, body *:not(.skip, .more)")]
            .map(e => e.clientWidth && getComputedStyle(e).display !== "inline" ? e.scrollWidth - e.clientWidth : 0))
    """)
    return excess


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("size", [18, 30])
def test_no_sideways_scroll_and_no_covered_focus(
    open_page: Open, words: Words, width: int, height: int, size: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    if size == 30:
        page.click("button[value=elder]")
        page.wait_for_selector("html.size-24")
        for step in (26, 28, 30):
            page.click("button[value=larger]")
            page.wait_for_selector(f"html.size-{step}")
    say(page, words.cites)
    say(page, "www.example.cn/" + "a" * 150)
    say(page, words.offers_options)
    assert sideways(page) <= 0

    page.reload()
    stops = 0
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        assert page.evaluate(UNCOVERED), page.evaluate("document.activeElement.outerHTML")
    assert stops >= 8


def test_a_cover_would_be_noticed(open_page: Open) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.evaluate("""
        const bar = document.body.appendChild(document.createElement("div"));
        bar.style.cssText = "position: fixed; inset: auto 0 0 0; height: 300px; background: white";
    """)
    page.focus("#text")
    assert not page.evaluate(UNCOVERED)
    page.evaluate("document.querySelector('#help').style.minWidth = '400px'")
    assert sideways(page) > 0
