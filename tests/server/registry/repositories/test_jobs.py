"""Jobs that fit a person."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.repositories.jobs import JobFilter, find_jobs, get_job
from tests.samples import QIAOXI, SHIJIAZHUANG, ZHENGZHOU, a_certificate, a_job, a_person, an_occupation

TODAY = date.today()


def found(session: Session, **wanted: object) -> set[str]:
    return {job.title for job in find_jobs(session, JobFilter(**wanted), TODAY)}  # type: ignore[arg-type]


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
        assert found(session, person_id=masseur.id, occupation_code=medical.code) == set()
        assert found(session, person_id=doctor.id, occupation_code=medical.code) == {"医疗岗"}


def test_a_job_arranged_for_some_disabilities_is_not_shown_to_others(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="所有人")
        a_job(session, title="视力听力", for_categories=[1, 2])
    with database.read() as session:
        assert found(session, disability_category=2) == {"所有人", "视力听力"}
        assert found(session, disability_category=4) == {"所有人"}
        assert found(session) == {"所有人", "视力听力"}


def test_work_at_home_is_found_everywhere_and_stands_behind_what_is_near(database: Database) -> None:
    with database.write() as session:
        a_job(session, title="郑州居家", place=ZHENGZHOU, work_mode="居家", open_until=TODAY + timedelta(days=60))
        a_job(session, title="郑州", place=ZHENGZHOU)
        a_job(session, title="桥西", place=QIAOXI)
        a_job(session, title="石家庄", place=SHIJIAZHUANG)
    with database.read() as session:
        near = [job.title for job in find_jobs(session, JobFilter(place_prefix="1301"), TODAY)]
        assert set(near[:2]) == {"桥西", "石家庄"}
        assert near[2:] == ["郑州居家"]
        assert found(session, place_prefix="130104") == {"桥西", "郑州居家"}
        assert found(session, place_prefix="1301", work_mode="居家") == {"郑州居家"}
        assert found(session, place_prefix="1301", work_mode="全职") == {"桥西", "石家庄"}


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
        jobs = find_jobs(session, JobFilter(accommodation="手语"), TODAY)
        assert [job.title for job in jobs] == ["手语", "打字", "没有写"]


def test_no_more_jobs_come_than_were_asked_for_and_one_can_be_fetched(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        made = [a_job(session, trade) for _ in range(8)]
    with database.read() as session:
        assert len(find_jobs(session, JobFilter(), TODAY)) == 6
        assert len(find_jobs(session, JobFilter(), TODAY, limit=20)) == 8
        job = get_job(session, made[0].id)
        assert job is not None
        assert job.occupation.name == trade.name
