"""What a person does with the voice of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.voice.fake_stream import FakeStream, Line


def talk(page: Page, stream: FakeStream) -> Line:
    """Tap the space bar and wait until the microphone is on; returns the stream."""
    page.keyboard.press("Space")
    line = stream.line()
    expect(page.locator("#voice-state")).to_have_text("在听，请说。")
    return line
