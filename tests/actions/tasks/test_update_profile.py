"""Changing what is on record: the new telephone is checked, the old one is told."""

import re

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.registered import on_record, rows, verified

NEW = "13912345678"


def code_on_the_new_phone(talk: Talk) -> str:
    old, talk.phone = talk.phone, NEW
    code = re.findall(r"\d{6}", talk.texts("verification")[-1])[0]
    talk.phone = old
    return code


def test_a_new_phone_is_checked_by_a_code_and_written_after_a_yes(talk: Talk) -> None:
    verified(talk).say(f"我换手机号了，新号{NEW}", "update_profile", topics=["phone"])
    assert talk.awaited == "new_phone_code"
    talk.say(code_on_the_new_phone(talk))
    assert talk.awaited == "confirm"
    assert talk.name in talk.heard
    assert "5678" in talk.heard
    assert NEW not in talk.heard
    assert talk.person is not None
    assert talk.person.phone == talk.phone
    talk.say("是", "affirm")
    assert talk.person.phone == NEW
    assert "profile.phone_changed" in talk.keys


def test_a_wrong_code_changes_nothing(talk: Talk) -> None:
    verified(talk).say(f"我换手机号了，新号{NEW}", "update_profile", topics=["phone"])
    talk.say(f"{(int(code_on_the_new_phone(talk)) + 1) % 1_000_000:06d}")
    assert talk.awaited == "new_phone_code"
    assert talk.person is not None
    assert talk.person.phone == talk.phone


def test_what_is_to_change_is_asked_where_it_is_not_said(talk: Talk) -> None:
    verified(talk).say("我要改一下登记的信息", "update_profile")
    assert talk.awaited == "profile_field"
    talk.say("改住的地方")
    assert talk.awaited == "new_area"
    talk.say("郑州")
    assert talk.awaited == "confirm"
    talk.say("是", "affirm")
    assert talk.person is not None
    assert talk.person.area == "410100"


def test_a_no_changes_nothing(talk: Talk) -> None:
    verified(talk).say("我搬到郑州了", "update_profile", named=[("place", "郑州", "410100", "wanted", "lives")])
    assert talk.awaited == "confirm"
    talk.say("不是", "deny")
    assert talk.person is not None
    assert talk.person.area == "130100"


def test_the_same_place_again_is_said_to_be_on_record(talk: Talk) -> None:
    lives = ("place", "石家庄", "130100", "wanted", "lives")
    verified(talk).say("我住石家庄了", "update_profile", named=[lives])
    talk.say("是", "affirm")
    assert "profile.unchanged" in talk.keys


def test_who_speaks_must_be_known_first(talk: Talk) -> None:
    on_record(talk).say("我换手机号了", "update_profile", topics=["phone"])
    assert talk.awaited == "consent"
    talk.answer(until="new_phone")
    assert talk.awaited == "new_phone", talk.heard


def test_a_new_number_that_is_told_with_the_wish_proves_nobody(talk: Talk) -> None:
    on_record(talk).say(f"我换手机号了，新号{NEW}", "update_profile", topics=["phone"])
    talk.answer(until="verification_code")
    assert (talk.facts["phone_number"], talk.facts["new_phone"]) == (talk.phone, NEW)
    talk.say(talk.code())
    assert talk.awaited == "new_phone_code"


@pytest.mark.parametrize("intent", ["update_profile", "see_my_data", "withdraw_consent", "delete_my_data"])
def test_who_is_not_on_record_has_nothing_to_change(talk: Talk, context: ActionContext, intent: str) -> None:
    talk.say("办一下这个事", intent)
    talk.answer()
    assert talk.task is None
    assert {"identity.not_on_record", "privacy.nothing_here"} & set(talk.keys)
    assert rows(context)["people"] == 0


def test_a_name_is_changed_by_a_person_who_has_seen_the_papers(talk: Talk) -> None:
    verified(talk).say("名字错了一个字，给我改改", "update_profile")
    assert "profile.by_clerk" in talk.keys
    assert talk.task == "handover"


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("不对 手机 新 没有 不改", {"intent": "correct", "about": "phone"}),
        ("手机号 改 不是", {"intent": "correct", "about": "task"}),
        ("不要", {"intent": "deny"}),
    ],
)
def test_the_change_of_the_number_is_left_as_soon_as_it_is_denied(
    talk: Talk, said: str, reading: dict[str, str]
) -> None:
    verified(talk).say("我换手机号了", "update_profile", topics=["phone"])
    assert talk.awaited == "new_phone"
    talk.say(said, **reading)
    assert talk.task is None
    assert talk.keys == ["steer.cancelled"]


def test_a_correction_that_names_the_new_number_is_no_denial(talk: Talk) -> None:
    verified(talk).say("我换手机号了", "update_profile", topics=["phone"])
    talk.say(f"不对，是{NEW}", "correct", about="phone")
    assert talk.awaited == "new_phone_code"


def test_who_wants_the_home_changed_instead_does_not_leave(talk: Talk) -> None:
    verified(talk).say("我换手机号了", "update_profile", topics=["phone"])
    talk.say("不是手机号，是住的地方", "correct", about="other")
    assert talk.task == "update_profile"
