"""A lint over the whole catalogue: what people read and hear is short, polite, plain, and all of it is used."""

import pytest

from server.words import Digits, variants, word
from server.words.catalogue import all_keys
from server.words.lint import (
    Fault,
    faults_of,
    filled,
    places,
    questions_without_other_words,
    sentences,
    too_long_for_the_ear,
)
from tests.server.words.usage import Use, uses, uses_in

KEYS = all_keys()
SECTIONS = {key.partition(".")[0] for key in KEYS}
USES = uses(SECTIONS)
SAID_AGAIN_AND_AGAIN = ("fallback.", "problem.", "trouble.")


def used(key: str) -> bool:
    base = key.removesuffix("_again")
    return any(use.uses(key) or (base != key and use.uses(base)) for use in USES)


@pytest.mark.parametrize("key", KEYS)
def test_every_wording_is_short_polite_and_plain(key: str) -> None:
    assert faults_of(key, variants(key)) == []


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_used(key: str) -> None:
    assert used(key)


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.pattern}-{use.where}")
def test_every_key_that_is_used_exists(use: Use) -> None:
    assert any(use.uses(key) for key in KEYS)


@pytest.mark.parametrize(
    "use", [use for use in USES if use.supplied is not None], ids=lambda use: f"{use.pattern}-{use.where}"
)
def test_every_place_of_a_wording_is_supplied(use: Use) -> None:
    assert use.supplied is not None
    for key in filter(use.uses, KEYS):
        for wording in variants(key):
            assert places(wording["text"] + wording.get("speech", "")) <= use.supplied, key


def test_every_question_can_be_put_in_other_words() -> None:
    assert questions_without_other_words(KEYS, {key: len(variants(key)) for key in KEYS}) == []


@pytest.mark.parametrize("key", [key for key in KEYS if key.startswith(SAID_AGAIN_AND_AGAIN)])
def test_what_may_be_said_twice_in_a_row_has_two_wordings(key: str) -> None:
    assert len(variants(key)) >= 2


@pytest.mark.parametrize("key", [key for key in KEYS if len(variants(key)) > 1])
def test_the_wording_changes_from_turn_to_turn_and_leaves_no_place_open(key: str) -> None:
    values = {name: filled(key, f"{{{name}}}") for wording in variants(key) for name in places(wording["text"])}
    first, second = word(key, 1, **values), word(key, 2, **values)
    assert first.text != second.text
    assert "{" not in first.text + second.text


def test_digits_are_shown_together_and_said_one_by_one() -> None:
    said = word("ask.verification_code", phone=Digits("1234"))
    assert "1234" in said.text
    assert said.speech is not None
    assert "1 2 3 4" in said.speech


def test_a_key_or_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("ask.nothing_of_the_kind")
    with pytest.raises(KeyError):
        word("ask.verification_code")


PLANTED = {
    "请您先把身份证户口本残疾人证银行卡还有一寸照片两张都准备好然后再到窗口来排队办理登记": "characters",
    "登记好了！": "exclamation",
    "你想学什么？": "您",
    "您输错了。": "blames",
    "真可怜。": "pities",
    "请看SMS。": "SMS",
    "先别龃龉。": "龃龉",
    "您没听清楚。": "blames",
    "请去人社窗口办。": "abbreviation",
    "您叫什么？您住哪里？": "questions",
    "好，行，可以，没问题。": "commas",
    "一。二。三。四。五。": "sentences",
    "这一句要听的人一次听完会有些难因为它比二十五个字还要长。": "in the ear",
}


@pytest.mark.parametrize(("text", "what"), PLANTED.items())
def test_a_planted_fault_is_found(text: str, what: str) -> None:
    found = faults_of("small.goodbye", [{"text": text}])
    assert len(found) == 1
    assert what in found[0].what


def test_what_is_heard_often_with_too_few_wordings_is_found() -> None:
    wordings = [{"text": "好的。"}, {"text": "好。"}]
    assert [fault.what for fault in faults_of("fallback.once", wordings)] == ["heard often, with 2 wordings of 3"]
    assert faults_of("fallback.once", [*wordings, {"text": "行。"}]) == []


def test_the_last_question_may_say_all_that_will_be_written() -> None:
    assert faults_of("claim.confirm", [{"text": "一。二。三。四。对吗？"}]) == []


def test_english_is_said_to_who_writes_english_alone() -> None:
    wordings = [{"text": f"{start}Please write Chinese."} for start in ("", "好。", "行。")]
    assert faults_of("aside.english", wordings) == []
    assert faults_of("aside.other", wordings)


def test_a_sentence_that_is_long_for_the_ear_is_found_where_a_form_for_speech_was_written() -> None:
    wording = {"text": "好。", "speech": "这一句话是写来听的可是它实在太长了没有人能够一次听完还记得住。"}
    assert [fault.key for fault in faults_of("small.goodbye", [wording])] == ["small.goodbye"]


def test_two_wordings_that_are_the_same_are_found() -> None:
    found = faults_of("small.goodbye", [{"text": "好。"}, {"text": "好。"}])
    assert found == [Fault("small.goodbye", "two wordings are the same", "好。")]


def test_what_a_person_would_say_may_be_in_their_own_words() -> None:
    assert faults_of("small.help", [{"text": "您可以说“你能做什么”。"}]) == []


def test_a_question_without_other_words_is_found() -> None:
    keys = ["ask.place", "ask.place_which", "ask.name", "ask.place_again", "ask.name_again"]
    count = dict.fromkeys(keys, 2) | {"ask.name_again": 1}
    assert questions_without_other_words(keys, count) == ["ask.name"]


def test_a_key_and_its_values_are_found_in_a_source() -> None:
    source = 'turn.say("ask.place" if one else "ask.name", phone=1)\nProblem(f"problem.{x}_bad", {"length": 2})\n'
    found = uses_in(source, "x.py", {"ask", "problem"})
    assert {(use.pattern.replace("\\", ""), use.supplied) for use in found} == {
        ("ask.place", frozenset({"phone"})),
        ("ask.name", frozenset({"phone"})),
        ("problem.[a-z_]+_bad", None),
    }
    assert not any(use.uses("problem.good") for use in found)


def test_a_text_is_parted_at_the_end_of_its_sentences() -> None:
    assert sentences("好的，记下了。您想学什么？说；写。") == ["好的，记下了", "您想学什么", "说", "写"]


def test_a_sentence_that_is_long_for_the_ear_is_named_where_nobody_wrote_one_for_it() -> None:
    text = "这一句话写给人看还不算太长，可是要听的人一次听完，就有些难了。"
    assert too_long_for_the_ear("small.goodbye", [{"text": text}]) == [text.rstrip("。")]
    assert too_long_for_the_ear("small.goodbye", [{"text": text, "speech": "短的。"}]) == []
