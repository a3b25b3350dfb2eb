"""What is wrong with the settings: a sentence for each variable, and none quotes a value, which may be a secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

KINDS = {
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_parsing": "true or false",
    "path_type": "a path",
}
"""pydantic's kind of an error → what the setting takes"""


class WrongSettings(Exception):
    """The settings cannot be started with; `sentences` say of each variable what it takes."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)


class MissingSecret(WrongSettings):
    """Production was started without a secret that it needs."""


def sentences_of(error: ValidationError) -> list[str]:
    """Return a sentence for each setting that was refused."""
    return list(_sentences(error))


def _sentences(error: ValidationError) -> Iterator[str]:
    for one in error.errors(include_input=False, include_url=False):
        name = "TONGXING_" + "__".join(str(part) for part in one["loc"]).upper()
        if one["type"] == "value_error":
            said = str(one["ctx"]["error"])
            yield f"{name} takes {said}." if one["loc"] else said
        elif one["type"] == "literal_error":
            yield f"{name} takes {one['ctx']['expected'].replace(chr(39), '')}."
        elif one["type"] != "extra_forbidden":  # an unknown name is told as such
            yield f"{name} takes {KINDS.get(one['type']) or _bounds(one['msg'])}."


def _bounds(message: str) -> str:
    return message.replace("Input should be", "a value")
