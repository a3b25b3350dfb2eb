"""What a log may say of an error: its kind and where it came up. Its text may quote what a person said."""

from __future__ import annotations

import traceback
from pathlib import PurePath


def told_of(error: BaseException) -> dict[str, str]:
    """Return the fields of a log line: the error's type, and file and line of the innermost call."""
    calls = traceback.extract_tb(error.__traceback__)
    at = f"{PurePath(calls[-1].filename).name}:{calls[-1].lineno}" if calls else ""
    return {"error": type(error).__name__, "at": at}
