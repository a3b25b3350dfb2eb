"""Whether something is written, and what is to be added."""

import pytest

from language.written_down import asks_whether_written, words_to_add


@pytest.mark.parametrize(
    "said",
    [
        "那女的骂人的话写上没有",
        "俺说的那句话你添上没有添上就交",
        "那饭的事记了没有",
        "你给我念念你都记了啥",
        "名字写上没",
        "写进去了吗",
        "饭难吃那句你给写上没有",
    ],
)
def test_who_asks_whether_it_is_written(said: str) -> None:
    assert asks_whether_written(said)
    assert words_to_add(said) is None


@pytest.mark.parametrize("said", ["我没写过字", "证书没写日期", "你写吧", "记不住", "别写我名字", "写字慢"])
def test_who_speaks_of_writing_otherwise_asks_nothing(said: str) -> None:
    assert not asks_whether_written(said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("那你给添上那女的说恁这样的来这儿弄啥哩把妮儿说哭了", "那女的说恁这样的来这儿弄啥哩把妮儿说哭了"),
        ("再加一句，他们还不退钱", "他们还不退钱"),
        ("补上：厂名是示例厂", "厂名是示例厂"),
    ],
)
def test_what_is_to_be_added_stands_behind_the_verb(said: str, words: str) -> None:
    assert words_to_add(said) == words


@pytest.mark.parametrize("said", ["别写上我妮儿的名字", "不要加上我的电话号", "加上", "添不上就添不上吧"])
def test_who_forbids_it_or_names_nothing_adds_nothing(said: str) -> None:
    assert words_to_add(said) is None
