"""One row of each kind of file: its columns, and what each may hold. Field names are the table's own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationInfo, field_validator

from server.registry.importing import wording
from server.registry.importing.cells import plain, text
from server.registry.importing.references import References
from server.registry.importing.values import (
    BASE_LEVELS,
    DIVISION_LEVELS,
    TRAINING_KINDS,
    WORK_MODES,
    AgeUnknown,
    Categories,
    Code,
    Count,
    Day,
    DivisionCode,
    InDivision,
    JobStatus,
    Level,
    Name,
    OccupationCode,
    OfBase,
    OfCourse,
    OfOccupation,
    PlainText,
    ProvidedUnknown,
    SaidUnknown,
    ShortName,
    Status,
    ToldUnknown,
    Words,
    YesNo,
    YesNoUnknown,
    Yuan,
    YuanUnknown,
    longest,
    one_of,
)


def column(*names: str, default: Any = ...) -> Any:
    """Describe a column: its Chinese names, the first of them for messages; the field's name works as well."""
    return Field(default=default, title=names[0], json_schema_extra={"names": list(names)})


class Row(BaseModel):
    """A checked row. `derived` names the fields that are stored even where the file has no such column."""

    derived: ClassVar[frozenset[str]] = frozenset()
    code: str


def not_below_the_youngest(oldest: int | None, info: ValidationInfo[References]) -> int | None:
    """Return the highest age of a row; raises ValueError where it lies below the lowest."""
    youngest = info.data.get("age_min")
    if oldest is not None and youngest is not None and oldest < youngest:
        raise ValueError(wording.AGES_UPSIDE_DOWN)
    return oldest


class DivisionRow(Row):
    derived = frozenset({"parent_code"})
    code: DivisionCode = column("代码", "区划代码")
    name: ShortName = column("名称", "区划名称")
    level: Annotated[str, one_of(DIVISION_LEVELS)] = column("级别")
    parent_code: DivisionCode | None = Field(
        default=None, title="上级代码", json_schema_extra={"names": ["上级代码", "上级"]}, validate_default=True
    )
    aliases: Words = column("别名", default=[])

    @field_validator("parent_code")
    @classmethod
    def _below_a_known_one(cls, value: str | None, info: ValidationInfo[References]) -> str | None:
        if value is None and info.data.get("level") in ("city", "county"):
            raise ValueError(wording.PARENT_NEEDED)
        references = info.context
        if value is not None and value not in references.division_codes:
            raise ValueError(wording.UNKNOWN_PARENT.format(value=value))
        return value

    def model_post_init(self, context: Any) -> None:
        references: References = context
        references.division_codes.add(self.code)  # the rows below may name this one as their parent


class OccupationRow(Row):
    code: OccupationCode = column("代码", "职业代码", "编号")
    name: ShortName = column("名称", "职业", "职业名称")
    synonyms: Words = column("别名", "俗称", "同义词", default=[])
    source: Annotated[PlainText, longest(200)] = column("来源")
    verified: YesNo = column("已核实", default=False)
    medical: YesNo = column("医疗", "医疗行为", default=False)


class BaseRow(Row):
    code: Code = column("编号", "代码", "基地编号")
    name: Name = column("名称", "基地", "基地名称")
    division_code: InDivision = column("区划", "所在地", "地区")
    address: Annotated[PlainText, longest(200)] = column("地址")
    phone: Annotated[str | None, BeforeValidator(plain), longest(40)] = column("电话", "联系电话", default=None)
    level: Annotated[str, one_of(BASE_LEVELS)] = column("级别", default="市级")
    step_free: YesNo = column("无障碍", "无障碍通道", default=False)
    phone_public: YesNoUnknown = column("电话公开", "电话可以告诉", default=None)
    how_to_get_there: ToldUnknown = column("怎么去", "乘车路线", default=None)
    guide_dog_allowed: YesNoUnknown = column("导盲犬", "可带导盲犬", default=None)


class CourseRow(Row):
    code: Code = column("编号", "代码", "课程编号")
    name: Name = column("名称", "课程", "课程名称")
    occupation_code: OfOccupation = column("职业", "工种", "occupation")
    kind: Annotated[str, one_of(TRAINING_KINDS)] = column("培训类型", "类型")
    skill_level: Level = column("等级", "技能等级", default=None)
    certificate_kind: Annotated[PlainText, longest(30)] = column("证书", "证书种类")
    hours: Count = column("课时", "学时")
    fee_yuan: Yuan = column("费用", "学费", default=0)
    for_categories: Categories = column("残疾类别", "适合类别", default=[])
    description: Annotated[PlainText, longest(500)] = column("说明", "简介", default="")
    for_beginners: YesNoUnknown = column("零基础", "零基础可学", default=None)
    certificate_exam: YesNoUnknown = column("考试", "拿证要考试", default=None)
    materials_yuan: YuanUnknown = column("材料费", default=None)
    age_min: AgeUnknown = column("年龄下限", "最小年龄", default=None)
    age_max: AgeUnknown = column("年龄上限", "最大年龄", default=None)
    device_needed: SaidUnknown = column("设备", "要有的设备", default=None)

    @field_validator("age_max")
    @classmethod
    def _not_below_the_youngest(cls, value: int | None, info: ValidationInfo[References]) -> int | None:
        return not_below_the_youngest(value, info)


class ClassRow(Row):
    derived = frozenset({"division_code"})
    code: Code = column("编号", "代码", "班次编号")
    course_id: OfCourse = column("课程编号", "课程", "course")
    base_id: OfBase = column("基地编号", "基地", "base")
    division_code: InDivision = Field(
        default="", title="区划", json_schema_extra={"names": ["区划", "上课地点"]}, validate_default=True
    )
    starts_on: Day = column("开班日期", "开始日期")
    ends_on: Day = column("结束日期", "结业日期")
    enrol_until: Day = column("报名截止", "报名截止日期")
    capacity: Count = column("人数", "名额")
    online: YesNo = column("线上", "网上授课", default=False)
    sign_interpreter: YesNo = column("手语", "手语翻译", default=False)
    braille_or_audio: YesNo = column("盲文或有声", "盲文", default=False)
    step_free: YesNo = column("无障碍", "无障碍通道", default=False)
    boarding: YesNo = column("住宿", "食宿", default=False)
    status: Status = column("状态", default="open")
    meals: ProvidedUnknown = column("伙食", "管饭", default=None)
    companion_allowed: YesNoUnknown = column("陪同", "可以陪同", default=None)
    companion_lodging: YesNoUnknown = column("陪同住宿", default=None)
    daily_hours: SaidUnknown = column("上课时间", "每天上课时间", default=None)
    weekends: YesNoUnknown = column("周末上课", default=None)
    teacher: SaidUnknown = column("老师", "授课老师", default=None)
    deposit_yuan: YuanUnknown = column("押金", default=None)
    bring: ToldUnknown = column("自带物品", "要带的东西", default=None)
    parents_may_apply: YesNoUnknown = column("家长代报", default=None)

    @field_validator("division_code", mode="before")
    @classmethod
    def _that_of_the_base(cls, value: Any, info: ValidationInfo[References]) -> Any:
        references = info.context
        return text(value) or references.division_of_base.get(info.data.get("base_id", 0), "")

    @field_validator("ends_on")
    @classmethod
    def _not_before_the_start(cls, value: date, info: ValidationInfo[References]) -> date:
        if "starts_on" in info.data and value < info.data["starts_on"]:
            raise ValueError(wording.ENDS_BEFORE_START)
        return value

    @field_validator("enrol_until")
    @classmethod
    def _not_after_the_start(cls, value: date, info: ValidationInfo[References]) -> date:
        if "starts_on" in info.data and value > info.data["starts_on"]:
            raise ValueError(wording.ENROL_AFTER_START)
        return value

    @field_validator("capacity")
    @classmethod
    def _not_below_the_seats_held(cls, value: int, info: ValidationInfo[References]) -> int:
        references = info.context
        seat = references.highest_seat.get(info.data.get("code", ""), 0)
        if value < seat:
            raise ValueError(wording.SEATS_TAKEN.format(seat=seat, capacity=value))
        return value


class JobRow(Row):
    code: Code = column("编号", "代码", "岗位编号")
    title: Name = column("岗位", "名称", "岗位名称")
    employer: Name = column("单位", "用人单位")
    occupation_code: OfOccupation = column("职业", "工种", "occupation")
    division_code: InDivision = column("区划", "工作地点", "地区")
    work_mode: Annotated[str, one_of(WORK_MODES)] = column("工作方式")
    salary_min_yuan: Yuan = column("工资下限", "最低工资", "salary_min")
    salary_max_yuan: Yuan = column("工资上限", "最高工资", "salary_max")
    for_categories: Categories = column("残疾类别", "适合类别", default=[])
    accommodations: Words = column("便利条件", "合理便利", default=[])
    vacancies: Count = column("人数", "招聘人数", default=1)
    open_until: Day = column("截止日期", "招聘截止")
    status: JobStatus = column("状态", default="open")
    description: Annotated[PlainText, longest(500)] = column("说明", "简介", default="")
    meals: ProvidedUnknown = column("伙食", "管饭", default=None)
    lodging: ProvidedUnknown = column("住宿", "管住", default=None)
    daily_hours: SaidUnknown = column("上班时间", "每天上班时间", default=None)
    night_shift: YesNoUnknown = column("夜班", default=None)
    weekends_off: YesNoUnknown = column("周末休息", "双休", default=None)
    social_insurance: YesNoUnknown = column("社保", "五险", default=None)
    probation: SaidUnknown = column("试用期", default=None)
    pay_day: SaidUnknown = column("发薪日", "发工资", default=None)
    how_to_get_there: ToldUnknown = column("怎么去", "乘车路线", default=None)
    experience_needed: YesNoUnknown = column("要经验", "经验", default=None)
    interview: SaidUnknown = column("面试", default=None)
    age_min: AgeUnknown = column("年龄下限", "最小年龄", default=None)
    age_max: AgeUnknown = column("年龄上限", "最大年龄", default=None)

    @field_validator("salary_max_yuan")
    @classmethod
    def _not_below_the_minimum(cls, value: int, info: ValidationInfo[References]) -> int:
        if value < info.data.get("salary_min_yuan", 0):
            raise ValueError(wording.SALARY_UPSIDE_DOWN)
        return value

    @field_validator("age_max")
    @classmethod
    def _not_below_the_youngest(cls, value: int | None, info: ValidationInfo[References]) -> int | None:
        return not_below_the_youngest(value, info)
