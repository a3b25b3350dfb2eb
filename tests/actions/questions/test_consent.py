"""Consent names what it is for, and offers others of what was chosen for it."""

from tests.actions.drive import Talk


def test_the_consent_names_the_very_class_and_offers_others(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    assert "ask.consent_to_enrol" in talk.keys
    assert "看别的班" in talk.options


def test_a_class_that_waits_is_not_what_another_matter_asks_consent_for(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.say("转人工", "talk_to_human")
    talk.say("不是", "deny")
    talk.say("查一下我的补贴", "check_subsidy_status")
    assert (talk.task, talk.awaited) == ("record", "consent")
    assert talk.facts["class_choice"] is not None
    assert "看别的班" not in talk.options


def test_who_agrees_and_forbids_to_tell_others_is_told_who_sees_it_and_goes_on(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say(
        "同意，不过别给我村里人说啊",
        signs=["condition", "not_to_tell"],
        segments=[("同意，", "answer", None, {"value": "yes"}), ("不过别给我村里人说啊", "background")],
    )
    assert "why.who_sees" in talk.keys
    assert talk.awaited == "person_name"


def test_who_agrees_and_refuses_in_one_breath_has_not_agreed(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say(
        "同意 不同意有啥两样，不登了",
        signs=["refuses"],
        segments=[("同意 ", "answer", None, {"value": "yes"}), ("不同意有啥两样，不登了", "background")],
    )
    assert talk.awaited != "person_name"
