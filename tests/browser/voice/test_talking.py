"""A person presses and talks."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from server.speech.audio import HEARD_RATE, samples_of
from tests.browser.chat import focused, items
from tests.browser.conftest import Open
from tests.browser.voice.fake_stream import FakeStream, Line
from tests.browser.voice.talking import talk


@pytest.fixture
def still(page: Page) -> Page:
    """A page whose time goes only where the test moves it: a press is as long as it says."""
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    return page


def test_nothing_is_opened_and_nothing_sounds_before_the_first_press(page: Page, stream: FakeStream) -> None:
    page.fill("#text", "你好")
    page.press("#text", "Enter")
    expect(items(page)).to_have_count(3)
    assert page.evaluate("contexts.length") == 0
    assert stream.lines.empty()


def test_a_tap_on_space_opens_the_microphone_and_another_closes_it(still: Page, stream: FakeStream) -> None:
    still.keyboard.press("Space")
    line = stream.line()
    line.wait_for_microphone(on=True)
    expect(still.locator("#talk")).to_have_text("关麦克风")
    expect(still.locator("#voice-state")).to_have_text("在听，请说。")
    still.keyboard.press("Space")
    line.wait_for_microphone(on=False)
    expect(still.locator("#talk")).to_have_text("说话")


def test_what_the_microphone_hears_arrives_as_pcm_at_16_khz(page: Page, stream: FakeStream) -> None:
    heard = samples_of(talk(page, stream).heard(1))
    spectrum = np.abs(np.fft.rfft(heard[-HEARD_RATE // 2 :]))
    assert abs(int(np.argmax(spectrum)) * 2 - 440) <= 20


def test_a_held_key_listens_until_it_is_let_go(still: Page, stream: FakeStream) -> None:
    still.keyboard.down("Space")
    line = stream.line()
    assert line.wait("listen") == {"type": "listen", "on": True, "held": True}
    expect(still.locator("#talk")).to_have_text("松开结束")
    still.clock.run_for(1_000)
    still.keyboard.up("Space")
    assert line.wait("listen") == {"type": "listen", "on": False, "held": True}


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_on_the_button_a_key_switches(page: Page, stream: FakeStream, key: str) -> None:
    page.focus("#talk")
    page.keyboard.press(key)
    line = stream.line()
    line.wait_for_microphone(on=True)
    page.keyboard.press(key)
    line.wait_for_microphone(on=False)
    assert focused(page) == "talk"


def test_a_click_switches_and_a_held_button_listens_as_long(still: Page, stream: FakeStream) -> None:
    still.click("#talk")
    line = stream.line()
    line.wait_for_microphone(on=True)
    still.click("#talk")
    line.wait_for_microphone(on=False)
    still.hover("#talk")
    still.mouse.down()
    line.wait_for_microphone(on=True)
    still.clock.run_for(1_000)
    still.mouse.up()
    line.wait_for_microphone(on=False)


@pytest.mark.parametrize("place", ["#log", "#text", "#person button", "#settings summary", "#again"])
def test_space_keeps_its_meaning_in_other_controls(page: Page, stream: FakeStream, place: str) -> None:
    page.focus(place)
    page.keyboard.press("Space")
    expect(page.locator("#talk")).to_have_text("说话")


def test_what_is_said_is_seen_while_it_is_said_and_stands_in_the_transcript_once(
    page: Page, stream: FakeStream
) -> None:
    line = talk(page, stream)
    line.send("state", state="hearing")
    line.send("partial", text="我想找")
    expect(page.locator("#caption-person")).to_have_text("我想找")
    assert page.locator("#log #caption-person, [aria-live] #caption-person").count() == 0
    line.send("heard", turn_id="t1", text="我想找工作", raw="我想找工做", confidence=0.8)
    for _ in range(2):  # after a lost connection an answer may come again
        line.answer("t1", "我想找工作", "好的。您在哪里？")
    expect(items(page)).to_have_count(3)
    assert items(page).locator(".text").all_inner_texts()[1:] == ["我想找工作", "好的。您在哪里？"]
    expect(page.locator("#caption-person")).to_be_hidden()
    assert page.evaluate("document.activeElement === document.body")


def test_a_page_that_nobody_sees_does_not_listen(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    page.evaluate("""Object.defineProperty(document, "hidden", {value: true});
                     document.dispatchEvent(new Event("visibilitychange"))""")
    line.wait_for_microphone(on=False)
    expect(page.locator("#talk")).to_have_text("说话")


def test_escape_throws_away_what_is_said_and_pressed_again_leads_to_the_input(page: Page, stream: FakeStream) -> None:
    line: Line = talk(page, stream)
    page.keyboard.press("Escape")
    expect(page.locator("#talk")).to_have_text("说话")
    while (told := line.wait("listen"))["on"]:
        pass
    assert told["discard"], "what was half said is thrown away"
    assert focused(page) != "text"
    page.keyboard.press("Escape")
    assert focused(page) == "text"


def test_with_scripts_off_no_control_of_the_voice_shows(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    expect(page.locator("#talk")).to_be_hidden()
