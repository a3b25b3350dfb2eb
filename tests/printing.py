"""PDF files as the real Chromium prints them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.chromium import ARGUMENTS, chromium


def print_pdf(folder: Path, body: str) -> Path:
    """Print a page with a body of HTML; the browser runs on its own, since Playwright keeps a thread's event loop."""
    page, printed = folder / "page.html", folder / "printed.pdf"
    page.write_text(f'<!doctype html><html lang="zh"><meta charset="utf-8"><body>{body}', encoding="utf-8")
    command = [*ARGUMENTS, "--no-pdf-header-footer", f"--user-data-dir={folder / 'profile'}"]
    browser = chromium()
    if browser is None:
        pytest.fail("These tests need Chromium: install the package chromium and run them again.", pytrace=False)
    subprocess.run([browser, *command, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True)
    return printed
