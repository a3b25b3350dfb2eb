"""How the C library keeps memory for threads: in few arenas, so that many who came at once leave little behind."""

from __future__ import annotations

import ctypes

M_ARENA_MAX = -8
"""of glibc's malloc.h"""
ARENAS = 2


def keep_few_arenas() -> None:
    """Bound the arenas of this process, as MALLOC_ARENA_MAX does; call it before threads begin.

    Each arena keeps what its threads once needed. Another C library than glibc has none, and nothing is done.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)
