"""Whether a claim that was made is to be taken back: 把补贴申请撤回."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

TAKE_BACK = re.compile(r"撤|取消|不要了|不领了|不想领了|不申请了")
CLAIM = re.compile(r"补贴|申请|申领|补助|不领了|领的钱")
SOMETHING_ELSE = re.compile(r"报名|班|培训课|推荐|岗位|工作|简历|登记|同意|验证码")
DENIED = re.compile(r"(?:不|别|没|甭)(?:想|要|用|有)?(?:撤|取消)")
TOLD = re.compile(
    r"被(?:撤|取消)|为[什啥]|怎么(?:就|被|会)|(?:撤|取消)[^，,]*(?:以后|之后|后还)"
    r"|(?:撤|取消)[回销了]*(?:没有?|了吗)$"
)
"""asks or tells about a claim that was taken back"""


def wants_to_withdraw_claim(text: str) -> bool:
    """Return whether the text asks to take back a claim of the subsidy, and nothing else."""
    said = squeeze(text)
    if any(pattern.search(said) for pattern in (SOMETHING_ELSE, DENIED, TOLD)):
        return False
    return bool(TAKE_BACK.search(said) and CLAIM.search(said))
