"""What people ask that no rule holds: said to be unknown, with whom to ask."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator

from server.policies.shapes import PlainText, Strict
from server.policies.yaml_lines import read

FILE = Path(__file__).parent / "not_held.yaml"


class Topic(Strict):
    """One such topic: its name, whom to ask, how people ask, and patterns that hardly any rule could answer."""

    title: PlainText
    ask: PlainText
    asked: tuple[PlainText, ...] = Field(min_length=1)
    words: tuple[str, ...] = ()

    @field_validator("words")
    @classmethod
    def _compiles(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for one in words:
            try:
                re.compile(one)
            except re.error as error:
                raise ValueError(f"{one} is no pattern: {error}") from error
        return words


class NotHeldFile(Strict):
    """All topics."""

    topics: tuple[Topic, ...] = Field(min_length=1)


@cache
def load_topics(path: Path = FILE) -> tuple[Topic, ...]:
    """Every topic. Raises PolicyFileError for a file of another shape or a pattern that does not compile."""
    file, _ = read(path, NotHeldFile)
    return file.topics


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in topic.words))


def named_by_words(question: str) -> Topic | None:
    """The first topic one of whose patterns is in the question."""
    return next((topic for topic in load_topics() if topic.words and _pattern(topic).search(question)), None)
