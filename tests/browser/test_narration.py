"""Each message is announced once: who, what, how many options."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import items, say
from tests.browser.conftest import Open, Words
from tests.browser.virtual_screen_reader import VirtualScreenReader


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(bypass_csp=True)


def narration(item: int, page: Page) -> str:
    """What should be spoken for one item: sender, text, number of options."""
    parts = items(page).nth(item).locator(".who, .text, .count").all_inner_texts()
    return " ".join(" ".join(parts).split())


def test_the_transcript_is_a_list_in_a_log(page: Page) -> None:
    assert page.locator("[role=log]").count() == 1
    assert page.locator("[role=log] > ol:not([role])").count() == 1


def test_an_answer_is_announced_as_sender_text_and_number_of_options(page: Page, words: Words) -> None:
    reader = VirtualScreenReader(page)
    say(page, words.offers_options)
    announced = reader.announced()
    expected = ", ".join(narration(item, page) for item in range(1, items(page).count()))
    assert announced == [f"polite: {expected}"]
    assert announced[0].startswith(f"polite: 您说 {words.offers_options}, 同行说 ")
    assert "个选项" in announced[0]


def test_options_and_sources_are_read_only_by_those_who_go_there(page: Page, words: Words) -> None:
    reader = VirtualScreenReader(page)
    say(page, words.cites)
    assert "依据" not in "".join(reader.announced())
    say(page, words.offers_options)
    spoken = "".join(reader.announced())
    for title in items(page).last.locator("button .title").all_inner_texts():
        assert f" {title}" not in spoken


def test_what_was_announced_is_never_announced_again(page: Page, words: Words) -> None:
    reader = VirtualScreenReader(page)
    say(page, words.offers_options)
    first = reader.announced()
    say(page, words.begins_a_form)
    second = reader.announced()
    assert len(first) == len(second) == 1
    assert words.offers_options not in second[0]


def test_a_pressed_option_is_announced_once_with_its_answer(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    reader = VirtualScreenReader(page)
    count = items(page).count()
    button = items(page).last.locator("button").first
    title = button.locator(".title").inner_text()
    button.press("Enter")
    expect(items(page).nth(count + 1)).to_be_attached()
    (announced,) = reader.announced()
    assert announced.startswith(f"polite: 您说 {title}, 同行说 ")


def test_items_are_appended_and_never_rewritten(page: Page, words: Words) -> None:
    page.evaluate("""
        window.seen = [];
        new MutationObserver(records => seen.push(...records.map(r => ({
            type: r.type, where: r.target.id || r.target.className,
            added: [...r.addedNodes].map(n => n.nodeName), removed: r.removedNodes.length,
        })))).observe(document.getElementById("log"), {childList: true, characterData: true, subtree: true});
    """)
    say(page, words.offers_options)
    say(page, words.begins_a_form)
    seen = page.evaluate("seen")
    assert len(seen) == 2
    for record in seen:
        assert (record["type"], record["where"], record["removed"]) == ("childList", "transcript", 0)
        assert set(record["added"]) == {"LI"}


def test_a_list_that_is_rewritten_would_be_heard(page: Page, words: Words) -> None:
    """The check above can fail: innerHTML += reads everything again."""
    reader = VirtualScreenReader(page)
    page.evaluate("document.getElementById('transcript').innerHTML += '<li>再来一次</li>'")
    assert len(reader.announced()[0]) > len("polite: 再来一次")


def test_no_clock_stands_in_the_transcript(page: Page, words: Words) -> None:
    say(page, words.offers_options)
    assert page.locator("#log time, #log [role=timer]").count() == 0
