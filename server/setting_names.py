"""Names of settings that nobody reads: a slip in one would leave the setting as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_settings import BaseSettings

PREFIX = "TONGXING_"
OF_THE_BOT = ("ACTION_ENDPOINT_URL", "ACTION_TOKEN", "BOT_TOKEN", "TRACKER_URL", "TRACKER_KEY")
"""what the bot is given; an office sets the tracker's"""


def unknown_names(environ: Iterable[str], settings: type[BaseSettings]) -> list[str]:
    """Return a sentence for each variable with our prefix that is none of the `settings`."""
    known = [f"{PREFIX}{name}" for name in (*OF_THE_BOT, *_names(settings))]
    given = sorted(name for name in environ if name.upper().startswith(PREFIX))
    return [_sentence(name, known) for name in given if name.upper() not in known]


def _names(settings: type[BaseModel]) -> Iterator[str]:
    for name, field in settings.model_fields.items():
        yield name.upper()
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from (f"{name.upper()}__{inner}" for inner in _names(field.annotation))


def _sentence(name: str, known: list[str]) -> str:
    meant = get_close_matches(name.upper(), known, n=1, cutoff=0.8)
    return f"{name} is no setting." + (f" Did you mean {meant[0]}?" if meant else "")
