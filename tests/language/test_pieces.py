"""A long text is read out in pieces, whole."""

from language.pieces import in_pieces

LONG = (
    "俺把妮儿送到基地学糊纸花，才两天人家就给撵回来了，说她脑子有毛病耽误别人，"
    "你说气人不气人，那女的说话可难听了，俺回去一夜没睡"
)


def test_nothing_of_a_long_text_is_lost() -> None:
    assert "".join(in_pieces(LONG)) == LONG
    assert all(len(one) <= 60 for one in in_pieces(LONG))


def test_it_is_cut_at_a_mark() -> None:
    assert in_pieces(LONG)[0].endswith("，")


def test_what_has_no_marks_is_cut_all_the_same() -> None:
    assert [len(one) for one in in_pieces("说" * 130)] == [60, 60, 10]


def test_a_short_text_is_one_piece_and_no_text_is_none() -> None:
    assert in_pieces("骂人。") == ["骂人。"]
    assert in_pieces(" ") == []
