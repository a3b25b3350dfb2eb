"""How a person wants to see the page: 长辈版 and the size of the text, kept in a cookie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from fastapi import Request, Response

Change = Literal["elder", "larger", "smaller"]

_COOKIE = "tongxing_view"
_ONE_YEAR = 365 * 24 * 3600
SIZES = (18, 20, 22, 24, 26, 28, 30)
"""text sizes in CSS px, where the browser's own size is 16 px; base.css has a class for each"""
_STANDARD_SIZE, _ELDER_SIZE = 18, 24


@dataclass(frozen=True)
class View:
    """One way to see the page."""

    elder: bool = False
    size: int = _STANDARD_SIZE

    @property
    def css_class(self) -> str:
        """The classes of the html element."""
        return f"{'elder' if self.elder else 'standard'} size-{self.size}"

    @property
    def largest(self) -> bool:
        return self.size == SIZES[-1]

    @property
    def smallest(self) -> bool:
        return self.size == SIZES[0]

    @property
    def said(self) -> str:
        """What a screen reader says after a change."""
        return f"{'长辈版' if self.elder else '标准版'}，字号 {self.size}。"

    def changed(self, change: Change) -> View:
        """Return the view after one press of a button."""
        if change == "elder":
            return View() if self.elder else View(elder=True, size=_ELDER_SIZE)
        step = 1 if change == "larger" else -1
        position = min(max(SIZES.index(self.size) + step, 0), len(SIZES) - 1)
        return View(self.elder, SIZES[position])

    @classmethod
    def of(cls, request: Request) -> Self:
        """Read the view that this browser chose; the standard one where the cookie makes no sense."""
        kind, _, size = request.cookies.get(_COOKIE, "").partition("-")
        if kind in ("elder", "standard") and size in map(str, SIZES):
            return cls(kind == "elder", int(size))
        return cls()

    def remember(self, request: Request, response: Response) -> None:
        """Keep the view for a year."""
        response.set_cookie(
            _COOKIE,
            f"{'elder' if self.elder else 'standard'}-{self.size}",
            max_age=_ONE_YEAR,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
