"""Zoomed to 400 % nothing is lost: no sideways scroll, the focus is never covered."""

from __future__ import annotations

import pytest

from tests.browser.chat import begin_at_the_top, open_settings, say
from tests.browser.conftest import Open, Words
from tests.browser.layout import focus_is_uncovered, sideways

SCREENS = [(320, 256), (320, 640), (640, 360), (1100, 820)]


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("size", [18, 30])
def test_no_sideways_scroll_and_no_covered_focus(
    open_page: Open, words: Words, width: int, height: int, size: int
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    if size == 30:
        open_settings(page)
        page.click("button[value=elder]")
        page.wait_for_selector("html.size-24")
        for step in (26, 28, 30):
            open_settings(page)
            page.click("button[value=larger]")
            page.wait_for_selector(f"html.size-{step}")
    say(page, words.cites)
    say(page, "www.example.cn/" + "a" * 150)
    say(page, words.offers_options)
    assert sideways(page) <= 0

    page.reload()
    begin_at_the_top(page)
    stops = 0
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        assert focus_is_uncovered(page), page.evaluate("document.activeElement.outerHTML")
    assert stops >= 8


def test_a_cover_would_be_noticed(open_page: Open) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    page.evaluate("""
        const bar = document.body.appendChild(document.createElement("div"));
        bar.style.cssText = "position: fixed; inset: auto 0 0 0; height: 300px; background: white";
    """)
    page.focus("#text")
    assert not focus_is_uncovered(page)
    page.evaluate("document.querySelector('.operator').style.minWidth = '400px'")
    assert sideways(page) > 0
