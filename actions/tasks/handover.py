"""Handing the conversation to a person of the office."""

from __future__ import annotations

from typing import Any

from actions.answers.matter import told_already
from actions.contact import CHAT_STAYS, cannot_take_calls, is_only_noticed, means_of, number_of, told_area
from actions.menu import A_PERSON, title_of
from actions.outcome import Begin
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.numbers import PhoneQuestion
from actions.questions.question import ANY, Problem, Question
from actions.reading import Segment
from actions.said import Choice
from actions.task import Next, Task
from actions.tasks import by_name
from actions.turn import Turn
from language.commands import read_command
from language.refusals import denies_the_thing
from language.telephone import asks_for_a_call
from language.thresholds import SURE_WISH
from language.writing.plain import squeeze
from language.yes_no import read_yes_no
from server.registry.services.handover import UNSAID, open_case
from server.words import Digits

GATHERED = (
    "occupation", "skill_level", "place", "work_mode", "class_choice", "job_choice", "certificate_choice",
    "enrolment_choice", "person_name", "phone_number",
)  # fmt: skip
NO_CALL_BACK = "no_call_back"
CALL_ME = "asks_for_a_call"
MOST, SHORTEST_REMARK = 1000, 4


class MatterQuestion(Question):
    """What is it about?"""

    slot = "free_text"
    kind = "text"
    title = "想说的事"

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        # 我的材料不知道齐不齐 holds a taught word and is the matter itself.
        guessed = any(one.confidence < SURE_WISH and one.intent != "cancel" for one in turn.reading.of("steering"))
        steers = turn.reading.of("steering", "correction") and not guessed and not asks_for_a_call(said.text)
        if read_command(said.text) == "talk_to_human":  # a person is all that is wanted
            return True
        plain = read_command(said.text) or read_yes_no(said.text) is not None
        return bool(said.text.strip()) and not plain and not (steers and len(turn.reading.segments) == 1)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if read_command(said.text) == "talk_to_human":
            return UNSAID
        return turn.text.strip()[:MOST] if read_yes_no(turn.text) is None else None


class CallBackNumberQuestion(PhoneQuestion):
    """Where should we call, or send the answer to?"""

    def __init__(self, means: str) -> None:
        self._means = means

    def applies(self, turn: Turn) -> bool:
        return self._means != "text" and not turn.get(NO_CALL_BACK)

    def is_filled(self, turn: Turn) -> bool:
        return number_of(turn) is not None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say(f"handover.number_{self._means}_again" if attempt else f"handover.number_{self._means}")

    def accept(self, turn: Turn, value: Any) -> None:
        if value == ANY:
            turn.set(NO_CALL_BACK, True)
            return
        if value != turn.get(self.slot):
            # A code is good for the number that it was sent to alone.
            turn.clear(["verification_code", "code_sent_to"])
        super().accept(turn, value)

    def said_back(self, turn: Turn) -> str:
        return f"尾号{str(number_of(turn))[-4:]}"


class OptionalCallBackNumberQuestion(CallBackNumberQuestion):
    """In a chat that stays, who gives no number is answered there."""

    optional = True


class HandoverConfirmQuestion(ConfirmQuestion):
    """Another number in place of a yes changes the number, and the question is put again."""

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return self._other_number(turn, said) is not None or super().is_certain(turn, said)

    def parse(self, turn: Turn, said: Segment) -> Any:
        number = self._other_number(turn, said)
        if number is None and turn.learned_means:
            turn.full_prompt = True  # 别给我打电话 says how, and neither yes nor no
            return None
        if number is None and _wishes_for_a_person(turn):
            return True  # 不是 我要真人 denies what was understood, and not the wish
        if number is None and any(one.value == "yes" for one in turn.reading.of("answer")):
            _add_to_the_matter(turn)  # 是，就是要下午打 agrees, and goes with it: a handover can be taken back
            return True
        if number is None:
            return super().parse(turn, said)
        CallBackNumberQuestion(_means(turn)).accept(turn, number)
        turn.full_prompt = True
        return Problem("handover.number_changed")

    def ask(self, turn: Turn, attempt: int) -> None:
        super().ask(turn, 0 if turn.full_prompt else attempt)

    @staticmethod
    def _other_number(turn: Turn, said: Segment) -> Any:
        question = CallBackNumberQuestion(_means(turn))
        return question.extract(turn, said) if question.applies(turn) else None


def _wishes_for_a_person(turn: Turn) -> bool:
    wished = [one for one in turn.reading.of("wish") if one.intent == A_PERSON and one.confidence >= SURE_WISH]
    return any(not denies_the_thing(one.text) for one in wished)


def _add_to_the_matter(turn: Turn) -> None:
    """Write what is said beside the yes on the matter, in the person's own words."""
    beside = "".join(one.text for one in turn.reading.of("background", "question", "wish")).strip()
    if len(squeeze(beside)) >= SHORTEST_REMARK:
        matter = turn.get(MatterQuestion.slot)
        turn.set(MatterQuestion.slot, f"{matter}；{beside}"[:MOST] if matter else beside[:MOST])


class Handover(Task):
    name = "handover"
    for_the_office = True
    intents = ("talk_to_human",)
    deed = "转|找人工|叫人"

    def questions(self, turn: Turn) -> list[Question]:
        # What the task that was left is about is the matter.
        matter: list[Question] = [] if turn.state.paused_task else [MatterQuestion()]
        stays = turn.conversation.channel in CHAT_STAYS
        number = (OptionalCallBackNumberQuestion if stays else CallBackNumberQuestion)(_means(turn))
        return [*matter, number, HandoverConfirmQuestion(announce, self.title)]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        if turn.state.paused_task is None and (told := told_already(turn)):  # nobody says again what was just said
            turn.set(MatterQuestion.slot, told[:MOST])
        if asks_for_a_call(turn.text):
            turn.set(CALL_ME, True)

    def hears(self, turn: Turn, said: Segment) -> bool:
        if asks_for_a_call(said.text):
            turn.set(CALL_ME, True)
        return False

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot == "confirm" and turn.get("confirm") is False:
            turn.say("handover.not_now", options=go_on(turn))
            return Next.END
        return Next.ASK

    def own_facts(self, turn: Turn) -> list[str]:
        return [NO_CALL_BACK, CALL_ME, "free_text"]

    def finish(self, turn: Turn) -> Next:
        left = by_name(turn.state.paused_task)
        wish = turn.state.paused_by  # of several wishes of one task (what to look up) the one that was said
        matter = (title_of(wish) if wish else left.title) if left else str(turn.get("free_text") or UNSAID)
        if left and (words := left.in_own_words(turn)):
            matter = words
        means, deaf, phone = _means(turn), cannot_take_calls(turn), number_of(turn)
        gathered = {slot: turn.get(slot) for slot in GATHERED if turn.get(slot) is not None}
        if means != "text":
            gathered["phone_number"] = phone
        area = told_area(turn)
        with turn.write() as session:
            case = open_case(session, turn.conversation_id, matter, gathered, means, deaf, turn.actor, told_area=area)
            number = Digits(f"{case.id:06d}")
        office = turn.context.office
        turn.say("handover.done", number=number)
        if turn.reading.of("background", "question", "wish", "steering"):
            turn.say("handover.remark_seen")
        is_open = office.open_at(turn.context.now())
        turn.say(
            f"handover.answer_{means}" if is_open else f"handover.answer_{means}_later",
            hours=office.said, phone=Digits(str(phone)[-4:]), options=go_on(turn),
        )  # fmt: skip
        if is_only_noticed(turn, means):
            turn.say("handover.only_a_notice", options=go_on(turn))
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say by which means the answer will come."""
    office, means = turn.context.office, _means(turn)
    if not office.open_at(turn.context.now()):
        turn.say("handover.closed", hours=office.said)
    turn.say(f"handover.confirm_{means}", phone=Digits(str(number_of(turn))[-4:]), options=YES_NO)


def go_on(turn: Turn) -> list[Choice]:
    """Return the choice that takes up the task that was left, where there is one."""
    return [Choice("接着办刚才的事", "继续")] if turn.state.paused_task else []


def _means(turn: Turn) -> str:
    """Return by which means the answer comes: text, call or sms."""
    asks_call = turn.state.paused_task is None and bool(turn.get(CALL_ME))
    return "text" if turn.get(NO_CALL_BACK) else means_of(turn, asks_call)
