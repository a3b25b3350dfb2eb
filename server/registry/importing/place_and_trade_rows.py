"""A row of the divisions, and one of the occupations with the words that people say for them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from server.registry.importing import wording
from server.registry.importing.references import References
from server.registry.importing.rows import CodedRow, column
from server.registry.importing.values import (
    DIVISION_LEVELS,
    DivisionCode,
    OccupationCode,
    PlainText,
    ShortName,
    Words,
    YesNo,
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
