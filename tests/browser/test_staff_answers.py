"""What a clerk writes appears by itself, quietly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.chat import focused, items, say
from tests.browser.conftest import Open
from tests.browser.virtual_screen_reader import VirtualScreenReader
from tests.server.channels.web.fake_conversations import FakeConversations

Write = Callable[[Page, str], None]


@pytest.fixture
def write(fake: FakeConversations) -> Write:
    """Write to the person of a page, as a clerk does."""

    def write(page: Page, body: str) -> None:
        ticket = next(each["value"] for each in page.context.cookies() if each["name"] == "tongxing_chat")
        fake.write_as_staff(fake.talks[ticket.strip('"').split(":")[0]], body)

    return write


@pytest.fixture
def page(open_page: Open) -> Page:
    """A person who asked for a clerk, on a page whose time goes only where the test moves it."""
    page = open_page(bypass_csp=True)
    page.clock.install(time=0)
    page.reload()
    page.clock.pause_at(1_000)
    say(page, "转人工")
    return page


def test_it_appears_within_a_quarter_of_a_minute_and_leaves_the_focus(page: Page, write: Write) -> None:
    count = items(page).count()
    page.fill("#text", "我还没写完")
    write(page, "请周一来。")
    page.clock.run_for(15_000)
    expect(items(page).nth(count).locator(".text")).to_have_text("工作人员回复：请周一来。")
    expect(items(page)).to_have_count(count + 1)
    assert page.input_value("#text") == "我还没写完"
    assert focused(page) == "text"


def test_it_is_announced_once(page: Page, write: Write) -> None:
    count = items(page).count()
    reader = VirtualScreenReader(page)
    write(page, "请周一来。")
    page.clock.run_for(15_000)
    expect(items(page)).to_have_count(count + 1)
    page.clock.run_for(1_000)
    assert reader.announced() == ["polite: 同行转告 工作人员回复：请周一来。"]


def test_options_that_are_open_stay_open(page: Page, write: Write) -> None:
    say(page, "你好")
    count = items(page).count()
    write(page, "请周一来。")
    page.clock.run_for(15_000)
    expect(items(page)).to_have_count(count + 1)
    assert items(page).nth(count - 1).locator("button[aria-disabled]").count() == 0


def test_somebody_who_reads_further_up_stays_there(page: Page, write: Write) -> None:
    for _ in range(8):
        say(page, "你好")
    page.evaluate("document.getElementById('log').scrollTop = 40")
    count = items(page).count()
    write(page, "请周一来。")
    page.clock.run_for(15_000)
    expect(items(page)).to_have_count(count + 1)
    assert page.evaluate("document.getElementById('log').scrollTop") == 40


def test_nothing_is_asked_where_no_case_is_open(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    page.reload()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(60_000)
    assert not [address for address in asked if address.endswith("/answers")]


def test_with_scripts_off_a_button_looks_for_it(open_page: Open, write: Write) -> None:
    page = open_page(java_script_enabled=False)
    page.fill("#text", "转人工")
    page.press("#text", "Enter")
    page.click("text=看有没有回复")
    expect(page.locator("#progress")).to_have_text("工作人员还没有回复。请过一会儿再看。")
    write(page, "请周一来。")
    page.click("text=看有没有回复")
    expect(page.locator("#latest .text")).to_have_text("工作人员回复：请周一来。")


def test_the_page_with_the_button_has_no_faults(page: Page, write: Write) -> None:
    page.evaluate("document.getElementById('answers').hidden = false")
    write(page, "请周一来。")
    page.clock.run_for(15_000)
    expect(page.locator(".item.staff")).to_be_attached()
    page.clock.resume()
    assert faults(page) == {}
