"""The environment of every process that is started from here: none of the settings, the secret key among them."""

from __future__ import annotations

import os
from collections.abc import Mapping

OURS = "TONGXING_"
"""with what the name of a setting begins"""


def without_secrets(environ: Mapping[str, str] = os.environ, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Return a copy without the settings, but for those named in `but`; to it is added what a child is to know."""
    return {name: value for name, value in environ.items() if name in but or not name.upper().startswith(OURS)}
