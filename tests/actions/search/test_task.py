"""A search goes on step by step, says where it looked and what is not met, and seldom ends with nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from actions.context import ActionContext
from server import clock
from server.registry.models import Job, Occupation, TrainingClass
from tests.actions.drive import Talk
from tests.samples import a_certificate_number, a_class, a_job, an_occupation
from tests.statements import statements

RUNAN, ZHUMADIAN, XINYANG, TANGSHAN = "411727", "411700", "411500", "130200"
START = clock.today() + timedelta(days=40)
MANY_WISHES = "汝南有没有下个月开课、高级、包住宿、带手语翻译、有盲文、能坐轮椅的线上麦秆画培训班"
SUPPORT = {
    "sign_interpreter": "手语", "step_free": "轮椅", "boarding": "住宿", "braille_or_audio": "盲文", "online": "线上",
}  # fmt: skip


@pytest.fixture
def held(context: ActionContext) -> Callable[..., TrainingClass]:
    """Announces a class of 麦秆画."""

    def announce(place: str, **fields: object) -> TrainingClass:
        with context.database.write() as session:
            trade = session.scalar(select(Occupation).where(Occupation.name == "麦秆画"))
            made = a_class(session, 5, trade or an_occupation(session, "麦秆画"), **fields)
            made.division_code = place
            return made

    return announce


@pytest.fixture
def offered(context: ActionContext) -> Callable[..., Job]:
    """Offers a job of 麦秆画."""

    def offer(place: str, **fields: object) -> Job:
        with context.database.write() as session:
            trade = session.scalar(select(Occupation).where(Occupation.name == "麦秆画"))
            made = a_job(session, trade or an_occupation(session, "麦秆画"), **fields)
            made.division_code = place
            return made

    return offer


Held = Callable[..., TrainingClass]
Offered = Callable[..., Job]


def browse(talk: Talk, said: str, *support: str, **reading: Any) -> str:
    """Look for a class; `support` are keys of what is needed, by the words that stand for them."""
    return talk.say(said, "browse_courses", named=[("support", SUPPORT[key], key) for key in support], **reading)


def test_a_county_without_a_class_is_named_and_its_city_is_looked_at(talk: Talk, held: Held) -> None:
    held(ZHUMADIAN)
    held(XINYANG)
    assert "汝南县没有，驻马店市有1个麦秆画培训班" in browse(talk, "驻马店汝南的，有麦秆画培训班吗")
    assert len(talk.options) == 1


def test_after_the_city_comes_the_province_and_online_ones_stand_behind(talk: Talk, held: Held) -> None:
    held(TANGSHAN, online=True)
    held(XINYANG)
    assert "汝南县没有，河南省有1个麦秆画培训班。另有1个在网上上课。" in browse(talk, "汝南有麦秆画培训班吗")
    assert "信阳" in talk.options[0]


def test_what_is_online_is_found_where_nothing_is_near(talk: Talk, held: Held) -> None:
    held(TANGSHAN, online=True)
    assert "汝南县没有，有1个麦秆画培训班在网上上课" in browse(talk, "汝南有麦秆画培训班吗")


def test_a_wish_that_nothing_meets_is_said_not_to_be_met_and_the_class_is_shown(talk: Talk, held: Held) -> None:
    held(RUNAN, step_free=True)
    heard = browse(talk, "汝南有没有带手语翻译、能坐轮椅的麦秆画培训班", "sign_interpreter", "step_free")
    assert "场地无台阶" in heard
    assert "但没有手语翻译。" in heard
    assert len(talk.options) == 1


def test_a_wish_of_long_ago_is_named_above_the_list_that_it_narrows(talk: Talk, held: Held) -> None:
    held(RUNAN)
    held(ZHUMADIAN, sign_interpreter=True)
    browse(talk, "有手语翻译的培训班有哪些", "sign_interpreter")
    talk.say("麦秆画")
    heard = talk.say("汝南")
    assert "您要有手语翻译的班。汝南县没有，驻马店市有1个" in heard
    assert "不要求这些的话，汝南县有1个。" in heard


def test_a_wish_can_be_given_up_while_the_list_stands(talk: Talk, held: Held) -> None:
    held(RUNAN)
    held(RUNAN, sign_interpreter=True)
    browse(talk, "汝南有手语翻译的麦秆画培训班", "sign_interpreter")
    assert len(talk.options) == 1
    given_up = ("support", "手语", "sign_interpreter", "not_wanted")
    assert "您要" not in talk.say("不要手语翻译了", "deny", named=[given_up])
    assert "找到2个" in talk.heard
    assert len(talk.options) == 2


def test_a_wish_while_the_list_stands_is_named(talk: Talk, held: Held) -> None:
    held(RUNAN)
    held(RUNAN, boarding=True)
    browse(talk, "汝南有麦秆画培训班吗")
    assert "您要提供住宿的班" in talk.say("我要管住的", named=[("support", "管住", "boarding")])
    assert len(talk.options) == 1


def test_a_day_and_a_level_that_nothing_meets_are_given_up_last_of_all_together(talk: Talk, held: Held) -> None:
    held(RUNAN, starts_on=START)
    heard = browse(talk, "汝南有没有明天到后天开课的高级麦秆画培训班，高级的")
    assert "等级不是三级（高级工）" in heard
    assert len(talk.options) == 1


def test_nothing_here_is_said_with_the_number_elsewhere(talk: Talk, held: Held) -> None:
    held(TANGSHAN)
    heard = browse(talk, "汝南有麦秆画培训班吗")
    assert "河南省" in heard
    assert "别的省有1个" in heard
    assert talk.awaited is None


def test_nothing_at_all_is_said_only_where_nothing_is(talk: Talk, context: ActionContext) -> None:
    with context.database.write() as session:
        an_occupation(session, "麦秆画")
    heard = browse(talk, "汝南有手语翻译的麦秆画培训班吗", "sign_interpreter")
    assert "各地" in heard
    assert talk.awaited is None
    assert "看各地的班" not in talk.options


def test_trade_and_place_stay_known_after_nothing_was_found(talk: Talk, held: Held, offered: Offered) -> None:
    held(TANGSHAN)
    offered(RUNAN)
    browse(talk, "汝南有麦秆画培训班吗")
    talk.say("那帮我找工作", "find_job")
    assert talk.awaited == "work_mode"
    talk.say("都可以")
    assert "汝南县找到1个麦秆画岗位" in talk.heard


def test_the_same_search_is_not_made_twice_in_vain(talk: Talk, held: Held) -> None:
    held(TANGSHAN)
    browse(talk, "汝南有麦秆画培训班吗")
    browse(talk, "有哪些培训班")
    assert talk.awaited == "occupation"


def test_the_trade_stays_known_for_another_place(talk: Talk, held: Held) -> None:
    held(TANGSHAN)
    browse(talk, "汝南有麦秆画培训班吗")
    browse(talk, "唐山有培训班吗")
    assert "唐山市找到1个麦秆画培训班" in talk.heard


def test_three_classes_of_one_course_on_one_day_have_three_titles(
    talk: Talk, held: Held, context: ActionContext
) -> None:
    classes = [held(RUNAN, online=True, starts_on=START) for _ in range(3)]
    with context.database.write() as session:
        session.execute(
            update(TrainingClass)
            .where(TrainingClass.id.in_([one.id for one in classes]))
            .values(course_id=classes[0].course_id, base_id=classes[0].base_id)
        )
    browse(talk, "汝南有麦秆画培训班吗")
    assert len(set(talk.options)) == 3
    assert all("班号" in title for title in talk.options)


def test_work_at_home_is_said_to_be_so_where_the_city_has_none(talk: Talk, offered: Offered) -> None:
    offered(XINYANG, work_mode="居家")
    offered(XINYANG, work_mode="居家")
    talk.say("在唐山找麦秆画的工作", "find_job")
    heard = talk.say("居家")
    assert "唐山市没有，有2个麦秆画岗位可以在家做" in heard
    assert "0个" not in heard
    assert len(set(talk.options)) == 2


def test_a_way_of_working_that_is_not_to_be_had_is_said_to_be_missing(talk: Talk, offered: Offered) -> None:
    offered(ZHUMADIAN, work_mode="全职")
    talk.say("在汝南找麦秆画的工作", "find_job")
    heard = talk.say("兼职")
    assert "汝南县没有，驻马店市有1个麦秆画岗位。但没有兼职的。" in heard


def test_a_post_where_people_write_is_not_hidden_from_who_signs(talk: Talk, offered: Offered) -> None:
    offered(RUNAN, title="什么也没写")
    offered(RUNAN, title="打字的", accommodations=["文字沟通"])
    offered(RUNAN, title="手语的", accommodations=["手语沟通"])
    talk.say("在汝南找麦秆画的工作，要有手语", "find_job", named=[("support", "手语", "sign_interpreter")])
    heard = talk.say("都可以")
    assert [title[:3] for title in talk.options] == ["手语的", "打字的", "什么也"]
    assert "写明可以提供手语的有1个，排在前面" in heard


def test_posts_for_other_disabilities_only_are_left_out_and_that_is_said(talk: Talk, offered: Offered) -> None:
    offered(RUNAN, for_categories=[1])
    offered(RUNAN)
    talk.say("我听不见，在汝南找麦秆画的工作", "find_job")
    assert "这里只列出适合听力残疾的人的岗位" in talk.say("都可以")
    assert len(talk.options) == 1


def test_where_all_posts_are_for_others_that_is_the_reason_given(talk: Talk, offered: Offered) -> None:
    offered(RUNAN, for_categories=[1])
    talk.say("我听不见，在汝南找麦秆画的工作", "find_job")
    assert "为听力残疾的人" in talk.say("都可以")


@pytest.mark.parametrize(("said", "category"), [("我听不见", 2), ("我说话不便", 3)])
def test_a_deaf_person_is_not_offered_massage_first(talk: Talk, said: str, category: int) -> None:
    talk.say(f"{said}，想学点东西", "browse_courses")
    assert talk.facts["disability_category"] == category
    assert talk.options[0] == "数据标注"
    assert "盲人保健按摩" not in talk.options


def test_a_blind_person_is_offered_massage_first_and_an_unknown_one_later(talk: Talk, context: ActionContext) -> None:
    talk.say("想学点东西", "browse_courses")
    assert talk.options[0] != "盲人保健按摩"
    assert "盲人保健按摩" in talk.options
    other = Talk(context)
    other.say("我看不见，想学点东西", "browse_courses")
    assert other.options[0] == "盲人保健按摩"


def test_the_certificate_number_tells_the_category_too(talk: Talk) -> None:
    talk.know(certificate_number=a_certificate_number(category=2))
    talk.say("想学点东西", "browse_courses")
    assert talk.options[0] == "数据标注"


def test_what_a_course_is_for_is_said(talk: Talk) -> None:
    browse(talk, "郑州有中级的盲人保健按摩培训班吗")
    talk.say("第一个")
    assert "适合已有初级证书的学员。" in talk.heard
    assert "示例课程。" not in talk.heard


def test_no_sentence_above_a_list_is_long(talk: Talk, held: Held) -> None:
    held(RUNAN)
    browse(talk, MANY_WISHES, *SUPPORT)
    assert all(len(sentence) <= 40 for sentence in re.split(r"[。？]", talk.heard))


@pytest.mark.parametrize("said", ["想学网上卖货", "我想在网上开店", "想学在线客服"])
def test_a_trade_that_is_done_online_asks_for_no_class_online(talk: Talk, said: str) -> None:
    talk.say(said, "browse_courses")
    assert not (talk.facts["search_filter"] or {}).get("access")
    assert talk.facts["occupation"] is not None


@pytest.mark.parametrize("said", ["想在网上学面点", "有没有网上卖货的网课"])
def test_a_class_online_is_still_heard_beside_the_trade(talk: Talk, said: str) -> None:
    talk.say(said, "browse_courses", named=[("support", "在网上" if "在网上" in said else "网课", "online")])
    assert (talk.facts["search_filter"] or {}).get("access") == ["online"]


def test_a_message_with_many_wishes_asks_no_more_of_the_database_than_one_with_none(
    talk: Talk, held: Held, context: ActionContext
) -> None:
    held(RUNAN)
    with statements(context.database) as plain:
        browse(Talk(context), "汝南有麦秆画培训班吗")
    with statements(context.database) as wishing:
        browse(talk, MANY_WISHES, *SUPPORT)
    assert "您要" in talk.heard
    searches = [[one for one in run if "AS free_seats" in one] for run in (plain, wishing)]
    assert len(searches[1]) <= len(searches[0])


def test_a_trade_that_is_left_out_is_neither_found_nor_offered(talk: Talk) -> None:
    talk.say("石家庄除了按摩还有啥班", "browse_courses", named=[("occupation", "按摩", "TX-001", "not_wanted")])
    assert talk.facts["not_occupations"] is not None
    talk.say("都可以")
    assert talk.awaited == "class_choice", talk.heard
    assert not any("按摩" in title for title in talk.options)


def test_a_place_that_is_left_out_is_not_looked_in(talk: Talk, held: Held) -> None:
    held(ZHUMADIAN)
    held(XINYANG)
    left_out = ("place", "驻马店", ZHUMADIAN, "not_wanted")
    talk.say("河南除了驻马店哪有麦秆画班", "browse_courses", named=[left_out, ("place", "河南", "410000")])
    assert len(talk.options) == 1
    assert "信阳" in talk.options[0]


def test_a_way_of_working_that_is_left_out_is_not_shown(talk: Talk, offered: Offered) -> None:
    offered(RUNAN, work_mode="居家")
    offered(RUNAN, work_mode="全职")
    talk.say("在汝南找麦秆画的工作，不要居家的", "find_job", named=[("work_mode", "居家", "居家", "not_wanted")])
    assert talk.facts["work_mode"] is None
    assert "居家" not in talk.options
    talk.say("都可以")
    assert len(talk.options) == 1
    assert "全职" in talk.options[0]


def test_what_was_left_out_in_one_search_is_looked_for_in_the_next(talk: Talk) -> None:
    talk.say("石家庄除了按摩还有啥班", "browse_courses", named=[("occupation", "按摩", "TX-001", "not_wanted")])
    talk.say("取消", "cancel")
    talk.say("石家庄有按摩班吗", "browse_courses")
    assert talk.facts["not_occupations"] is None


def test_what_was_looked_for_is_meant_still_over_the_details_of_a_class(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    assert talk.task is None
    talk.say("有没有线上的", "browse_courses")
    assert talk.awaited == "class_choice"
    assert "面点" in talk.heard


def test_who_wants_something_else_is_asked_what(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    talk.say("我想换一门手艺", "browse_courses")
    assert talk.awaited == "occupation"
