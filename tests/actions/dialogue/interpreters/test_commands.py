"""The words that the assistant teaches are understood to the letter, whatever the pipeline makes of them."""

import pytest

from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling


@pytest.mark.parametrize("text", ["转人工", "转人工。", "请转人工", " 转 人 工 "])
def test_a_taught_word_outweighs_the_reading(talk: Talk, text: str) -> None:
    talk.say(text, "greet", 0.99)
    assert talk.task == "handover"


def test_the_sentence_of_a_choice_begins_its_task(talk: Talk) -> None:
    talk.say("帮助", "help")
    talk.say("1", "nlu_fallback", 0.1)
    assert talk.task is not None


def test_the_sentence_of_another_task_is_kept_for_afterwards(talk: Talk) -> None:
    to_enrolling(talk, "consent").say("帮我找工作", "nlu_fallback", 0.1)
    assert talk.task == "enrol"
    assert talk.awaited == "consent"
    assert [wish["intent"] for wish in talk.state.pending] == ["find_job"]


def test_one_search_takes_the_place_of_another(talk: Talk) -> None:
    to_enrolling(talk, "place").say("帮我找工作", "nlu_fallback", 0.1)
    assert talk.task == "find_job"


def test_the_word_for_a_new_code_sends_one(talk: Talk) -> None:
    to_enrolling(talk, "verification_code").say("重发", "nlu_fallback", 0.1)
    assert len(talk.texts("verification")) == 2
