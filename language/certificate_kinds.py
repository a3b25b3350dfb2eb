"""Kinds of vocational certificates, by the words people use for them."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

CERTIFICATE_KINDS = {
    "职业技能等级证书": r"技能等级|等级证|技能证|技术等级",
    "专项职业能力证书": r"专项",
    "特种作业操作证": r"特种作业|^(?!.*特种设备).*操作证",
    "特种设备作业人员证": r"特种设备|特设证",
    "培训合格证书": r"培训合格|合格证|结业",
    "职业资格证书": r"职业资格|资格证",
}
KINDS_WITH_LEVELS = ("职业技能等级证书", "职业资格证书")


def read_certificate_kind(text: str) -> str | None:
    """Return the kind of certificate that is named, or None."""
    said = squeeze(text)
    return next((kind for kind, pattern in CERTIFICATE_KINDS.items() if re.search(pattern, said)), None)
