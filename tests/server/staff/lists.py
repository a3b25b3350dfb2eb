"""Lists as clerks send them, and what the child processes do, done here."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from server.list_imports.findings import why_broken_off
from server.list_imports.work import work
from server.registry.database import Database, utcnow
from server.registry.reference.load import load_divisions
from server.registry.services import import_turns
from server.settings import Settings

BASES = "编号,名称,区划,地址"
JOBS = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期"
PEOPLE = "姓名,残疾人证号,手机号,区划,同意日期"
CERTIFICATES = "残疾人证号,职业,等级,证书种类,发证日期,证书编号,已核实"
CLAIMS = "残疾人证号,职业,等级,证书种类,发证日期,申领日期,状态"
ZHENGZHOU, ELSEWHERE = "410100", "130100"
OUTSIDE = "这一行不在您的辖区。"
Work = Callable[[], None]


@pytest.fixture(autouse=True)
def divisions(database: Database) -> None:
    with database.write() as session:
        load_divisions(session)


@pytest.fixture
def work_all(database: Database, settings: Settings) -> Work:
    """Work off what waits, as the child processes do it."""

    def worked() -> None:
        while True:
            claim = secrets.token_hex(16)
            with database.write() as session:
                taken = import_turns.take_next(session, claim, utcnow(), why_broken_off)
            if taken is None:
                return
            work(database, settings, taken.id, claim)

    return worked


def send(client: TestClient, kind: str, *lines: str, name: str = "示例.csv") -> dict[str, Any]:
    answer = client.post("/imports", params={"kind": kind, "file_name": name}, content="\r\n".join(lines).encode())
    assert answer.status_code == 202, answer.text
    sent: dict[str, Any] = answer.json()
    return sent


def looked_at(client: TestClient, work_all: Work, kind: str, *lines: str) -> dict[str, Any]:
    sent = send(client, kind, *lines)
    work_all()
    found: dict[str, Any] = client.get(f"/imports/{sent['id']}").json()
    return found


def say_yes(client: TestClient, one: dict[str, Any]) -> Any:
    return client.post(f"/imports/{one['id']}/apply", json={"preview": one["preview"]})


def refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def count(database: Database, table: type) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def base(code: str, area: str = ZHENGZHOU, name: str = "示例基地") -> str:
    return f"{code},{name},{area},示例路"


def person(number: str, area: str = ZHENGZHOU) -> str:
    return f"示例甲,{number},19900000001,{area},2026-01-05"
