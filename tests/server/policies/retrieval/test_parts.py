"""A question is taken apart where it asks more than one thing."""

import pytest

from server.policies.retrieval.parts import asking_parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("就业援助月谁来办，每年还有什么活动", ["就业援助月谁来办", "每年还有什么活动"]),
        ("我腿不好，基地有没有无障碍设施", ["基地有没有无障碍设施"]),
        ("补贴一年几次？", ["补贴一年几次"]),
        ("我叫示例，谢谢", []),
        ("谁，啥，几", []),
        ("", []),
    ],
)
def test_the_parts_that_ask_are_kept_in_their_order(question: str, parts: list[str]) -> None:
    assert asking_parts(question) == parts
