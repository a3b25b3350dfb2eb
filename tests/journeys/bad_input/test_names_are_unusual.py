"""Names of every kind are kept as they were said."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk

NAMES = {
    "欧阳示例": "a double surname",
    "买买提·示例": "a name with a dot",
    "阿卜杜热合曼·买买提示例": "a long name with a dot",
    "示例·巴特尔": "a dot after two",
    "Anna Shili": "a Latin name",
    "马示": "two characters",
    "𡨴示例": "a rare character",
}


@pytest.mark.parametrize("name", NAMES.keys(), ids=NAMES.values())
def test_a_name_is_kept_as_it_was_said(talk: Talk, name: str) -> None:
    talk.name = name
    person = talk.register().person
    assert person is not None
    assert person.name == name


def test_a_name_in_a_sentence_is_taken_out_of_it(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "我叫孙示例")
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == "孙示例"
