"""One row of each kind of file: its columns, and what each may hold. Field names are the table's own."""

from __future__ import annotations

from collections.abc import Iterator
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

SHORTEST_WORD = 2
EVERYDAY = {
    "工作", "找工作", "上班", "岗位", "招聘", "应聘", "就业", "职业", "工种", "培训", "培训班", "学习", "课程",
    "上课", "开班", "报名", "登记", "补贴", "证书", "技能", "技术", "手艺", "本事", "挣钱", "干活", "残疾",
    "残疾人", "残疾证", "在家", "居家", "全职", "兼职", "灵活", "服务", "人工", "转人工", "同意", "不同意",
    "是的", "不是", "可以", "什么", "怎么", "我想", "我要", "想学", "帮我", "查询", "取消", "办理", "电话",
    "手机", "地址", "时间", "学校", "老师", "公司", "单位", "郑州", "石家庄", "河南", "河北",
}  # fmt: skip
"""words that people say whatever they are after"""


def column(*names: str, default: Any = ..., validate_default: bool = False) -> Any:
    """Describe a column: its Chinese names, the first of them for messages; the field's name works as well."""
    extra: Any = {"names": list(names)}
    return Field(default=default, title=names[0], json_schema_extra=extra, validate_default=validate_default)


class Row(BaseModel):
    """A checked row. `derived` names the fields that are stored even where the file has no such column."""

    derived: ClassVar[frozenset[str]] = frozenset()

    def key(self) -> tuple[Any, ...]:
        """Return what no two rows of a file may share."""
        raise NotImplementedError

    def shared(self, first: int) -> tuple[str | None, str]:
        """Return the field and the sentence for a key that row `first` has already."""
        return None, wording.TWICE_ROW.format(row=first)

    def second_looks(self, references: References) -> Iterator[str]:
        """Give what is imported, and yet worth a second look."""
        return iter(())


class CodedRow(Row):
    """A row of the catalogue, known by its code."""

    code: str

    def key(self) -> tuple[Any, ...]:
        return (self.code,)

    def shared(self, first: int) -> tuple[str | None, str]:
        return "code", wording.TWICE_CODE.format(value=self.code, row=first)


def not_below_the_youngest(oldest: int | None, info: ValidationInfo[References]) -> int | None:
    """Return the highest age of a row; raises ValueError where it lies below the lowest."""
    youngest = info.data.get("age_min")
    if oldest is not None and youngest is not None and oldest < youngest:
        raise ValueError(wording.AGES_UPSIDE_DOWN)
    return oldest


def not_an_everyday_word(word: str) -> str:
    """Return a word for a trade; raises ValueError for one that stands in nearly every sentence."""
    if len(word) < SHORTEST_WORD or word in EVERYDAY:
        raise ValueError(wording.EVERYDAY_WORD.format(value=word))
    return word


class DivisionRow(CodedRow):
    derived = frozenset({"parent_code"})
    code: DivisionCode = column("代码", "区划代码", "行政区划代码", "编号")
    name: ShortName = column("名称", "区划名称", "行政区划名称", "地名")
    level: Annotated[str, one_of(DIVISION_LEVELS)] = column("级别", "层级", "行政级别")
    parent_code: DivisionCode | None = Field(
        default=None,
        title="上级代码",
        json_schema_extra={"names": ["上级代码", "上级", "上级区划代码", "上级编号"]},
        validate_default=True,
    )
    aliases: Words = column("别名", "又名", "曾用名", default=[])

    @field_validator("parent_code")
    @classmethod
    def _below_a_known_one(cls, value: str | None, info: ValidationInfo[References]) -> str | None:
        if value is None and info.data.get("level") in ("city", "county"):
            raise ValueError(wording.PARENT_NEEDED)
        if value is not None and value == info.data.get("code"):
            raise ValueError(wording.OWN_PARENT)
        references = info.context
        if value is not None and value not in references.division_codes:
            raise ValueError(wording.UNKNOWN_PARENT.format(value=value))
        return value

    def model_post_init(self, context: Any) -> None:
        references: References = context
        references.division_codes.add(self.code)  # the rows below may name this one as their parent


class OccupationRow(CodedRow):
    code: OccupationCode = column("代码", "职业代码", "编号", "职业编号", "工种代码", "编码", "职业编码")
    name: ShortName = column("名称", "职业", "职业名称", "工种", "工种名称")
    synonyms: Words = column("别名", "俗称", "同义词", "又名", "叫法", default=[])
    source: Annotated[PlainText, longest(200)] = column("来源", "出处", "依据")
    verified: YesNo = column("已核实", default=False)
    medical: YesNo = column("医疗", "医疗行为", default=False)

    @field_validator("name")
    @classmethod
    def _a_name_of_its_own(cls, value: str) -> str:
        return not_an_everyday_word(value)

    @field_validator("synonyms")
    @classmethod
    def _words_of_their_own(cls, value: list[str]) -> list[str]:
        return [not_an_everyday_word(word) for word in value]


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


class JobRow(CodedRow):
    code: Code = column("编号", "代码", "岗位编号", "岗位代码", "职位编号")
    title: Name = column("岗位", "名称", "岗位名称", "职位", "职位名称", "招聘岗位")
    employer: Name = column("单位", "用人单位", "单位名称", "企业名称", "招聘单位", "公司", "公司名称")
    occupation_code: OfOccupation = column("职业", "工种", "职业工种", "职业名称", "职业代码", "occupation")
    division_code: InDivision = column(
        "区划", "工作地点", "地区", "所在区划", "所属区划", "所属地区", "所在地区", "工作地区", "区划代码", "行政区划"
    )
    work_mode: Annotated[str, one_of(WORK_MODES)] = column("工作方式", "用工方式", "用工形式", "工作形式", "工作性质")
    salary_min_yuan: Yuan = column("工资下限", "最低工资", "月薪下限", "最低月薪", "薪资下限", "salary_min")
    salary_max_yuan: Yuan = column("工资上限", "最高工资", "月薪上限", "最高月薪", "薪资上限", "salary_max")
    for_categories: Categories = column("残疾类别", "适合类别", default=[])
    accommodations: Words = column("便利条件", "合理便利", default=[])
    vacancies: Count = column("人数", "招聘人数", "需求人数", "招用人数", "名额", default=1)
    open_until: Day = column("截止日期", "招聘截止", "截止时间", "有效期", "有效期至", "招聘截止日期")
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
    contact_name: Annotated[str | None, BeforeValidator(text), longest(40)] = column("联系人", default=None)
    contact_phone: Annotated[str | None, BeforeValidator(plain), longest(40)] = column(
        "联系电话", "电话", "联系方式", "联系人电话", default=None
    )

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

    def second_looks(self, references: References) -> Iterator[str]:
        if self.open_until < references.today:
            yield wording.JOB_OVER
