"""What all policy files have in common: no unknown keys, and sentences short enough to be understood."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST_SENTENCE = 40


def _plain(text: str) -> str:
    for sentence in text.replace("？", "。").split("。"):
        if len(sentence) > LONGEST_SENTENCE - 1:
            raise ValueError(f"a sentence is longer than {LONGEST_SENTENCE} characters: {sentence}")
    return text


PlainText = Annotated[str, Field(min_length=1), AfterValidator(_plain)]


class Strict(BaseModel):
    """A part of a policy file, in which an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)
