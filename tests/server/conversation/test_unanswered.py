"""A text that got no answer belongs to who said it."""

from server.conversation.unanswered import Unanswered


def test_it_is_given_back_once_to_its_own_token() -> None:
    kept = Unanswered()
    kept.keep("c1", "own", "我的卡号是示例")
    assert kept.take("c1", "own") == "我的卡号是示例"
    assert kept.take("c1", "own") is None


def test_another_token_gets_nothing_and_takes_nothing_away() -> None:
    kept = Unanswered()
    kept.keep("c1", "own", "我的卡号是示例")
    assert not kept.holds("c1", "guessed")
    assert kept.take("c1", "guessed") is None
    kept.keep("c1", "guessed", "别的")
    assert kept.take("c1", "own") == "我的卡号是示例"


def test_invented_conversations_push_out_the_oldest_and_no_more() -> None:
    kept = Unanswered(most=2)
    for name in ("c1", "c2", "c3"):
        kept.keep(name, "own", name)
    assert [kept.take(name, "own") for name in ("c1", "c2", "c3")] == [None, "c2", "c3"]
