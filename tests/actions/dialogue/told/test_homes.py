"""Where somebody is at home is kept, and looked in and registered by."""

from __future__ import annotations

import pytest

from language.numbers.personal import check_character
from tests.actions.drive import Talk

TANGSHAN, LANGFANG, ANCI, XINYANG_SHIHE = "130200", "131000", "131002", "411502"
CANGZHOU, ZHOUKOU, HUAIYANG = "130900", "411600", "411603"


def numbered(county: str) -> str:
    """A certificate's number that was first given out in this county."""
    first_seventeen = f"{county}19700307012"
    return f"{first_seventeen}{check_character(first_seventeen)}43"


def of_tangshan(talk: Talk) -> Talk:
    """A question on the law, beside which somebody says to come from 唐山."""
    talk.say(
        "我唐山的，开网店有啥好处",
        segments=[("我唐山的，", "background"), ("开网店有啥好处", "question", "ask_business_support")],
        named=[("place", "唐山", TANGSHAN, "mentioned", "from")],
    )
    return talk


@pytest.mark.parametrize(
    ("said", "place", "code", "role", "name"),
    [
        ("我唐山的", "唐山", TANGSHAN, "from", "唐山市"),
        ("聋人 保定 住", "保定", "130600", "lives", "保定市"),
        ("我是信阳浉河区一个村的残协专职委员", "信阳浉河区", XINYANG_SHIHE, "lives", "浉河区"),
        ("我沧州的", "沧州", CANGZHOU, "from", "沧州市"),
    ],
)
def test_a_search_looks_where_somebody_said_to_be_at_home(
    talk: Talk, said: str, place: str, code: str, role: str, name: str
) -> None:
    talk.say(
        f"{said}，开网店有啥好处",
        segments=[(f"{said}，", "background"), ("开网店有啥好处", "question", "ask_business_support")],
        named=[("place", place, code, "mentioned", role)],
    )
    talk.say("我想学面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.facts["place"] == code
    assert name in talk.heard
    assert talk.awaited == "class_choice"


def test_the_home_is_said_where_it_is_looked_in(talk: Talk) -> None:
    of_tangshan(talk).say("我想找工作", "find_job")
    assert "河北省唐山市" in talk.heard
    assert talk.awaited == "occupation"


def test_a_search_at_home_can_be_widened(talk: Talk) -> None:
    of_tangshan(talk).say("我想学面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.facts["place"] == TANGSHAN
    talk.say("哪里都可以", "browse_courses", role="wish")
    assert talk.facts["place"] == "any"


def test_a_search_at_home_can_be_moved(talk: Talk) -> None:
    of_tangshan(talk).say("我想学面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.facts["place"] == TANGSHAN
    talk.say("看看郑州的", "browse_courses")
    assert talk.facts["place"] == "410100"


def test_a_place_that_is_taken_back_is_asked_for_and_not_guessed_again(talk: Talk) -> None:
    of_tangshan(talk).say("我想找工作", "find_job")
    assert talk.facts["place"] == TANGSHAN
    talk.correct("地方不对", "place")
    assert talk.awaited == "place"


def test_a_place_that_is_named_in_the_wish_counts_before_the_home(talk: Talk) -> None:
    of_tangshan(talk).say("我想学郑州的面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.facts["place"] == "410100"
    assert "task.looks_at_home" not in talk.keys


@pytest.mark.parametrize("role", ["other", "searched"])
def test_a_place_that_is_only_spoken_of_is_no_home(talk: Talk, role: str) -> None:
    talk.say("唐山那边有啥补贴", "ask_policy", named=[("place", "唐山", TANGSHAN, "mentioned", role)])
    assert talk.facts["home"] is talk.facts["comes_from"] is None
    talk.say("我想找工作", "find_job")
    assert talk.awaited == "place"


def test_a_place_that_is_not_wanted_is_no_home_to_look_in(talk: Talk) -> None:
    of_tangshan(talk)
    talk.say("不要唐山的，我想找工作", "find_job", named=[("place", "唐山", TANGSHAN, "not_wanted", "searched")])
    assert talk.awaited == "place"


def test_the_home_is_heard_beside_the_place_to_look_in(talk: Talk) -> None:
    talk.say("我想找工作", "find_job")
    named = [("place", "廊坊", LANGFANG, "wanted", "searched"), ("place", "安次区", ANCI, "wanted", "lives")]
    talk.say("廊坊 我住安次区", named=named)
    assert (talk.facts["place"], talk.facts["home"]) == (LANGFANG, ANCI)


def test_of_two_homes_the_last_counts(talk: Talk) -> None:
    named = [("place", "唐山", TANGSHAN, "mentioned", "lives"), ("place", "沧州", CANGZHOU, "mentioned", "lives")]
    talk.say("以前住唐山，现在住沧州，有什么补贴", "ask_policy", named=named)
    assert talk.facts["home"] == CANGZHOU


@pytest.mark.parametrize("order", [("周口", "淮阳"), ("淮阳", "周口")])
def test_the_most_exact_home_that_was_said_counts(talk: Talk, order: tuple[str, str]) -> None:
    codes = {"周口": ZHOUKOU, "淮阳": HUAIYANG}
    for place in order:
        talk.say(
            f"我住{place}，有什么补贴", "ask_policy",
            named=[("place", place, codes[place], "mentioned", "lives")],
        )  # fmt: skip
    assert talk.facts["home"] == HUAIYANG


def test_who_comes_from_a_county_is_registered_there(talk: Talk) -> None:
    talk.say("俺是周口淮阳的 腿不好", named=[("place", "周口淮阳", HUAIYANG, "wanted", "from")])
    talk.say("我想登记", "register_person")
    talk.number = numbered("411699")  # a county that has another code today
    talk.answer(until="confirm")
    assert "河南省周口市淮阳区" in talk.heard


def test_who_comes_from_a_city_is_registered_in_the_county_of_the_number(talk: Talk) -> None:
    of_tangshan(talk).say("我想登记", "register_person")
    talk.number = numbered("130203")
    talk.answer(until="confirm")
    assert "河北省唐山市路北区" in talk.heard


def test_where_somebody_lives_counts_before_the_number(talk: Talk) -> None:
    talk.say("我住唐山，有什么补贴", "ask_policy", named=[("place", "唐山", TANGSHAN, "mentioned", "lives")])
    talk.say("我想登记", "register_person")
    talk.number = numbered("130203")
    talk.answer(until="confirm")
    assert "河北省唐山市。" in talk.heard


def test_the_home_that_is_said_after_it_was_announced_counts(talk: Talk) -> None:
    talk.say("俺是周口淮阳的", named=[("place", "周口淮阳", HUAIYANG, "wanted", "from")])
    talk.say("我想登记", "register_person")
    talk.answer(until="confirm")
    talk.say("我住周口", named=[("place", "周口", ZHOUKOU, "wanted", "lives")])
    assert "河南省周口市。" in talk.heard
    assert talk.awaited == "confirm"
