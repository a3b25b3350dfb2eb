"""A name that is told in any message is kept, and nobody is asked for it again."""

from __future__ import annotations

from tests.actions.drive import Talk


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
