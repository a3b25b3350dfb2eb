"""What comes next is told only as far as it is known."""

from tests.actions.drive import Talk
from tests.actions.registered import on_record

WHAT_THEN = {"intent": "ask_next", "role": "question"}


def test_where_nothing_is_known_of_what_comes_next_it_is_offered_to_ask(talk: Talk) -> None:
    talk.say("那我往后找谁去", **WHAT_THEN)
    assert talk.keys == ["question.not_known"]
    talk.say("替我问一问", "ask_base")
    assert "那我往后找谁去" in talk.heard


def test_nothing_is_said_of_a_claim_before_it_was_looked_up(talk: Talk) -> None:
    talk.say("我的补贴批了没有", "check_subsidy_status")
    assert talk.awaited == "consent"
    talk.say("这钱要是一直不给，后头咋办", **WHAT_THEN, topics=["next"])
    assert talk.keys[0] == "next.record"
    assert "审核" not in talk.heard


def test_after_it_was_looked_up_it_is_offered_to_ask_for_more(talk: Talk) -> None:
    on_record(talk).say("我的补贴批了没有", "check_subsidy_status")
    talk.answer()
    assert talk.task is None
    talk.say("那往后咋弄", **WHAT_THEN, topics=["next"])
    assert talk.keys == ["next.record_done"]
    assert "替我问一问" in talk.options
