"""What is answered outside of any task: greetings, steering, questions, and what was not understood."""

from __future__ import annotations

from typing import Any

from actions import speaking
from actions.answers.course import describe_class_in_focus, what_next
from actions.answers.policy import find_rule, tell
from actions.base import RegistryAction
from actions.comforting import comfort
from actions.elsewhere import goes_elsewhere
from actions.not_understood import not_understood
from actions.steering import change_mode
from actions.turn import Choice, Turn
from actions.wishes import TASKS
from language.yes_no import read_yes_no


class GeneralAction(RegistryAction):
    """Answers and listens."""

    def answer(self, turn: Turn) -> None:
        raise NotImplementedError

    def act(self, turn: Turn) -> None:
        if not goes_elsewhere(turn, self.action_name):
            turn.follow_with("action_listen")
            rung = turn.get("misunderstood")
            self.answer(turn)
            if rung and turn.get("misunderstood") == rung:  # understood: the ladder starts again
                turn.set("misunderstood", 0)


class Greet(GeneralAction):
    action_name = "action_greet"

    def answer(self, turn: Turn) -> None:
        if turn.get("left_form"):
            _offer_left_form(turn)
            return
        turn.say("small.welcome", options=speaking.menu(turn))


class SmallTalk(GeneralAction):
    """Goodbye, thanks, are you a machine, what is the weather."""

    action_name = "action_small_talk"

    def answer(self, turn: Turn) -> None:
        if turn.intent != "out_of_scope":
            turn.say(f"small.{turn.intent}")
        elif (turn.get("misunderstood") or 0) < 2:
            turn.set("misunderstood", (turn.get("misunderstood") or 0) + 1)
            turn.say("small.out_of_scope", options=speaking.menu(turn))
        else:
            not_understood(turn)


class Help(GeneralAction):
    action_name = "action_help"

    def answer(self, turn: Turn) -> None:
        turn.say("small.help", options=speaking.menu(turn))


class Repeat(GeneralAction):
    action_name = "action_repeat"

    def answer(self, turn: Turn) -> None:
        speaking.repeat_last(turn)


class SpellOut(GeneralAction):
    action_name = "action_spell_out"

    def answer(self, turn: Turn) -> None:
        speaking.spell_last(turn)


class ChangeRate(GeneralAction):
    action_name = "action_change_rate"

    def answer(self, turn: Turn) -> None:
        speaking.change_rate(turn)


class ChangeMode(GeneralAction):
    action_name = "action_change_mode"

    def answer(self, turn: Turn) -> None:
        change_mode(turn)


class NothingOpen(GeneralAction):
    """Back, cancel, skip, where am I, wait: there is no task to steer."""

    action_name = "action_nothing_open"

    def answer(self, turn: Turn) -> None:
        if turn.intent == "wait":
            turn.say("steer.wait")
        elif turn.get("left_form"):
            _offer_left_form(turn)
        else:
            turn.say("steer.nothing_open", options=speaking.menu(turn))


class Resume(RegistryAction):
    """Go on with the task that was left."""

    action_name = "action_resume"

    def act(self, turn: Turn) -> None:
        left = turn.get("left_form")
        if left and left != "handover_form":
            turn.set("resuming", left)
            turn.follow_with(left)
            return
        turn.say("steer.nothing_open", options=speaking.menu(turn))
        turn.follow_with("action_listen")


class AnswerYesNo(RegistryAction):
    """A yes or no with no question open may answer the offer of an earlier wish."""

    action_name = "action_answer_yes_no"

    def act(self, turn: Turn) -> None:
        if goes_elsewhere(turn, self.action_name):
            return
        wishes: list[dict[str, Any]] = list(turn.get("wishes") or [])
        turn.follow_with("action_listen")
        if wishes and turn.intent == "affirm":
            wish = wishes.pop(0)
            turn.set("wishes", wishes or None)
            says_more = read_yes_no(turn.text) is None  # 好，要居家的
            turn.set("carried", wish | {"text": f"{wish['text']}，{turn.text}"} if says_more else wish)
            turn.follow_with(TASKS[wish["intent"]].action)
        elif wishes:
            turn.set("wishes", None)
            turn.say("task.wish_dropped")
        elif turn.intent == "affirm" and turn.get("class_in_focus"):
            turn.set("carried", {"intent": "enrol_training", "text": "报名这个班"})
            turn.follow_with("enrol_form")
        elif turn.intent == "affirm":
            turn.say("small.what_now", options=speaking.menu(turn))
        else:
            turn.say("small.no_more", options=speaking.menu(turn))


class CourseDetail(GeneralAction):
    """When, where, how much: of the class that is talked about, else of one to be found first."""

    action_name = "action_course_detail"

    def answer(self, turn: Turn) -> None:
        if describe_class_in_focus(turn):
            what_next(turn)
        elif (found := find_rule(turn)).answered:
            tell(turn, found)
        else:
            turn.set("carried", {"intent": "browse_courses", "text": turn.text})
            turn.follow_with("browse_form")


class InOffice(GeneralAction):
    """Wishes that people of the office take up."""

    action_name = "action_in_office"

    def answer(self, turn: Turn) -> None:
        turn.say(f"office.{turn.intent}", options=[Choice("转人工", "转人工")])


class Comfort(GeneralAction):
    """Distress: a calm sentence, the crisis line, a person; never a menu."""

    action_name = "action_comfort"

    def answer(self, turn: Turn) -> None:
        comfort(turn)


def _offer_left_form(turn: Turn) -> None:
    title = next((task.title for task in TASKS.values() if task.action == turn.get("left_form")), "")
    turn.say("task.offer_left", title=title, options=[Choice("接着办", "继续"), Choice("办别的", "你能帮我做什么")])
