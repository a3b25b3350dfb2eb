"""Good files of every kind."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session, joinedload

from server.registry import importing
from server.registry.database import Database
from server.registry.importing import Kind, Office
from server.registry.models import AuditEntry, Course, Division, Job, Occupation, TrainingBase, TrainingClass
from tests.importing import import_file

CLASSES = "编号,课程编号,基地编号,开班日期,结束日期,报名截止,人数,手语,状态"


def test_a_whole_catalogue_is_imported_in_order(registry: Database, csv_file: Callable) -> None:
    with registry.write() as session:
        _import_a_catalogue(session, csv_file)
        _check_the_catalogue(session)


def _import_a_catalogue(session: Session, csv_file: Callable) -> None:
    for kind, lines in {
        Kind.DIVISIONS: ("代码,名称,级别,上级代码,别名", "139900,示例市,市,130000,示例", "139901,示例县,县,139900,"),
        Kind.OCCUPATIONS: ("代码,名称,别名,来源,已核实", "ZZ-1,示例修伞,修伞|补伞,示例来源,是"),
        Kind.BASES: ("编号,名称,区划,地址,电话,无障碍", "ZB-1,示例·修伞基地,示例县,示例路1号,,是"),
        Kind.COURSES: (
            "编号,名称,职业,培训类型,等级,证书,课时,残疾类别",
            "ZC-1,示例修伞班,示例修伞,就业技能培训,初级工,培训合格证书,40课时,听力、言语",
        ),
        Kind.CLASSES: (CLASSES, "900001,ZC-1,ZB-1,2026年12月1日,2026/12/20,2026-11-20,20人,有,"),
        Kind.JOBS: (
            "编号,岗位,单位,职业,区划,工作方式,工资下限（元）,工资上限（元）,便利条件,截止日期",
            "900002,示例修伞工,示例·伞厂,ZZ-1,示例市,灵活,1000,2000,手语沟通、弹性时间,2026.12.31",
        ),
    }.items():
        report = import_file(session, kind, csv_file(*lines), office=Office(day=date(2026, 3, 5)))
        assert (report.rows, report.changed, report.notes) == (report.added, 0, ())


def _check_the_catalogue(session: Session) -> None:
    held = session.scalars(select(TrainingClass).where(TrainingClass.code == "900001")).one()
    assert (held.course.occupation.code, held.base.name, held.division_code) == ("ZZ-1", "示例·修伞基地", "139901")
    assert (held.starts_on, held.ends_on, held.enrol_until) == (
        date(2026, 12, 1),
        date(2026, 12, 20),
        date(2026, 11, 20),
    )
    assert (held.capacity, held.sign_interpreter, held.online, held.status) == (20, True, False, "open")
    assert (held.course.skill_level, held.course.for_categories, held.course.fee_yuan) == (5, [2, 3], 0)
    job = session.scalars(select(Job).options(joinedload(Job.occupation)).where(Job.code == "900002")).one()
    assert (job.occupation.name, job.division_code) == ("示例修伞", "139900")
    assert (job.accommodations, job.open_until) == (["手语沟通", "弹性时间"], date(2026, 12, 31))


def test_a_known_code_is_changed_and_the_rest_of_its_row_kept(session: Session, csv_file: Callable) -> None:
    before = session.scalars(select(Course).where(Course.code == "200101")).one()
    kept = (before.hours, before.for_categories, before.description)
    report = import_file(
        session,
        Kind.COURSES,
        csv_file(
            "编号,名称,职业,培训类型,证书,课时",
            f"200101,盲人保健按摩基础班,TX-001,就业技能,职业技能等级证书,{kept[0]}",
        ),
    )
    assert (report.added, report.changed) == (0, 1)
    after = session.scalars(select(Course).where(Course.code == "200101")).one()
    assert after.name == "盲人保健按摩基础班"
    assert (after.hours, after.for_categories, after.description) == kept


def test_an_imported_row_is_no_longer_a_sample(session: Session, csv_file: Callable) -> None:
    assert session.get_one(Occupation, "TX-024").sample
    import_file(session, Kind.OCCUPATIONS, csv_file("代码,名称,来源", "TX-024,茶艺,示例来源"))
    assert not session.get_one(Occupation, "TX-024").sample
    assert session.get_one(Occupation, "TX-023").sample


def test_the_same_file_again_changes_nothing(session: Session, csv_file: Callable) -> None:
    path = csv_file("代码,名称,来源", "ZZ-1,示例修伞,示例来源")
    import_file(session, Kind.OCCUPATIONS, path)
    again = import_file(session, Kind.OCCUPATIONS, path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)
    assert str(again) == "已导入职业：新增 0 条，更新 0 条，没有变化 1 条。"


def test_an_emptied_cell_empties_the_entry(session: Session, csv_file: Callable) -> None:
    header = "编号,名称,区划,地址,电话"
    import_file(session, Kind.BASES, csv_file(header, "ZB-1,示例·基地,130100,示例路1号,000-0000"))
    import_file(session, Kind.BASES, csv_file(header, "ZB-1,示例·基地,130100,示例路1号,"))
    assert session.scalars(select(TrainingBase).where(TrainingBase.code == "ZB-1")).one().phone is None


def test_cells_of_a_workbook_keep_their_meaning(session: Session, xlsx_file: Callable) -> None:
    path = xlsx_file(
        CLASSES.split(","),
        [900001, 200101, 1001, date(2026, 12, 1), date(2026, 12, 20), "2026/11/20", 20, True, "关闭"],
    )
    import_file(session, Kind.CLASSES, path)
    held = session.scalars(select(TrainingClass).where(TrainingClass.code == "900001")).one()
    assert (held.starts_on, held.capacity, held.sign_interpreter, held.status) == (
        date(2026, 12, 1),
        20,
        True,
        "closed",
    )


def test_a_place_may_be_named_in_full(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        "编号,名称,区划,地址", "ZB-1,示例·一,石家庄市桥西区,示例路1号", "ZB-2,示例·二,张家口市桥西区,示例路2号"
    )
    import_file(session, Kind.BASES, path)
    places = (
        select(TrainingBase.division_code).where(TrainingBase.code.in_(["ZB-1", "ZB-2"])).order_by(TrainingBase.code)
    )
    assert session.scalars(places).all() == ["130104", "130703"]


def test_columns_that_are_not_used_are_named(session: Session, csv_file: Callable) -> None:
    report = import_file(session, Kind.OCCUPATIONS, csv_file("序号,代码,名称,来源,负责人", "1,ZZ-1,修伞,示例,示例甲"))
    assert report.notes == ("没有用到的列：负责人。",)


def test_an_office_may_correct_the_aliases_of_a_place(session: Session, csv_file: Callable) -> None:
    path = csv_file("代码,名称,级别,上级代码,别名", "410183,新密市,县,410100,新密|密县")
    assert import_file(session, Kind.DIVISIONS, path).unchanged == 1
    import_file(
        session,
        Kind.DIVISIONS,
        csv_file("code,name,level,parent_code,aliases", "410183,新密市,county,410100,新密|示例密县"),
    )
    assert session.get_one(Division, "410183").aliases == ["新密", "示例密县"]


def test_an_import_is_on_the_audit_with_the_hash_of_its_file(registry: Database, csv_file: Callable) -> None:
    with registry.write() as session:
        import_file(session, Kind.OCCUPATIONS, csv_file("代码,名称,来源", "ZZ-1,示例修伞,示例来源"))
    with registry.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "import")).one()
    assert entry.subject.startswith("occupations:")
    assert entry.detail == {"added": 1, "changed": 0}


def test_thousands_of_rows_fit_in_one_file(session: Session, csv_file: Callable) -> None:
    rows = (f"ZZ-{number},示例工种{number},示例来源" for number in range(3000))
    assert import_file(session, Kind.OCCUPATIONS, csv_file("代码,名称,来源", *rows)).added == 3000


def test_what_people_ask_about_is_imported_and_an_empty_cell_is_not_on_record(
    session: Session, csv_file: Callable
) -> None:
    import_file(
        session,
        Kind.BASES,
        csv_file(
            "编号,名称,区划,地址,电话,电话公开,怎么去,导盲犬",
            "ZB-1,示例·一,130100,示例路1号,000-0001,是,坐示例1路公交车,是",
            "ZB-2,示例·二,130100,示例路2号,000-0002,,,",
        ),
    )
    import_file(
        session,
        Kind.COURSES,
        csv_file(
            "编号,名称,职业,培训类型,证书,课时,零基础,考试,材料费,年龄下限,年龄上限,设备",
            "ZC-1,示例班,TX-024,就业技能,培训合格证书,40,是,否,50元,16岁,60岁,能上网的手机",
        ),
    )
    stay = "伙食,陪同,陪同住宿,上课时间,周末上课,老师,押金,自带物品,家长代报"
    dates = "2026-12-01,2026-12-20,2026-11-20,20"
    import_file(
        session,
        Kind.CLASSES,
        csv_file(
            f"编号,课程编号,基地编号,开班日期,结束日期,报名截止,人数,{stay}",
            f"900001,ZC-1,ZB-1,{dates},管饭,是,否,上午9点到11点半，下午2点到4点半,否,示例老师,100元,身份证,是",
            f"900002,ZC-1,ZB-2,{dates},,,,,,,,,",
        ),
    )
    told, silent = session.scalars(
        select(TrainingClass).where(TrainingClass.code.in_(["900001", "900002"])).order_by(TrainingClass.code)
    )
    base, course = told.base, told.course
    assert (base.contact_phone, base.how_to_get_there, base.guide_dog_allowed) == (
        "000-0001",
        "坐示例1路公交车",
        True,
    )
    assert (course.for_beginners, course.certificate_exam, course.materials_yuan) == (True, False, 50)
    assert (course.age_min, course.age_max, course.device_needed) == (16, 60, "能上网的手机")
    assert (told.meals, told.companion_allowed, told.companion_lodging, told.weekends) == (
        "included", True, False, False,
    )  # fmt: skip
    assert (told.daily_hours, told.teacher) == ("上午9点到11点半，下午2点到4点半", "示例老师")
    assert (told.deposit_yuan, told.bring, told.parents_may_apply) == (100, "身份证", True)
    assert {silent.meals, silent.companion_allowed, silent.weekends, silent.deposit_yuan, silent.bring} == {None}
    assert (silent.base.phone, silent.base.contact_phone, silent.base.guide_dog_allowed) == ("000-0002", None, None)


def test_what_people_ask_about_a_job_is_imported_too(session: Session, csv_file: Callable) -> None:
    asked = "伙食,住宿,上班时间,夜班,周末休息,社保,试用期,发薪日,怎么去,要经验,面试,年龄下限,年龄上限"
    header = f"编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期,{asked}"
    offer = "示例岗位,示例·厂,TX-024,130100,全职,1000,2000,2026-12-31"
    told = "自费,包住,早8点到晚5点,否,是,是,一个月,每月10号,坐示例1路,否,到店里谈,18,"
    import_file(session, Kind.JOBS, csv_file(header, f"900001,{offer},{told}"))
    job = session.scalars(select(Job).where(Job.code == "900001")).one()
    assert (job.meals, job.lodging, job.daily_hours) == ("own_cost", "included", "早8点到晚5点")
    assert (job.night_shift, job.weekends_off, job.social_insurance, job.experience_needed) == (
        False, True, True, False,
    )  # fmt: skip
    assert (job.probation, job.pay_day, job.how_to_get_there) == ("一个月", "每月10号", "坐示例1路")
    assert (job.interview, job.age_min, job.age_max) == ("到店里谈", 18, None)


def test_whom_to_reach_at_an_employers_is_kept_encrypted_and_replaced_by_a_later_list(
    registry: Database, csv_file: Callable
) -> None:
    header = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期,联系人,联系电话"
    offer = "900001,示例岗位,示例·厂,TX-024,130100,全职,1000,2000,2026-12-31"
    for rest in ("示例乙,0371-00000001", "示例甲,0371-00000000", "示例甲,0371-00000000"):
        report = importing.import_file(registry, Kind.JOBS, csv_file(header, f"{offer},{rest}"))
    assert report.unchanged == 1
    with registry.read() as session:
        job = session.scalars(select(Job).where(Job.code == "900001")).one()
        assert (job.contact_name, job.contact_phone) == ("示例甲", "0371-00000000")
        for column in (Job.contact_name, Job.contact_phone):
            stored = session.scalar(select(type_coerce(column, Text)).where(Job.code == "900001"))
            assert stored is not None
            assert "示例甲" not in stored
            assert "0371" not in stored
