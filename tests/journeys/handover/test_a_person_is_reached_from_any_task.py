"""转人工 in every task: who, the wish, what was gathered, the transcript; and the task goes on afterwards."""

from __future__ import annotations

import pytest

from language.numbers.masked import masked
from tests.journeys.clerk import Clerk
from tests.journeys.in_any_task import TASKS, what_stands
from tests.journeys.registry import cases, said
from tests.journeys.talk import Talk
from tests.running import Service

WISHES = {
    "registers": "登记建档", "enrols": "报名培训", "looks_for_a_class": "找培训班", "claims_the_subsidy": "申请补贴",
    "takes_back_a_claim": "撤回补贴申请", "leaves_a_class": "退班", "looks_for_work": "找工作",
    "looks_at_the_record": "查补贴",
}  # fmt: skip


@pytest.mark.parametrize("task", TASKS)
def test_the_clerk_reads_all_and_the_task_goes_on(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited, before = talk.awaited, what_stands(talk)
    talk.say_all("转人工", "是")
    case = Clerk(talk).read()
    assert case["wish"].startswith(WISHES[task])
    assert (case["status"], case["means"]) == ("waiting", "text")
    assert [turn["said"] for turn in case["turns"] if turn["said"]] == [masked(one) for one in said(talk)]
    assert case["person_id"] == (talk.person.id if talk.person else None)
    assert what_stands(talk) == before
    talk.say("继续")
    assert talk.awaited == awaited


@pytest.mark.parametrize("task", TASKS)
def test_who_thinks_better_of_it_goes_on_alone(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited = talk.awaited
    talk.say_all("转人工", "不用")
    assert cases(talk) == []
    talk.say("继续")
    assert talk.awaited == awaited


def test_what_was_gathered_is_in_the_case(talk: Talk) -> None:
    talk.say_all("帮我找石家庄的面点工作", "居家", "转人工", "是")
    gathered = Clerk(talk).read()["gathered"]
    assert (gathered["place"], gathered["work_mode"]) == ("130100", "居家")
    assert gathered["occupation"]


@pytest.mark.parametrize("task", ["registers", "looks_for_work"])
def test_by_telephone_the_number_is_asked_for(service: Service, task: str) -> None:
    talk = Talk(service, mode="voice", channel="hotline")
    TASKS[task](talk)
    awaited = talk.awaited
    talk.say("转人工")
    assert talk.awaited == "phone_number"
    talk.say_all(talk.phone, "是")
    case = Clerk(talk).read()
    assert (case["means"], case["gathered"]["phone_number"]) == ("call", talk.phone)
    talk.say("继续")
    assert talk.awaited == awaited
