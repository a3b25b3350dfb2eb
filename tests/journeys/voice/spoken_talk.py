"""A person who speaks with the assistant: every turn goes through the stream, as sound."""

from __future__ import annotations

from server.conversation.number_in_parts import PARTS
from server.words import Digits, word
from tests.caller import Caller, Event
from tests.journeys.talk import Talk
from tests.running import Service
from tests.spoken import digit_by_digit, spoken

RATES = (0.85, 1.0, 0.7, 0.85, 1.0, 0.7, 1.15, 0.85, 1.0, 0.7)
"""nobody says a thing twice in the same way; who is asked more often than this types it, as anybody would"""


class SpokenTalk(Talk):
    """As `Talk`, but `say` speaks; numbers are said digit by digit, and part by part where that is asked."""

    def __init__(self, service: Service, in_parts: str = "", category: int = 1) -> None:
        super().__init__(service, mode="voice", category=category)
        self.voice, self.rate = "zf_xiaobei", 1.0
        self._in_parts = in_parts
        """the slot of a number that this person prefers to say in parts"""
        token = self.headers["Authorization"].removeprefix("Bearer ")
        self.caller = Caller(service.url, self.id, token)
        self.ready = self.caller.until("ready")
        self.caller.send("listen", on=True)
        self.understood = ""
        self.asked_again = self.typed = 0
        self._part = ""
        """the part of a number that was said last"""

    def say(self, text: str, message_id: str | None = None) -> str:
        """Speak, and return what was answered."""
        if self._in_parts and self._in_parts == self.awaited:
            self._speak("一段一段说。", self.rate)
        else:
            asked = self._asked_since_the_answer()
            self._speak(self._what_fits(text, asked) if asked else text, self.rate)
        event = self._answered(text)
        self.understood = event["text"]
        before, self.reply = self.reply, {"messages": event["messages"], "awaiting": event["awaiting"]}
        self._check(self.reply, before, repeats=False)
        self.caller.until("spoken", lambda one: one["turn_id"] == event["turn_id"])
        self._listened_to()
        return self.heard

    def agree(self) -> str:
        """Say yes to what will be done, again where it was taken for something else."""
        for yes in ("是的。", "对。", "好的。"):
            self.say(yes)
            if self.awaited != "confirm":
                return self.heard
        raise AssertionError(f"still asked: {self.heard}")

    def _speak(self, text: str, rate: float) -> None:
        digits = text.rstrip("X").isdigit() and len(text) > 1
        self._part = text if digits else self._part
        said = digit_by_digit(text, 4 if len(text) > 8 else len(text)) if digits else text
        self.caller.speak(spoken(said, self.voice, rate))

    def _answered(self, text: str) -> Event:
        """Say it again, or what else is asked, until it is answered."""
        for rate in RATES:
            event = self.caller.until_any("answer", "notice")
            if event["type"] == "answer":
                return event
            self.asked_again += event["key"] != "number"
            self._listened_to()
            self._speak(self._what_fits(text, event), rate)
        self.typed += 1
        self.caller.send("text", text=text)
        return self.caller.until("answer")

    def _what_fits(self, number: str, notice: Event) -> str:
        """Return the part of the number that is asked for, or that what was said back is wrong."""
        if notice["key"] != "number" or self.awaited not in PARTS:
            return number
        at = 0
        for place, length in zip(("first", "following", "last"), PARTS[self.awaited], strict=True):
            asked = word(f"parts.{place}", count=length).text
            if notice["text"] == word("parts.next", digits=Digits(self._part), part=asked).text:
                return number[at : at + length]
            if asked in notice["text"]:
                said_back = notice["text"][: -len(word("parts.next", digits=Digits(""), part=asked).text)]
                return "不对。" if said_back.isdigit() else number[at : at + length]
            at += length
        return number

    def _asked_since_the_answer(self) -> Event | None:
        events = self.caller.events
        answered = max((at for at, one in enumerate(events) if one["type"] == "answer"), default=-1)
        asked = [one for one in events[answered + 1 :] if one["type"] == "notice" and one["key"] == "number"]
        return asked[-1] if asked else None

    def _listened_to(self) -> None:
        """Wait until the assistant has finished: a 好 before that is no answer."""
        self.caller.until("state", lambda one: one["state"] == "listening")

    def choose(self, part: str) -> str:
        """Say the number of the option whose title holds `part`."""
        options = [option for message in self.reply["messages"] for option in message["options"]]
        (key,) = [option["key"] for option in options if part in option["title"]]
        return self.say(f"第{'一二三四五六七八九'[int(key) - 1]}个。")
