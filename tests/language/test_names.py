"""Names, and all that has two to six characters and is none."""

import pytest

from language.names import (
    is_introduced,
    name_in_answer,
    name_of_kin,
    own_name,
    read_name,
    runs_on,
    says_to_be_the_other,
)
from tests.words import words

NAMES = {
    "王示例": "王示例", "欧阳示例": "欧阳示例", "阿依古丽": "阿依古丽", "王示": "王示",
    "买买提·示例": "买买提·示例", "阿卜杜•示例": "阿卜杜•示例", "斯琴·示例·其其格": "斯琴·示例·其其格",
    "Li Shili": "Li Shili", "O'Shili": "O'Shili", "Anne-Marie Shili": "Anne-Marie Shili",
    "我叫王示例": "王示例", "我叫王示例。": "王示例", "俺叫李示例": "李示例", "俺名字叫李示例": "李示例",
    "我的名字是王示例": "王示例", "我叫做王示例": "王示例", "叫我王示例": "王示例", "姓名：王示例": "王示例",
    "我是王示例": "王示例", "我叫王示例，想学面点": "王示例", "王 示 例": "王示例", " 王示例 ": "王示例",
    "我 名字 孙示例": "孙示例", "名字 我 孙示例": "孙示例", "俺 姓名 孙示例": "孙示例",
}  # fmt: skip
QUESTIONS = words("王示例？ 你是谁 叫啥 为什么要名字 咋写 能不能不说 多少钱 在哪报名 中不中吗")
COMMANDS = [
    "取消",
    "返回",
    "重复",
    "转人工",
    "跳过",
    "等一下",
    "继续",
    "算了",
    "帮助",
    "再说一遍",
    "重新说",
    "改一下",
    "手机号错了",
]
ANSWERS = words("是 是的 不是 好的 可以 同意 不中 没有 不知道 不想说")
OTHER = [
    "", "王", "A", "我想学面点", "我姓王", "免贵姓王", "我是盲人", "我是聋人", "我是残疾人", "我是河北人",
    "我是来报名的", "我是王示例的妈妈", "13800000000", "王示例123", "王😀例", "咱村的", "这是我第一次",
]  # fmt: skip


@pytest.mark.parametrize(("said", "name"), NAMES.items())
def test_a_name_is_read(said: str, name: str) -> None:
    assert read_name(said) == name


@pytest.mark.parametrize("said", QUESTIONS + COMMANDS + ANSWERS + OTHER)
def test_a_question_a_command_and_a_sentence_about_oneself_are_no_name(said: str) -> None:
    assert read_name(said) is None


@pytest.mark.parametrize("said", ["我叫王示例", "俺叫李示例", "我的名字是王示例", "姓名：王示例", "名字叫王示例"])
def test_a_name_is_introduced_outright(said: str) -> None:
    assert is_introduced(said)


@pytest.mark.parametrize("said", ["我是盲人，想学按摩", "我是王示例", "王示例", "有人叫我来的", ""])
def test_what_follows_i_am_may_be_anything(said: str) -> None:
    assert not is_introduced(said)


@pytest.mark.parametrize(("of_kin", "name"), [(True, "赵德"), (False, "赵示例")])
def test_of_two_names_the_one_counts_whose_record_it_is(of_kin: bool, name: str) -> None:
    assert name_in_answer("我叫赵示例，爷爷叫赵德", of_kin) == name


@pytest.mark.parametrize(
    "said", ["先别登记。一般退回来都是因为啥", "我是给我妈办的，写我的还是写她的", "晓，春眠不觉晓那个晓"]
)
def test_a_piece_of_a_sentence_is_no_name(said: str) -> None:
    assert name_in_answer(said) is None


def test_behind_a_correction_the_name_is_found() -> None:
    assert name_in_answer("名字弄反了，学的人是爷爷赵德厚") == "赵德厚"


@pytest.mark.parametrize(("part", "goes_on"), [("新乡", True), ("新乡今天下雨了", False)])
def test_the_first_word_of_a_sentence_runs_on(part: str, goes_on: bool) -> None:
    assert runs_on(part, "新乡今天下雨了") == goes_on


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("她叫王示例，我叫李示例", "王示例"), ("不对，刘示例是我，要登的是我丈夫陈示例", "陈示例"),
        ("我姓贾 贾示例", None),
    ],
)  # fmt: skip
def test_the_name_of_a_relative_is_told_from_the_speaker_s(said: str, name: str | None) -> None:
    assert name_of_kin(said) == name


def test_what_stands_around_a_name_is_none_of_it() -> None:
    assert name_in_answer("我姓贾 贾示例") == "贾示例"
    assert name_in_answer("叫王示例哈") == "王示例"
    assert name_in_answer("同意同意，但是报的是李示例啊") == "李示例"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("俺姓潘潘示例示范的示例子的例", "潘示例"), ("我叫马示例马是骑马的马", "马示例"),
        ("我叫白示例白色的白示范的示例子的例对了", "白示例"),
    ],
)  # fmt: skip
def test_a_name_is_told_from_the_words_that_explain_its_characters(said: str, name: str) -> None:
    assert name_in_answer(said) == name


def test_what_is_said_behind_a_name_is_no_part_of_it() -> None:
    assert read_name("叫王示例哈") == "王示例"
    assert name_in_answer("名字 我 王 示例") == "王示例"


def test_the_name_of_who_speaks_is_told_from_the_others() -> None:
    assert own_name("我叫刘示例，他叫陈示例") == "刘示例"
    assert own_name("她叫王示例，我叫李示例") == "李示例"
    assert own_name("他叫陈示例") is None
    assert own_name("574701，我姓郭叫郭示例，是他妈") == "郭示例"
    assert says_to_be_the_other("刘示例是我，我又没残疾")


@pytest.mark.parametrize("said", ["俺叫手机给俺念念", "我叫俺闺女来说"])
def test_who_calls_somebody_tells_no_name(said: str) -> None:
    assert read_name(said) is None
    assert name_in_answer(said) is None


@pytest.mark.parametrize("said", ["还有几步", "还要多久啊", "咋弄"])
def test_a_question_is_no_name(said: str) -> None:
    assert name_in_answer(said) is None


def test_who_puts_themselves_before_their_name_is_called_by_the_name() -> None:
    assert name_in_answer("我马示例") == "马示例"
