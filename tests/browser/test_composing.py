"""The line to write in: it grows, keeps a draft, and shows at once what was sent."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.chat import items, open_settings, say
from tests.browser.conftest import Open, Words


def height(page: Page) -> float:
    box = page.locator("#text").bounding_box()
    assert box is not None
    return box["height"]


def test_it_grows_to_four_lines_and_no_further(page: Page) -> None:
    one = height(page)
    page.fill("#text", "我想学面点" * 30)
    some = height(page)
    page.fill("#text", "我想学面点" * 300)
    assert one < some <= height(page) < one * 4


def test_shift_and_enter_break_the_line_and_enter_sends_it(page: Page) -> None:
    before = items(page).count()
    page.focus("#text")
    page.keyboard.type("你好")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("我想学面点")
    assert page.input_value("#text") == "你好\n我想学面点"
    page.keyboard.press("Enter")
    expect(items(page).nth(before).locator(".text")).to_have_text("你好\n我想学面点")


def test_enter_within_a_word_that_is_being_composed_sends_nothing(page: Page) -> None:
    before = items(page).count()
    page.fill("#text", "ni hao")
    page.evaluate("""document.getElementById("text").dispatchEvent(
        new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))""")
    assert page.locator("#pending li").count() == 0
    assert items(page).count() == before


def test_an_empty_line_is_not_sent(page: Page) -> None:
    before = items(page).count()
    page.fill("#text", "   ")
    page.press("#text", "Enter")
    assert page.locator("#pending li").count() == 0
    assert items(page).count() == before


def test_what_is_half_written_outlives_a_reload(page: Page, words: Words) -> None:
    page.fill("#text", "我还没写完")
    page.reload()
    assert page.input_value("#text") == "我还没写完"
    say(page, words.cites)
    page.reload()
    assert page.input_value("#text") == ""


def test_what_is_sent_stands_there_at_once_for_the_eye_alone(page: Page, words: Words) -> None:
    seen: list[str] = []

    def slow(route: Route) -> None:
        expect(page.locator("#pending .item.person")).to_have_text(words.cites)
        seen.append(page.locator("#pending").get_attribute("aria-hidden") or "")
        assert page.locator("#log #pending").count() == 0
        route.continue_()

    page.route("**/chat", slow, times=1)
    say(page, words.cites)
    assert seen == ["true"]
    expect(page.locator("#pending li")).to_have_count(0)


def test_without_cookies_it_is_said_that_nothing_holds_together_as_long_as_it_is_so(
    open_page: Open, words: Words
) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'cookieEnabled', {value: false})")
    page.reload()
    expect(page.locator("#no-cookies")).to_be_visible()
    say(page, words.cites)
    expect(page.locator("#no-cookies")).to_contain_text("允许 Cookie")
    expect(open_page().locator("#no-cookies")).to_be_hidden()


def test_a_draft_is_nothing_to_whoever_begins_anew(page: Page, words: Words) -> None:
    say(page, words.cites)
    page.fill("#text", "示例的号码")
    open_settings(page)
    page.click("text=重新开始")
    page.click("button.danger")
    expect(page.locator("#transcript > li")).to_have_count(1)
    assert page.input_value("#text") == ""


def test_who_reloads_before_the_answer_finds_the_words_again(page: Page, words: Words) -> None:
    page.route("**/chat", lambda route: None, times=1)  # it hangs
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#pending li")).to_have_count(2)
    page.reload()
    assert page.input_value("#text") == words.cites


def test_who_writes_before_the_script_is_there_writes_on(open_page: Open, page_url: str) -> None:
    page = open_page("/restart")
    held: list[Route] = []
    page.route("**/static/chat.js", lambda route: held.append(route))
    page.goto(page_url, wait_until="commit")
    page.focus("input#text")
    page.keyboard.type("你好")
    page.keyboard.press("ArrowLeft")
    held[0].continue_()
    page.wait_for_selector("textarea#text")
    page.keyboard.type("们")
    assert page.input_value("#text") == "你们好"


def test_an_item_whose_options_are_gone_names_none(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    assert "-count" in (items(page).last.get_attribute("aria-labelledby") or "")
    last = items(page).count() - 1
    say(page, words.cites)
    assert "-count" not in (items(page).nth(last).get_attribute("aria-labelledby") or "")
