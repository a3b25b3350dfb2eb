"""Codes that divisions had before."""

from __future__ import annotations

import csv

import pytest

from language.catalogues import read_divisions
from server.registry.reference.former import FORMER, current_code
from server.registry.reference.load import DIVISIONS

TODAY = {division.code for division in read_divisions(DIVISIONS)}


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("410123", "410184"),  # 新郑县 → 新郑市
        ("412428", "410184"),  # 新郑县, when it belonged to 许昌地区
        ("411023", "411003"),  # 许昌县 → 建安区
        ("411222", "411203"),  # 陕县 → 陕州区
        ("410827", "419001"),  # 济源县 → 济源市
        ("412322", "411400"),  # 商丘县, which is several districts today → its city
        ("130185", "130110"),  # 鹿泉市 → 鹿泉区
        ("130521", "130503"),  # 邢台县 → 信都区
        ("132439", "130682"),  # 定县 → 定州市
        ("130103", "130100"),  # 桥东区 of 石家庄, which was divided up → its city
        ("412203", "410700"),  # 新华区 of 新乡, and not that of 平顶山
    ],
)
def test_a_former_code_means_what_lies_there_today(former: str, today: str) -> None:
    assert current_code(former) == today


@pytest.mark.parametrize("code", ["410184", "410000", "139001", "110101", "419999", ""])
def test_another_code_stays(code: str) -> None:
    assert current_code(code) == code


def test_every_row_leads_to_a_division_of_its_province_and_none_is_one_today() -> None:
    with FORMER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len(rows) > 400
    for row in rows:
        assert row["today"] in TODAY
        assert row["code"] not in TODAY
        assert row["code"][:2] == row["today"][:2]
