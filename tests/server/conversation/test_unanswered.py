"""A text that got no answer belongs to who said it."""

from __future__ import annotations

from server.conversation.unanswered import Kept, Unanswered
from server.registry.database import utcnow


def a_text(text: str) -> Kept:
    return Kept(text, utcnow())


def test_it_is_given_back_once_to_its_own_token() -> None:
    kept = Unanswered()
    kept.keep("c1", "own", said := a_text("我的卡号是示例"))
    assert kept.take("c1", "own") == said
    assert kept.take("c1", "own") is None


def test_another_token_gets_nothing_and_takes_nothing_away() -> None:
    kept = Unanswered()
    kept.keep("c1", "own", said := a_text("我的卡号是示例"))
    assert not kept.holds("c1", "guessed")
    assert kept.take("c1", "guessed") is None
    kept.keep("c1", "guessed", a_text("别的"))
    assert kept.take("c1", "own") == said


def test_invented_conversations_push_out_the_oldest_and_no_more() -> None:
    kept = Unanswered(most=2)
    said = {name: a_text(name) for name in ("c1", "c2", "c3")}
    for name, text in said.items():
        kept.keep(name, "own", text)
    assert [kept.take(name, "own") for name in said] == [None, said["c2"], said["c3"]]
