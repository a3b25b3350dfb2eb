"""What is misspelled is not learned from."""

from server.conversation.hearing.misspelled import well_written

WORDS = {"报名", "老师", "现在"}
OFTEN = ["我要报名", "现在报名"] * 10 + ["老师在吗"] * 10


def left(*sentences: str) -> list[str]:
    return [one for one in well_written([*OFTEN, *sentences], WORDS) if one not in OFTEN]


def test_a_sentence_with_a_word_in_other_characters_of_its_sound_is_left_out() -> None:
    assert left("我想抱名", "我想报名学按摩") == ["我想报名学按摩"]


def test_another_tone_is_another_word() -> None:
    assert left("他老是迟到") == ["他老是迟到"]


def test_a_word_of_the_dictionary_is_never_a_misspelling() -> None:
    assert list(well_written([*OFTEN, "他抱名人"], WORDS | {"抱名"}))[-1] == "他抱名人"


def test_what_stands_there_often_is_meant() -> None:
    assert left(*["我们抱名"] * 5) == ["我们抱名"] * 5


def test_signs_between_two_characters_part_them() -> None:
    assert left("别抱，名字呢") == ["别抱，名字呢"]
