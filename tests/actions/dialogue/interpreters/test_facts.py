"""What is told without wishing for anything is kept; a lone place or trade asks what for."""

import pytest

from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling


@pytest.mark.parametrize(("said", "slot"), [("郑州的", "place"), ("面点", "occupation")])
def test_a_lone_place_or_trade_is_kept_and_asked_what_for(talk: Talk, said: str, slot: str) -> None:
    talk.say(said)
    assert talk.keys == ["fallback.loose"]
    assert talk.facts[slot] is not None
    assert talk.options == ["找培训班", "找工作"]


def test_where_somebody_lives_is_kept_from_a_remark(talk: Talk) -> None:
    home = ("place", "郑州", "410100", "wanted", "lives")
    talk.say("我家在郑州，想登记", "register_person", named=[home])
    assert talk.facts["home"] == "410100"


def test_a_name_that_is_told_early_is_not_asked_for(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("同意，我叫李示例", segments=[("同意，", "answer", "affirm"), ("我叫李示例", "background")])
    assert talk.facts["person_name"] == "李示例"
    assert talk.awaited == "certificate_number"


def test_what_somebody_else_did_is_no_wish(talk: Talk) -> None:
    to_enrolling(talk, "occupation")
    talk.say(
        "俺邻居学的美发",
        "inform",
        role="background",
        named=[("occupation", "美发", "TX-009", "mentioned", "other_person")],
    )
    assert talk.facts["occupation"] is None
    assert talk.awaited == "occupation"
