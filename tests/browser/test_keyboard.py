"""Everything can be done with the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat import answered, begin_at_the_top, focused, items, say
from tests.browser.conftest import Words


def round_trip(page: Page, key: str) -> list[str]:
    """Press the key until the focus leaves the page; return what had it."""
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body"):
            return seen
        seen.append(focused(page))
    raise AssertionError(f"a keyboard trap: {seen[-5:]}")


def test_the_order_follows_the_page(page: Page) -> None:
    order = round_trip(page, "Tab")
    assert order[0] == "跳到输入框"
    assert order[1:4] == ["大字设置", "转人工", "log"]
    assert order[-6:-4] == ["text", "send"]
    assert order[-4:] == ["我们是谁", "隐私", "无障碍声明", "全部规定"]


def test_the_settings_open_and_close_by_keyboard(page: Page) -> None:
    page.focus("#settings summary")
    page.keyboard.press("Enter")
    inside = []
    for _ in range(5):
        page.keyboard.press("Tab")
        inside.append(focused(page))
    assert inside == ["长辈版", "字小一点", "字大一点", "重新开始", "关上"]
    page.keyboard.press("Escape")
    assert page.locator("#settings[open]").count() == 0
    assert focused(page) == "大字设置"


def test_there_is_no_trap_in_either_direction(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    page.reload()
    begin_at_the_top(page)
    forward = round_trip(page, "Tab")
    assert forward[0] == "跳到输入框"
    assert len(forward) == len(set(forward))
    page.focus("#person button")
    assert round_trip(page, "Shift+Tab")[-1] == "跳到输入框"


def test_used_options_are_no_stops_on_the_way_to_the_input(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    say(page, words.begins_a_form)
    page.focus("#log")
    for _ in range(items(page).last.locator("button").count() + 1):
        page.keyboard.press("Tab")
    assert focused(page) == "text"


def test_the_skip_link_leads_to_the_input(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "text"


def test_arrows_go_through_the_transcript(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    last = items(page).count() - 1
    page.focus("#log")

    def here() -> int:
        index: int = page.evaluate(
            "[...document.querySelectorAll('#transcript > li')].indexOf(document.activeElement)"
        )
        return index

    reached = []
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "Home", "ArrowUp", "End"):
        page.keyboard.press(key)
        reached.append(here())
    assert reached == [last, last - 1, last, last, 0, 0, last]


def test_from_a_message_tab_leads_to_its_options(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    page.focus("#log")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    first = items(page).last.locator("button").first
    expect(first).to_be_focused()


def test_escape_returns_to_the_input_from_anywhere(page: Page) -> None:
    for place in ("#log", "#settings summary", "#transcript button", "#person button"):
        page.locator(place).first.focus()
        page.keyboard.press("Escape")
        assert focused(page) == "text"


def test_escape_leaves_what_was_typed(page: Page) -> None:
    page.fill("#text", "王示例")
    page.keyboard.press("Escape")
    assert page.input_value("#text") == "王示例"


def test_an_option_is_pressed_with_the_space_bar(page: Page) -> None:
    before = items(page).count()
    page.locator("#transcript button").first.focus()
    page.keyboard.press("Space")
    answered(page, before)


def test_a_person_is_asked_for_with_one_button(page: Page) -> None:
    before = items(page).count()
    page.focus("#person button")
    page.keyboard.press("Enter")
    answered(page, before)
    assert items(page).nth(before).locator(".text").inner_text() == "转人工"
