"""Who is held back reads why, and loses nothing that was typed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chat import items
from tests.browser.voice.fake_stream import FakeStream
from tests.browser.voice.talking import talk

WHY = "前面几句我还没有答完。请等一下，再发这一句。"


def test_what_was_typed_stays_and_can_be_sent_again(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    page.fill("#text", "我想学面点")
    page.press("#text", "Enter")
    turn_id = line.wait("text")["message_id"]
    line.send("refused", turn_id=turn_id, code="too_many_unanswered", detail=WHY, retry_after=2)
    expect(page.locator("#trouble")).to_have_text(f"{WHY}您写的话还在。")
    expect(page.locator("#text")).to_have_value("我想学面点")
    page.press("#text", "Enter")
    line.answer(line.wait("text")["message_id"], "我想学面点", "好的。")
    expect(items(page)).to_have_count(3)
    expect(page.locator("#trouble")).to_have_text("")


def test_a_microphone_without_a_place_goes_off(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    line.send("notice", key="place_lost", text="您有一会儿没说话，我先不听了。")
    line.wait_for_microphone(on=False)
    expect(page.locator("#talk")).to_have_text("说话")
