"""What the hard person answers: what everyone does, and who they are to the person whose matter it is."""

from __future__ import annotations

import random
from typing import cast

from benches.simulation.answers import Answers
from benches.simulation.hard.wording import CurtWording
from benches.simulation.reading import Heard

RELATIONS = {"child": ("儿子", "女儿", "孩子"), "mother": ("母亲",)}


class CurtAnswers(Answers):
    """Knows the speaker's own name too."""

    def to(self, heard: Heard, draw: random.Random, simply: bool = False) -> str | None:
        """Return the answer to the open question, None where it cannot be one of this person's."""
        facts = self._facts
        if heard.slot == "helper_name":
            if simply:
                return facts.helper_name or None
            return self._wording.say("helper_name", draw, value=facts.helper_name) if facts.helps else None
        if heard.slot == "for_whom":
            return self._whose(heard)
        return super().to(heard, draw, simply)

    def _whose(self, heard: Heard) -> str | None:
        own = (self._facts.identity.name, *RELATIONS.get(self._facts.helps or "", ()))
        option = next((one for one in heard.things if any(word in one.title for word in own)), None)
        return option.title if option else cast(CurtWording, self._wording).who or None
