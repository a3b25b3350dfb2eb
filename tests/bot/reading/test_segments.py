"""From margins of pieces to segments."""

import numpy as np

from bot.reading.segments import Run, cut_places, merged, runs

ANSWER, STORY = [-0.1, -2.4], [-2.4, -0.1]
NO_CUT, CUT = -4.0, 4.0


def test_a_segment_begins_where_the_label_and_the_margin_change() -> None:
    chances = np.array([ANSWER, ANSWER, STORY, STORY, STORY])
    cuts = np.array([NO_CUT, NO_CUT, CUT, NO_CUT, NO_CUT])
    assert runs(chances, cuts, 1.0, 0.0) == [Run(0, 2, 0), Run(2, 5, 1)]


def test_one_doubtful_piece_makes_no_segment() -> None:
    chances = np.array([STORY, STORY, ANSWER, STORY, STORY])
    cuts = np.full(5, NO_CUT)
    assert runs(chances, cuts, 1.0, 0.0) == [Run(0, 5, 1)]


def test_a_message_of_one_piece_is_one_segment() -> None:
    assert runs(np.array([ANSWER]), np.array([CUT]), 1.0, 0.0) == [Run(0, 1, 0)]


def test_equal_neighbours_are_one() -> None:
    assert merged([Run(0, 2, 1), Run(2, 3, 1), Run(3, 4, 0)]) == [Run(0, 3, 1), Run(3, 4, 0)]


def test_marks_belong_to_what_stands_before_them() -> None:
    text = "好，明天去"
    assert cut_places(text, [0, 1]) == [0, 2]
