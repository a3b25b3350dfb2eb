"""A row of the divisions, and one of the occupations with the words that people say for them."""

from __future__ import annotations

from collections.abc import Iterator
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
from server.registry.trade_words import SHORTEST, is_everyday


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
    def _more_than_a_character(cls, value: str) -> str:
        if len(value) < SHORTEST:
            raise ValueError(wording.EVERYDAY_WORD.format(value=value))
        return value

    @field_validator("synonyms")
    @classmethod
    def _words_of_their_own(cls, value: list[str], info: ValidationInfo[References]) -> list[str]:
        for word in value:
            if word in info.context.divisions:
                raise ValueError(wording.WORD_OF_A_PLACE.format(value=word))
            if is_everyday(word):
                raise ValueError(wording.EVERYDAY_WORD.format(value=word))
        return value

    def second_looks(self, references: References) -> Iterator[str]:
        if is_everyday(self.name):  # a trade is called what it is called
            yield wording.EVERYDAY_NAME.format(value=self.name)
