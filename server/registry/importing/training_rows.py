"""A row of the bases, of the courses and of the classes. Field names are the tables' own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from server.registry.importing import wording
from server.registry.importing.cells import plain, text
from server.registry.importing.references import References
from server.registry.importing.rows import CodedRow, column, not_below_the_youngest
from server.registry.importing.values import (
    BASE_LEVELS,
    TRAINING_KINDS,
    AgeUnknown,
    Categories,
    Code,
    Count,
    Day,
    InDivision,
    Level,
    Name,
    OfBase,
    OfCourse,
    OfOccupation,
    PlainText,
    ProvidedUnknown,
    SaidUnknown,
    Status,
    ToldUnknown,
    YesNo,
    YesNoUnknown,
    Yuan,
    YuanUnknown,
    longest,
    one_of,
)


class BaseRow(CodedRow):
    code: Code = column("编号", "代码", "基地编号", "基地代码", "编码")
    name: Name = column("名称", "基地", "基地名称")
    division_code: InDivision = column(
        "区划", "所在地", "地区", "所在区划", "所属区划", "所属地区", "所在地区", "区划代码", "行政区划", "市县"
    )
    address: Annotated[PlainText, longest(200)] = column("地址", "详细地址", "基地地址", "所在地址")
    phone: Annotated[str | None, BeforeValidator(plain), longest(40)] = column(
        "电话", "联系电话", "联系方式", "咨询电话", default=None
    )
    level: Annotated[str, one_of(BASE_LEVELS)] = column("级别", "基地级别", default="市级")
    step_free: YesNo = column("无障碍", "无障碍通道", default=False)
    phone_public: YesNoUnknown = column("电话公开", "电话可以告诉", default=None)
    how_to_get_there: ToldUnknown = column("怎么去", "乘车路线", default=None)
    guide_dog_allowed: YesNoUnknown = column("导盲犬", "可带导盲犬", default=None)


class CourseRow(CodedRow):
    code: Code = column("编号", "代码", "课程编号", "课程代码", "编码")
    name: Name = column("名称", "课程", "课程名称")
    occupation_code: OfOccupation = column(
        "职业", "工种", "职业工种", "培训工种", "职业名称", "职业代码", "occupation"
    )
    kind: Annotated[str, one_of(TRAINING_KINDS)] = column("培训类型", "类型", "培训类别", "课程类型")
    skill_level: Level = column("等级", "技能等级", "培训等级", default=None)
    certificate_kind: Annotated[PlainText, longest(30)] = column("证书", "证书种类", "证书类型", "证书类别")
    hours: Count = column("课时", "学时", "总课时", "课时数", "学时数")
    fee_yuan: Yuan = column("费用", "学费", "收费", "培训费", default=0)
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


class ClassRow(CodedRow):
    derived = frozenset({"division_code"})
    code: Code = column("编号", "代码", "班次编号", "班级编号", "班次代码", "班号", "期次编号")
    course_id: OfCourse = column("课程编号", "课程", "课程代码", "course")
    base_id: OfBase = column("基地编号", "基地", "基地代码", "培训基地", "base")
    division_code: InDivision = Field(
        default="",
        title="区划",
        json_schema_extra={"names": ["区划", "上课地点", "上课地区", "所在区划", "所属地区", "所在地区"]},
        validate_default=True,
    )
    starts_on: Day = column("开班日期", "开始日期", "开课时间", "开课日期", "开班时间", "开始时间", "开课", "开班")
    ends_on: Day = column(
        "结束日期", "结业日期", "结束时间", "结课时间", "结课日期", "结业时间", "结课", "结业", "结束"
    )
    enrol_until: Day = column("报名截止", "报名截止日期", "报名截止时间", "截止报名")
    capacity: Count = column("人数", "名额", "招生人数", "计划人数", "招生名额", "培训人数")
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

    def second_looks(self, references: References) -> Iterator[str]:
        if self.ends_on < references.today:
            yield wording.CLASS_OVER
        elif self.starts_on < references.today:
            yield wording.CLASS_BEGUN
        elif self.enrol_until < references.today:
            yield wording.ENROLMENT_OVER
