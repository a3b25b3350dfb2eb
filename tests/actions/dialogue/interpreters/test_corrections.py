"""Corrections at any point, with and without the new value."""

import pytest

from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import verified

KAIFENG, ZHENGZHOU = "410200", "410100"


@pytest.mark.parametrize("said", ["不对，是开封", "我说错了，是开封", "地方改成开封"])
def test_a_place_is_corrected_with_its_new_value_which_is_said_back(talk: Talk, said: str) -> None:
    talk.say("我要报名培训，在郑州", "enrol_training")
    assert talk.awaited == "occupation"
    talk.correct(said, about="place")
    assert "好的，地方改成了河南省开封市。" in talk.heard
    assert talk.facts["place"] == KAIFENG
    assert talk.awaited == "occupation"


@pytest.mark.parametrize("said", ["不是郑州，是开封", "是开封不是郑州"])
def test_what_is_denied_in_a_correction_is_not_its_new_value(talk: Talk, said: str) -> None:
    talk.say("我要报名培训，在郑州", "enrol_training")
    talk.correct(said, about="place", named=[("place", "郑州", ZHENGZHOU, "not_wanted")])
    assert talk.facts["place"] == KAIFENG
    assert talk.awaited == "occupation"


def test_a_new_value_in_a_segment_of_its_own_belongs_to_the_correction(talk: Talk) -> None:
    talk.say("我要报名培训，在郑州", "enrol_training")
    talk.say(
        "不是郑州，是开封",
        segments=[("不是郑州，", "correction", "correct", {"about": "place"}), ("是开封", "answer")],
        named=[("place", "郑州", ZHENGZHOU, "not_wanted")],
    )  # fmt: skip
    assert talk.facts["place"] == KAIFENG


@pytest.mark.parametrize("said", ["不是郑州", "地方说错了", "刚才地方说错了", "我要改地方"])
def test_a_place_is_taken_back_without_a_new_value_and_asked_again(talk: Talk, said: str) -> None:
    talk.say("我要报名面点班，在郑州", "enrol_training")
    assert talk.awaited == "class_choice"
    denied = [("place", "郑州", ZHENGZHOU, "not_wanted")] if "郑州" in said else []
    talk.correct(said, about="place", named=denied)
    assert talk.facts["place"] is None
    assert talk.awaited == "place"
    talk.say("开封")
    assert talk.awaited == "class_choice"


def test_what_depends_on_the_corrected_value_is_asked_again_and_nothing_else(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.correct("地方错了，是开封", about="place")
    assert (talk.facts["place"], talk.facts["class_choice"]) == (KAIFENG, None)
    assert talk.awaited == "class_choice"
    talk.say("第一个")
    assert talk.awaited == "confirm"
    assert talk.facts["person_name"] == talk.name


CORRECTIONS = {
    "certificate_number": ("number", "证号错了，是{number}", "verification_code"),
    "phone_number": ("phone", "手机号错了，是13912345678", "verification_code"),
    "person_name": ("name", "名字错了，我叫李示例", "confirm"),
}


@pytest.mark.parametrize("slot", CORRECTIONS)
def test_at_the_last_question_each_fact_is_corrected_by_its_name(talk: Talk, slot: str) -> None:
    to_the_last_question(talk)
    other = Talk(talk.context).number
    about, said, asked_next = CORRECTIONS[slot]
    before = talk.facts[slot]
    talk.correct(said.format(number=other), about=about)
    assert talk.facts[slot] not in (before, None)
    assert "改成了" in talk.heard
    assert other not in talk.heard
    assert talk.awaited == asked_next


ASKED_BEFORE = {"certificate_number": "残疾证号", "phone_number": "手机号"}


@pytest.mark.parametrize(
    ("slot", "open_question"),
    [*((slot, later) for slot in ASKED_BEFORE for later in ("person_name", "confirm")), ("person_name", "confirm")],
)
def test_at_each_later_question_a_fact_is_taken_back_by_its_name(talk: Talk, slot: str, open_question: str) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer(until=open_question)
    assert talk.facts[slot] is not None
    talk.correct(f"刚才{ASKED_BEFORE.get(slot, '姓名')}说错了", about=CORRECTIONS[slot][0])
    assert talk.facts[slot] is None
    assert talk.awaited == slot


@pytest.mark.parametrize("sure", [0.4, 0.95])
def test_the_phone_is_corrected_while_the_code_is_awaited(talk: Talk, sure: float) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="verification_code")
    talk.phone = "13912345678"
    talk.correct("手机号错了，是13912345678", about="phone", confidence=sure)
    assert talk.facts["phone_number"] == "13912345678"
    assert talk.awaited == "verification_code"
    talk.answer(until="confirm")
    assert "尾号5678" in talk.heard


def test_a_wrong_new_value_is_explained_and_asked_again(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="verification_code")
    talk.correct("手机号错了，是1391234", about="phone")
    assert "7位" in talk.heard
    assert talk.awaited == "phone_number"


def test_something_is_wrong_is_answered_with_what_can_be_changed(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.correct("错了", about="other")
    assert talk.options == ["改残疾人证号", "改姓名", "取消"]
    assert talk.awaited == "phone_number"
    talk.say("改姓名", "correct")
    assert talk.awaited == "person_name"


@pytest.mark.parametrize("said", ["这个班是不是要交钱", "对不对啊这个班"])
def test_a_question_with_is_it_not_takes_nothing_back(talk: Talk, said: str) -> None:
    to_the_last_question(talk)
    chosen = talk.facts["class_choice"]
    talk.say(said, "ask_policy")
    assert talk.facts["class_choice"] == chosen
    assert talk.awaited == "confirm"


def test_a_correction_at_the_last_question_is_announced_in_full_again(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.say("叽里咕噜", "nlu_fallback", 0.2)
    assert "enrol.confirm" not in talk.keys
    talk.correct("名字错了，我叫李示例", about="name")
    assert "姓名李示例" in talk.heard
    assert "enrol.confirm" in talk.keys


def test_jobs_are_found_anew_when_the_way_of_working_changes(talk: Talk) -> None:
    verified(talk).say("帮我在郑州找工作，都可以", "find_job")
    talk.answer(until="job_choice", occupation="都可以", work_mode="全职")
    assert all("居家" not in title for title in talk.options)
    talk.correct("不对，是居家的", about="mode")
    assert talk.facts["work_mode"] == "居家"
    assert "工作方式改成了居家" in talk.heard
    assert any("居家" in title for title in talk.options)


@pytest.mark.parametrize("said", ["姓名错了，要改", "名字说错了，我要改一下", "姓名写错了，更正", "名字错了改改吧"])
def test_the_wish_to_correct_is_not_taken_for_the_new_value(talk: Talk, said: str) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.correct(said, about="name")
    assert talk.facts["person_name"] is None
    assert talk.awaited == "person_name"


@pytest.mark.parametrize("said", ["不对，是第二个", "选错了，我要第二个", "不是第一个，是第二个"])
def test_another_of_the_list_is_named_after_one_was_chosen(talk: Talk, said: str) -> None:
    talk.say("我想报名河南的面点班", "enrol_training")
    second = talk.options[1].split("，")[0]
    talk.say("第一个")
    first = talk.facts["class_choice"]
    talk.correct(said, about="class")
    assert talk.facts["class_choice"] not in (None, first)
    assert second in talk.heard
    assert talk.awaited == "consent"


def test_two_facts_are_corrected_in_one_sentence(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.say(
        "名字错了，是李示例，手机号也错了，是13912345678",
        segments=[
            ("名字错了，是李示例，", "correction", "correct", {"about": "name"}),
            ("手机号也错了，是13912345678", "correction", "correct", {"about": "phone"}),
        ],
    )
    assert (talk.facts["person_name"], talk.facts["phone_number"]) == ("李示例", "13912345678")
    assert talk.awaited == "verification_code"


def test_of_two_wrong_facts_the_one_without_a_value_is_asked_again(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.say(
        "手机号错了，名字也错了，是李示例",
        segments=[
            ("手机号错了，", "correction", "correct", {"about": "phone"}),
            ("名字也错了，是李示例", "correction", "correct", {"about": "name"}),
        ],
    )
    assert talk.facts["person_name"] == "李示例"
    assert talk.awaited == "phone_number"


@pytest.mark.parametrize("said", ["不是王示例，是李示例", "我叫李示例，不是王示例"])
def test_a_name_is_corrected_by_its_old_value(talk: Talk, said: str) -> None:
    to_the_last_question(talk)
    talk.correct(said, about="name", named=[("person_name", "王示例", "王示例", "not_wanted")])
    assert talk.facts["person_name"] == "李示例"


def test_pointing_out_that_it_was_said_changes_nothing(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("刚才不是说了吗", "already_said")
    assert "哪一项" not in talk.heard
    assert talk.awaited == "phone_number"


@pytest.mark.parametrize("said", ["手机号不对", "我要重新填手机号"])
def test_the_open_question_is_put_again_when_its_own_answer_is_taken_back(talk: Talk, said: str) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.correct(said, about="phone", confidence=0.5)
    assert "手机号" in talk.heard
    assert talk.awaited == "phone_number"


def test_a_correction_is_no_refusal_of_the_consent_that_is_asked_for(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.correct("不对，我要的是开封的", about="place")
    assert talk.facts["place"] == KAIFENG
    assert talk.task == "enrol"


@pytest.mark.parametrize("said", ["不要这个", "换一个", "这个不合适"])
def test_what_was_chosen_is_not_wanted_and_the_list_comes_again(talk: Talk, said: str) -> None:
    to_the_last_question(talk).correct(said, about="class")
    assert talk.awaited == "class_choice"
    assert talk.facts["person_name"] == talk.name


def test_said_crosswise_is_a_correction(talk: Talk) -> None:
    to_the_last_question(talk)
    other = Talk(talk.context).number
    talk.correct(f"刚才残疾人证号说岔了是{other}", about="number", confidence=0.5)
    assert talk.facts["certificate_number"] == other
    assert talk.awaited == "verification_code"


def test_said_crosswise_without_a_value_asks_anew(talk: Talk) -> None:
    to_the_last_question(talk).correct("刚才名字说岔了", about="name", confidence=0.5)
    assert talk.awaited == "person_name"
