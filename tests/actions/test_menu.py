"""What can be asked for."""

from actions import tasks
from actions.menu import menu, sentence_of, title_of
from tests.actions.conftest import Turns


def test_the_menu_ends_with_a_person_and_keeps_to_the_limit(turns: Turns) -> None:
    offered = menu(turns())
    assert len(offered) == 6
    assert offered[-1].title == "转人工"


def test_every_task_has_a_title_and_a_sentence_of_its_own() -> None:
    intents = [one for one in tasks.intents() if one not in ("policy_question", "ask_base")]
    assert all(title_of(one) for one in intents)
    assert len({sentence_of(one) for one in intents}) == len(intents)
