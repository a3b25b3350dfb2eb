"""Files that staff send as they are: larger than a form, slower on a slow line, and only from who may send them.

A route that takes one reads the body itself, after the rights were looked at.
"""

from __future__ import annotations

from fastapi import HTTPException, Request

from server.http.body import Limit, LimitedRoute
from server.registry.importing import wording
from server.registry.importing.limits import MAX_BYTES
from server.staff.problems import StaffProblem

FILE_WITHIN = 600.0
"""seconds: the largest file at a quarter of a megabit a second"""
AT_ONCE = 4
"""files that may come in at the same time: each is held in memory until it is there"""
AGAIN_AFTER = "30"
"""seconds"""


class FileRoute(LimitedRoute):
    """A route to which a whole list is sent."""

    @classmethod
    def limit(cls) -> Limit:
        return Limit(MAX_BYTES, FILE_WITHIN)


class Uploads:
    """The files that are coming in at this moment."""

    def __init__(self) -> None:
        self._coming = 0

    async def read(self, request: Request) -> bytes:
        """Return what is sent; raises a problem (413, 408, 429)."""
        if self._coming >= AT_ONCE:
            raise StaffProblem(
                429, "too_many_uploads", "现在有几个文件正在传。请过一会儿再传。", {"Retry-After": AGAIN_AFTER}
            )
        self._coming += 1
        try:
            return b"".join([piece async for piece in request.stream()])
        except HTTPException as error:
            if error.status_code == 413:
                raise StaffProblem(413, "file_too_large", wording.TOO_BIG) from error
            raise
        finally:
            self._coming -= 1
