"""What a person does with the voice of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.voice.fake_stream import FakeStream, Line


def talk(page: Page, stream: FakeStream) -> Line:
    """Press the talk button and wait until the microphone is on; the focus is on nothing then. Returns the stream."""
    page.focus("#talk")
    page.keyboard.press("Enter")
    line = stream.line()
    expect(page.locator("#voice-state")).to_have_text("在听，请说。")
    page.evaluate("document.activeElement.blur()")
    return line
