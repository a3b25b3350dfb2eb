"""What is answered outside of any task: greetings, steering, questions, and what was not understood."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from actions import speaking
from actions.answers.course import describe_class_in_focus, what_next
from actions.answers.policy import answer_policy
from actions.base import RegistryAction
from actions.comforting import comfort
from actions.reading.commands import read_command
from actions.reading.withdrawal import wants_to_withdraw_claim
from actions.steering import change_mode
from actions.steps.wishes import OccupationStep, PlaceStep
from actions.turn import Choice, Turn
from actions.wishes import TASKS

NEAR = 0.25
"""share of confidence from which a second reading is worth asking about"""
WISH_WORDS = {
    "find_job": re.compile(r"工作|找.*活|上班|打工|岗位"),
    "browse_courses": re.compile(r"(?:有|哪).*(?:班|培训|课)"),
    "enrol_training": re.compile(r"(?<!不)(?<!没)学(?![过了校历会])|培训|报名|班"),
}
"""what a sentence with a trade or a place in it wishes, where the model is not sure"""


COMMAND_ACTIONS = {
    "talk_to_human": "handover_form", "resume": "action_resume", "help": "action_help", "repeat": "action_repeat",
    "spell_out": "action_spell_out", "speak_slower": "action_change_rate", "speak_faster": "action_change_rate",
    **dict.fromkeys(("go_back", "cancel", "where_am_i", "wait", "skip"), "action_nothing_open"),
}  # fmt: skip
"""what a taught word runs, whatever the model took it for"""


def goes_elsewhere(turn: Turn, action: str) -> bool:
    """Go on to what the words plainly ask for where the model's reading led to another action."""
    command = COMMAND_ACTIONS.get(read_command(turn.text) or "", action)
    elsewhere = "withdraw_claim_form" if wants_to_withdraw_claim(turn.text) else command
    if elsewhere == action:
        return False
    turn.follow_with(elsewhere)
    return True


class GeneralAction(RegistryAction):
    """Answers and listens."""

    def answer(self, turn: Turn) -> None:
        raise NotImplementedError

    def act(self, turn: Turn) -> None:
        if not goes_elsewhere(turn, self.action_name):
            turn.follow_with("action_listen")
            self.answer(turn)


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
            _not_understood(turn)


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
            turn.set("carried", wish)
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


class AnswerPolicy(GeneralAction):
    action_name = "action_answer_policy"

    def answer(self, turn: Turn) -> None:
        answer_policy(turn)


class CourseDetail(GeneralAction):
    """When, where, how much: of the class that is talked about, else of one to be found first."""

    action_name = "action_course_detail"

    def answer(self, turn: Turn) -> None:
        if describe_class_in_focus(turn):
            what_next(turn)
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


class Loose(RegistryAction):
    """A place or a trade without a wish: begin the task that its words name, or ask which could be meant."""

    action_name = "action_loose_fact"

    def act(self, turn: Turn) -> None:
        if not goes_elsewhere(turn, self.action_name) and not _take_loose_facts(turn):
            turn.follow_with("action_listen")
            _not_understood(turn)


def _take_loose_facts(turn: Turn) -> bool:
    """Go on with the place and the trade that the message names; return False where it names none."""
    facts = [(step, step.volunteer(turn)) for step in (PlaceStep(), OccupationStep())]
    found = [(step, value) for step, value in facts if value is not None]
    if not found:
        return False
    wish = next((intent for intent, words in WISH_WORDS.items() if words.search(turn.text)), None)
    if wish is not None:
        turn.set("carried", {"intent": wish, "text": turn.text})
        turn.follow_with(TASKS[wish].action)
        return True
    for step, value in found:
        turn.set(step.slot, value)
    name = "".join(step.said_back(turn) for step, _ in found)
    turn.clear(["occupation"])
    turn.say(
        "fallback.loose", name=name,
        options=[Choice("找培训班", f"{name}有哪些培训班"), Choice("找工作", f"帮我找{name}的工作")],
    )  # fmt: skip
    turn.follow_with("action_listen")
    return True


class Fallback(RegistryAction):
    """Not understood: ask which of two near readings, take what is named, else climb the ladder."""

    action_name = "action_fallback"

    def act(self, turn: Turn) -> None:
        if goes_elsewhere(turn, self.action_name):
            return
        near = [TASKS[intent] for intent in _near_readings(turn.tracker) if intent in TASKS]
        if len(near) >= 2:
            options = [Choice(task.title, task.sentence) for task in near[:2]]
            options.append(Choice("都不是", "都不是"))
            turn.say("fallback.did_you_mean", first=near[0].title, second=near[1].title, options=options)
        elif _take_loose_facts(turn):
            return
        else:
            _not_understood(turn)
        turn.follow_with("action_listen")


def _near_readings(tracker: Tracker) -> list[str]:
    ranking = (tracker.latest_message or {}).get("intent_ranking") or []
    ranked = [one for one in ranking if one.get("name") != "nlu_fallback"]
    return [one["name"] for one in ranked[:2] if one.get("confidence", 0) >= NEAR]


def _not_understood(turn: Turn) -> None:
    rung = (turn.get("misunderstood") or 0) + 1
    turn.set("misunderstood", rung)
    if rung == 1:
        turn.say("fallback.first")
    elif rung == 2:
        turn.say("fallback.menu", options=speaking.menu(turn))
    elif rung == 3:
        turn.say("fallback.thrice", options=[Choice("转人工", "转人工"), Choice("看看能办什么", "你能帮我做什么")])
    else:
        turn.say("fallback.onward_menu", options=speaking.menu(turn))


def _offer_left_form(turn: Turn) -> None:
    title = next((task.title for task in TASKS.values() if task.action == turn.get("left_form")), "")
    turn.say("task.offer_left", title=title, options=[Choice("接着办", "继续"), Choice("办别的", "你能帮我做什么")])
