"""A real conversation as a screen reader speaks it, and as axe sees it in the middle."""

from __future__ import annotations

import pytest

from tests.browser.axe import faults
from tests.browser.chat import items
from tests.browser.journeys.conftest import Arrive
from tests.browser.virtual_screen_reader import VirtualScreenReader


def test_a_turn_is_heard_as_who_what_and_how_many_options(arrive: Arrive) -> None:
    newcomer = arrive(bypass_csp=True)
    reader = VirtualScreenReader(newcomer.page)
    answer = newcomer.say("我想在郑州学面点")
    count = len(newcomer.options())
    assert count
    assert reader.announced() == [f"polite: 您说 我想在郑州学面点, 同行说 {answer} 有 {count} 个选项"]


def test_each_message_of_an_answer_is_heard_with_its_sender_and_without_its_sources(arrive: Arrive) -> None:
    newcomer = arrive(bypass_csp=True)
    reader = VirtualScreenReader(newcomer.page)
    messages = newcomer.say("河北的培训补贴一年能领几次").splitlines()
    assert newcomer.sources()
    (announced,) = reader.announced()
    assert announced.startswith("polite: 您说 河北的培训补贴一年能领几次, 同行说 ")
    assert announced.count("同行说") == items(newcomer.page).count() - 2  # all but the greeting and the question
    assert all(message in announced for message in messages)
    assert "依据" not in announced


@pytest.mark.parametrize(
    "context",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 640}}],
    ids=["plain", "dark", "forced-colours", "narrow"],
)
def test_in_the_middle_of_a_conversation_the_page_has_no_faults(arrive: Arrive, context: dict[str, object]) -> None:
    newcomer = arrive(**context)
    newcomer.say("河北的培训补贴一年能领几次")
    newcomer.say("我要报名，在郑州学面点")
    assert faults(newcomer.page) == {}
    newcomer.choose(newcomer.options()[0])
    newcomer.choose("同意")
    assert newcomer.page.locator("#step").inner_text()
    assert faults(newcomer.page) == {}
