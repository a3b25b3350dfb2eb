"""What counts as understood of a whole message."""

from benches.nlu.in_context import Act, Utterance, acts_of, figures, main_act_is_right

YES: Act = ("answer", "yes")
PRICE: Act = ("question", "ask_course_detail")
LEARN: Act = ("wish", "browse_courses")


def test_stories_and_fillers_need_no_reaction() -> None:
    assert acts_of([("background", None), ("social", "filler"), ("unclear", None), YES]) == {YES}


def test_the_main_act_is_the_one_on_which_most_depends() -> None:
    assert main_act_is_right([PRICE, YES], {YES})
    assert not main_act_is_right([PRICE, YES], {PRICE})


def test_an_invented_yes_or_wish_is_wrong_whatever_else_was_read() -> None:
    assert not main_act_is_right([PRICE], {PRICE, YES})
    assert not main_act_is_right([PRICE], {PRICE, LEARN})
    assert main_act_is_right([PRICE], {PRICE, ("social", "grumble")})


def test_a_message_without_any_act_is_right_where_nothing_is_invented() -> None:
    assert main_act_is_right([("background", None)], set())
    assert not main_act_is_right([("background", None)], {LEARN})


def test_a_segment_is_read_as_what_covers_most_of_it() -> None:
    meant = ((0, 2, YES), (2, 8, ("background", None)))
    said = Utterance("对的我都五十了呢", {"c": "confirm"}, meant, "self", "none", ())
    segments = [
        {"start": 0, "end": 3, "role": "answer", "value": "yes", "intent": None},
        {"start": 3, "end": 8, "role": "background", "intent": None},
    ]
    found = figures([(said, {"segments": segments, "for": "self", "distress": "none"})])
    assert found["segment_label"] == found["in_context_acts"] == found["in_context_main"] == 1.0
    assert found["distress_false"] == 0.0
