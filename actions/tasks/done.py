"""The end of a task: what belonged to it is forgotten, what was wished for earlier is offered."""

from __future__ import annotations

from typing import ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import speaking
from actions.base import RegistryAction
from actions.turn import Turn


class TaskEnd(RegistryAction):
    """The action after a form. Subclasses write `finish`; it runs only after a yes."""

    form: ClassVar[str]
    forgets: ClassVar[tuple[str, ...]] = ()
    needs_yes: ClassVar[bool] = True

    def finish(self, turn: Turn) -> bool:
        """Do the task; return False to keep the slots because the form goes on."""
        raise NotImplementedError

    def try_again(self, tracker: Tracker) -> str:
        return "继续"

    def after_trouble(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Keep the task with all that was said: going on asks the last question once more."""
        return [SlotSet("confirm", None), SlotSet("left_form", self.form), FollowupAction("action_listen")]

    def act(self, turn: Turn) -> None:
        turn.follow_with("action_listen")
        if self.needs_yes and turn.get("confirm") is not True:
            return
        if not self.finish(turn):
            return
        turn.clear(
            ["confirm", "offered", "place_candidates", "occupation_candidates", "wish", "asked", *self.forgets]
        )
        if turn.get("left_form") == self.form:
            turn.clear(["left_form"])
        if turn.get("wishes"):
            speaking.offer_wish(turn)


def ask_again(turn: Turn, form: str, *slots: str) -> None:
    """Go back into the form, with `slots` to be asked again."""
    turn.clear(["confirm", *slots])
    turn.set("resuming", form)
    turn.follow_with(form)
