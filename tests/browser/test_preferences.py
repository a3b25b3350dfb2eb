"""What people set in their system or on the page is respected."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat import items, open_settings, say
from tests.browser.conftest import Open, Words


def background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return colour


def test_dark_is_dark(open_page: Open) -> None:
    assert background(open_page(color_scheme="dark")) != background(open_page(color_scheme="light"))


def test_with_reduced_motion_nothing_moves(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    moving = page.evaluate("""[...document.querySelectorAll("*")].map(e => getComputedStyle(e))
        .filter(s => s.transitionDuration !== "0s" || s.animationName !== "none" || s.scrollBehavior === "smooth")
        .length""")
    assert moving == 0


def test_in_forced_colours_every_message_and_control_keeps_an_edge(open_page: Open, words: Words) -> None:
    page = open_page(forced_colors="active")
    say(page, words.offers_options)
    bare = page.evaluate("""[...document.querySelectorAll("button, .button, .item, #text")]
        .filter(e => ["Left", "Right"].every(side => getComputedStyle(e)[`border${side}Style`] === "none")).length""")
    assert bare == 0


def test_the_elder_view_is_one_press_away_and_remembered(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    count = items(page).count()
    open_settings(page)
    page.click("text=长辈版")
    expect(page.locator("html")).to_have_class("elder size-24 chat")
    expect(page.locator("#progress")).to_have_text("长辈版，字号 24。")
    page.reload()
    expect(page.locator("html")).to_have_class("elder size-24 chat")
    assert items(page).count() == count
    open_settings(page)
    page.click("text=长辈版")
    expect(page.locator("html")).to_have_class("standard size-18 chat")


def test_the_page_and_its_scripts_come_from_one_host(open_page: Open, page_url: str) -> None:
    page = open_page("/restart")
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))
    page.goto(page_url)
    say(page, "你好")
    assert asked
    assert all(url.startswith(page_url) for url in asked)
    assert refused == []
