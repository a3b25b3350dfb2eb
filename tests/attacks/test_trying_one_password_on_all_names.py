"""Who tries a common password on one name after the other is held back, and no clerk elsewhere is."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.door import open_door

A_FEW = 4
PATH = "/api/v1/staff-sessions"


def test_the_tries_of_one_address_end_whatever_names_they_use(tmp_path: Path, sqlite_template: Path) -> None:
    with open_door(tmp_path, sqlite_template, limits={"sign_ins_each": A_FEW}) as door:
        tries = [{"name": f"name-{number}", "password": "a common password"} for number in range(2 * A_FEW)]
        answers = [door.post(PATH, one, "203.0.113.7") for one in tries]
        elsewhere = door.post(PATH, tries[0], "203.0.113.8")
    assert [answer.status_code for answer in answers] == [401] * A_FEW + [429] * A_FEW
    assert answers[-1].json()["code"] == "too_many_sign_ins"
    assert elsewhere.status_code == 401
