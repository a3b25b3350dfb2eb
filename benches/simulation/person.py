"""The simulated person: hears a reply, and says the next thing, until the goal is reached or patience ends.

It reads what a client shows (texts, options, the open question) and knows nothing of the bot.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar

from benches.simulation.acts import EXCUSED, PUTS_RIGHT, SILENCE, Move
from benches.simulation.answers import Answers
from benches.simulation.facts import Facts, stream
from benches.simulation.goals import QUESTIONS, Goal
from benches.simulation.habits import OF_IDENTITY, Habits
from benches.simulation.patience import Patience
from benches.simulation.phrases import goal_sign, sign
from benches.simulation.reading import Heard
from benches.simulation.wording import Wording


class Person:
    """`move` returns what is said next, or None when the person leaves; `left` says why."""

    excused: ClassVar[frozenset[str]] = EXCUSED
    besides: ClassVar[frozenset[str]] = frozenset({"digresses", "chats"})
    """what asks for an answer of its own, which is not the one that the person came for"""
    wording_of: ClassVar[type[Wording]] = Wording
    answers_of: ClassVar[type[Answers]] = Answers
    patience_of: ClassVar[type[Patience]] = Patience

    def __init__(
        self, facts: Facts, goal: Goal, habits: Habits, code: Callable[[str], str | None], plain: bool = False
    ) -> None:
        self.facts, self.goal, self.habits = facts, goal, habits
        self.wording = self.wording_of(facts, habits, plain)
        self.answers = self.answers_of(facts, goal, habits, self.wording, code, plain)
        self.patience = self.patience_of(stream(facts.seed, "patience"))
        self.turns = 0
        self.left: str | None = None
        self.second: str | None = None
        self.second_asked_again = False
        self.told_home = False
        self.answer_heard = ""
        self._plain, self._last, self._done, self._summary_seen = plain, "", False, False
        self._homes_told, self._away_from_home = 0, False
        self._given_up: dict[str, Heard] = {}
        """what was corrected or changed, with the reply that it was said to"""
        self._asked_for_near = False

    def move(self, heard: Heard) -> Move | None:
        """Decide what to do about a reply."""
        draw = stream(self.facts.seed, "turn", self.turns)
        self.patience.watch(heard, excused=self._is_excused(heard))
        self._notice(heard)
        if self._ends(heard):
            return None
        made = self._choose(heard, draw)
        self.turns += 1
        self.answers.next_turn(self.turns)
        self._last = made.act
        return made

    def _is_excused(self, heard: Heard) -> bool:
        """Whether the person asked for this reply by what they did on purpose."""
        return self._last in self.excused

    def _notice(self, heard: Heard) -> None:
        """See whether what was wanted has been reached."""
        if self._last == "yes" and (heard.slot != "confirm" or heard.shows("offers_wish")):
            self._done = self._done or heard.slot is None or heard.shows("offers_wish")
            self._summary_seen = False
        summary = goal_sign(self.goal.kind, "summary")
        if heard.slot == "confirm" and summary and summary.search(heard.text):
            self._summary_seen = True
            area = sign("area").search(heard.text)
            self._away_from_home = bool(area) and self._wrong_area(area.group(1) if area else "")
        answer = goal_sign(self.goal.kind, "answer")
        closed = heard.slot is None or heard.shows("offers_wish")
        if answer and closed and answer.search(heard.text) and self._last not in self.besides:
            self._done, self.answer_heard = True, heard.text
        if self.second in ("said", "accepted") and self._second_answered(heard):
            self.second = "answered"

    def _second_answered(self, heard: Heard) -> bool:
        found = goal_sign(self.answers.second_kind, "answer")
        return bool(found and found.search(heard.text)) and self._last != "digresses"

    def _ends(self, heard: Heard) -> bool:
        if self._done and self.second in (None, "answered"):
            self.left = "done"
        elif self._done and self.patience.over:
            self.second, self.left = "not answered", "done"
        elif self.patience.over:
            self.left = f"gave up, {self.patience.over} at {heard.slot or 'no question'}"
        return self.left is not None

    def _choose(self, heard: Heard, draw: random.Random) -> Move:
        if self._done and not heard.shows("offers_wish"):
            return self._come_back_to_second(heard, draw)
        return (
            self._begin(draw)
            or self._offered(heard, draw)
            or self._mend(heard, draw)
            or self._indulge(heard, draw)
            or self._go_on(heard, draw)
        )

    def _come_back_to_second(self, heard: Heard, draw: random.Random) -> Move:
        """Ask again for the second wish that was not offered."""
        if heard.slot is not None and heard.slot != "confirm" and (said := self.answers.to(heard, draw)):
            return Move("answers", said)
        self.second, self.second_asked_again = "accepted", True
        return Move("asks for the second again", self.wording.second_wish(self.answers.second_kind, draw))

    def _begin(self, draw: random.Random) -> Move | None:
        if self.turns == 0 and self.habits.shows("greets", draw, 1.0, 1):
            return Move("greets", self.wording.say("first_thing", draw))
        return None

    def _offered(self, heard: Heard, draw: random.Random) -> Move | None:
        """Answer an offer to turn to the second wish, or to go on with what was left."""
        if heard.slot == "confirm" or heard.kind == "yes_no" or heard.slot is None:
            if heard.shows("offers_wish"):
                if self.second == "said":
                    self.second = "accepted"
                    return Move("takes the offer", self.wording.say("agree", draw))
                return Move("declines the offer", self.wording.say("disagree", draw))
            if heard.shows("offers_to_go_on"):
                return Move("goes on", self.wording.say("resume", draw))
        return None

    # putting right what was said wrong

    def _mend(self, heard: Heard, draw: random.Random) -> Move | None:
        slip = self.habits.slip
        if again := self._still_wrong(heard):
            item, value = self.wording.item(again, self.goal, draw), self.answers.right(again)
            said = self.wording.say("correct_with_value", draw, what=item, value=value)
            return Move("corrects again", said)
        if slip is None or slip.said_in is None or slip.mended:
            return None
        if self.answers.slot_of(heard) == slip.slot:
            return None  # it is asked for again: the answer will be the right one
        if slip.named or heard.shows("what_is_wrong"):
            return self._put_right(heard, draw)
        needed = slip.slot in ("phone_number", "certificate_number") and heard.slot == "verification_code"
        if not needed and self.turns - slip.said_in <= slip.late and heard.slot != "confirm" and heard.slot:
            return None
        self.habits.count("corrects")
        if slip.with_value or heard.slot is None:
            return self._put_right(heard, draw)
        slip.named = True
        item = self.wording.item(slip.slot, self.goal, draw)
        return Move("corrects", self.wording.say("correct_without_value", draw, what=item))

    def _put_right(self, heard: Heard, draw: random.Random) -> Move:
        slip = self.habits.slip
        assert slip is not None
        slip.mended = True
        self._given_up[slip.slot] = heard
        item = self.wording.item(slip.slot, self.goal, draw)
        said = self.wording.say("correct_with_value", draw, what=item, value=self.answers.right(slip.slot))
        return Move("corrects", said)

    def _still_wrong(self, heard: Heard) -> str | None:
        """Return what was corrected or changed and has not been heard: so it was told, or the old value stands."""
        if self._given_up and self._last in PUTS_RIGHT and heard.shows("not_heard"):
            return list(self._given_up)[-1]
        if self._last not in self.excused - {"corrects", "changes_mind"}:
            for slot, before in self._given_up.items():
                lists = slot in ("occupation", "place") and heard.slot in ("class_choice", "job_choice")
                same = lists and heard.things == before.things and self._last in PUTS_RIGHT
                if same or self.answers.shows_wrong(slot, heard):
                    return slot
        return None

    # habits

    def _indulge(self, heard: Heard, draw: random.Random) -> Move | None:
        if self._last == "waits" and draw.random() < 0.6:
            return Move("resumes", self.wording.say("resume", draw))
        if heard.slot is None or self._last in self.excused or heard.slot == "free_text":
            return None
        if heard.slot in ("class_choice", "job_choice", "confirm") and (made := self._change(heard, draw)):
            return made
        at_yes = heard.slot == "confirm"
        shows: Callable[..., bool] = self.habits.shows
        if not at_yes and heard.slot in OF_IDENTITY and shows("second_wish", draw, 0.5, 1):
            self.second = "said"
            return Move("second_wish", self.wording.second_wish(self.answers.second_kind, draw))
        if shows("digresses", draw):
            return Move("digresses", self.wording.say("policy", draw))
        if shows("chats", draw):
            return Move("chats", self.wording.say("small_talk", draw))
        if heard.slot not in ("confirm", "person_name") and shows("off_topic", draw):
            return Move("off_topic", self.wording.say("off_topic", draw))
        if shows("mishears", draw):
            return Move("mishears", self.wording.say("repeat", draw))
        if shows("asks_where", draw):
            return Move("asks_where", self.wording.say("where", draw))
        if heard.slot in (*OF_IDENTITY, "bank_account") and shows("goes_back", draw):
            return Move("goes_back", self.wording.say("go_back", draw))
        if not at_yes and shows("waits", draw):
            return Move("waits", self.wording.say("wait", draw))
        if shows("silent", draw, at_most=1):
            return Move("silent", SILENCE)
        return None

    def _change(self, heard: Heard, draw: random.Random) -> Move | None:
        slot = self.habits.change
        if slot is None or (self.habits.slip and not self.habits.slip.mended):
            return None
        if not self.habits.shows("changes_mind", draw, 0.7, 1):
            return None
        self.habits.change = None
        old, new = self.answers.change(slot)
        self._given_up[slot] = heard
        if self.goal.kind == "find_job":
            return Move("changes_mind", self.wording.say("change_work", draw, old=old, value=new))
        key = {"occupation": "change_trade", "phone_number": "change_phone", "bank_account": "change_account"}[slot]
        return Move("changes_mind", self.wording.say(key, draw, old=old, value=new))

    # answering

    def _go_on(self, heard: Heard, draw: random.Random) -> Move:
        if heard.slot == "confirm":
            return self._confirm(heard, draw)
        if heard.slot is None:
            return self._ask_for_it(heard, draw)
        if self.answers.out_of_place(heard) and not self._asked_for_near:
            self._asked_for_near = True
            return Move("asks again", self.answers.wish_in_plain_words(draw))
        said = self.answers.to(heard, draw, simply=self.patience.tried > 1)
        if said:
            return Move("answers", said)
        return Move("cancels", "取消" if self.patience.tried else self.wording.say("cancel", draw))

    def _ask_for_it(self, heard: Heard, draw: random.Random) -> Move:
        if self.goal.kind == "enrol" and heard.shows("asks_to_enrol"):
            return Move("asks", self.wording.say("this_one", draw))
        fitting = heard.option_like(goal_sign(self.goal.kind, "option"))
        if fitting and self.patience.tried:
            return Move("asks", draw.choice((fitting.key, fitting.title)))
        return Move("asks", self.answers.wish(draw))

    def _confirm(self, heard: Heard, draw: random.Random) -> Move:
        if not self._summary_seen:
            return self._decline(heard, draw)
        if self._away_from_home and self._homes_told < 2:
            self._homes_told += 1
            self.told_home, self._away_from_home = True, False
            return Move("home", self.wording.say("home", draw, value=self.facts.home[1]))
        return Move("yes", self.answers.yes(heard, draw))

    def _decline(self, heard: Heard, draw: random.Random) -> Move:
        """Say no to what was not wanted; who is not understood chooses the no that is offered."""
        offered = [option.title for option in heard.options if option.title.startswith("不")]
        if offered and self.patience.tried:
            return Move("declines", offered[0])
        return Move("declines", self.wording.say("cancel" if heard.shows("what_is_wrong") else "disagree", draw))

    def _wrong_area(self, said: str) -> bool:
        province = "河北" if self.facts.home[0].startswith("13") else "河南"
        return province not in said or ("市" in said and self.facts.home[1] not in said)

    @property
    def is_question(self) -> bool:
        return self.goal.kind in QUESTIONS
