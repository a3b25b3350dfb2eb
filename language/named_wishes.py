"""What an entity's own words name: a way of working, a kind of training, a disability.

Whether it is wanted is read elsewhere.
"""

from __future__ import annotations

import re

from language.kinship import ANY_KIN
from language.writing.plain import squeeze

WORK_MODES = {
    "居家": r"^家里?$|家[里中](?!人|有|没|困|穷)|家(?:工作|做|干活|上班)|居家|在家|远程|线上办公|不出门",
    "兼职": r"兼职|半天|业余|零工|小时工|钟点工",
    "灵活": r"灵活|弹性|自由|计件",
    "全职": r"全职|全天|正式|坐班|上班制|长期|(?:每天|天天)(?:都)?(?:去|上班)",
}
OUT_OF_HOME = re.compile(
    r"(?<![不没难少怕困便法敢])出门(?![^，。]{0,3}(?:不|难|困))|出去(?:上班|干|做)?|去(?:单位|公司|厂里?|工厂|店里?)(?:里)?(?:上班|干活|做)?|(?:单位|厂里?|公司)去?上班"
)
PLAIN_MODES = {
    "居家": re.compile(r"居家|家[里中]?(?:能|就能|可以|就可以)?(?:做|干|上班|办公|工作)"),
    "兼职": re.compile(r"兼职"),
    "灵活": re.compile(r"灵活|弹性上班|时间自由"),
    "全职": re.compile(r"全职|全天上班|坐班|长白班"),
}
"""what is a way of working in any message; `WORK_MODES` only in an entity or an answer"""
DENIES_A_MODE = re.compile(r"不(?:想|要|愿意?|能|在|是)?(?:居家|在?家[里中]?|兼职|灵活|全职)(?:做|干|上班|工作)?")
TRAINING_TYPES = {
    "岗位技能提升": r"岗位(技能)?提升|在岗|岗前|学徒",
    "创业创新": r"创业|创新|开店(培训|班)",
    "中高技能": r"中高技能|技师班|高技能",
    "就业技能": r"就业技能",
}
CATEGORIES = {
    1: r"视力|视障|视残|盲人|^盲$|看不见|失明|瞎子|眼瞎|瞎了", 2: r"听力|听障|听残|聋|听不见|耳背",
    3: r"言语|不会说话|说话不便|哑巴|^哑$", 4: r"肢体|肢残|腿脚|轮椅|手不方便|瘸|小儿麻痹|截肢|脑瘫",
    5: r"智力|智障(?=人|者|残|$)|智残|唐氏", 6: r"精神(?=残|障|疾|病|类|[一二三四1-4]级|$)|精残|自闭症|孤独症",
    7: r"多重",
}  # fmt: skip

OF_ONESELF = re.compile(r"我|俺|本人|咱|自己")
CLAUSES = re.compile(r"[，,。;；！!？?]")
WISHES = re.compile(r"[想要找学报帮做]")
OF_OTHERS = re.compile(rf"{ANY_KIN.pattern}|不是|没有|[我俺咱]们")


def read_work_mode(text: str) -> str | None:
    """Return 居家, 全职, 兼职 or 灵活, or None."""
    return _first(WORK_MODES, text)


def plain_work_mode(text: str) -> str | None:
    """Return the one way of working that a message names without denying it (家里 做), or None."""
    said = DENIES_A_MODE.sub("", squeeze(text))
    named = [mode for mode, pattern in PLAIN_MODES.items() if pattern.search(said)]
    return named[0] if len(named) == 1 else None


def answered_work_mode(text: str) -> str | None:
    """Return the way of working that an answer to the question for it gives (我说了家里), or None."""
    said = squeeze(text)
    if DENIES_A_MODE.search(said):
        return None
    named = [
        mode
        for mode, words in WORK_MODES.items()
        if (found := re.search(words, said)) and not is_given_up(found.group(), text)
    ]
    return named[0] if named else None


def works_outside(text: str) -> bool:
    """Whether somebody wants to go out to work, whatever the hours: 出门上班, 去厂里."""
    found = OUT_OF_HOME.search(squeeze(text))
    return found is not None and not is_given_up(found.group(), text)


LEARNS = re.compile(r"学(?!历|校|生|费)|培训|上课|班(?!次)|教")
WORKS = re.compile(r"工作|上班|干活|活儿|岗位|招人|招聘|打工|挣钱")


def learns_or_works(text: str) -> str | None:
    """Return the intent of who names a trade to learn (学修家电) or to work in, None where it may be either."""
    said = squeeze(text)
    learns, works = LEARNS.search(said) is not None, WORKS.search(said) is not None
    return None if learns == works else "browse_courses" if learns else "find_job"


def read_training_type(text: str) -> str | None:
    """Return the kind of training that is named, or None."""
    return _first(TRAINING_TYPES, text)


def read_category(text: str) -> int | None:
    """Return the disability category 1 … 7 that is named, or None."""
    said = squeeze(text)
    return next((key for key, pattern in CATEGORIES.items() if re.search(pattern, said)), None)


def own_category(text: str) -> int | None:
    """Return the category that somebody tells of themselves (我听不见), None for one of kin or one that is denied."""
    for clause in CLAUSES.split(text):
        said = squeeze(clause)
        if OF_ONESELF.match(said) and not OF_OTHERS.search(said) and not WISHES.search(said):
            return read_category(said)
    return None


def _first(patterns: dict[str, str], text: str) -> str | None:
    said = squeeze(text)
    return next((key for key, pattern in patterns.items() if re.search(pattern, said)), None)


def is_denied(name: str, text: str) -> bool:
    """Whether what is named is not wanted, by the words before it: 不学按摩, 除了按摩还有啥."""
    word = re.escape(re.sub("^[学做干]", "", squeeze(name)))  # the words for a trade may begin with the verb: 学按摩
    denied = (
        rf"(?:不想?(?:再)?(?:学|干|做|要|考)|除了?|除掉|别给我|不要|谁让你改)(?:的是)?{word}"
        rf"|{word}(?:这个|那个)?(?:[我俺]?不(?:干|做|学)了|咋(?:中|行|能)|(?<!不)不(?:中|行|干|做|学|想)(?![不中行])|干不了|做不了|学不了|[我俺]?哪会)"
    )
    return re.search(denied, squeeze(text)) is not None and re.search(r"不要(?:错过|忘)", text) is None


def is_mocked(name: str, text: str) -> bool:
    """Whether a name is thrown back with a 什么 that asks for nothing: 保安或者仓库管理员，啥盲人按摩."""
    asks = "[有是看学做干教找报开要的]"
    return re.search(rf"(?<!{asks})(?:啥|什么|哪门子){re.escape(squeeze(name))}", squeeze(text)) is not None


EXCLUDES = re.compile(r"[不没别甭莫非除免嫌怕够腻烦]|(?:换|改)(?![成到为])|讨厌|远|以外|之外|错")


def may_exclude(text: str, name: str) -> bool:
    """Whether any word stands beside a name by which it can be what is not wanted, in its clause or the next one."""
    clauses = CLAUSES.split(text)
    at = next((at for at, one in enumerate(clauses) if name in one), None)
    near = text if at is None else "".join(clauses[at : at + 2])
    return EXCLUDES.search(near) is not None


NOT_ONLY = re.compile(r"(?:没说|不是|别|不|没有)(?:光|只|单(?!位))|也(?:中|行|可以|好)[^。]{1,12}也(?:中|行|可以|好)")


def wants_not_only(text: str) -> bool:
    """Whether what is named is not all that is wanted: 我没说光要在家的，出去上班也行."""
    return NOT_ONLY.search(squeeze(text)) is not None


def is_given_up(words: str, text: str) -> bool:
    """Whether a way of working or a support is named as what is not wanted: 在家 不喜欢, 住宿不要了, 不住宿也行."""
    name = re.escape(squeeze(words))
    return (
        re.search(
            rf"(?:不是|不要|别|不想|没说){name}|{name}[干做也就]?(?:不要(?!钱|费)|不行|不中|不喜欢|不想|不愿|不是)"
            rf"|(?:不|没|没有|不用|不管|不要求){name}的?(?:也|就|都)(?:行|中|可以|成)",
            squeeze(text),
        )
        is not None
    )
