"""What is spoken: enough of it, labelled with names that there are, and nothing twice."""

from __future__ import annotations

import re

import yaml

from benches.voice.conversations import SCENE
from benches.voice.sentences import certificate_numbers, load_sentences
from benches.voice.understanding import reading
from language.catalogues import read_divisions
from language.numbers.personal import parse_certificate_number
from server.registry.reference.load import DIVISIONS
from tests.running import ROOT


def known_intents() -> set[str]:
    listed = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    return {name for one in listed for name in ([one] if isinstance(one, str) else one)}


def test_there_are_enough_sentences_of_each_kind() -> None:
    kinds = [sentence.kind for sentence in load_sentences()]

    assert len(kinds) >= 220
    assert kinds.count("wishes") >= 150
    assert kinds.count("answers") >= 50
    assert kinds.count("steering") >= 20


def test_no_sentence_stands_twice() -> None:
    texts = [sentence.text for sentence in load_sentences()]

    assert len(texts) == len(set(texts))


def test_every_intent_is_one_of_the_contract() -> None:
    assert {sentence.intent for sentence in load_sentences()} <= known_intents()


def test_sentences_are_written_as_they_sound() -> None:
    assert not [one.text for one in load_sentences() if not re.fullmatch(r"[\u4e00-\u9fff，]+", one.text)]


def test_every_answer_can_be_read_by_the_step_that_awaits_it() -> None:
    answers = [sentence for sentence in load_sentences() if sentence.kind == "answers"]

    assert all(answer.reply is not None for answer in answers)
    assert not [answer.text for answer in answers if answer.reply and reading(answer.text, answer.reply) is None]


def test_a_spoken_number_is_a_right_one() -> None:
    numbers = certificate_numbers()

    assert len({one.number for one in numbers}) == len(numbers) >= 60
    assert all(parse_certificate_number(one.text).value == one.number for one in numbers)


def test_a_spoken_number_is_nobodys() -> None:
    areas = {row.code for row in read_divisions(DIVISIONS)}

    assert {"410102", "130102"} < areas
    assert not areas & {one.number[:6] for one in certificate_numbers()}


def test_a_spoken_number_has_yao_for_one_and_pauses_between_its_groups() -> None:
    for one in certificate_numbers():
        assert "一" not in one.text
        assert [len(group) for group in one.text.split("，")] == [6, 4, 4, 4, 2]


def test_the_numbers_are_the_same_every_time() -> None:
    assert certificate_numbers() == certificate_numbers()


def test_the_scripted_conversation_is_made_of_sentences_that_are_spoken() -> None:
    assert set(SCENE) <= {sentence.text for sentence in load_sentences()}
