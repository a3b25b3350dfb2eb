"""A person who speaks with the assistant: every turn goes through the stream, as sound."""

from __future__ import annotations

from tests.caller import Caller, Event
from tests.journeys.talk import Talk
from tests.running import Service
from tests.spoken import digit_by_digit, spoken, written


class SpokenTalk(Talk):
    """As `Talk`, but `say` speaks; numbers are said digit by digit."""

    def __init__(self, service: Service, voice: str = "zf_xiaobei", rate: float = 1.0, category: int = 1) -> None:
        super().__init__(service, mode="voice", category=category)
        self.voice, self.rate = voice, rate
        token = self.headers["Authorization"].removeprefix("Bearer ")
        self.caller = Caller(service.url, self.id, token)
        self.ready = self.caller.until("ready")
        self.caller.send("listen", on=True)
        self.understood = ""
        self.asked_again = self.typed = 0

    def say(self, text: str, message_id: str | None = None) -> str:
        """Speak, and return what was answered."""
        said = digit_by_digit(text) if text.rstrip("X").isdigit() and len(text) > 1 else text
        self.caller.speak(spoken(said, self.voice, self.rate))
        event = self._answered(said)
        self.understood = event["text"]
        before, self.reply = self.reply, {"messages": event["messages"], "awaiting": event["awaiting"]}
        self._check(self.reply, before, repeats=False)
        self.caller.until("spoken", lambda one: one["turn_id"] == event["turn_id"])
        self._listened_to()
        return self.heard

    def _listened_to(self) -> None:
        """Wait until the assistant has finished: a 好 before that is no answer."""
        self.caller.until("state", lambda one: one["state"] == "listening")

    def _answered(self, said: str) -> Event:
        """Say it again, slower, where it was not heard surely; what is not heard then is typed, as anybody would."""
        for rate in (0.85, None):
            event = self.caller.until_any("answer", "notice")
            if event["type"] == "answer":
                return event
            self.asked_again += 1
            self._listened_to()
            if rate:
                self.caller.speak(spoken(said, self.voice, rate))
        self.typed += 1
        self.caller.send("text", text=written(said))
        return self.caller.until("answer")

    def choose(self, part: str) -> str:
        """Say the number of the option whose title holds `part`."""
        options = [option for message in self.reply["messages"] for option in message["options"]]
        (key,) = [option["key"] for option in options if part in option["title"]]
        return self.say(f"第{'一二三四五六七八九'[int(key) - 1]}个。")
