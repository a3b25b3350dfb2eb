"""Every way in which the rules of a day are asked and said, as vectors and as characters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from server.policies.parameter import Parameter
from server.policies.retrieval.not_held import Topic
from server.policies.retrieval.pieces import PieceIndex
from server.policies.retrieval.vectors import Vectors, VectorStore

Likeness = NDArray[np.float32]


@dataclass(frozen=True)
class Likenesses:
    """How near a question lies to each rule (a row each) and to each topic that no rule holds (0 to 1)."""

    asked_vector: Likeness
    asked_characters: Likeness
    sentence_vector: Likeness
    sentence_characters: Likeness
    words_held: Likeness
    topic_vector: Likeness
    topic_characters: Likeness


class _Texts:
    """Texts of several owners, to find for each owner the one nearest to a question."""

    def __init__(self, texts: Sequence[Sequence[str]], store: VectorStore) -> None:
        flat = [text for of_one in texts for text in of_one]
        self._flat = flat
        self._size = len(texts)
        self._owners = np.repeat(np.arange(len(texts)), [len(of_one) for of_one in texts])
        self._vectors = store.of(flat)
        self._characters = PieceIndex(flat)

        self._bare = np.array([_bare(text) for text in flat])

    def likenesses(self, question: str, vector: Vectors, learning: bool) -> tuple[Likeness, Likeness]:
        """The greatest likeness by vector and by characters for each owner."""
        others = self._bare != _bare(question) if learning else np.ones(len(self._bare), dtype=np.bool_)
        return self._best(self._vectors @ vector, others), self._best(self._characters.likeness(question), others)

    def nearest_of(self, owner: int, question: str, vector: Vectors) -> str:
        """The text of one owner that lies nearest to a question, by vector and by characters alike."""
        likeness = self._vectors @ vector + self._characters.likeness(question)
        own = np.flatnonzero(self._owners == owner)
        return self._flat[int(own[np.argmax(likeness[own])])]

    def _best(self, likeness: Likeness, of: NDArray[np.bool_]) -> Likeness:
        best = np.zeros(self._size, dtype=np.float32)
        np.maximum.at(best, self._owners[of], likeness[of])
        return best


class Index:
    """The rules in `rules`, in their order, beside the topics that none of them holds."""

    def __init__(self, rules: Sequence[Parameter], topics: Sequence[Topic], store: VectorStore) -> None:
        asked = [(*rule.asked, rule.title) for rule in rules]
        sentences = [sentences_of(rule) for rule in rules]
        unheld = [(*topic.asked, topic.title) for topic in topics]
        store.of(text for texts in (*asked, *sentences, *unheld) for text in texts)  # all at once: it keeps no others
        self._asked = _Texts(asked, store)
        self._sentences = _Texts(sentences, store)
        self._topics = _Texts(unheld, store)
        self._whole = PieceIndex([whole_of(rule) for rule in rules])

    def likenesses(self, question: str, vector: Vectors, *, learning: bool = False) -> Likenesses:
        """How near a question, given with its vector, lies to everything.

        With `learning` a text that is the question itself does not count, so that weights can be fitted on questions
        some of which stand in the rules.
        """
        asked = self._asked.likenesses(question, vector, learning)
        sentences = self._sentences.likenesses(question, vector, learning)
        topics = self._topics.likenesses(question, vector, learning)
        return Likenesses(*asked, *sentences, self._whole.held(question), *topics)

    def nearest_sentence(self, rule: int, question: str, vector: Vectors) -> str:
        """The sentence of a rule, given by its number, that lies nearest to a question."""
        return self._sentences.nearest_of(rule, question, vector)


def sentences_of(rule: Parameter) -> list[str]:
    """What a rule says, sentence by sentence."""
    return [sentence for text in (rule.summary, *rule.more) for sentence in text.split("。") if sentence]


def whole_of(rule: Parameter) -> str:
    """All that a rule says and states, its ways of asking left out, as one text."""
    return "，".join((rule.title, rule.for_whom, rule.summary, *rule.more, *_words_in(rule.value)))


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (word for part in value.values() for word in _words_in(part))
    elif isinstance(value, (list, tuple)):
        yield from (word for part in value for word in _words_in(part))


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
