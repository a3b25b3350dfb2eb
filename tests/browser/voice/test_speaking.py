"""The assistant speaks, and stops when it should."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import items, open_settings
from tests.browser.conftest import Open
from tests.browser.voice.fake_stream import FakeStream, Line
from tests.browser.voice.talking import talk

SOUNDS = "loudness() > 0.2"
SILENCE = "loudness() < 0.01"


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(bypass_csp=True)


@pytest.fixture
def line(page: Page, stream: FakeStream) -> Line:
    """A stream where nobody is listened to any more."""
    line = talk(page, stream)
    page.keyboard.press("Escape")
    line.wait_for_microphone(on=False)
    return line


def test_a_clause_is_seen_while_it_sounds_and_reported_when_it_has(page: Page, line: Line) -> None:
    line.speak("t1", {"好的。": 0.3, "您在哪里？": 3})  # longer than a busy browser looks away
    expect(page.locator("#caption-assistant")).to_have_text("您在哪里？")
    assert [line.wait("played")["mark"] for _ in range(2)] == [1, 2]
    expect(page.locator("#caption-assistant")).to_be_hidden()


def test_the_next_part_of_a_number_is_asked_for_without_the_sound_of_trouble(page: Page, line: Line) -> None:
    before = page.evaluate("window.earcons")
    line.send("notice", key="number", text="410105。请说接下来的8位。")
    expect(page.locator("#caption-assistant")).to_have_text("410105。请说接下来的8位。")
    assert page.evaluate("window.earcons") == before
    line.send("notice", key="not_heard", text="没有听清。请再说一遍。")
    page.wait_for_function(f"window.earcons > {before}")


def test_somebody_who_interrupts_is_not_talked_over(page: Page, line: Line) -> None:
    line.speak("t1", {"这句话很长。": 60})
    page.wait_for_function(SOUNDS)
    line.send("hushed", reason="barge_in", mark=1)
    page.wait_for_function(SILENCE)
    expect(page.locator("#caption-assistant")).to_be_hidden()
    line.speak("t2", {"好的。": 0.1}, first=2)
    assert line.wait("played")["mark"] == 2


def test_what_may_be_an_interruption_holds_the_speech_and_it_goes_on(page: Page, line: Line) -> None:
    line.send("speaking", turn_id="t1", mark=1, text="好的。")
    line.send("paused", mark=1)
    line.speak("t1", {"好的。": 0.3})
    page.wait_for_function(SILENCE)
    assert line.names() == []
    line.send("resumed")
    assert line.wait("played")["mark"] == 1


def test_escape_stops_the_speech_at_once_and_what_is_still_on_the_way_is_not_heard(page: Page, line: Line) -> None:
    line.send("speaking", turn_id="t1", mark=1, text="好的。")
    expect(page.locator("#caption-assistant")).to_have_text("好的。")
    page.keyboard.press("Escape")
    line.wait("hush")
    line.speak("t2", {"新的。": 0.1}, first=2)
    assert line.wait("played")["mark"] == 2


def test_the_talk_key_stops_the_speech_and_listens(page: Page, line: Line) -> None:
    line.speak("t1", {"这句话很长。": 60})
    page.wait_for_function(SOUNDS)
    page.keyboard.down("Space")
    line.wait("hush")
    assert line.wait("listen")["on"]
    expect(page.locator("#caption-assistant")).to_be_hidden()


def test_the_last_answer_is_said_again(page: Page, line: Line) -> None:
    page.click("#again")
    line.wait("again")


def test_what_is_typed_goes_over_the_stream_so_that_its_answer_is_spoken(page: Page, line: Line) -> None:
    page.fill("#text", "找工作")
    page.press("#text", "Enter")
    typed = line.wait("text")
    line.answer(typed["message_id"], "找工作", "您在哪里？")
    expect(items(page).locator(".text").nth(2)).to_have_text("您在哪里？")
    expect(page.locator("#text")).to_have_value("")


def test_what_is_typed_is_one_turn_though_its_answer_is_lost_on_the_way(
    page: Page, line: Line, stream: FakeStream
) -> None:
    page.fill("#text", "找工作")
    page.press("#text", "Enter")
    typed = line.wait("text")
    line.close(1012)
    expect(items(page)).to_have_count(3)
    assert typed["message_id"] in stream.conversations.talks[line.conversation_id].replies
    again = stream.line()
    again.answer(typed["message_id"], "找工作", "您在哪里？")
    again.answer("t2", "你好", "您好。")
    expect(items(page).locator(".text").last).to_have_text("您好。")
    expect(items(page)).to_have_count(5)


def test_earcons_tell_the_states_and_can_be_switched_off(page: Page, line: Line) -> None:
    assert page.evaluate("earcons") == 4  # on and off, two tones each
    open_settings(page)
    page.uncheck("#voice-earcons")
    page.click("#talk")
    expect(page.locator("#progress")).to_have_text("麦克风开了。")
    assert page.evaluate("earcons") == 4
