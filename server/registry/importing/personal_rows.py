"""One row of each kind of file about people. A person is named by the number of the disability certificate."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, field_validator

from language.numbers.personal import (
    CertificateNumber,
    InvalidNumber,
    parse_bank_account,
    parse_certificate_number,
    parse_phone_number,
)
from server.registry.importing import wording
from server.registry.importing.cells import plain, text
from server.registry.importing.references import References, find_class
from server.registry.importing.rows import Row, column
from server.registry.importing.values import (
    Day,
    InDivision,
    Level,
    Name,
    OfOccupation,
    PlainText,
    YesNo,
    longest,
    one_of,
)

ENROLMENT_STATUSES = {
    "已报名": "enrolled", "候补": "waiting", "已结业": "completed", "已取消": "cancelled",
    "报名": "enrolled", "在读": "enrolled", "在学": "enrolled", "结业": "completed", "取消": "cancelled",
}  # fmt: skip
CLAIM_STATUSES = {
    "已提交": "submitted", "已批准": "approved", "已发放": "paid", "未通过": "refused", "已退回": "returned",
    "已撤回": "withdrawn", "待审核": "submitted", "审核中": "submitted", "通过": "approved", "已通过": "approved",
    "已拨付": "paid", "已支付": "paid", "发放": "paid", "不通过": "refused", "退回": "returned", "撤回": "withdrawn",
}  # fmt: skip


def _certificate_number(value: Any) -> str:
    written = plain(value)
    try:
        return parse_certificate_number(written).value
    except InvalidNumber as error:
        sentence = wording.NUMBER_WRONG[error.code]
        raise ValueError(sentence.format(length=error.length, tail=written[-4:])) from None


def _phone(value: Any) -> str:
    try:
        return parse_phone_number(plain(value))
    except InvalidNumber as error:
        raise ValueError(wording.PHONE_WRONG.format(length=error.length)) from None


def _account(value: Any) -> str:
    try:
        return parse_bank_account(plain(value))
    except InvalidNumber as error:
        raise ValueError(wording.ACCOUNT_WRONG.format(length=error.length)) from None


def _no_later_than_today(value: date, info: ValidationInfo[References]) -> date:
    if value > info.context.today:
        raise ValueError(wording.IN_THE_FUTURE)
    return value


CertificateNumberText = Annotated[str, BeforeValidator(_certificate_number)]
Past = Annotated[Day, AfterValidator(_no_later_than_today)]


class PersonalRow(Row):
    """A row about a person."""

    certificate_number: CertificateNumberText = column(
        "残疾人证号", "残疾证号", "残疾人证号码", "残疾人证", "残疾证", "证号"
    )

    @property
    def number(self) -> CertificateNumber:
        """The number of the disability certificate, by which the person is found."""
        return CertificateNumber(self.certificate_number)

    @property
    def tail(self) -> str:
        """The end of the number, by which a clerk finds the row and nobody the person."""
        return self.certificate_number[-4:]


class PersonRow(PersonalRow):
    name: Name = column("姓名", "名字")
    phone: Annotated[str, BeforeValidator(_phone)] = column("手机号", "手机", "手机号码", "电话", "联系电话")
    area: InDivision = column("区划", "所在区划", "所属区划", "所属地区", "所在地区", "地区", "负责地区", "区划代码")
    consented_on: Past = column("同意日期", "同意书日期", "签字日期", "签订日期")

    def key(self) -> tuple[Any, ...]:
        return (self.number.resident_number,)


class CertificateRow(PersonalRow):
    occupation_code: OfOccupation = column("职业", "工种", "职业工种", "职业名称", "职业代码")
    skill_level: Level = column("等级", "技能等级", default=None)
    kind: Annotated[PlainText, longest(30)] = column("证书种类", "证书", "证书类型", "证书类别")
    issued_on: Past = column("发证日期", "发证时间", "颁证日期")
    certificate_code: Annotated[str | None, BeforeValidator(plain), longest(40)] = column(
        "证书编号", "证书号", "证书号码", default=None
    )
    issuer: Annotated[str | None, BeforeValidator(text), longest(100)] = column(
        "发证单位", "发证机构", "发证机关", default=None
    )
    competition: YesNo = column("竞赛", "竞赛培训", default=False)
    verified: YesNo = column("已核实", "核实", default=False)

    def key(self) -> tuple[Any, ...]:
        return (self.certificate_code or self.number.resident_number, *self.told())

    def told(self) -> tuple[Any, ...]:
        """Return what tells one certificate of a person from another."""
        return (self.occupation_code, self.skill_level, self.kind, self.issued_on)


class EnrolmentRow(PersonalRow):
    class_id: Annotated[int, BeforeValidator(find_class)] = column("班次编号", "班级编号", "班次", "班号", "班次代码")
    status: Annotated[str, one_of(ENROLMENT_STATUSES)] = column("状态", "报名状态")
    enrolled_on: Past = column("报名日期", "报名时间")

    def key(self) -> tuple[Any, ...]:
        return (self.number.resident_number, self.class_id)


class ClaimRow(PersonalRow):
    occupation_code: OfOccupation = column("职业", "工种", "职业工种", "职业名称", "职业代码")
    skill_level: Level = column("等级", "技能等级", default=None)
    kind: Annotated[PlainText, longest(30)] = column("证书种类", "证书", "证书类型", "证书类别")
    issued_on: Past = column("发证日期", "发证时间", "颁证日期")
    claimed_on: Past = column("申领日期", "申请日期", "申领时间", "申请时间")
    status: Annotated[str, one_of(CLAIM_STATUSES)] = column("状态", "审核状态")
    bank_account: Annotated[str | None, BeforeValidator(_account)] = column(
        "银行账号", "银行卡号", "银行账户", "账号", default=None
    )
    reason: Annotated[str | None, BeforeValidator(text), longest(500)] = column("原因", "理由", default=None)

    @field_validator("claimed_on")
    @classmethod
    def _not_before_the_certificate(cls, value: date, info: ValidationInfo[References]) -> date:
        if "issued_on" in info.data and value < info.data["issued_on"]:
            raise ValueError(wording.CLAIMED_BEFORE_ISSUED)
        return value

    def key(self) -> tuple[Any, ...]:
        return (self.number.resident_number, *self.told(), self.claimed_on)

    def told(self) -> tuple[Any, ...]:
        """Return what tells the certificate from others of the person."""
        return (self.occupation_code, self.skill_level, self.kind, self.issued_on)
