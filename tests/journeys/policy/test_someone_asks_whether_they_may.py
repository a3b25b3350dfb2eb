"""Who may have a benefit: what is not known is asked, and the answer names its clause and a person."""

from __future__ import annotations

from tests.journeys.talk import Talk
from tests.running import Service


def test_someone_who_runs_a_shop_may_have_start_up_support(service: Service) -> None:
    talk = Talk(service, area="410000")
    talk.say("我想开店，符合扶持的条件吗")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert "您可以申请" in talk.heard
    assert "创业担保贷款" in talk.heard
    assert "三（二）2" in {one["clause"] for one in talk.citations}
    assert "不是最后的决定" in talk.heard
    assert "转人工" in talk.options


def test_someone_who_runs_none_is_told_what_stands_in_the_way(service: Service) -> None:
    talk = Talk(service, area="130000")
    talk.say("我能不能享受创业扶持")
    talk.say("不是")
    assert "还不能" in talk.heard
    assert "自己做生意" in talk.heard
    assert "转人工" in talk.options


def test_someone_in_hardship_is_asked_one_thing_after_another(service: Service) -> None:
    talk = Talk(service, area="410000")
    talk.say("灵活就业有困难，我能申请帮扶吗")
    first = talk.heard
    talk.say("是")
    assert talk.awaited == "confirm"
    assert talk.heard != first
    talk.say("是")
    assert "您可以申请" in talk.heard


def test_someone_who_is_not_understood_is_asked_in_other_words(service: Service) -> None:
    talk = Talk(service, area="410000")
    talk.say("我这样的能申请低保吗")
    talk.say("紫色的云彩")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert "您可以申请" in talk.heard


def test_someone_in_hebei_hears_that_the_nations_rule_counts(service: Service) -> None:
    talk = Talk(service, area="130000")
    talk.say("考过了技能鉴定有补贴吗")
    talk.say_all("是", "是")
    assert (talk.awaited, talk.reply["awaiting"]["kind"]) == ("certificate_choice", "choice")
    talk.say("职业技能等级证书")
    assert "河北的文件没有写" in talk.heard
    assert "您可以申请" in talk.heard


def test_someone_asks_first_and_names_the_place_afterwards(talk: Talk) -> None:
    talk.say("我能不能享受创业扶持")
    assert talk.awaited == "place"
    talk.say("河北")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert "贷款贴息" in talk.heard


def test_someone_gives_up_in_between(service: Service) -> None:
    talk = Talk(service, area="410000")
    talk.say("我这样的能申请低保吗")
    talk.say("算了不问了")
    assert talk.awaited is None
