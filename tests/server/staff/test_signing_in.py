"""Signing in with a name and a password: what a session opens, and what ends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from server.registry.database import Database, utcnow
from server.registry.models import AuditEntry, SignInTry, StaffAccount, StaffSession
from server.registry.services import staff_accounts, staff_sessions
from tests.concurrently import together

NAME, PASSWORD = "wang.clerk", "a long password"


@pytest.fixture
def account(database: Database) -> StaffAccount:
    with database.write() as session:
        return staff_accounts.create(session, NAME, "示例王", "clerk", ["130100", "130200"], "system", PASSWORD)


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://testserver/api/v1", raise_server_exceptions=False)


def sign_in(client: TestClient, name: str = NAME, password: str = PASSWORD) -> Any:
    return client.post("/staff-sessions", json={"name": name, "password": password})


def bearer(opened: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {opened.json()['token']}"}


def test_name_and_password_open_a_session_with_the_rights_of_the_account(
    client: TestClient, account: StaffAccount
) -> None:
    opened = sign_in(client)
    assert opened.status_code == 201
    assert {key: opened.json()[key] for key in ("account_id", "name", "role", "areas")} == {
        "account_id": account.id, "name": "示例王", "role": "clerk", "areas": ["130100", "130200"],
    }  # fmt: skip
    assert client.get("/people", headers=bearer(opened)).status_code == 200
    shown = client.get("/staff-sessions/current", headers=bearer(opened)).json()
    assert "token" not in shown
    assert shown["ends_at"] == opened.json()["ends_at"]


def test_the_sign_in_name_is_read_as_people_write_it(client: TestClient, account: StaffAccount) -> None:
    assert sign_in(client, " ＷANG.Clerk ").status_code == 201


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(client: TestClient, account: StaffAccount) -> None:
    wrong = [sign_in(client, password="another password"), sign_in(client, "li.clerk"), sign_in(client, "\x00")]
    assert {(one.status_code, one.text) for one in wrong} == {(401, wrong[0].text)}


def test_a_name_that_nobody_has_costs_the_same_work(
    client: TestClient, account: StaffAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    hasher = staff_accounts._HASHER

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            looked_at.append(hashed.rsplit("$", 2)[0])
            return hasher.verify(hashed, password)

        hash = hasher.hash

    monkeypatch.setattr(staff_accounts, "_HASHER", Counting())
    sign_in(client, password="another password")
    sign_in(client, "li.clerk")
    assert len(looked_at) == 2
    assert looked_at[0] == looked_at[1]  # the same kind of hash, of the same cost


def test_a_wait_grows_for_one_name_from_one_address_and_keeps_nobody_else_out(
    client: TestClient, app: FastAPI, account: StaffAccount, database: Database
) -> None:
    answers = [sign_in(client, password="another password") for _ in range(staff_sessions.FREE_TRIES + 1)]
    assert [one.status_code for one in answers] == [401] * staff_sessions.FREE_TRIES + [429]
    assert (answers[-1].json()["code"], int(answers[-1].headers["Retry-After"]) > 0) == ("too_many_tries", True)
    assert sign_in(client).status_code == 429  # the right password, too: nobody learns that it was right
    elsewhere = TestClient(app, base_url="http://testserver/api/v1", client=("192.0.2.7", 1))
    assert sign_in(elsewhere).status_code == 201
    with database.write() as session:
        session.execute(update(SignInTry).values(last_at=utcnow() - staff_sessions.LONGEST_WAIT))
    assert sign_in(client).status_code == 201
    with database.read() as session:
        assert list(session.scalars(select(SignInTry))) == []


def test_tries_at_once_are_all_counted(client: TestClient, account: StaffAccount, database: Database) -> None:
    def guess() -> None:
        with database.write() as session:
            staff_sessions.count_try(session, NAME, "192.0.2.1")

    outcomes = together([guess] * 12)
    assert sum(isinstance(one, staff_sessions.TooManyTries) for one in outcomes) == 12 - staff_sessions.FREE_TRIES


def test_a_session_is_renewed_up_to_its_longest_time(
    client: TestClient, account: StaffAccount, database: Database
) -> None:
    opened = sign_in(client)
    latest = opened.json()["ends_at_the_latest"]
    with database.write() as session:
        session.execute(update(StaffSession).values(ends_at=utcnow() + timedelta(seconds=30)))
    renewed = client.patch("/staff-sessions/current", headers=bearer(opened)).json()
    assert renewed["ends_at"] >= opened.json()["ends_at"]
    with database.write() as session:
        session.execute(update(StaffSession).values(ends_at_the_latest=utcnow() + timedelta(seconds=60)))
    renewed = client.patch("/staff-sessions/current", headers=bearer(opened)).json()
    assert renewed["ends_at"] == renewed["ends_at_the_latest"] < latest


def test_an_old_token_opens_nothing_and_is_not_renewed(
    client: TestClient, account: StaffAccount, database: Database
) -> None:
    opened = sign_in(client)
    with database.write() as session:
        session.execute(update(StaffSession).values(ends_at=utcnow()))
    for method, path in (("GET", "/people"), ("PATCH", "/staff-sessions/current")):
        answer = client.request(method, path, headers=bearer(opened))
        assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")


def test_signing_out_ends_the_session_and_no_other(client: TestClient, account: StaffAccount) -> None:
    one, other = sign_in(client), sign_in(client)
    assert client.delete("/staff-sessions/current", headers=bearer(one)).status_code == 204
    assert client.get("/people", headers=bearer(one)).status_code == 401
    assert client.get("/people", headers=bearer(other)).status_code == 200


@pytest.mark.parametrize("deed", ["deactivate", "password"])
def test_an_account_that_is_closed_or_has_another_password_ends_its_sessions(
    client: TestClient, account: StaffAccount, database: Database, deed: str
) -> None:
    opened = sign_in(client)
    with database.write() as session:
        held = staff_accounts.find(session, NAME)
        if deed == "deactivate":
            staff_accounts.deactivate(session, held, "system")
        else:
            staff_accounts.set_password(session, held, "quite another one", "system")
    assert client.get("/people", headers=bearer(opened)).status_code == 401
    assert sign_in(client).status_code == 401


def test_role_and_areas_are_those_that_the_account_has_now(
    client: TestClient, account: StaffAccount, database: Database
) -> None:
    opened = sign_in(client)
    with database.write() as session:
        held = staff_accounts.find(session, NAME)
        held.role = "auditor"
        staff_accounts.set_areas(session, held, ["410100"], "system")
    assert client.get("/audit", headers=bearer(opened)).status_code == 200
    assert client.get("/staff-sessions/current", headers=bearer(opened)).json()["areas"] == ["410100"]


def test_the_audit_names_who_signed_in_and_who_read(
    client: TestClient, account: StaffAccount, database: Database
) -> None:
    sign_in(client)
    with database.read() as session:
        actions = session.execute(select(AuditEntry.actor, AuditEntry.action).order_by(AuditEntry.id)).all()
    assert [tuple(one) for one in actions] == [("system", "staff.create"), (f"staff:{account.id}", "staff.sign_in")]


@pytest.mark.parametrize("where", ["token", "access_token", "Authorization", "authorization"])
def test_a_token_in_the_address_is_not_taken(client: TestClient, account: StaffAccount, where: str) -> None:
    token = sign_in(client).json()["token"]
    for value in (token, f"Bearer {token}"):
        assert client.get("/people", params={where: value}).status_code == 401


def test_neither_password_nor_token_is_kept(client: TestClient, account: StaffAccount, database: Database) -> None:
    token = sign_in(client).json()["token"]
    with database.read() as session:
        kept = str(session.scalars(select(StaffSession.token_hash)).all())
        kept += str(session.scalars(select(StaffAccount.password_hash)).all())
    assert PASSWORD not in kept
    assert token.partition(".")[2] not in kept
    assert "$argon2id$" in kept


def test_one_name_written_in_other_characters_is_one_name(client: TestClient, account: StaffAccount) -> None:
    wide = "".join(chr(ord(one) + 0xFEE0) for one in NAME)
    codes = [sign_in(client, name, "another password").status_code for name in (NAME, wide) * 3]
    assert codes == [401] * staff_sessions.FREE_TRIES + [429]
