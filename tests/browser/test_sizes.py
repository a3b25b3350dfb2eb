"""What is pressed is large enough, what is read is large and airy enough."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.chat import open_settings, say
from tests.browser.conftest import Open, Words

TARGETS = """[...document.querySelectorAll("button, a, input:not([type=hidden])")]
    .filter(e => e.checkVisibility() && !e.matches(".skip"))
    .map(e => ({name: e.textContent.trim() || e.id, ...e.getBoundingClientRect().toJSON()}))"""

# Every element that holds text of its own.
TEXTS = """[...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .concat(document.getElementById("text"))
    .map(e => {
        const style = getComputedStyle(e);
        return {text: e.textContent.trim(), size: parseFloat(style.fontSize),
                line: parseFloat(style.lineHeight) / parseFloat(style.fontSize)};
    })"""

WIDTHS = [320, 1100]


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, open_page: Open, words: Words) -> Page:
    page = open_page(viewport={"width": request.param, "height": 820})
    say(page, words.cites)
    say(page, words.offers_options)
    return page


def enlarge(page: Page) -> None:
    open_settings(page)
    page.click("button[value=elder]")
    page.wait_for_selector("html.elder")


def small_targets(page: Page, least: int) -> list[str]:
    return [t["name"] for t in page.evaluate(TARGETS) if min(t["width"], t["height"]) < least]


def test_every_target_is_at_least_44_px(page: Page) -> None:
    assert small_targets(page, 44) == []


def test_in_the_elder_view_every_target_is_at_least_60_px(page: Page) -> None:
    enlarge(page)
    assert small_targets(page, 60) == []


def test_text_has_16_px_at_least_and_room_between_its_lines(page: Page) -> None:
    for each in page.evaluate(TEXTS):
        assert each["size"] >= 16, each
        assert each["line"] >= 1.3, each


def test_in_the_elder_view_no_text_is_below_18_px(page: Page) -> None:
    enlarge(page)
    for _ in range(3):
        open_settings(page)
        page.click("button[value=smaller]")
    page.wait_for_selector("html.elder.size-18")
    assert min(each["size"] for each in page.evaluate(TEXTS)) >= 18


def test_text_grows_to_30_px(page: Page) -> None:
    enlarge(page)
    for size in (26, 28, 30):
        open_settings(page)
        page.click("button[value=larger]")
        page.wait_for_selector(f"html.size-{size}")
    assert min(each["size"] for each in page.evaluate(TEXTS)) >= 30
    assert page.locator("button[value=larger]").get_attribute("aria-disabled") == "true"


def test_a_size_set_in_the_browser_is_kept(page: Page) -> None:
    """Sizes are relative: where the browser's own text has 16 px ours has 18, where it has 32 ours has 36."""
    rules = page.evaluate("""[...document.styleSheets].flatMap(s => [...s.cssRules])
        .filter(r => r.selectorText?.startsWith(".size-")).map(r => r.style.fontSize)""")
    assert rules
    assert all(size.endswith("%") for size in rules)
