"""The whole page works with scripts off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import items, open_settings
from tests.browser.conftest import Open, Words


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(java_script_enabled=False)


def test_a_message_is_sent_and_the_answer_is_in_sight(page: Page, words: Words) -> None:
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page).to_have_url(page.url.split("#")[0] + "#latest")
    expect(page.locator("#latest")).to_be_in_viewport()
    assert items(page).nth(1).locator(".text").inner_text() == words.cites


def test_an_option_is_pressed_and_stands_in_the_own_words(page: Page) -> None:
    first = items(page).first.locator("button").first
    title = first.locator(".title").inner_text()
    first.click()
    assert items(page).nth(1).locator(".text").inner_text() == title
    expect(items(page).first.locator("button")).to_have_count(0)


def test_the_elder_view_is_one_press_away_and_stays(page: Page) -> None:
    open_settings(page)
    page.click("text=长辈版")
    expect(page.locator("html")).to_have_class("elder size-24 chat")
    page.click("text=字大一点")  # the settings stay open
    expect(page.locator("html")).to_have_class("elder size-26 chat")
    page.reload()
    expect(page.locator("html")).to_have_class("elder size-26 chat")
    assert page.locator("button[value=elder]").get_attribute("aria-pressed") == "true"


def test_a_person_is_asked_for(page: Page) -> None:
    page.click("#person button")
    assert items(page).nth(1).locator(".text").inner_text() == "转人工"


def test_starting_anew_asks_first(page: Page, words: Words) -> None:
    page.fill("#text", words.cites)
    page.click("text=发送")
    open_settings(page)
    page.click("text=重新开始")
    page.click("text=回到对话")
    assert items(page).count() > 1
    open_settings(page)
    page.click("text=重新开始")
    page.click("button:has-text('重新开始')")
    expect(page.locator("#log")).to_be_visible()
    assert items(page).count() == 1
