"""What a person answers to each question: the right value, or first a wrong one."""

from __future__ import annotations

import random
from collections.abc import Callable

from benches.simulation.facts import Facts, stream
from benches.simulation.goals import Goal
from benches.simulation.habits import Habits
from benches.simulation.reading import Heard, Option, best
from benches.simulation.wording import Wording

CHOICES_OF = {
    "enrol": ("class_choice",), "find_job": ("job_choice",), "claim": ("certificate_choice",),
    "withdraw_claim": ("certificate_choice",), "leave_class": ("enrolment_choice",),
}  # fmt: skip
IDENTITY = {
    "person_name": "name", "certificate_number": "number", "phone_number": "phone", "bank_account": "account"
}  # fmt: skip
SECOND_WISHES = ("ask_left", "check_certificate", "check_enrolment")
NOT_BESIDE = {"claim": ("ask_left",), "leave_class": ("check_enrolment",), "enrol": ("check_enrolment",)}
"""what would be answered in passing, or told by the task itself"""
NUMBERS = ("certificate_number", "phone_number", "bank_account")


class Answers:
    """Knows by slot what is right, what was said and what it is to be changed to."""

    def __init__(
        self, facts: Facts, goal: Goal, habits: Habits, wording: Wording, code: Callable[[str], str | None],
        plain: bool,
    ) -> None:  # fmt: skip
        self._facts, self._goal, self._habits, self._wording = facts, goal, habits, wording
        self._code, self._plain = code, plain
        own, other = facts.identity, facts.other
        self._right = {slot: getattr(own, name) for slot, name in IDENTITY.items()} | goal.says
        self._wrong = {slot: getattr(other, name) for slot, name in IDENTITY.items()}
        self._wrong |= {slot: words for slot, (words, _) in goal.others.items()}
        self.phone = own.phone
        self.account = own.account
        seconds = [kind for kind in SECOND_WISHES if kind not in NOT_BESIDE.get(goal.kind, (goal.kind,))]
        self.second_kind = stream(facts.seed, "second").choice(seconds)
        self._turn = 0
        self._own_trade = goal.says.get("occupation")
        self._said_plainly = False

    def right(self, slot: str) -> str:
        """Return the right value."""
        return str(self._right[slot])

    def slot_of(self, heard: Heard) -> str | None:
        """Return which of the person's facts the open question asks for."""
        of_certificate = self._goal.kind == "claim" and heard.slot == "occupation"
        if heard.slot == "date" and self._goal.kind == "claim":
            return "issued_on"
        return "certificate_trade" if of_certificate else heard.slot

    def wish(self, draw: random.Random) -> str:
        """Return the wish; who says several facts at once, or asks plainly, says all of them."""
        full = self._plain or "several_facts" in self._habits.names
        if full and not self._plain and self._goal.kind in ("enrol", "find_job"):
            self._habits.count("several_facts")
        says = dict(self._goal.says)
        if self._said_plainly and self._goal.target and says.get("occupation") == self._own_trade:
            says["occupation"] = self._goal.target.trade
        for slot in ("occupation", "place"):
            if slot in says and (full or (slot == "occupation" and self._goal.kind == "enrol")):
                said = self.value(slot)
                says[slot] = says[slot] if said == self.right(slot) else said
        return self._wording.wish(self._goal, says, full, draw)

    def wish_in_plain_words(self, draw: random.Random) -> str:
        """Return the whole wish, the trade by the name that everyone knows."""
        self._said_plainly = True
        says = dict(self._goal.says)
        if self._goal.target and says.get("occupation") == self._own_trade:
            says["occupation"] = self._goal.target.trade
        return self._wording.wish(self._goal, says, True, draw)

    def out_of_place(self, heard: Heard) -> bool:
        """Whether nothing on the list lies where the person wants it."""
        if heard.slot not in ("class_choice", "job_choice") or not heard.things:
            return False
        slip = self._habits.slip
        if (slip and slip.slot in ("place", "occupation") and not slip.mended) or "place" not in self._goal.says:
            return False
        own = self.right("place").removesuffix("市")
        if own in heard.text and f"{own}市没有" not in heard.text:
            return False  # a county of the place may be named in the list alone
        return not any(word in option.title for option in heard.things for word in (own, "线上", "居家"))

    def value(self, slot: str) -> str:
        """Return what is said: the wrong value the first time, if this is the one that the person gets wrong."""
        slip = self._habits.slip
        if slip and slip.slot == slot:
            if slip.said_in is None:
                slip.said_in = self._turn
                return str(self._wrong[slot])
            slip.mended = True
        return self.right(slot)

    def to(self, heard: Heard, draw: random.Random, simply: bool = False) -> str | None:
        """Return the answer to the open question, None where it cannot be one of this person's.

        Who was not understood a few times says it `simply`: nothing but the value.
        """
        slot = self.slot_of(heard)
        if slot == "consent":
            return self._wording.say("consent", draw)
        if slot is not None and slot in CHOICES_OF.get(self._goal.kind, ()):
            return self._chosen(slot, heard, draw)
        if slot == "verification_code":
            code = self._code(self.phone)
            return self._wording.say(slot, draw, value=code) if code else "重发"
        if slot == "free_text" and self._goal.kind == "reach_person":
            return self._wording.say("matter", draw)
        if slot == "place" and "place" in self._right and (near := self._named(heard)):
            return near.title
        if slot in IDENTITY or (slot in self._right and self._goal.kind in ("enrol", "find_job", "claim")):
            return self._fact(slot, draw, simply)
        searching = self._goal.kind in ("enrol", "find_job") and slot in ("occupation", "place", "work_mode")
        return self._wording.say("anything", draw) if searching else None

    def _named(self, heard: Heard) -> Option | None:
        """Return the option that names the person's own place, where several were offered."""
        name = self.right("place")[:2]
        return next((option for option in heard.things if name in option.title), None)

    def _fact(self, slot: str, draw: random.Random, simply: bool) -> str:
        if simply:
            return self._wording.bare(self.value(slot), draw)
        said = self._wording.say(slot, draw, value=self.value(slot))
        alone = slot != "certificate_number" or self._slips_in("certificate_number", "phone_number")
        if alone or not self._habits.shows("several_facts", draw, 0.5):
            return said
        more = self._wording.say("phone_too", draw, value=self.right("phone_number"))
        return f"{said}{'' if self._facts.by_voice else '，'}{more}"

    def _slips_in(self, *slots: str) -> bool:
        return bool(self._habits.slip and self._habits.slip.slot in slots)

    def _chosen(self, slot: str, heard: Heard, draw: random.Random) -> str | None:
        marks = self._marks(slot)
        if slot == "certificate_choice" and self._goal.kind == "claim" and not self._goal.certificate_on_record:
            option = heard.option_like(None) or next((o for o in heard.options if marks[0] in o.title), None)
        else:
            option = best(heard.things, marks)
        if option is None:
            return None
        return self._way_to_choose(option, heard.things, draw)

    def _marks(self, slot: str) -> list[str]:
        says, target = self._goal.says, self._goal.target
        if slot == "certificate_choice":
            reported = self._goal.kind == "claim" and not self._goal.certificate_on_record
            return [says["certificate_kind" if reported else "certificate_trade"]]
        marks = [target.title] if target and slot == "enrolment_choice" else []
        level = {5: "初级", 4: "中级", 3: "高级"}.get(int(str(self._goal.holds.get("skill_level") or 0)))
        marks += [level] if level else []
        marks += [says["place"].removesuffix("市")] * 2 if "place" in says else []
        return marks + ([str(self._goal.holds["work_mode"])] if "work_mode" in self._goal.holds else [])

    def _way_to_choose(self, option: Option, offered: tuple[Option, ...], draw: random.Random) -> str:
        name = option.title.split("，")[0]
        unlike = sum(one.title.split("，")[0] == name for one in offered) == 1 and "另一张" not in name
        if unlike and self._habits.shows("own_words", draw, 0.4):
            return self._wording.say("own_words", draw, value=name)
        by_order = self._wording.say("ordinal", draw, value="一二三四五六"[offered.index(option)])
        if self._facts.by_voice:
            return draw.choice((option.key, by_order, by_order))
        return draw.choice((option.key, option.key, option.title, by_order))

    def yes(self, heard: Heard, draw: random.Random) -> str:
        """Return a yes, by key or in words."""
        first = heard.options[0] if heard.options else None
        if first and "是" in first.title and draw.random() < 0.2:
            return first.key
        return self._wording.say("agree", draw)

    def shows_wrong(self, slot: str, heard: Heard) -> bool:
        """Whether the reply still shows the value that has been put right or changed."""
        wrong, right = (self._as_shown(slot, values) for values in (self._wrong, self._right))
        listed = slot in ("occupation", "place") and heard.slot in ("class_choice", "job_choice")
        of_code = slot == "phone_number" and heard.slot == "verification_code"
        if not (listed or of_code or heard.slot == "confirm"):
            return False
        seen = "".join([heard.text, *(option.title for option in heard.things)])
        return wrong in seen and right not in seen

    def _as_shown(self, slot: str, values: dict[str, str]) -> str:
        value = str(values.get(slot, ""))
        if slot in NUMBERS:
            return value[-4:]
        trade = self._goal.target.trade if self._goal.target else value
        return trade if slot == "occupation" and value == self._own_trade else value.removesuffix("市")

    def change(self, slot: str) -> tuple[str, str]:
        """Change one's mind about a fact; return the old words and the new ones."""
        old = self.right(slot)
        self._right[slot] = self._wrong[slot]
        self._wrong[slot] = old
        if slot == "phone_number":
            self.phone = self._right[slot]
        if slot == "bank_account":
            self.account = self._right[slot]
        if slot in self._goal.others:
            words, held = self._goal.others[slot]
            self._goal.others[slot] = (old, self._goal.holds[slot])
            self._goal.says[slot], self._goal.holds[slot] = words, held
            for narrower in ("skill_level", "work_mode") if slot == "occupation" else ():
                self._goal.holds.pop(narrower, None)
            self._goal.says.pop("skill_level", None)
        return old, str(self._right[slot])

    def next_turn(self, turn: int) -> None:
        """Remember which turn it is, so that a slip is noticed some turns after it."""
        self._turn = turn
