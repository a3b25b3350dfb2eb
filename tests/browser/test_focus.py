"""The focus belongs to the person."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.chat import focused, items, open_settings, say
from tests.browser.conftest import Words


def press_first_option(page: Page) -> str:
    """Press the first option of the last message with the keyboard, wait for the answer, return its title."""
    before = items(page).count()
    button = items(page).last.locator("button").first
    title = button.locator(".title").inner_text()
    button.press("Enter")
    expect(items(page).nth(before + 1)).to_be_attached()
    return title


def test_the_page_opens_without_taking_the_focus(page: Page) -> None:
    assert page.evaluate("document.activeElement === document.body")


def test_an_answer_leaves_the_focus_in_the_input(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    assert focused(page) == "text"


def test_an_answer_leaves_the_focus_where_the_person_went_meanwhile(page: Page, words: Words) -> None:
    def go_elsewhere(route: Route) -> None:
        open_settings(page)
        page.focus("button[value=elder]")
        route.continue_()

    page.route("**/chat", go_elsewhere)
    say(page, words.offers_options)
    assert focused(page) == "长辈版"


def test_a_chosen_option_keeps_the_focus_and_says_that_it_was_chosen(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    title = press_first_option(page)
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert focused(page) == f"1 {title} 已选"
    assert page.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"
    assert page.locator(":disabled").count() == 0


def test_an_option_that_was_not_chosen_does_not_say_so(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    press_first_option(page)
    assert page.locator(".chosen:visible").count() == 1


def test_a_used_option_sends_nothing_more(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    press_first_option(page)
    count = items(page).count()
    page.keyboard.press("Enter")
    say(page, words.offers_options)
    assert items(page).locator(".text").nth(count).inner_text() == words.offers_options


def test_the_draft_is_kept_when_an_option_or_the_view_is_pressed(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    page.fill("#text", "我还没写完")
    press_first_option(page)
    open_settings(page)
    page.click("button[value=elder]")
    page.wait_for_selector("html.elder")
    assert page.input_value("#text") == "我还没写完"
    assert focused(page) == "长辈版"
