"""Places that are called too far: 新乡开封恁远啊."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

TOO_FAR = (
    r"(?:[^，。？！,?!离别没]{0,6}(?:太|好|恁|那么|这么|真|有点|有些|都|也|更|忒|怪|嫌|挺|老|多)远"
    r"|[^，。？！,?!离别没]{0,2}太元)"
)


def is_too_far(place: str, text: str) -> bool:
    """Whether the text calls the place too far; what something is far from (离新乡太远) is not."""
    name = re.escape(squeeze(place))
    return (
        re.search(rf"(?<!离){name}{TOO_FAR}|(?<!离)远(?:不行|不去|不要|不中|去不了){name}", squeeze(text)) is not None
    )
