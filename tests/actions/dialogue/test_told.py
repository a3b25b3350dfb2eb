"""What is told in any message is kept, whatever the message is about, and nobody is asked for it again."""

from __future__ import annotations

import pytest

from language.numbers.personal import check_character
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling
from tests.samples import a_certificate_number

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


# where somebody is at home


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


# names


def told_a_name(talk: Talk) -> Talk:
    """A claim is wished for in the line that tells the name, with nothing between the two."""
    talk.say(
        "你好我叫牛永顺在新乡干按摩的我想领补贴",
        segments=[
            ("你好", "social", "greet"),
            ("我叫牛永顺在新乡干按摩的", "background"),
            ("我想领补贴", "wish", "apply_subsidy"),
        ],
        named=[("person_name", "牛永顺", "牛永顺", "mentioned"), ("place", "新乡", "410700", "mentioned", "other")],
    )
    return talk


def test_a_name_that_is_told_beside_a_wish_is_not_asked_for(talk: Talk) -> None:
    told_a_name(talk)
    assert talk.facts["person_name"] == "牛永顺"
    talk.answer(until="certificate_choice")
    assert talk.awaited == "certificate_choice"
    assert talk.facts["person_name"] == "牛永顺"


def test_a_name_that_is_told_with_nothing_open_is_kept(talk: Talk) -> None:
    talk.say(
        "能替我问问不，我叫丁晓燕",
        segments=[("能替我问问不，", "question", "help"), ("我叫丁晓燕", "background")],
        named=[("person_name", "丁晓燕", "丁晓燕")],
    )
    assert talk.facts["person_name"] == "丁晓燕"
    talk.say("我想登记", "register_person")
    talk.say("同意", "affirm")
    assert talk.awaited == "certificate_number", (talk.keys, talk.heard)


def test_the_name_of_somebody_else_is_not_kept_as_one_s_own(talk: Talk) -> None:
    talk.say(
        "教我们的老师叫丁晓燕，有什么补贴", "ask_policy",
        named=[("person_name", "丁晓燕", "丁晓燕", "mentioned", "other_person")],
    )  # fmt: skip
    assert talk.facts["person_name"] is None


def test_the_name_of_a_child_is_not_kept_as_one_s_own(talk: Talk) -> None:
    talk.say("我儿子叫丁晓燕，有什么补贴", "ask_policy", named=[("person_name", "丁晓燕", "丁晓燕", "mentioned")])
    assert talk.facts["person_name"] is None


def test_one_s_own_name_becomes_that_of_the_helper(talk: Talk) -> None:
    talk.say("我叫丁晓燕，有什么补贴", "ask_policy", named=[("person_name", "丁晓燕", "丁晓燕")])
    talk.say("给我儿子登记", "register_person", for_whom="son")
    assert (talk.facts["helper_name"], talk.facts["person_name"]) == ("丁晓燕", None)
    talk.say("同意", "affirm")
    assert talk.awaited == "person_name"


def test_the_name_that_was_asked_for_stays_that_of_the_record(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("同意", "affirm")
    talk.say("丁晓燕")
    talk.say("是给我妈登记的", "inform", role="background")
    assert talk.facts["person_name"] == "丁晓燕"


def test_the_helper_s_name_is_kept_beside_the_code(talk: Talk) -> None:
    talk.say("给我儿子报郑州的面点班", "enrol_training", for_whom="son")
    talk.answer(until="verification_code", class_choice="第一个")
    talk.say(
        f"{talk.code()}，我姓郭叫郭敏，是他妈",
        segments=[(talk.code(), "answer"), ("，我姓郭叫郭敏，是他妈", "background")],
        named=[("person_name", "郭敏", "郭敏", "mentioned")],
    )
    assert talk.facts["helper_name"] == "郭敏"
    talk.answer(until="helper_name")
    assert talk.awaited == "confirm"


def test_what_only_sounds_like_a_name_is_not_the_helper_s(talk: Talk) -> None:
    talk.say("给我儿子报郑州的面点班", "enrol_training", for_whom="son")
    talk.answer(until="phone_number", class_choice="第一个")
    talk.say("我叫不应他，他不在家", role="background")
    assert talk.facts["helper_name"] is None


def test_the_helper_is_not_asked_for_the_name_in_the_next_matter(talk: Talk) -> None:
    talk.say("给我儿子报郑州的面点班", "enrol_training", for_whom="son")
    talk.answer(until="confirm", class_choice="第一个", helper_name="李示例")
    talk.say("取消", "cancel")
    assert talk.facts["helper_name"] == "李示例"


def test_a_name_beside_the_complaint_to_have_told_it_is_not_called_missing(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("同意", "affirm")
    assert talk.awaited == "person_name"
    talk.say(
        "我刚开头不是说了吗牛永顺 牛羊的牛永远的永顺利的顺",
        segments=[
            ("我刚开头不是说了吗", "steering", "already_said"),
            ("牛永顺 牛羊的牛永远的永顺利的顺", "answer"),
        ],
        named=[("person_name", "牛永顺", "牛永顺")],
    )
    assert talk.facts["person_name"] == "牛永顺"
    assert "correct.said_already" not in talk.keys
    assert talk.awaited == "certificate_number"


# what is wished of a search


def to_the_way_of_working(talk: Talk) -> Talk:
    talk.say("我想在廊坊找工作", "find_job")
    talk.say("都可以")
    assert talk.awaited == "work_mode", talk.heard
    return talk


def test_an_answer_beside_a_line_that_sounds_like_distress_is_kept(talk: Talk) -> None:
    to_the_way_of_working(talk).say(
        "全职呗 最近觉得自己挺没用的 白天的就行",
        segments=[("全职呗 ", "answer"), ("最近觉得自己挺没用的 ", "distress"), ("白天的就行", "answer")],
        named=[("support", "白天", "day_work")],
        distress="check",
    )
    assert talk.keys == ["crisis.check"]
    talk.say("我没事", "deny")
    assert talk.facts["work_mode"] == "全职"
    assert talk.facts["search_filter"]["conditions"] == ["day_work"]
    assert talk.awaited == "job_choice"


def test_what_is_told_of_a_wish_beside_such_a_line_is_kept(talk: Talk) -> None:
    talk.say(
        "我想找个活 最近觉得自己挺没用的 在廊坊 要全职的",
        segments=[
            ("我想找个活 ", "wish", "find_job"),
            ("最近觉得自己挺没用的 ", "distress"),
            ("在廊坊 要全职的", "answer"),
        ],
        distress="check",
    )
    talk.say("我没事", "deny")
    assert (talk.facts["place"], talk.facts["work_mode"]) == (LANGFANG, "全职")


def test_what_is_told_beside_a_complaint_about_being_asked_again_is_kept(talk: Talk) -> None:
    talk.say("我想在廊坊找工作", "find_job")
    assert talk.awaited == "occupation"
    talk.say("我说过了，要全职", segments=[("我说过了，", "steering", "already_said"), ("要全职", "answer")])
    assert talk.facts["work_mode"] == "全职"


def test_what_is_told_of_another_wish_is_not_taken_for_the_matter_in_hand(talk: Talk) -> None:
    talk.say("我想学面点", "browse_courses", named=[("occupation", "面点", "TX-006")])
    assert talk.awaited == "place"
    talk.say(
        "另外我想登记，我去年在唐山学过",
        segments=[("另外我想登记，", "wish", "register_person"), ("我去年在唐山学过", "background")],
        named=[("place", "唐山", TANGSHAN, "mentioned", "other")],
    )
    assert talk.facts["place"] is None


# numbers


def test_a_telephone_beside_a_corrected_certificate_is_kept(talk: Talk) -> None:
    to_enrolling(talk, "phone_number")
    another = a_certificate_number()
    talk.say(
        f"刚才证号我看花眼报错了，是{another}，我手机是{talk.phone}",
        segments=[("刚才证号我看花眼报错了，", "background"), (f"是{another}，我手机是{talk.phone}", "answer")],
    )
    assert talk.facts["certificate_number"] == another
    assert talk.facts["phone_number"] == talk.phone
    assert talk.awaited == "verification_code"


def test_a_telephone_beside_a_wrong_certificate_is_kept(talk: Talk) -> None:
    to_enrolling(talk, "certificate_number")
    talk.say(f"证号{talk.number[:19]}，我手机是{talk.phone}", role="answer")
    assert talk.awaited == "certificate_number"
    assert talk.facts["phone_number"] == talk.phone


def test_a_telephone_that_is_taken_back_stays_empty(talk: Talk) -> None:
    to_enrolling(talk, "verification_code")
    talk.correct(f"手机号{talk.phone}不对", "phone")
    assert talk.facts["phone_number"] is None
    assert talk.awaited == "phone_number"


def to_the_card(talk: Talk) -> Talk:
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer()
    for said in ("第一个", "盲人保健按摩", "四级", "今年1月5号"):
        talk.say(said)
    assert talk.awaited == "bank_account", talk.heard
    return talk


def test_a_card_is_taken_beside_what_only_may_be_a_wish_to_hear_it_again(talk: Talk) -> None:
    to_the_card(talk).say(
        "你记下没有啊 卡号我背得下六二二八四八零七幺二三四五零九八七六八农行的",
        segments=[
            ("你记下没有啊 ", "steering", "repeat", {"confidence": 0.17}),
            ("卡号我背得下", "background"),
            ("六二二八四八零七幺二三四五零九八七六八农行的", "answer"),
        ],
    )
    assert talk.facts["bank_account"] == "6228480712345098768"
    assert talk.awaited == "confirm"


def test_a_card_is_known_by_the_word_in_another_part_of_the_message(talk: Talk) -> None:
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer(until="certificate_number")
    talk.say(
        f"证号{talk.number}，卡我背得下，6228480712345098768农行的",
        segments=[
            (f"证号{talk.number}，", "answer"),
            ("卡我背得下，", "background"),
            ("6228480712345098768农行的", "background"),
        ],
    )
    assert talk.facts["bank_account"] == "6228480712345098768"


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("手机号用我刚才那个", {"role": "answer"}),
        ("还是那个号", {"role": "question", "intent": "ask_meaning"}),
        ("跟刚才一样的号", {"role": "question", "intent": "ask_meaning"}),
        ("刚才说过了", {"intent": "already_said"}),
    ],
)
def test_the_telephone_that_was_given_before_is_meant(talk: Talk, said: str, how: dict[str, str]) -> None:
    to_enrolling(talk, "verification_code").correct("手机号错了", "phone")
    assert talk.awaited == "phone_number"
    talk.say(said, **how)  # type: ignore[arg-type]
    assert talk.facts["phone_number"] == talk.phone
    assert talk.awaited == "verification_code"


def test_where_no_telephone_was_given_before_there_is_none_to_mean(talk: Talk) -> None:
    to_enrolling(talk, "phone_number").say("还是那个号", role="answer")
    assert talk.facts["phone_number"] is None
    assert talk.awaited == "phone_number"
