"""When the answer does not come, nothing that was written is lost."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.chat import focused, items, say
from tests.browser.conftest import Open, Words


def test_without_a_network_the_text_stays_and_a_sentence_says_what_to_do(page: Page, words: Words) -> None:
    page.context.set_offline(True)
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#trouble")).to_have_text("没有发出去。您写的话还在。请检查网络，再试一次。")
    assert page.input_value("#text") == words.cites
    assert focused(page) == "text"
    assert items(page).count() == 1


def test_when_the_network_is_back_the_same_text_is_sent_and_the_trouble_is_gone(page: Page, words: Words) -> None:
    page.context.set_offline(True)
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#trouble")).not_to_be_empty()
    page.context.set_offline(False)
    page.press("#text", "Enter")
    expect(items(page).nth(2)).to_be_attached()
    expect(page.locator("#trouble")).to_be_empty()


def test_an_answer_lost_on_the_way_is_found_again_and_nothing_is_said_twice(page: Page, words: Words) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/chat", lose, times=1)
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#trouble")).not_to_be_empty()
    page.press("#text", "Enter")
    expect(items(page).nth(2)).to_be_attached()
    count = items(page).count()
    page.reload()
    assert items(page).count() == count


def test_when_the_server_is_away_the_text_stays(page: Page, words: Words) -> None:
    page.route("**/chat", lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>502</h1>"))
    page.fill("#text", words.cites)
    page.press("#text", "Enter")
    expect(page.locator("#trouble")).to_contain_text("是我们这边的问题，不是您的网络。")
    assert page.input_value("#text") == words.cites


def test_an_option_can_be_pressed_again_after_a_failure(page: Page) -> None:
    page.context.set_offline(True)
    option = items(page).first.locator("button").first
    option.press("Enter")
    expect(page.locator("#trouble")).to_have_text("没有发出去。请检查网络，再按一次。")
    assert option.get_attribute("aria-disabled") is None
    page.context.set_offline(False)
    option.press("Enter")
    expect(items(page).nth(2)).to_be_attached()
    expect(option).to_contain_text("已选")


def test_long_work_is_told_after_a_second_and_a_half_and_not_before(open_page: Open, words: Words) -> None:
    page = open_page()
    page.clock.install(time=0)
    page.clock.pause_at(1_000)  # from here on the time goes only where the test moves it
    held: list[Route] = []
    page.route("**/chat", lambda route: held.append(route))
    page.fill("#text", words.cites)
    with page.expect_request("**/chat"):
        page.press("#text", "Enter")
    page.clock.run_for(1_400)
    assert page.locator("#progress").inner_text() == ""
    page.clock.run_for(200)
    assert page.locator("#progress").inner_text() == "正在查，请稍等。"
    assert page.locator("#progress").get_attribute("role") == "status"
    held[0].continue_()
    expect(items(page).nth(2)).to_be_attached()
    expect(page.locator("#progress")).to_be_empty()


def test_an_impatient_second_press_sends_nothing_twice(page: Page, words: Words) -> None:
    held: list[Route] = []
    page.route("**/chat", lambda route: held.append(route))
    page.fill("#text", words.cites)
    with page.expect_request("**/chat"):
        page.press("#text", "Enter")
    page.press("#text", "Enter")
    page.click("text=发送")
    assert len(held) == 1
    held[0].continue_()
    expect(items(page).nth(2)).to_be_attached()
    page.unroute("**/chat")
    say(page, words.offers_options)
    assert items(page).locator(".text").all_inner_texts().count(words.cites) == 1
