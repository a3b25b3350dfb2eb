"""A row of the jobs. Field names are the table's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, field_validator

from server.registry.importing import wording
from server.registry.importing.cells import plain, text
from server.registry.importing.references import References
from server.registry.importing.rows import CodedRow, column, not_below_the_youngest
from server.registry.importing.values import (
    WORK_MODES,
    AgeUnknown,
    Categories,
    Code,
    Count,
    Day,
    InDivision,
    JobStatus,
    Name,
    OfOccupation,
    PlainText,
    ProvidedUnknown,
    SaidUnknown,
    ToldUnknown,
    Words,
    YesNoUnknown,
    Yuan,
    longest,
    one_of,
)


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
