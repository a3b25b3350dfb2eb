"""Whether someone asks what became of the case that was handed to a person of the office."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

WHO = r"人工|工作人员|客服|真人|你们的人|转过去|转接|编号\d*|(?:我|俺)(?:那个|的)?(?:问题|事情|事儿|事)"
BECAME = (
    r"到哪|怎么样|咋样|怎样了|有(?:没有)?(?:人)?(?:回|消息|结果|信)|回(?:复|信|话|答|我)?(?:了|没|吗)"
    r"|(?:什么|啥)时候(?:回|来|联系|找)|多久|几时|进度|状态|接了|看了|看到|受理|处理|办得"
    r"|还没(?:有)?(?:来|回)|[咋怎]么?还不"
)
ASKS = re.compile(
    rf"(?:{WHO}).{{0,12}}(?:{BECAME})"
    r"|(?:有人|有没有人|谁)(?:来|在)?(?:回(?:复|答)?(?:我|了)|联系我|理我|接(?:了|我|手|吗)|看到|处理|受理|管我)"
    r"|^(?:回复|回信|回话|答复|消息)(?:了|来了|有了)?[吗没]|^(?:有)?(?:回复|回信|回话|答复)了?[吗没]"
    r"|我等了?(?:好久|半天|多久)"
)
OTHER = re.compile(r"补贴|报名|培训|证书|推荐|岗位|单位|工作(?!人员)|登记|快递|投诉(?!编号)")
LONGEST = 24


def asks_after_the_case(text: str) -> bool:
    """Return whether the text asks whether somebody took up the case or answered."""
    said = squeeze(text)
    return len(said) <= LONGEST and bool(ASKS.search(said)) and not OTHER.search(said)
