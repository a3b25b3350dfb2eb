"""A file with mistakes: every one is told with row and column, and nothing is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind
from server.registry.models import AuditEntry, Job, Occupation, TrainingClass
from server.registry.services import training
from tests.importing import import_file
from tests.samples import a_person

OCCUPATIONS = "代码,名称,来源"
CLASSES = "编号,课程编号,基地编号,开班日期,结束日期,报名截止,人数"
JOBS = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期"


def test_one_bad_row_keeps_the_good_ones_out(registry: Database, csv_file: Callable) -> None:
    path = csv_file(OCCUPATIONS, "ZZ-1,示例修伞,示例来源", "ZZ-2,,示例来源")
    with pytest.raises(ImportRefused), registry.write() as session:
        import_file(session, Kind.OCCUPATIONS, path)
    with registry.read() as session:
        assert session.get(Occupation, "ZZ-1") is None
        assert session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "import")) == 0


def test_every_mistake_is_told_with_its_row_and_column(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(
        Kind.OCCUPATIONS, csv_file(OCCUPATIONS, "ZZ-1,,示例来源", "修 伞,示例修伞,", "ZZ-3,示例磨刀,示例来源")
    )
    assert told.splitlines() == [
        "没有导入。文件里有 3 处要改：",
        "第 2 行“名称”：不能空着。",
        "第 3 行“代码”：只能用字母、数字和横线，写的是“修 伞”。",
        "第 3 行“来源”：不能空着。",
    ]


def test_a_missing_column_is_told_once(refusal: Callable, csv_file: Callable) -> None:
    assert "第 1 行“来源”：缺少这一列。" in refusal(Kind.OCCUPATIONS, csv_file("代码,名称", "ZZ-1,示例修伞"))


def test_a_column_that_stands_twice_is_told(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file("代码,名称,name,来源", "ZZ-1,示例修伞,示例磨刀,示例来源"))
    assert "第 1 行“名称”：这一列出现了两次。" in told


def test_the_same_code_twice_names_the_first_row(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file(OCCUPATIONS, "ZZ-1,示例修伞,示例来源", "ZZ-1,示例磨刀,示例来源"))
    assert "第 3 行“代码”：编号“ZZ-1”在第 2 行已经有了。" in told


def test_two_occupations_cannot_share_a_name(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file(OCCUPATIONS, "ZZ-1,茶艺,示例来源", "ZZ-2,修伞,示例", "ZZ-3,修伞,示例"))
    assert "第 2 行“名称”：名称“茶艺”已经用在编号 TX-024 上。" in told
    assert "第 4 行“名称”：名称“修伞”在第 3 行已经有了。" in told


def test_a_formula_is_refused_in_a_workbook_and_in_csv(
    refusal: Callable, xlsx_file: Callable, csv_file: Callable
) -> None:
    sentence = "第 2 行“名称”：这里是公式或错误值，请改成文字或数字。"
    assert sentence in refusal(Kind.OCCUPATIONS, xlsx_file(["代码", "名称", "来源"], ["ZZ-1", "=A1&B1", "示例"]))
    assert sentence in refusal(Kind.OCCUPATIONS, csv_file(OCCUPATIONS, "ZZ-1,=cmd|' /C calc'!A0,示例来源"))


def test_an_error_value_is_refused_in_a_workbook(refusal: Callable, xlsx_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, xlsx_file(["代码", "名称", "来源"], ["ZZ-1", "#N/A", "示例"]))
    assert "第 2 行“名称”：这里是公式或错误值" in told


def test_a_course_and_a_base_must_be_known(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.CLASSES, csv_file(CLASSES, "900001,nope,1001,2026-5-1,2026-6-1,2026-4-1,20"))
    assert "第 2 行“课程编号”：没有编号是“nope”的课程，请先导入课程。" in told
    told = refusal(Kind.CLASSES, csv_file(CLASSES, "900001,200101,nope,2026-5-1,2026-6-1,2026-4-1,20"))
    assert "第 2 行“基地编号”：没有编号是“nope”的基地，请先导入基地。" in told


def test_dates_must_follow_one_another(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.CLASSES, csv_file(CLASSES, "900001,200101,1001,2026-5-2,2026-5-1,2026-5-3,20"))
    assert "第 2 行“结束日期”：结束日期不能早于开班日期。" in told
    assert "第 2 行“报名截止”：报名截止不能晚于开班日期。" in told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("900001,示例岗位,示例单位,算命,130100,全职,3000,4000,2026-5-1", "“职业”：没有“算命”这个职业"),
        (
            "900001,示例岗位,示例单位,茶艺,桥西区,全职,3000,4000,2026-5-1",
            "“区划”：有几个地方叫“桥西区”，请写区划代码",
        ),
        ("900001,示例岗位,示例单位,茶艺,巴黎,全职,3000,4000,2026-5-1", "“区划”：没有“巴黎”这个地方"),
        (
            "900001,示例岗位,示例单位,茶艺,130100,随便,3000,4000,2026-5-1",
            "“工作方式”：只能写：居家、全职、兼职、灵活",
        ),
        ("900001,示例岗位,示例单位,茶艺,130100,全职,4000,3000,2026-5-1", "“工资上限”：工资上限不能低于下限"),
        (
            "900001,示例岗位,示例单位,茶艺,130100,全职,面议,4000,2026-5-1",
            "“工资下限”：“面议”写不了。请写",
        ),
        ("900001,示例岗位,示例单位,茶艺,130100,全职,-1,4000,2026-5-1", "“工资下限”：不能小于 0"),
        ("900001," + "长" * 101 + ",示例单位,茶艺,130100,全职,3000,4000,2026-5-1", "“岗位”：最多 100 个字"),
        ("900001,示例岗位,示例单位,茶艺,130100,全职,3000,4000,五月", "“截止日期”：要写日期"),
    ],
)
def test_a_job_that_makes_no_sense_is_told_why(refusal: Callable, csv_file: Callable, row: str, told: str) -> None:
    assert f"第 2 行{told}" in refusal(Kind.JOBS, csv_file(JOBS, row))


def test_a_class_cannot_lose_a_seat_that_is_taken(session: Session, refusal: Callable, csv_file: Callable) -> None:
    held = session.scalars(select(TrainingClass).where(TrainingClass.code == "310001")).one()
    for _ in range(2):
        training.enrol(session, a_person(session).id, held.id, "assistant:sample", today=date(2026, 3, 5))
    told = refusal(Kind.CLASSES, csv_file(CLASSES, "310001,200101,1001,2026-6-1,2026-7-1,2026-5-20,1"))
    assert "第 2 行“人数”：第 2 个名额已经有人报名，不能改成 1。" in told


def test_a_city_needs_a_known_division_above_it(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(
        Kind.DIVISIONS, csv_file("代码,名称,级别,上级代码", "139900,示例市,市,", "139901,示例县,县,999999")
    )
    assert "第 2 行“上级代码”：市和县要写上级代码。" in told
    assert "第 3 行“上级代码”：没有代码是“999999”的上级。" in told


def test_a_long_list_of_mistakes_is_cut_short(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file(OCCUPATIONS, *(f"ZZ-{n},,示例" for n in range(150))))
    assert told.startswith("没有导入。文件里有 150 处要改：")
    assert told.endswith("另外还有 50 处。")


def test_the_message_of_the_refusal_is_the_report(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="没有找到这个文件") as raised:
        import_file(session, "jobs", tmp_path / "nowhere.csv")
    assert raised.value.report.refused


def test_ages_upside_down_and_meals_that_are_neither_are_told(refusal: Callable, csv_file: Callable) -> None:
    path = csv_file(
        JOBS + ",年龄下限,年龄上限,伙食",
        "900001,示例岗位,示例·厂,TX-024,130100,全职,1000,2000,2026-12-31,40,30,看情况",
    )
    told = refusal(Kind.JOBS, path)
    assert "第 2 行“年龄上限”：年龄上限不能低于下限。" in told
    assert "第 2 行“伙食”：只能写：不管、自费、免费。" in told


@pytest.mark.parametrize("nothing", ["-", "/", "—", "——", "无", "暂无", "没有", "N/A", "n/a", "－"])
def test_what_offices_write_for_nothing_is_an_empty_cell(
    session: Session, refusal: Callable, csv_file: Callable, nothing: str
) -> None:
    import_file(session, Kind.OCCUPATIONS, csv_file("代码,名称,别名,来源", f"ZZ-1,示例修伞,{nothing},示例来源"))
    assert session.get_one(Occupation, "ZZ-1").synonyms == []
    told = refusal(Kind.OCCUPATIONS, csv_file(OCCUPATIONS, f"ZZ-2,{nothing},示例来源"))
    assert "第 2 行“名称”：不能空着。" in told


def test_a_column_to_which_no_is_an_answer_hears_it(session: Session, csv_file: Callable) -> None:
    row = "ZZ-1,示例岗位,示例·厂,茶艺,130100,全职,1000,2000,2026-12-31"
    for nothing, heard in (("无", (False, "none")), ("/", (None, None))):
        import_file(session, Kind.JOBS, csv_file(f"{JOBS},夜班,伙食", f"{row},{nothing},{nothing}"))
        job = session.scalars(select(Job).where(Job.code == "ZZ-1")).one()
        assert (job.night_shift, job.meals) == heard
