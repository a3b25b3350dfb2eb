"""The browser that the tests of the pages drive: Debian's Chromium, and a font with Chinese characters."""

from __future__ import annotations

import os
import shutil

from scripts.console import SetupFailure, run, say, step

PACKAGES = ("chromium", "fonts-noto-cjk")
BY_HAND = f"sudo apt-get install {' '.join(PACKAGES)}"
LEFT_OUT = f"There is no Chromium here, so the tests of the pages are left out; to have them: {BY_HAND}"


def set_up_browser() -> None:
    """Install what is missing where this may be done; elsewhere say how.

    On CI, where nothing may be left out, a browser that cannot be had raises `SetupFailure`.
    """
    if has_browser():
        return
    on_ci = os.environ.get("CI") == "true"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        if on_ci:
            raise SetupFailure(LEFT_OUT)
        return say(LEFT_OUT)
    try:
        with step("Installing Chromium and a Chinese font from Debian, for the tests of the pages"):
            run(["apt-get", "update", "-qq"], BY_HAND)
            quiet = {"DEBIAN_FRONTEND": "noninteractive"}
            run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], BY_HAND, env=quiet)
    except SetupFailure as failure:
        if on_ci:
            raise
        say(f"{failure}\n{LEFT_OUT}")


def has_browser() -> bool:
    """Tell whether Chromium is on the PATH and a Chinese font beside it."""
    return shutil.which("chromium") is not None and _has_font()


def _has_font() -> bool:
    return not shutil.which("dpkg-query") or os.path.isdir("/usr/share/fonts/opentype/noto")
