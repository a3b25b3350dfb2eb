"""One turn: what is heard and what is kept."""

import pytest

from tests.actions.conftest import Turns


def test_a_fact_is_kept_until_it_is_forgotten(turns: Turns) -> None:
    turn = turns(place="410100")
    turn.set("place", "130100")
    assert turn.get("place") == "130100"
    turn.set("place", None)
    assert turn.get("place") is None
    assert "place" not in turn.state.facts


def test_what_was_dealt_with_is_left_to_nobody(turns: Turns) -> None:
    cut = [("面点，", "answer", "inform"), ("管住吗", "question", "ask_course_detail")]
    turn = turns("面点，管住吗", reading={"segments": cut})
    assert not turn.has_dealt
    turn.deal_with(*turn.left("answer"))
    assert turn.left("answer") == []
    assert [one.text for one in turn.left("question")] == ["管住吗"]
    assert turn.has_dealt


@pytest.mark.parametrize(("category", "deaf"), [("1", False), ("2", True), ("3", True), ("4", False)])
def test_who_cannot_take_calls_shows_by_the_number_that_was_given(turns: Turns, category: str, deaf: bool) -> None:
    assert turns(certificate_number=f"41999919700101001X{category}3").cannot_take_calls is deaf
    assert turns().cannot_take_calls is False
