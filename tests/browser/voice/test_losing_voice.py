"""Where voice cannot be had, a sentence says so and text goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import items, say
from tests.browser.conftest import Open
from tests.browser.voice.fake_stream import FakeStream
from tests.browser.voice.talking import talk

REFUSED = "麦克风还没有打开。您可以打字。想说话，请在浏览器里允许麦克风，再按一次。"


@pytest.fixture
def refusing(browser: Browser, page_url: str) -> Page:
    """A browser that gives no microphone."""
    page = browser.new_context(permissions=[]).new_page()
    page.goto(page_url)
    yield page
    page.context.close()


def test_a_refused_microphone_leaves_text_and_the_log_speaks_for_itself(refusing: Page, stream: FakeStream) -> None:
    refusing.add_init_script("""navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("", "NotAllowedError");
    }""")
    refusing.reload()
    refusing.keyboard.press("Space")
    expect(refusing.locator("#trouble")).to_have_text(REFUSED)
    expect(refusing.locator("#talk")).to_have_text("说话")
    refusing.fill("#text", "你好")
    refusing.press("#text", "Enter")
    expect(items(refusing)).to_have_count(3)
    expect(refusing.locator("#log")).not_to_have_attribute("aria-live", "off")


def test_a_machine_without_a_microphone_is_told(refusing: Page) -> None:
    refusing.keyboard.press("Space")
    expect(refusing.locator("#trouble")).to_contain_text("您可以打字。")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (4401, "这次对话已经结束。您打字，就会重新开始。"),
        (4429, "您这边打开的页面太多了。您可以打字，或者先关掉几个再按。"),
        (1011, "现在接不通语音。您可以打字，或者过一会儿再按。"),
    ],
)
def test_a_stream_that_is_refused_says_why(page: Page, stream: FakeStream, code: int, words: str) -> None:
    stream.refuses = code
    page.keyboard.press("Space")
    expect(page.locator("#trouble")).to_have_text(words)
    expect(page.locator("#talk")).to_have_text("说话")
    say(page, "你好")


def test_while_the_models_are_loaded_the_next_press_asks_again(page: Page, stream: FakeStream) -> None:
    stream.loading, stream.recognizer = True, None
    page.keyboard.press("Space")
    expect(page.locator("#trouble")).to_have_text("语音还在准备。您可以打字，或者过一会儿再按。")
    stream.line()
    stream.loading, stream.recognizer = False, "fake"
    assert talk(page, stream).wait("listen")["on"]


def test_a_lost_stream_comes_back_where_it_was(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    line.answer("t1", "你好", "您好。")
    line.speak("t1", {"您好。": 0.1}, first=7)
    line.wait("played")
    page.evaluate("""
        window.words = [];
        const progress = document.getElementById("progress");
        new MutationObserver(() => words.push(progress.textContent)).observe(progress, {childList: true});
    """)
    line.close(1012)
    back = stream.line()
    hello = back.wait("hello")
    assert (hello["answered"], hello["mark"]) == ("t1", 7)
    assert back.wait("listen")["on"]  # whoever was listened to still is
    expect(page.locator("#progress")).to_have_text("语音接好了。")
    assert page.evaluate("words")[0] == "语音断了，正在重新接。您可以打字。"


def test_of_an_answer_without_its_items_what_was_heard_is_spoken_and_what_was_typed_is_posted(
    page: Page, stream: FakeStream
) -> None:
    line = talk(page, stream)
    plain = {"messages": [{"text": "您好。"}], "awaiting": None, "voice": {}}
    line.send("answer", turn_id="t1", text="你好", **plain)
    line.speak("t1", {"您好。": 0.1})
    line.wait("played")
    page.fill("#text", "谢谢")
    page.press("#text", "Enter")
    line.send("answer", turn_id=line.wait("text")["message_id"], text="谢谢", **plain)
    expect(items(page)).to_have_count(3)
    expect(page.locator("#text")).to_have_value("")


def test_a_newer_page_takes_over_and_this_one_says_so(page: Page, stream: FakeStream) -> None:
    talk(page, stream).close(4409)
    expect(page.locator("#trouble")).to_have_text("您在另一个页面打开了同行，这里先停下。您可以打字。")
    expect(page.locator("#talk")).to_have_text("说话")


def test_a_conversation_that_began_anew_is_talked_with(open_page: Open, stream: FakeStream) -> None:
    page = open_page()
    stream.conversations.talks.clear()
    say(page, "你好")
    assert talk(page, stream).conversation_id in stream.conversations.talks
