"""What is offered fits place, trade, way of working, what the person needs and the disability."""

from __future__ import annotations

import pytest

from server.registry.models import Job
from tests.journeys.registry import TODAY, certificate, job, referrals, trade
from tests.journeys.talk import Talk
from tests.running import Service
from tests.samples import ZHENGZHOU


def offered(talk: Talk, *jobs: Job) -> list[bool]:
    """Tell of each job whether it can be chosen now."""
    assert talk.awaited == "job_choice", talk.heard
    return [any(one.title in title for title in talk.options) for one in jobs]


def test_by_place_with_work_at_home_from_anywhere(talk: Talk) -> None:
    here = job(talk.service, occupation := trade(talk.service, "绢花"))
    there = job(talk.service, occupation, place=ZHENGZHOU)
    at_home = job(talk.service, occupation, place=ZHENGZHOU, work_mode="居家")
    talk.say_all("帮我找石家庄绢花的工作", "都可以")
    assert offered(talk, here, there, at_home) == [True, False, True]


@pytest.mark.parametrize(("number", "mode"), list(enumerate(["居家", "全职", "兼职", "灵活"])))
def test_by_the_way_of_working(talk: Talk, number: int, mode: str) -> None:
    occupation = trade(talk.service, f"示例行业{number}")
    jobs = {one: job(talk.service, occupation, work_mode=one) for one in ("居家", "全职", "兼职", "灵活")}
    talk.say_all(f"帮我找石家庄示例行业{number}的工作", mode)
    assert offered(talk, *jobs.values()) == [one == mode for one in jobs]


def test_what_the_employer_provides_comes_first(talk: Talk) -> None:
    plain = job(talk.service, occupation := trade(talk.service, "宫灯"))
    signing = job(talk.service, occupation, accommodations=["手语沟通"])
    talk.say_all("帮我找石家庄宫灯的工作，要有手语", "都可以")
    assert offered(talk, plain, signing) == [True, True]
    assert signing.title in talk.options[0]


def test_by_the_disability_that_a_person_tells(talk: Talk) -> None:
    for_blind = job(talk.service, occupation := trade(talk.service, "茶叶分装"), for_categories=[1])
    for_deaf = job(talk.service, occupation, for_categories=[2, 3])
    for_all = job(talk.service, occupation)
    talk.say_all("我听不见，帮我找石家庄茶叶分装的工作", "都可以")
    assert offered(talk, for_blind, for_deaf, for_all) == [False, True, True]


def test_by_the_disability_on_record_of_a_known_person(service: Service) -> None:
    talk = Talk(service, category=2).register()
    for_blind = job(service, occupation := trade(service, "种子挑选"), for_categories=[1])
    for_deaf = job(service, occupation, for_categories=[2, 3])
    talk.say_all("帮我找石家庄种子挑选的工作", "都可以")
    assert offered(talk, for_blind, for_deaf) == [False, True]


def test_a_newcomer_whose_certificate_does_not_fit_is_offered_others_and_nothing_is_sent(
    service: Service,
) -> None:
    talk = Talk(service, category=2)
    for_blind = job(service, occupation := trade(service, "中药分拣"), for_categories=[1])
    for_deaf = job(service, occupation, for_categories=[2, 3])
    talk.say_all("帮我找石家庄中药分拣的工作", "都可以")
    talk.choose(for_blind.title)
    talk.answer()
    assert offered(talk, for_blind, for_deaf) == [False, True]
    talk.choose(for_deaf.title)
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [for_deaf.id]


def test_medical_massage_is_never_offered_to_the_holder_of_the_ordinary_certificate(service: Service) -> None:
    talk = Talk(service, category=1).register()
    ordinary = trade(service, "示例保健推拿")
    medical = job(service, trade(service, "示例医疗推拿", medical=True))
    certificate(talk, ordinary, TODAY, verified=True)
    talk.say_all("帮我找石家庄示例医疗推拿的工作", "都可以")
    assert talk.awaited is None
    assert medical.title not in talk.heard
    assert "转人工" in talk.options


def test_medical_massage_is_offered_to_the_holder_of_its_own_checked_certificate(service: Service) -> None:
    talk = Talk(service, category=1).register()
    occupation = trade(service, "示例医院推拿", medical=True)
    medical = job(service, occupation)
    certificate(talk, occupation, TODAY, verified=True)
    talk.say_all("帮我找石家庄示例医院推拿的工作", "都可以")
    assert offered(talk, medical) == [True]


def test_of_the_sample_catalogue_no_medical_post_is_offered_to_who_asks_for_massage(service: Service) -> None:
    talk = Talk(service, category=1)
    talk.say_all("帮我找按摩的工作，哪里都可以", "都可以")
    while True:
        assert talk.awaited == "job_choice", talk.heard
        assert not any("医疗" in title for title in talk.options)
        if "更多" not in talk.options:
            break
        talk.say("更多")


def test_where_nothing_fits_other_ways_are_offered_and_they_work(talk: Talk) -> None:
    there = job(talk.service, trade(talk.service, "古籍修补"), place=ZHENGZHOU)
    talk.say_all("帮我找石家庄古籍修补的工作", "全职")
    assert talk.awaited is None
    talk.choose("各地")
    if talk.awaited == "occupation":
        talk.say("古籍修补")
    if talk.awaited == "work_mode":
        talk.say("都可以")
    assert offered(talk, there) == [True]
