"""Words that somebody in distress uses: seen without any model, where what matters is to let nobody wait.

What a message means is read by the pipeline; here a word too many costs nothing, so these are short and wide.
"""

from __future__ import annotations

import re

from language.writing.plain import squeeze

_WORDS = re.compile(
    r"[死哭泪熬醒血痛苦恨割撑撐扛垮闷憋瞎癌亡刀]|活|货了|药|藥|划|自[杀殺尽盡残殘]|轻生|輕生|寻短|尋短|短见|傻事|遗书|遺書|后事|遗言|命"
    r"|[河江湖海]边|[桥楼樓台顶]上|天台|楼顶|跳[楼樓河桥江井海下]|煤气|卧轨|撞车|上吊|想不开|想不開|了结|结束|了断|解脱|了百了|绝路|没有?路|到头|完了|到这儿"
    r"|绝望|絕望|崩溃|崩潰|难[受过熬]|難[受過]|受不了|盼头|希望|指望|念想|意思|意义|意願|意愿|有啥用|有什么用|有嘛劲|没劲"
    r"|累|废|没用|多余|没人|没有人|谁也不|不需要|不要我|看不起|对不起|救|伤害|抑郁|消失|离开|告别|道个别|永别|下辈子|来生|天上"
    r"|不想在|不在了|不想过|过不去|想不通|没有 ?我|[没冇]路|人要是没了|[跟同].{1,4}(?:去|走)|我走|先走"
    r"|[想要]走|带.{1,4}走|走算了|天塌|睡(?:不着|过去|下去|不| 不)"
    r"|闭眼|不想[要起干做]|没法过|过不下去|没力气|没亮|没有亮|没.{0,2}停|停不"
    r"|bu ?xiang ?huo|xiang ?si|zi ?sha"
)


def may_be_distress(text: str) -> bool:
    """Whether any word of the text is one that people in distress use, among many that others use too."""
    return _WORDS.search(text.lower()) is not None or _WORDS.search(squeeze(text)) is not None
