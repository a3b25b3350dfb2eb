"""One key, and one talks: a real page, a real microphone's sound, real ears, the real bot, a real voice."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chat import LONGEST_MS, items
from tests.chromium import ARGUMENTS, chromium
from tests.running import Service
from tests.spoken import HEARD_RATE, silence, spoken


@pytest.fixture
def microphone(tmp_path: Path) -> Path:
    """Says one sentence, and is still for a long while."""
    path = tmp_path / "microphone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HEARD_RATE)
        file.writeframes(silence(1.5) + spoken("有哪些培训班？") + silence(60))
    return path


def test_one_key_is_pressed_a_wish_is_said_and_the_answer_is_shown_and_spoken(
    browser: Browser, service: Service, microphone: Path
) -> None:
    arguments = [
        *ARGUMENTS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
    ]
    talker = browser.browser_type.launch(executable_path=chromium(), args=arguments)
    try:
        page = talker.new_page()
        frames: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(len(data))))
        page.goto(service.url)
        expect(page.locator("#talk")).to_be_visible()
        before = items(page).count()
        page.focus("#talk")
        page.keyboard.press("Enter")  # a held key would end the turn, and a busy machine may hold it long
        expect(page.locator(".composer")).to_have_attribute("data-state", "listening", timeout=LONGEST_MS)
        expect(items(page).nth(before + 1)).to_be_attached(timeout=3 * LONGEST_MS)
        assert "培训" in items(page).nth(before).inner_text()
        expect(page.locator(".composer")).to_have_attribute("data-state", "speaking", timeout=LONGEST_MS)
        page.keyboard.press("Escape")
        expect(page.locator(".composer")).not_to_have_attribute("data-state", "speaking", timeout=LONGEST_MS)
        assert max(frames) > 1_000  # sound came
    finally:
        talker.close()
