"""Where somebody comes from, which is not where they live."""

from __future__ import annotations

import pytest

from language.origins import is_home, is_origin


@pytest.mark.parametrize("said", ["我是驻马店人，跟着闺女住平顶山", "老家驻马店", "驻马店老家"])
def test_an_origin_is_known_by_its_words(said: str) -> None:
    assert is_origin("驻马店", said)


@pytest.mark.parametrize("said", ["我住驻马店", "驻马店有没有班", "驻马店人多不多"])
def test_another_place_is_none(said: str) -> None:
    assert not is_origin("驻马店", said)


def test_where_somebody_lives_is_said_outright() -> None:
    assert is_home("平顶山", "前几年在北京打工，现在跟着闺女住平顶山")
    assert not is_home("信阳", "老家在信阳")
