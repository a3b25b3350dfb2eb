"""Signs and subjects are counted against what the labels of the talks say."""

from typing import Any

from benches.nlu import report
from benches.nlu.in_context import Utterance
from benches.nlu.signs import NOTHING_KNOWN, sign_hits, subject_hits


def said(signs: tuple[str, ...] | None, *subjects: tuple[str, ...]) -> Utterance:
    asked = tuple((at * 4, at * 4 + 4, names) for at, names in enumerate(subjects))
    return Utterance("管住不啊远不远呀", {"c": "talk"}, (), "self", "none", (), signs, asked)


def read(*signs: str, topics: tuple[list[str], ...] = ()) -> dict[str, Any]:
    parts = [{"start": at * 4, "end": at * 4 + 4, "topics": names} for at, names in enumerate(topics)]
    return {"signs": list(signs), "segments": parts}


def test_a_sign_is_counted_where_it_is_found_and_where_it_is_meant() -> None:
    hits = sign_hits([(said(("doubt",)), read("doubt")), (said(("doubt",)), read()), (said(()), read("refuses"))])
    assert hits == {"doubt": (1, 1, 2), "refuses": (0, 1, 0)}


def test_messages_whose_signs_nobody_judged_are_left_out() -> None:
    assert sign_hits([(said(None), read("doubt"))]) == {}


def test_the_surest_subject_of_each_question_counts() -> None:
    pair = (said((), ("lodging",), ("way", "distance")), read(topics=(["meals"], ["distance", "where"])))
    assert subject_hits([pair])["the surest subject"] == (1, 2, 2)


def test_a_question_of_no_known_subject_is_right_where_none_is_read() -> None:
    pair = (said((), (), ()), read(topics=([], ["cost"])))
    assert subject_hits([pair])[NOTHING_KNOWN] == (1, 1, 2)


def test_each_has_a_line_with_precision_and_recall() -> None:
    table = report.hits_table({"doubt": (1, 2, 4), "fine": (0, 0, 0)})
    assert "doubt  0.500      0.250" in table
    assert "fine   –          –" in table
