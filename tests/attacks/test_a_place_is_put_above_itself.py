"""Places form a tree: a list that bends it into a circle is refused, and one that stands already hangs nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind, import_file
from server.registry.models import Division
from server.registry.reference.load import load_divisions
from server.registry.repositories.places import load_gazetteer

HEADER = "代码,名称,级别,上级代码"


@pytest.fixture
def registry(database: Database) -> Database:
    use_keyring(Keyring("test"))
    with database.write() as session:
        load_divisions(session)
    return database


def refused(registry: Database, path: Path, *rows: str) -> str:
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    with pytest.raises(ImportRefused) as raised:
        import_file(registry, Kind.DIVISIONS, path)
    return str(raised.value)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["410100,郑州市,市,410100"], "第 2 行“上级代码”：上级不能是自己。"),
        (["410199,示例县,县,410199"], "第 2 行“上级代码”：上级不能是自己。"),
        (["410100,郑州市,市,410102"], "第 2 行“上级代码”：上级“中原区”不在“郑州市”上面一级。"),
        (
            ["410102,中原区,县,410103", "410103,二七区,县,410102"],
            "第 2 行“上级代码”：上级“二七区”不在“中原区”上面一级。",
        ),
        (["410100,郑州市,县,410000"], "第 2 行“级别”：上级“郑州市”不在"),
        (["410102,中原区,县,130100"], "第 2 行“上级代码”：“中原区”的代码属于河南省，上级不能是别的省的“石家庄市”。"),
        (["440000,示例省,省,"], "第 2 行“代码”：只管河南（41）和河北（13），代码“440000”不是这两个省的。"),
    ],
)
def test_a_list_that_bends_the_tree_is_refused(
    registry: Database, tmp_path: Path, rows: list[str], told: str
) -> None:
    assert told in refused(registry, tmp_path / "places.csv", *rows)


@pytest.mark.parametrize("circle", [{"410100": "410100"}, {"410100": "410102", "410102": "410100"}])
def test_a_circle_that_stands_already_hangs_neither_a_search_nor_the_import_that_mends_it(
    registry: Database, tmp_path: Path, circle: dict[str, str]
) -> None:
    with registry.write() as session:
        for code, parent in circle.items():
            session.execute(update(Division).where(Division.code == code).values(parent_code=parent))
    with registry.read() as session:
        places = load_gazetteer(session)
        assert [place.code for place in places.find("郑州市")] == ["410100"]
    path = tmp_path / "places.csv"
    path.write_text(f"{HEADER}\n410100,郑州市,市,410000\n410102,中原区,县,410100", encoding="utf-8")
    import_file(registry, Kind.DIVISIONS, path)
    with registry.read() as session:
        assert session.get_one(Division, "410102").parent_code == "410100"
