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
