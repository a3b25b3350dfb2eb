"""The first simple way to find a clause in plain words."""

from pathlib import Path

import pytest
from server.policies.clauses import load_clauses

from server.policies import PolicyFileError, find_clauses

QUESTIONS = [
    ("补贴一年能领几次", "130000", "hebei-how-often"),
    ("我今年能领几次补贴", "410000", "henan-subsidy"),
    ("哪些证书能领补贴", "130000", "hebei-certificates"),
    ("在外地培训可以领吗", "130000", "hebei-places"),
    ("参加比赛训练有补贴吗", "130000", "hebei-competition-training"),
    ("我想开店有贷款吗", "410000", "henan-self-employed"),
    ("开店有贷款吗", "130600", "hebei-start-up-loan"),
    ("孵化基地有什么服务", "410000", "henan-incubators"),
    ("在家干活有什么培训", "410000", "henan-home-based"),
    ("低保怎么办", "410000", "henan-living"),
    ("单位不招残疾人有人管吗", "410000", "henan-quota"),
    ("县里有培训基地吗", "130000", "hebei-bases"),
    ("老师会手语吗", "410000", "henan-teachers"),
    ("培训班乱收费怎么办", "130000", "hebei-supervision"),
    ("结业发什么证", "130000", "hebei-completion"),
    ("我要投诉打什么电话", "130000", "hebei-complaint"),
    ("学分银行是啥", "130000", "hebei-credits"),
    ("老板不签合同咋办", "410000", "henan-rights"),
    ("能在网上学吗", "130000", "hebei-online"),
    ("盲人学按摩", "130000", "hebei-massage"),
    ("养鸡有培训吗", "130000", "hebei-rural"),
    ("职业素养学什么", "130000", "hebei-literacy"),
    ("有啥品牌", "410000", "henan-brands"),
    ("助残日有什么活动", None, "henan-activities"),
    ("每年什么时候报告", "130000", "hebei-reports"),
]
STRANGE = [
    "明天天气咋样",
    "你吃饭了吗",
    "帮我订张火车票",
    "今天星期几",
    "我想听歌",
    "怎么做红烧肉",
    "彩票中奖要交税吗",
    "",
]


@pytest.mark.parametrize(("question", "province", "clause"), QUESTIONS)
def test_a_question_finds_its_clause_first(question: str, province: str | None, clause: str) -> None:
    found = find_clauses(question, province)

    assert found
    assert found[0].id == clause


@pytest.mark.parametrize("question", STRANGE)
def test_a_question_of_another_field_finds_nothing(question: str) -> None:
    assert find_clauses(question, None) == []


def test_only_clauses_of_the_asked_province_are_found() -> None:
    assert {clause.province for clause in find_clauses("培训基地", "410000", limit=9)} == {"410000"}


def test_the_best_come_first_and_no_more_than_asked() -> None:
    scores = [clause.score for clause in find_clauses("补贴一年能领几次证书", None, limit=4)]

    assert len(scores) <= 4
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_every_summary_is_at_most_two_sentences() -> None:
    assert all(1 <= clause.summary.count("。") <= 2 for clause in load_clauses())


def test_an_id_given_twice_is_named_with_its_line(tmp_path: Path) -> None:
    entry = "  - {id: a, province: '130000', clause: 一, title: 示例, keywords: [], summary: 示例。}\n"
    path = tmp_path / "clauses.yaml"
    path.write_text("documents: {'130000': 《示例》}\nclauses:\n" + entry + entry, encoding="utf-8")

    with pytest.raises(PolicyFileError, match="line 4: a is given twice"):
        load_clauses(path)
