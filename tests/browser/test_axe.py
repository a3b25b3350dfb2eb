"""No page has a fault that axe can see, in any dress."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.chat import open_settings, say
from tests.browser.conftest import Open, Words


def talk(page: Page, words: Words) -> None:
    say(page, words.cites)
    say(page, words.offers_options)
    say(page, words.begins_a_form)


@pytest.mark.parametrize(
    "context",
    [
        {},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"viewport": {"width": 320, "height": 256}},
    ],
    ids=["plain", "dark", "forced-colours", "zoomed"],
)
def test_a_conversation_has_no_faults(open_page: Open, words: Words, context: dict[str, object]) -> None:
    page = open_page(**context)
    assert faults(page) == {}
    talk(page, words)
    assert faults(page) == {}


def test_the_elder_view_has_no_faults(page: Page, words: Words) -> None:
    open_settings(page)
    page.click("button[value=elder]")
    page.wait_for_selector("html.elder")
    talk(page, words)
    assert faults(page) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_trouble_has_no_faults(open_page: Open, words: Words, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.context.set_offline(True)
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#trouble")).not_to_be_empty()
    assert faults(page) == {}


@pytest.mark.parametrize("path", ["/restart", "/nowhere"])
def test_the_pages_around_it_have_no_faults(open_page: Open, path: str) -> None:
    assert faults(open_page(path)) == {}


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("document.querySelector('label[for=text]').remove()", "label"),
        ("document.querySelector('#send').textContent = ''", "button-name"),
        ("document.querySelector('label[for=text]').style.color = '#767676'", "color-contrast-enhanced"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('#transcript').append(document.createElement('div'))", "list"),
        ("document.querySelector('#log').setAttribute('role', 'chat')", "aria-roles"),
    ],
)
def test_a_planted_fault_is_found(page: Page, planted: str, rule: str) -> None:
    page.evaluate(planted)
    assert rule in faults(page)
