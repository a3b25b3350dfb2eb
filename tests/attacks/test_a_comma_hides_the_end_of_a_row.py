"""A comma too many pushes words beyond the last column: the row is named, and nothing is cut off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind, import_file
from server.registry.sample import load_sample

HEADER = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期,说明"


@pytest.mark.parametrize(
    ("header", "row", "beside"),
    [
        (HEADER, "900001,示例岗位,示例·厂,茶艺,130100,全职,1000,2000,2026-12-31,周一,周三上班", "周三上班"),
        (HEADER, "900001,示例岗位,示例·厂,茶艺,130100,全职,1,200,2000,2026-12-31,示例", "示例"),
        (f"{HEADER},,", "900001,示例岗位,示例·厂,茶艺,130100,全职,1000,2000,2026-12-31,周一,周三上班,", "周三上班"),
    ],
)
def test_words_beyond_the_last_column_are_named(
    database: Database, tmp_path: Path, header: str, row: str, beside: str
) -> None:
    with database.write() as session:
        load_sample(session, date(2026, 3, 5))
    path = tmp_path / "jobs.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match=f"第 2 行：比表头多出一格“{beside}”"):
        import_file(database, Kind.JOBS, path)
