"""Plain refusals inside longer words: what is not to be done, and distress that is none."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

DEED = "要|用|办|转|报|投|退|申请|登记?|填|说|去|选|做|删|改"
NOT_TO_BE_DONE = re.compile(
    rf"(?<!是)(?<!要)不(?:{DEED})了|算了[吧啊呀嘛]?$|先不(?:{DEED})|别(?!(?:要|用|去|说|填)[^，。]{{1,8}})(?:{DEED})|不想(?:{DEED})了"
)
REFUSES_ALONE = re.compile(
    rf"(?:那|还是|就|我|俺|先)*(?:不(?:{DEED})了|算了|先?不(?:{DEED})(?:了)?|别(?:{DEED})了?)(?:吧|啊|呀)?"
)
GIVES_UP = re.compile(
    r"(?:算了|那|还是|就|我|俺|先)*不(?:想|打算)?(?:报|办|退|申请|登记|投|转|学|做|弄|找|搞)了(?:吧|啊|呀|算了)?"
)
CONDITION = re.compile(
    r"(?:不是|没(?!错|问题|事|意见)|有|能|会|收)(?![的吧呀啊呢嘞])[^就]{0,10}就(?:去|报|学|同意|办|来|干)"
    r"|(?:给|管|包|要是)[^就，。]{0,6}就(?:报|去|学|同意|办|来)"
    r"|可得等|等[^，。]{1,14}(?:我|俺|再)才?(?:报|办|去)"
    r"|只要.{1,20}(?:同意|就|行|中|可以)|(?:要是|如果|万一|只要).{1,20}(?:就|再)|[能可]以?.{0,4}[退改]就(?:报|办|申请|行)"
)
CONDITIONAL_NO = re.compile(
    r"(?:要是|如果|万一|要不|假如|没[^，。！？]{1,6}?可?就)[^，。！？]{0,12}?(?:(?:我|俺|咱)(?:可|也)?就?|就)(?:不|撤|退)"
    r"|(?:[他她它你们]?不(?:让|给|收|管|能|行|去|来|写)|没(?:有)?)[^，。！？]{0,12}?(?:(?:我|俺|咱)(?:可|也)?就?|就)不[^，。！？了]{1,3}$"
    r"|没[^，。！？]{1,6}(?:我|俺|咱)可就(?:不|撤|退)"
)
LEAVING_DENIED = re.compile(
    r"(?:不是|没(?:有)?(?:说|让|叫|想)(?:要)?|谁(?:说|让)(?:要|你)?|别(?=取消))(?:不(?:办|报|要|学|找|弄|登|推荐)|取消|退出)"
)


def hangs_a_no_on_something(text: str) -> bool:
    """Whether a no hangs on something that is still open, so that nothing is refused yet: 要不让进我就不报了."""
    clauses = re.split(r"[。；;！!？?]", text)
    return any(CONDITIONAL_NO.search(squeeze(one)) for one in clauses)


def denies_leaving(text: str) -> bool:
    """Whether somebody says not to have given the matter up: 我没说不报啊, 不是不办."""
    return LEAVING_DENIED.search(squeeze(text)) is not None


FINE = re.compile(
    r"好好的|好着(?:呢|嘞|哩)|没(?:那么)?(?:难受|伤心)|不难受|难受(?:啥|什么|个)|没(?:有)?想(?:死|不开)|不是想不开|谁要打"
)


def holds_a_no(text: str) -> bool:
    """Whether anything is denied in a text, so that what it names may be what is not meant."""
    return re.search(r"[不没别]", text) is not None


REFUSAL = re.compile(r"[不没别甭莫错嫌免停]|算|先|等|下回|改天|取消|退出|反悔|后悔|考虑|再说|白")


def holds_a_refusal(text: str) -> bool:
    """Whether a word of refusal or delay stands in a text that was read as a no; a bare place refuses nothing."""
    return REFUSAL.search(squeeze(text)) is not None


def is_not_to_be_done(text: str) -> bool:
    """Whether a text says in so many words that the thing is not to be done: 那不要了, 先不退."""
    return NOT_TO_BE_DONE.search(squeeze(text)) is not None and not hangs_a_no_on_something(text)


def ends_with_a_refusal(text: str) -> bool:
    """Whether the last thing that a text says is that the thing is not to be done: 转了他们就知道了吗，那不要了."""
    last = re.split(r"[，,。；;！!？?]", text.rstrip(" 。！!，,"))[-1]
    return REFUSES_ALONE.fullmatch(squeeze(last)) is not None and not hangs_a_no_on_something(text)


def gives_the_matter_up(text: str) -> bool:
    """Whether the whole text gives up what is being done: 我不报了, 不想学了."""
    return GIVES_UP.fullmatch(squeeze(text)) is not None


def cancels_deed(text: str, deed: str) -> bool:
    """Whether the whole text calls off the one deed (a pattern) that is in hand: 取消登记."""
    return bool(deed) and re.fullmatch(rf"(?:那|就|先)*(?:取消|不)(?:{deed})(?:了|吧|啊)*", squeeze(text)) is not None


def sets_a_condition(text: str) -> bool:
    """Whether an agreement hangs on something that is still open: 能退就报."""
    return CONDITION.search(squeeze(text)) is not None or hangs_a_no_on_something(text)


DOUBT = re.compile(
    r"会不会|不会.{0,14}[吧吗嘛]|能不能退|能退(?:不|吗|么|吧)|退得了|影响.{0,8}[吧吗不]|万一|要是.{1,20}[咋怎能]"
    r"|骗|收不收|要不要钱|要钱(?:不|吗)|先问|(?:再|还得|得|还要)(?:想想|考虑)"
)


def raises_a_doubt(text: str) -> bool:
    """Whether somebody asks beside a yes what would make it a no: 对是对，跟不上能退不."""
    return DOUBT.search(squeeze(text)) is not None


def denies_distress(text: str) -> bool:
    """Whether somebody says that they are well: 谁要打那个号，我好好的.

    没事 alone is none: who says 没事，我走了就好了 may be in despair.
    """
    return FINE.search(squeeze(text)) is not None


DENIES_A_DEED = re.compile(
    r"没(?:有)?(?:让|叫|说(?:要|过)?|想(?!好)|要|打算)|不(?:必|用|要(?!紧)|查|办|报|登记|转|想|是(?:要|想|问|说|叫|让)|打算|需要)|别(?!的|人|处)|甭|先不"
)
SAYS_WHAT_ELSE = re.compile(r"[我俺咱]是?(?:问|想|要|找)")
STILL_WANTS = re.compile(r"想|找|[就只是]问|[给帮替][我俺咱]|要(?!是|不)|有没有|有啥|就行|吧$")


def denies_what_it_names(text: str) -> bool:
    """Whether a text says that a thing is not to be done, and wants nothing else: 我没让你查报名，不必办."""
    clauses = [squeeze(one) for one in re.split(r"[，,。；;！!？?]", text) if squeeze(one)]
    return bool(clauses) and all(_denies(one) for one in clauses)


def _denies(clause: str) -> bool:
    found = list(DENIES_A_DEED.finditer(clause))
    if found and SAYS_WHAT_ELSE.search(clause[: found[0].start()]):
        return False
    return bool(found) and STILL_WANTS.search(clause[found[-1].end() + 1 :]) is None


BETTER = re.compile(r"没事|好多了|好(?:一)?些了|好点了?|缓过来|想开了|不难受了|陪着?我|在(?:我)?(?:身边|旁边)")


def says_to_be_better(text: str) -> bool:
    """Whether somebody says that it is better now; only where nothing else in the message is distress."""
    return BETTER.search(squeeze(text)) is not None


CONSENT_BACK = re.compile(
    r"不(?:再)?(?:同意|让|许|想让|愿意)[^，。]{0,6}(?:用|留|存)[^，。]{0,4}(?:信息|资料|我的)|撤[回销][^，。]{0,4}同意|别再?用我的(?:信息|资料)"
)


def takes_consent_back(text: str) -> bool:
    """Whether somebody no longer agrees that their facts are used."""
    return CONSENT_BACK.search(squeeze(text)) is not None


REFERRAL_BACK = re.compile(
    r"(?:撤|取消|收回|退|辞)[^，。]{0,6}推荐|推荐[^，。]{0,10}(?:撤|取消|收回|不要|不去|别送|退)|把[^，。]{1,10}(?:那个|那家|推荐)[^，。]{0,4}撤"
)


def takes_referral_back(text: str) -> bool:
    """Whether somebody takes a referral to an employer back: 那个推荐给我撤了吧."""
    return REFERRAL_BACK.search(squeeze(text)) is not None and "没" not in text


PUTS_OFF = re.compile(
    r"先(?:放|搁|等)|(?:改天|回头|过几天|以后|过后|下回|等等)(?:再)?(?:说|来|报|办|问)|先不(?:报|办|说|登|申请|找|学)了|(?:今儿|今天)[^，。]{0,4}不[报办]"
)


def puts_off(text: str) -> bool:
    """Whether somebody leaves it for another day: 今儿个先不报了，改天再说."""
    return PUTS_OFF.search(squeeze(text)) is not None


STANDS = re.compile(r"没(?:有)?错|对着(?:呢|嘞|哩)|不用(?:重|再|改)|没(?:有)?不对")


def says_it_stands(text: str) -> bool:
    """Whether somebody says that what was given is right as it is: 卡号没错，不用重报了."""
    return STANDS.search(squeeze(text)) is not None


DENIES_A_THING = re.compile(
    r"(?:没|没有|不|别|不用|不要|没说|没想|没让你)(?:要|想|是|去|来)?"
    r"(?:投诉|退班|注销|删除?|提意见|找人工|转人工|查报名|查补贴)(?!吗|呢|吧？)"
    r"|(?:投诉|退班|转人工|找人工)(?:不要|不用|不|没有?)(?![是行能可])"
)


def denies_the_thing(text: str) -> bool:
    """Whether the matter itself is denied by its name: 我没投诉谁呀."""
    return DENIES_A_THING.search(squeeze(text)) is not None


def names_deed(text: str, deed: str) -> bool:
    """Whether a deed (a pattern: 退|撤) is named and not refused."""
    return bool(deed) and re.search(rf"(?:想|要|就是|给我){{1,3}}(?:{deed})", squeeze(text)) is not None


OTHERWISE = re.compile(r"[吗呢么]$|能不能|行不行|中不中|会不会|是不是|怎么|咋|要是|如果")


def refuses_deed(text: str, deed: str) -> bool:
    """Whether a text says that this one deed (a pattern: 退|撤) is not to be done: 我不退班，报名给我留着.

    Who asks what happens otherwise (不登记能不能看) refuses nothing, nor does who only denies another deed.
    """
    if not deed:
        return False
    pattern = rf"(?<![是要能行对])(?:不|别|甭|没(?:让|叫|说|想|要))(?:用|要|想|必)*(?:给我|帮我)?(?:{deed})"
    clauses = [squeeze(one) for one in re.split(r"[，,。；;！!？?\s]", text)]
    return any(re.search(pattern, one) and not OTHERWISE.search(one) for one in clauses)


MISTAKEN = re.compile(
    r"(?:弄|搞|听|想|点)(?:错|岔)|不是(?:这个|这事|这件|要(?:办|找)?这个)|没(?:说|让|叫|想|要)(?:要|你)?(?:办|弄|这个)"
)
LONGEST_MISTAKE = 10
"""characters of a message that calls a whole matter mistaken by no name"""


def denies_matter(text: str, title: str, deed: str) -> bool:
    """Whether a text says that a matter (报名培训) is not what is meant: 不是报名，是退班; 谁说要投诉了; 弄错了."""
    said = squeeze(text)
    words = "|".join(one for one in (re.escape(title), re.escape(title[:2]), re.escape(title[-2:]), deed) if one)
    denied = r"(?:不是(?:要|想|来|问|找)?|(?:没|没有|谁)(?:让|叫|说|要|想|问)(?:你|要|过|想)?|不用|不要|不想)"
    named = rf"{denied}(?:给我|帮我)?(?:{words})"
    return re.search(named, said) is not None or (len(said) <= LONGEST_MISTAKE and MISTAKEN.search(said) is not None)


OF_THE_OFFICE = re.compile(
    r"[别甭]问|不用问|不问了|人工|工作人员|编号|那(?:件|个)?事|打电话|转(?:人工|过去)|找我|问的"
)


def speaks_of_the_office(text: str) -> bool:
    """Whether who gives something up speaks of what the office was to do: 那基地的事就别问了."""
    return OF_THE_OFFICE.search(squeeze(text)) is not None


ONLY_ASKS = re.compile(
    r"(?:就|只|光|不过)(?:是|想)*(?:随便)?(?:问问|打听|问一?下|问个|问一问|了解|咨询)|没(?:说要|让你|叫你|想)(?:登记|查|办|报|弄)"
)


def only_asks(text: str) -> bool:
    """Whether somebody says to have only asked, so that nothing is to be begun: 俺就打听个规定."""
    return ONLY_ASKS.search(squeeze(text)) is not None
