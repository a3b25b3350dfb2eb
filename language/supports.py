"""Words for the support that a class or a job can give. Whether it is wished for is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

SUPPORTS = {
    "sign_interpreter": r"手语(?:翻译|老师)?|聋人班|听障班",
    "braille_or_audio": r"盲文(?:教材|书)?|有声(?:教材|书)|读屏|音频教材|语音教材|大字(?:教材|书)",
    "step_free": r"无障碍|轮椅(?:能进|通道|可以进)?|坡道|电梯|没有?台阶",
    "online": r"(?:线上|网上|在线)(?:上课|学|培训|的?班|的?课)|线上的|网课|远程(?:学|上课|培训)"
    r"|在家(?:学|上课|培训|上网课)|(?:网上|手机上|电脑上)(?:教|能学|学)|上网课|(?:看|就要|只要|都要|想要|上)网上的",
    "boarding": r"[包管][吃]?住|住宿|食宿|能住|有地方住|宿舍",
    "flexible_hours": r"弹性|时间自由|时间灵活",
    "remote_interview": r"远程面试|视频面试",
    "insured": r"(?:给|能|要|会|有)?(?:交|缴|上|买)(?:的)?(?:社保|五险|养老保险|保险)|有社保",
    "day_work": r"(?:不|别|甭|没有?|不用|不想|不能|不敢|不要)上?(?:夜班|晚班|大夜)|(?:只|就)?(?:上)?(?:长)?白班",
    "written_only": r"文字沟通|打字沟通|不用?打电话|不接电话",
}


def supports_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the key of each support that is named and where its words stand."""
    for key, pattern in SUPPORTS.items():
        for found in re.finditer(pattern, text):
            yield key, found.start(), found.end()
