"""Open jobs, ranked by a wish."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server import clock
from server.registry.database import Database
from server.registry.models import Job
from server.registry.repositories.job_search import JobWish, rank_jobs
from server.registry.repositories.ranking import MOST, Found
from tests.samples import QIAOXI, SHIJIAZHUANG, ZHENGZHOU, a_certificate, a_job, a_person, an_occupation
from tests.statements import statements

TODAY = clock.today()


def search(session: Session, **wanted: Any) -> Found[Job]:
    return rank_jobs(session, JobWish(**wanted), TODAY)


def found(session: Session, **wanted: Any) -> set[str]:
    return {job.title for job in search(session, **wanted).items}


def test_a_medical_post_is_shown_to_none_but_who_holds_its_own_verified_certificate(database: Database) -> None:
    with database.write() as session:
        medical = an_occupation(session, "示例医疗按摩", medical=True)
        ordinary = an_occupation(session, "示例保健按摩")
        a_job(session, medical, title="医疗岗")
        a_job(session, ordinary, title="保健岗")
        masseur, doctor, unverified = (a_person(session) for _ in range(3))
        a_certificate(session, masseur, ordinary, verified=True)
        a_certificate(session, doctor, medical, verified=True)
        a_certificate(session, unverified, medical, verified=False)
    with database.read() as session:
        assert found(session) == {"保健岗"}
        assert found(session, person_id=masseur.id) == {"保健岗"}
        assert found(session, person_id=unverified.id) == {"保健岗"}
        assert found(session, person_id=doctor.id) == {"保健岗", "医疗岗"}
        assert found(session, person_id=masseur.id, occupations=frozenset({medical.code})) == set()
        assert found(session, person_id=doctor.id, occupations=frozenset({medical.code})) == {"医疗岗"}


def test_a_job_arranged_for_some_disabilities_is_not_shown_to_others_and_counted(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="所有人")
        a_job(session, title="视力听力", for_categories=[1, 2], place=QIAOXI)
    with database.read() as session:
        assert found(session, category=2) == {"所有人", "视力听力"}
        assert found(session, category=4) == {"所有人"}
        assert found(session) == {"所有人", "视力听力"}
        hidden = search(session, category=4, around=("130104", "1301"))
        assert (hidden.ring, hidden.in_place, hidden.left_out, hidden.for_others) == (1, 0, 1, 1)
        far = search(session, category=4, around=("1304",))
        assert (far.ranked, far.elsewhere, far.left_out, far.for_others) == ((), 1, 0, 1)


def test_work_at_home_is_found_everywhere_and_stands_behind_what_is_near(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="郑州居家", place=ZHENGZHOU, work_mode="居家", open_until=TODAY + timedelta(days=60))
        a_job(session, title="郑州", place=ZHENGZHOU)
        a_job(session, title="桥西", place=QIAOXI)
        a_job(session, title="石家庄", place=SHIJIAZHUANG)
    home, full_time = frozenset({"居家"}), frozenset({"全职"})
    with database.read() as session:
        near = search(session, around=("1301",))
        assert {job.title for job in near.items[:2]} == {"桥西", "石家庄"}
        assert [job.title for job in near.items[2:]] == ["郑州居家"]
        assert near.near == 2
        assert found(session, around=("130104",)) == {"桥西", "郑州居家"}
        assert found(session, around=("1301",), work_modes=home) == {"郑州居家"}
        assert found(session, around=("1301",), work_modes=full_time) == {"桥西", "石家庄"}
        assert found(session, around=("1301",), work_modes=full_time | home) == {"桥西", "石家庄", "郑州居家"}
        part_time = search(session, around=("1301",), work_modes=frozenset({"兼职"}))
        assert (part_time.unmet, part_time.near) == (("work_mode",), 2)


def test_what_is_not_wanted_is_never_returned(database: Database) -> None:
    with database.write() as session:
        phone = an_occupation(session)
        a_job(session, title="居家", work_mode="居家")
        a_job(session, title="灵活", work_mode="灵活")
        a_job(session, phone, title="电话")
        a_job(session, title="郑州", place=ZHENGZHOU)
        a_job(session, title="坐班")
    unwanted = {
        "not_work_modes": frozenset({"居家", "灵活"}), "not_occupations": frozenset({phone.code}),
        "not_places": frozenset({"41"}),
    }  # fmt: skip
    with database.read() as session:
        assert [one.one.title for one in search(session, **unwanted).ranked] == ["坐班"]


def test_jobs_that_are_filled_or_over_are_not_shown(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="今天还在", open_until=TODAY)
        a_job(session, open_until=TODAY - timedelta(days=1))
        a_job(session, status="filled")
    with database.read() as session:
        assert found(session) == {"今天还在"}


def test_what_the_employer_provides_comes_first_and_hides_no_other_post(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="没有写", open_until=TODAY + timedelta(days=60))
        a_job(session, title="打字", accommodations=["文字沟通"])
        a_job(session, title="手语", accommodations=["手语沟通", "无障碍"])
    with database.read() as session:
        jobs = search(session, accommodations=("手语",))
        assert [one.one.title for one in jobs.best] == ["手语", "打字", "没有写"]
        assert [bool(one.meets) for one in jobs.best] == [True, False, False]
        assert search(session, accommodations=("手语", "无障碍")).unmet == ()
        assert search(session, accommodations=("手语", "读屏")).unmet == ("accommodations",)


def test_a_post_that_pays_enough_comes_first_and_hides_no_other(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="少", open_until=TODAY + timedelta(days=60), place=QIAOXI)
        a_job(session, title="够", salary_max_yuan=6000, work_mode="居家", place=ZHENGZHOU)
    with database.read() as session:
        jobs = search(session, pay_at_least=5000, around=("130104",))
        assert [(one.one.title, "pay" in one.meets) for one in jobs.best] == [("够", True), ("少", False)]
        assert jobs.unmet == ()
        assert search(session, pay_at_least=9000).unmet == ("pay",)


def test_no_more_jobs_are_read_than_can_be_looked_through_and_the_best_are_among_them(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        for _ in range(MOST):
            a_job(session, trade, open_until=TODAY + timedelta(days=60))
        a_job(session, trade, title="兼职", work_mode="兼职")
    with database.read() as session:
        jobs = search(session, work_modes=frozenset({"兼职"}))
        assert [job.title for job in jobs.items] == ["兼职"]
        assert (len(jobs.ranked), jobs.in_place) == (MOST, MOST + 1)


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {
            "around": ("130104", "1301", "13"), "work_modes": frozenset({"兼职", "灵活"}), "pay_at_least": 9000,
            "accommodations": ("手语", "读屏"), "category": 2, "not_places": frozenset({"1302"}),
            "not_occupations": frozenset({"none"}), "not_work_modes": frozenset({"居家"}),
        },
    ],
)  # fmt: skip
def test_a_search_is_one_statement_whatever_is_wished_for_and_reading_on_costs_none(
    database: Database, wish: dict[str, Any]
) -> None:
    with database.write() as session:
        for place in (QIAOXI, SHIJIAZHUANG, ZHENGZHOU):
            a_job(session, place=place)
    with database.read() as session, statements(database) as run:
        for one in search(session, **wish).ranked:
            assert one.one.occupation.name
    assert len(run) == 1


def test_a_post_for_others_that_lies_nearer_than_what_was_found_counts_as_left_out(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="居家", work_mode="居家", place=ZHENGZHOU)
        a_job(session, title="盲人", place=SHIJIAZHUANG, for_categories=[1])
    with database.read() as session:
        jobs = search(session, category=2, around=("130104", "1301"))
        assert ([job.title for job in jobs.items], jobs.near, jobs.left_out) == (["居家"], 0, 1)


def test_what_stands_on_record_comes_first_and_the_others_are_still_shown(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="没有写")
        a_job(session, title="都有", social_insurance=True, night_shift=False, lodging="included")
        a_job(session, title="上夜班", social_insurance=True, night_shift=True)
    with database.read() as session:
        wanted = search(session, conditions=frozenset({"insured", "day_work", "boarding"}))
        assert [job.title for job in wanted.items] == ["都有", "上夜班", "没有写"]
        assert {"insured", "day_work", "boarding"} <= wanted.best[0].meets
