"""What can be measured of where things stand."""

from __future__ import annotations

from playwright.sync_api import Page

# The four corners and the middle of the focused element, drawn in by 2 px, show the element itself.
UNCOVERED = """() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    const [x1, x2] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
    const [y1, y2] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
    if (x2 <= x1 || y2 <= y1) return false;
    const round = 12;  // the corners of buttons are rounded
    return [[(x1 + x2) / 2, (y1 + y2) / 2], [x1 + round, y1], [x2 - round, y1], [x1 + round, y2], [x2 - round, y2]]
        .every(([x, y]) => e.contains(document.elementFromPoint(x, y)));
}"""


def focus_is_uncovered(page: Page) -> bool:
    """Tell whether nothing lies above the part in sight of what has the focus, and some of it is in sight."""
    uncovered: bool = page.evaluate(UNCOVERED)
    return uncovered


def sideways(page: Page) -> int:
    """Return by how many px the page, or anything in it, is wider than its place."""
    excess: int = page.evaluate("""
        Math.max(...[document.documentElement, ...document.querySelectorAll("body, body *:not(.skip, .more)")]
            .filter(e => e.checkVisibility())
            .map(e => e.clientWidth && getComputedStyle(e).display !== "inline" ? e.scrollWidth - e.clientWidth : 0))
    """)
    return excess
