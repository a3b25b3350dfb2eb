"""Voice and a screen reader: each thing is heard once, from one of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import items, open_settings
from tests.browser.conftest import Open
from tests.browser.virtual_screen_reader import VirtualScreenReader
from tests.browser.voice.fake_stream import FakeStream
from tests.browser.voice.talking import talk


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(bypass_csp=True)


def test_while_the_page_speaks_the_screen_reader_is_silent(page: Page, stream: FakeStream) -> None:
    reader = VirtualScreenReader(page)
    line = talk(page, stream)
    line.send("state", state="hearing")
    line.send("partial", text="我想")
    line.send("heard", turn_id="t1", text="我想找工作", raw="", confidence=1)
    line.answer("t1", "我想找工作", "您在哪里？")
    line.speak("t1", {"您在哪里？": 0.1})
    line.wait("played")
    assert reader.announced() == []


def test_with_own_speech_off_the_screen_reader_says_each_thing_once(page: Page, stream: FakeStream) -> None:
    open_settings(page)
    page.uncheck("#voice-speak")
    page.locator("h1").click()
    reader = VirtualScreenReader(page)
    line = talk(page, stream)
    assert line.wait("hello")["voice"]["speak"] is False
    line.send("partial", text="我想")
    line.send("state", state="thinking")
    line.send("heard", turn_id="t1", text="我想找工作", raw="", confidence=1)
    expect(page.locator("#talk")).to_have_text("说话")  # the microphone would hear the screen reader
    line.wait_for_microphone(on=False)
    line.answer("t1", "我想找工作", "您在哪里？")
    expect(items(page)).to_have_count(3)
    assert reader.announced() == ["polite: 您说 我想找工作, 同行说 您在哪里？"]
    assert page.locator("#again").is_hidden()


def test_when_the_stream_is_away_the_screen_reader_takes_over(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    expect(page.locator("#log")).to_have_attribute("aria-live", "off")
    stream.refuses = 1012
    line.close(1012)
    expect(page.locator("#log")).not_to_have_attribute("aria-live", "off")


def test_a_notice_that_is_not_spoken_is_announced(page: Page, stream: FakeStream) -> None:
    reader = VirtualScreenReader(page)
    stream.voices = []
    line = talk(page, stream)
    line.send("notice", key="not_heard", text="没有听清。请再说一遍。")
    expect(page.locator("#progress")).to_have_text("没有听清。请再说一遍。")
    assert reader.announced() == ["polite: 没有听清。请再说一遍。"]
