"""Ways of working, kinds of training and certificate, kinds of disability."""

import pytest

from language.certificate_kinds import read_certificate_kind
from language.named_wishes import (
    answered_work_mode,
    is_denied,
    own_category,
    read_category,
    read_training_type,
    read_work_mode,
    works_outside,
)


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("居家", "居家"), ("想在家干", "居家"), ("家里能做的活", "居家"), ("远程的", "居家"), ("兼职就中", "兼职"),
        ("半天班", "兼职"), ("灵活点", "灵活"), ("计件", "灵活"), ("全职", "全职"), ("坐班", "全职"),
        ("家里困难", None), ("家里人说的", None), ("咋上班", None), ("", None),
    ],
)  # fmt: skip
def test_a_way_of_working_is_read(said: str, mode: str | None) -> None:
    assert read_work_mode(said) == mode


@pytest.mark.parametrize(
    ("said", "kind"),
    [("岗位技能提升", "岗位技能提升"), ("创业班", "创业创新"), ("就业技能", "就业技能"), ("高技能", "中高技能"),
     ("面点", None)],
)  # fmt: skip
def test_a_kind_of_training_is_read(said: str, kind: str | None) -> None:
    assert read_training_type(said) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("职业技能等级证书", "职业技能等级证书"), ("等级证", "职业技能等级证书"), ("专项能力证", "专项职业能力证书"),
        ("电工操作证", "特种作业操作证"), ("特种设备操作证", "特种设备作业人员证"),
        ("特种设备证", "特种设备作业人员证"),
        ("结业证", "培训合格证书"), ("资格证", "职业资格证书"), ("残疾证", None), ("驾驶证", None),
    ],
)  # fmt: skip
def test_a_kind_of_certificate_is_read(said: str, kind: str | None) -> None:
    assert read_certificate_kind(said) == kind


@pytest.mark.parametrize(
    ("said", "category"),
    [("我是盲人", 1), ("听不见", 2), ("聋人", 2), ("不会说话", 3), ("腿脚不好", 4), ("肢体三级", 4), ("智力", 5),
     ("精神残疾", 6), ("精神二级", 6), ("多重残疾", 7),
     ("聋", 2), ("聋哑人", 2), ("盲", 1), ("肢残", 4), ("脑瘫", 4), ("自闭症", 6), ("盲按", None), ("你瞎说", None),
     ("我精神头好着呢", None), ("找工作", None)],
)  # fmt: skip
def test_a_kind_of_disability_is_read(said: str, category: int | None) -> None:
    assert read_category(said) == category


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("我听不见，", 2),
        ("俺坐轮椅", 4),
        ("我妈听不见", None),
        ("我不是聋人", None),
        ("盲人按摩我学过", None),
        ("我想登记", None),
    ],
)
def test_a_disability_that_is_told_of_oneself_is_ones_own(said: str, category: int | None) -> None:
    assert own_category(said) == category


@pytest.mark.parametrize("said", ["错 在家 不要 单位 去 上班 要", "不是 居家！ 我 去 公司 上班 每天"])
def test_a_way_of_working_that_is_denied_is_no_answer(said: str) -> None:
    assert answered_work_mode(said) != "居家"


@pytest.mark.parametrize(
    ("said", "outside"), [("出门上班啊", True), ("去厂里也中", True), ("在家干", False), ("不出门", False)]
)
def test_who_wants_to_go_out_to_work_is_understood(said: str, outside: bool) -> None:
    assert works_outside(said) == outside


@pytest.mark.parametrize("said", ["不方便出门", "出门不方便", "没法出门", "很少出门", "不敢出门", "我出门困难"])
def test_who_cannot_go_out_wants_no_work_outside(said: str) -> None:
    assert not works_outside(said)


@pytest.mark.parametrize(
    ("said", "denied"), [("我不会按摩，能学吗", False), ("按摩咋中啊", True), ("按摩俺不干了", True)]
)
def test_not_knowing_a_trade_is_a_reason_to_learn_it(said: str, denied: bool) -> None:
    assert is_denied("按摩", said) == denied
