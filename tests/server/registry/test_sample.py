"""The sample catalogue: marked, deterministic, and broad enough to talk about in every city."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from server.registry.database import Database
from server.registry.models import Course, Division, Job, Occupation, TrainingBase, TrainingClass
from server.registry.sample import SampleCounts, load_sample
from server.registry.sample.classes import lay_out_classes
from server.registry.sample.jobs import lay_out_jobs
from server.registry.sample.tables import lines

TODAY = date(2026, 3, 5)
COMMON_TRADES = {"盲人保健按摩", "电子商务", "客服", "数据标注", "面点", "手工编织", "家电维修", "种植"}
UNITS_APART = {"130682", "130181", "130638"}  # 定州, 辛集, 雄县: units, but no cities


@pytest.fixture(scope="module")
def catalogue(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("sample") / "registry.db"
    shutil.copy(sqlite_template, path)
    registry = Database(f"sqlite:///{path}")
    with registry.write() as session:
        load_sample(session, TODAY)
    yield registry
    registry.close()


@pytest.fixture
def session(catalogue: Database) -> Iterator[Session]:
    with catalogue.read() as session:
        yield session


def cities(session: Session) -> set[str]:
    return set(session.scalars(select(Division.code).where(Division.level == "city")))


def city_of(code: str) -> str:
    return code if code == "419001" else code[:4] + "00"


def classes_by_city(session: Session) -> dict[str, list[TrainingClass]]:
    found = defaultdict(list)
    query = select(TrainingClass).options(joinedload(TrainingClass.course).joinedload(Course.occupation))
    for training_class in session.scalars(query):
        found[city_of(training_class.division_code)].append(training_class)
    return found


def jobs_by_city(session: Session) -> dict[str, list[Job]]:
    found = defaultdict(list)
    for job in session.scalars(select(Job).options(joinedload(Job.occupation))):
        found[city_of(job.division_code)].append(job)
    return found


def test_the_catalogue_is_large_enough_to_choose_from(session: Session) -> None:
    size = {table: len(session.scalars(select(table)).all()) for table in (Occupation, Course, TrainingClass, Job)}
    assert size[Occupation] >= 24
    assert size[Course] >= 50
    assert size[TrainingClass] >= 150
    assert size[Job] >= 150


def test_every_row_is_marked_as_a_sample(session: Session) -> None:
    for table in (Occupation, TrainingBase, Course, TrainingClass, Job):
        assert all(row.sample for row in session.scalars(select(table)))
    assert all(base.name.startswith("示例·") for base in session.scalars(select(TrainingBase)))
    assert all(job.employer.startswith("示例·") for job in session.scalars(select(Job)))
    assert all("示例" in row.description for row in [*session.scalars(select(Job)), *session.scalars(select(Course))])


def test_only_one_occupation_code_is_called_verified(session: Session) -> None:
    verified = session.scalars(select(Occupation).where(Occupation.verified)).all()
    assert [(trade.code, trade.name) for trade in verified] == [("4-01-06-01", "电子商务")]


def test_a_word_that_people_use_means_one_trade_alone(session: Session) -> None:
    words = Counter(word for trade in session.scalars(select(Occupation)) for word in {trade.name, *trade.synonyms})
    assert [word for word, times in words.items() if times > 1] == []


def test_a_plain_massage_never_means_the_medical_trade(session: Session) -> None:
    trades = {trade.name: trade for trade in session.scalars(select(Occupation))}
    assert {"按摩", "推拿"} <= set(trades["盲人保健按摩"].synonyms)
    assert all("医" in word or "大夫" in word for word in trades["盲人医疗按摩"].synonyms)
    assert [name for name, trade in trades.items() if trade.medical] == ["盲人医疗按摩"]


def test_courses_cover_all_kinds_of_training_all_certificates_and_all_levels(session: Session) -> None:
    courses = session.scalars(select(Course)).all()
    assert {course.kind for course in courses} == {"就业技能", "岗位技能提升", "创业创新", "中高技能"}
    assert {course.certificate_kind for course in courses} == {
        "职业资格证书", "职业技能等级证书", "专项职业能力证书",
        "特种作业操作证", "特种设备作业人员证", "培训合格证书",
    }  # fmt: skip
    assert {course.skill_level for course in courses} == {5, 4, 3, 2, None}


def test_every_course_is_held_somewhere(session: Session) -> None:
    held = set(session.scalars(select(TrainingClass.course_id)))
    assert [course.name for course in session.scalars(select(Course)) if course.id not in held] == []


def test_every_city_and_every_unit_has_a_base(session: Session) -> None:
    places = set(session.scalars(select(TrainingBase.division_code)))
    assert cities(session) <= places
    assert places >= UNITS_APART


def test_every_city_teaches_the_common_trades(session: Session) -> None:
    classes = classes_by_city(session)
    for city in cities(session):
        assert {held.course.occupation.name for held in classes[city]} >= COMMON_TRADES


def test_every_city_has_classes_with_each_kind_of_access(session: Session) -> None:
    classes = classes_by_city(session)
    for city in cities(session):
        for access in ("sign_interpreter", "braille_or_audio", "step_free", "online"):
            assert any(getattr(held, access) for held in classes[city]), (city, access)


def test_classes_lie_ahead_and_enrolment_ends_before_the_start(session: Session) -> None:
    for held in session.scalars(select(TrainingClass)):
        assert TODAY + timedelta(days=7) < held.starts_on <= TODAY + timedelta(days=155)
        assert TODAY < held.enrol_until < held.starts_on < held.ends_on
        assert held.starts_on.isoweekday() == 1
        assert held.ends_on.isoweekday() == 5


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 27)])
def test_for_four_weeks_it_looks_the_same_and_nothing_of_it_is_over(day: date) -> None:
    bases, courses = lines("bases"), lines("courses")
    classes = list(lay_out_classes(bases, courses, day))
    assert classes == list(lay_out_classes(bases, courses, date(2026, 11, 30)))
    assert min(one["enrol_until"] for one in classes) >= day


def test_some_classes_are_so_small_that_a_waiting_list_can_be_seen(session: Session) -> None:
    seats = Counter(session.scalars(select(TrainingClass.capacity)))
    assert 2 <= seats[1] <= 12
    assert 2 <= seats[2] <= 12
    assert len(seats) >= 6


def test_codes_of_classes_and_jobs_are_six_digits_to_be_said_one_by_one(session: Session) -> None:
    codes = [*session.scalars(select(TrainingClass.code)), *session.scalars(select(Job.code))]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(set(codes)) == len(codes)
    assert not set(codes) & set(session.scalars(select(Division.code)))


def test_every_city_offers_the_four_ways_of_working_and_the_common_trades(session: Session) -> None:
    jobs = jobs_by_city(session)
    for city in cities(session):
        assert {job.work_mode for job in jobs[city]} == {"居家", "全职", "兼职", "灵活"}
        assert {job.occupation.name for job in jobs[city]} >= COMMON_TRADES


def test_jobs_are_open_and_pay_a_plausible_wage(session: Session) -> None:
    for job in session.scalars(select(Job)):
        assert TODAY + timedelta(days=30) <= job.open_until <= TODAY + timedelta(days=150)
        assert 1000 <= job.salary_min_yuan < job.salary_max_yuan <= 10_000


def test_a_job_suits_the_people_it_is_offered_to(session: Session) -> None:
    deaf, blind = {2, 3}, 1
    for job in session.scalars(select(Job).options(joinedload(Job.occupation))):
        if "按摩" in job.occupation.name:
            assert job.for_categories == [blind]
        if "电话" in job.title:
            assert not deaf & set(job.for_categories)
        if "文字客服" in job.title:
            assert deaf <= set(job.for_categories)


def test_medical_massage_is_offered_by_hospitals_alone(session: Session) -> None:
    medical = session.scalars(select(Job).join(Job.occupation).where(Occupation.medical)).all()
    assert medical
    assert all(job.employer.endswith("医院") for job in medical)


CLASS_FACTS = (
    "meals", "companion_allowed", "companion_lodging", "daily_hours", "weekends", "teacher", "deposit_yuan", "bring",
    "parents_may_apply",
)  # fmt: skip
COURSE_FACTS = ("for_beginners", "certificate_exam", "materials_yuan", "age_min", "age_max", "device_needed")
JOB_FACTS = (
    "meals", "lodging", "daily_hours", "night_shift", "weekends_off", "social_insurance", "probation", "pay_day",
    "how_to_get_there", "experience_needed", "interview", "age_min", "age_max",
)  # fmt: skip
ASKED = [
    *((TrainingBase, fact) for fact in ("how_to_get_there", "guide_dog_allowed")),
    *((Course, fact) for fact in COURSE_FACTS),
    *((TrainingClass, fact) for fact in CLASS_FACTS),
    *((Job, fact) for fact in JOB_FACTS),
]


@pytest.mark.parametrize(("table", "fact"), ASKED)
def test_what_people_ask_about_is_known_of_some_and_not_of_others(session: Session, table: Any, fact: str) -> None:
    known = [getattr(row, fact) is not None for row in session.scalars(select(table))]
    assert any(known)
    assert not all(known)


def test_who_sleeps_at_home_is_told_nothing_of_a_companions_bed(session: Session) -> None:
    for held in session.scalars(select(TrainingClass)):
        assert held.boarding or held.companion_lodging is None
        assert not (held.online and (held.meals or held.weekends is not None))


def test_what_is_told_of_a_class_or_a_job_is_short_enough_to_be_heard(session: Session) -> None:
    told = [
        value
        for table, fact in ASKED
        for row in session.scalars(select(table))
        if isinstance(value := getattr(row, fact), str)
    ]
    assert [text for text in told if len(text) > 30 or text.endswith("。")] == []


def test_the_same_day_gives_the_same_catalogue() -> None:
    bases, courses, kinds = lines("bases"), lines("courses"), lines("jobs")
    assert list(lay_out_classes(bases, courses, TODAY)) == list(lay_out_classes(bases, courses, TODAY))
    assert list(lay_out_jobs(kinds, bases, TODAY)) == list(lay_out_jobs(kinds, bases, TODAY))


def test_loading_again_later_adds_nothing_and_moves_no_date(database: Database) -> None:
    def starts(session: Session) -> dict[str, date]:
        return dict(session.execute(select(TrainingClass.code, TrainingClass.starts_on)).all())

    with database.write() as session:
        assert load_sample(session, TODAY).classes >= 150
        before = starts(session)
    with database.write() as session:
        assert load_sample(session, TODAY + timedelta(days=90)) == SampleCounts(0, 0, 0, 0, 0)
        assert starts(session) == before
