"""Days as people say them."""

from __future__ import annotations

from datetime import date


def said(day: date) -> str:
    """Return e.g. 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
