"""Listen to the page as a screen reader would speak it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_SOURCE = (Path(__file__).parent / "vendor" / "virtual-screen-reader-0.33.0.js").read_text(encoding="utf-8")
_EXPORT = "window.virtual = X$;"
"""the name of the shared instance inside the carried file"""


class VirtualScreenReader:
    """Speaks what live regions announce; the page must be opened with `bypass_csp=True`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.add_script_tag(type="module", content=_SOURCE + _EXPORT)
        page.wait_for_function("window.virtual")
        page.evaluate("virtual.start({container: document.body})")

    def announced(self) -> list[str]:
        """Return what live regions announced since the last call."""
        spoken = self._page.evaluate("virtual.spokenPhraseLog()")
        self._page.evaluate("virtual.clearSpokenPhraseLog()")
        return [phrase for phrase in spoken if phrase.startswith(("polite: ", "assertive: "))]
