"""Look for accessibility faults with axe."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

_SOURCE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


def faults(page: Page) -> dict[str, list[str]]:
    """Return the rules that the page breaks, each with the elements that break it."""
    page.evaluate(_SOURCE)
    result = page.evaluate("options => axe.run(options)", _OPTIONS)
    return {each["id"]: [node["html"] for node in each["nodes"]] for each in result["violations"]}
