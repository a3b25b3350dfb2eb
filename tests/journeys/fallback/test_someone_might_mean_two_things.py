"""Two readings that are near each other are asked about, not guessed; choosing one does it, choosing none asks on."""

from __future__ import annotations

from tests.journeys.near import near_tie
from tests.journeys.registry import referrals
from tests.journeys.talk import Talk
from tests.running import Service


def test_outside_of_a_task_the_one_that_is_chosen_begins(talk: Talk, service: Service) -> None:
    tie = near_tie(service)
    talk.say(tie.said)
    assert set(talk.options) == {tie.first, tie.second, "都不是"}
    assert talk.awaited is None
    talk.say("1")
    assert talk.awaited is not None or talk.heard


def test_neither_of_them_leads_to_all_that_can_be_done(talk: Talk, service: Service) -> None:
    talk.say_all(near_tie(service).said, "都不是")
    assert talk.awaited is None
    assert "转人工" in talk.options
    talk.choose("找工作")
    assert talk.awaited is not None


def test_in_a_task_neither_of_them_goes_on_where_it_was(talk: Talk, service: Service) -> None:
    talk.say_all("我想登记", "同意", talk.name, near_tie(service).said, "都不是")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert referrals(talk) == []


def test_who_answers_the_open_question_instead_is_heard(talk: Talk, service: Service) -> None:
    talk.say_all("我想登记", "同意", talk.name, near_tie(service).said, talk.number)
    assert talk.awaited == "phone_number"
