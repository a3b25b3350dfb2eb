"""How alike two texts are written."""

import numpy as np
import pytest

from server.policies.retrieval.pieces import PieceIndex, pieces_of

TEXTS = ["一年能领几次补贴", "补贴怎么申请", "残疾证丢了", "一年能领几次补贴"]


def test_the_pieces_are_runs_of_one_to_three_letters_and_digits() -> None:
    assert pieces_of("补，贴3A！") == {"补", "贴", "3", "a", "补贴", "贴3", "3a", "补贴3", "贴3a"}


@pytest.mark.parametrize("text", ["", "  ", "？！，。", "😀"])
def test_what_has_no_letter_has_no_pieces_and_is_like_nothing(text: str) -> None:
    assert pieces_of(text) == set()
    assert PieceIndex(TEXTS).likeness(text).tolist() == [0, 0, 0, 0]


def test_a_text_is_wholly_like_itself_however_it_is_punctuated() -> None:
    likeness = PieceIndex(TEXTS).likeness("一年，能领几次补贴？")

    assert likeness[[0, 3]] == pytest.approx([1, 1])
    assert likeness[2] == 0
    assert 0 < likeness[1] < 1


def test_a_rare_piece_weighs_more_than_a_common_one() -> None:
    index = PieceIndex(["甲乙", "甲丙", "甲丁", "甲戊"])

    assert index.likeness("乙")[0] > index.likeness("甲")[0]


def test_unknown_letters_lower_the_likeness() -> None:
    index = PieceIndex(TEXTS)

    assert index.likeness("残疾证丢了咋办")[2] < index.likeness("残疾证丢了")[2]


def test_the_likeness_lies_between_none_and_whole_for_long_texts_too() -> None:
    likeness = PieceIndex(TEXTS).likeness("补贴" * 5000)

    assert np.all((likeness >= 0) & (likeness <= 1.0001))


def test_what_a_long_text_holds_of_a_question_counts_whatever_else_it_says() -> None:
    index = PieceIndex(["奖金、差旅费、交通食宿费和工杂费都不包括在内", "工作", "别的话"])

    held = index.held("工杂费")

    assert held[0] == pytest.approx(1, abs=1e-6)
    assert held[0] > held[1] > held[2] == 0


def test_of_a_text_without_a_letter_nothing_is_held() -> None:
    assert PieceIndex(["补贴"]).held("？")[0] == 0


def test_a_single_character_is_held_by_nothing() -> None:
    assert PieceIndex(["行业特点", "对单位"]).held("行").tolist() == [0, 0]
