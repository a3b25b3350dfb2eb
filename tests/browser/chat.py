"""What a person does on the chat page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

ITEMS = "#transcript > li"
LONGEST_MS = 60_000
"""a busy machine is no fault of the page"""


def items(page: Page) -> Locator:
    return page.locator(ITEMS)


def say(page: Page, text: str) -> None:
    """Type the text, press Enter and wait for the answer."""
    before = items(page).count()
    page.fill("#text", text)
    page.press("#text", "Enter")
    answered(page, before)


def answered(page: Page, before: int) -> None:
    """Wait until the person's words and an answer to them stand in the transcript."""
    expect(items(page).nth(before + 1)).to_be_attached(timeout=LONGEST_MS)
    expect(page.locator("#text")).to_have_value("", timeout=LONGEST_MS)


def open_settings(page: Page) -> None:
    """Open the sheet in which the view and the voice are set."""
    if not page.locator("#settings[open]").count():
        page.click("#settings summary")


def begin_at_the_top(page: Page) -> None:
    """Let the next Tab lead to the first stop: after a reload some browsers go on from what was scrolled to."""
    page.evaluate("""
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute("tabindex");
    """)


def focused(page: Page) -> str:
    """Return what has the focus: its id, or else its text, or else its tag."""
    name: str = page.evaluate(
        "(e => e.id || e.textContent.replace(/\\s+/g, ' ').trim() || e.tagName)(document.activeElement)"
    )
    return name
