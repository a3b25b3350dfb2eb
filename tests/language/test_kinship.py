"""For whom something is wanted, and who is only spoken of."""

import pytest

from language.kinship import beneficiary, for_oneself


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("给老头子报", "husband"), ("同意是同意 可是给俺老头子报嘞", "husband"), ("我想给闺女报上名", "daughter"),
        ("我妈想学面点", "mother"), ("让我儿子去学", "son"), ("我是给我店员报", "friend"),
    ],
)  # fmt: skip
def test_the_one_who_benefits_is_found(said: str, whom: str) -> None:
    assert beneficiary(said) == whom


@pytest.mark.parametrize(
    "said", ["给俺闺女打电话", "叫隔壁婶子给我念念", "让俺闺女领我去", "俺老头子眼看不见", "我妈病了"]
)
def test_who_is_only_spoken_of_benefits_from_nothing(said: str) -> None:
    assert beneficiary(said) is None


@pytest.mark.parametrize(("said", "so"), [("这回给我自己报", True), ("我自己想学", True), ("我自己去不了", False)])
def test_one_s_own_matter_is_said_outright(said: str, so: bool) -> None:
    assert for_oneself(said) is so


def test_a_child_speaks_for_a_parent() -> None:
    assert beneficiary("我是他儿子，我爸60了") == "father"
    assert beneficiary("我是她闺女") == "mother"


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("我儿子学盲人保健按摩，报班", "son"), ("俺娃找活", "child"), ("我闺女要报面点", "daughter"),
        ("俺家娃要上班", "child"), ("俺家娃上班去了", None),
        ("我儿子学完了", None), ("我儿子学费谁出", None), ("我学按摩", None),
    ],
)  # fmt: skip
def test_what_somebody_of_the_family_learns_is_for_them(said: str, whose: str | None) -> None:
    assert beneficiary(said) == whose
