"""How a person wants to be spoken to is set with the keyboard, seen, sent and remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.chat import focused, open_settings
from tests.browser.conftest import Open
from tests.browser.layout import focus_is_uncovered, sideways
from tests.browser.voice.fake_stream import FakeStream
from tests.browser.voice.talking import talk

CONTROLS = ":is(#talk, #again, #settings summary, #voice-settings :is(select, label.check, .setting input))"
TARGETS = """controls => controls.filter(e => e.checkVisibility()).map(e => {
    const {width, height} = e.getBoundingClientRect();
    return [e.id || e.textContent.trim(), Math.min(width, height)];
})"""


def open_panel(page: Page, stream: FakeStream) -> None:
    """Talk, so that the voices are known, and show all that can be shown at once."""
    line = talk(page, stream)
    line.send("partial", text="我想找工作")
    line.send("speaking", turn_id="t1", mark=1, text="好的，您在哪里？")
    open_settings(page)
    expect(page.locator("#voice-voice")).to_be_visible()
    expect(page.locator("#caption-assistant")).to_be_visible()


def test_all_is_set_by_keyboard_in_the_order_of_the_page(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    page.focus("#settings summary")
    page.keyboard.press("Enter")
    seen = []
    for _ in range(10):
        page.keyboard.press("Tab")
        seen.append(focused(page))
        if seen[-1] == "voice-rate":
            page.keyboard.press("ArrowRight")
            assert line.wait("voice")["rate"] == 1.1
    assert seen[:3] == ["长辈版", "字小一点", "字大一点"]
    assert seen[3:9] == [f"voice-{name}" for name in ("speak", "earcons", "rate", "pitch", "volume", "voice")]
    expect(page.locator("output[for=voice-rate]")).to_have_text("1.1 倍")


def test_settings_are_remembered_and_told_to_the_stream(page: Page, stream: FakeStream) -> None:
    open_panel(page, stream)
    page.select_option("#voice-voice", "zm_yunxi")
    page.fill("#voice-rate", "1.8")
    page.reload()
    hello = talk(page, stream).wait("hello")
    assert hello["voice"] == {"rate": 1.8, "pitch": 1, "volume": 1, "speak": True, "voice": "zm_yunxi"}
    expect(page.locator("#voice-voice")).to_have_value("zm_yunxi")


def test_what_was_changed_by_voice_is_shown_and_remembered(page: Page, stream: FakeStream) -> None:
    line = talk(page, stream)
    line.send(
        "answer",
        turn_id="t1",
        text="慢一点",
        messages=[],
        voice={"rate": 0.8},
        items="",
        composer={},
        case_open=False,
    )
    expect(page.locator("#voice-rate")).to_have_value("0.8")
    page.reload()
    expect(page.locator("#voice-rate")).to_have_value("0.8")


@pytest.mark.parametrize(
    "context",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 640}}],
    ids=["plain", "dark", "forced-colours", "narrow"],
)
def test_the_open_panel_has_no_faults(open_page: Open, stream: FakeStream, context: dict[str, object]) -> None:
    page = open_page(**context)
    open_panel(page, stream)
    assert faults(page) == {}
    assert sideways(page) <= 0
    assert [each for each in page.locator(CONTROLS).evaluate_all(TARGETS) if each[1] < 44] == []


def test_in_the_elder_view_on_a_small_screen_it_is_large_and_nothing_is_covered(
    open_page: Open, stream: FakeStream
) -> None:
    page = open_page(viewport={"width": 320, "height": 400})
    open_settings(page)
    page.click("button[value=elder]")
    page.wait_for_selector("html.elder")
    page.locator("#transcript").click(position={"x": 5, "y": 5})
    open_panel(page, stream)
    assert sideways(page) <= 0
    assert [each for each in page.locator(CONTROLS).evaluate_all(TARGETS) if each[1] < 60] == []
    page.focus("#settings summary")
    for _ in range(9):
        page.keyboard.press("Tab")
        assert focus_is_uncovered(page), page.evaluate("document.activeElement.outerHTML")
