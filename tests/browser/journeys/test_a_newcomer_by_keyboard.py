"""From the greeting to a class and a job, without a mouse."""

from __future__ import annotations

import pytest

from tests.browser.chat import focused
from tests.browser.journeys.conftest import Arrive
from tests.browser.journeys.newcomer import Newcomer
from tests.browser.layout import focus_is_uncovered, sideways


def is_enrolled(newcomer: Newcomer) -> bool:
    """Tell whether the registry holds this person, and the one place in a class."""
    person = newcomer.person()
    assert person
    assert (person.name, person.phone) == (newcomer.name, newcomer.phone)
    (enrolment,) = newcomer.enrolments()
    assert "面点" in enrolment.training_class.course.name
    assert enrolment.training_class.division_code.startswith("4101")
    return enrolment.status == "enrolled"


def test_a_newcomer_enrols_asks_about_subsidies_and_is_referred_to_a_job(arrive: Arrive) -> None:
    newcomer = arrive()
    assert "报名号" in newcomer.enrol()
    assert is_enrolled(newcomer)

    assert "可以用3次" in newcomer.say("我今年还能领几次培训补贴")
    assert "国办发〔2019〕24号" in newcomer.sources()
    assert "豫残联〔2022〕4号" in newcomer.sources()

    newcomer.say("帮我在郑州找个居家客服的工作")
    assert "在线文字客服" in newcomer.options()[0]
    newcomer.choose(newcomer.options()[0])
    assert newcomer.referrals() == []
    assert "推荐号" in newcomer.choose("是")
    assert [referral.status for referral in newcomer.referrals()] == ["sent"]


def test_a_newcomer_enrols_with_scripts_off(arrive: Arrive) -> None:
    newcomer = arrive(java_script_enabled=False)
    newcomer.page.keyboard.press("Tab")
    assert focused(newcomer.page) == "跳到输入框"
    newcomer.page.keyboard.press("Enter")
    assert "报名号" in newcomer.enrol()
    assert is_enrolled(newcomer)


@pytest.mark.parametrize("height", [256, 640])
def test_a_newcomer_enrols_in_the_elder_view_on_a_narrow_screen(arrive: Arrive, height: int) -> None:
    newcomer = arrive(viewport={"width": 320, "height": height})
    page = newcomer.page
    newcomer.go_to(page.locator("#settings summary"))
    page.keyboard.press("Enter")
    newcomer.go_to(page.locator("button[value=elder]"))
    page.keyboard.press("Enter")
    page.wait_for_selector("html.elder")
    assert "报名号" in newcomer.enrol()
    assert sideways(page) <= 0
    newcomer.go_to(page.locator("#person button"), "Shift+Tab")
    assert focus_is_uncovered(page)
    page.reload()
    assert page.locator("html.elder").count() == 1
    assert is_enrolled(newcomer)
