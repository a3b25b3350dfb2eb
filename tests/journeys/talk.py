"""A person who talks with the assistant through the chat API, and what they find afterwards."""

from __future__ import annotations

import re
import uuid
from typing import Any

import httpx
from sqlalchemy import select

from language.numbers.personal import CertificateNumber
from server.registry.models import Person, SentMessage
from server.registry.services.messages import phone_index
from server.registry.services.people import find_by_number
from tests.journeys import invariants
from tests.running import Service
from tests.samples import a_certificate_number, a_phone_number

CLIENT = httpx.Client(timeout=60, trust_env=False)
"""one for all, since each new one takes longer than the bot to answer"""
REPEATING = ("重复", "再说一遍", "没听清", "一个字一个字念")


class Talk:
    """One conversation; `say` answers with all that was said back, joined, and checks what every answer must be."""

    def __init__(
        self,
        service: Service,
        mode: str = "text",
        area: str | None = None,
        category: int = 4,
        channel: str = "web",
    ) -> None:
        self.service = service
        self.mode = mode
        self.number = a_certificate_number(category=category)
        self.phone = a_phone_number()
        self.bank_account = f"62220{a_phone_number()}"
        self.name = "王示例"
        body: dict[str, Any] = {"channel": channel, "mode": mode}
        if area:
            body["area"] = area
        started = CLIENT.post(f"{service.url}/api/v1/conversations", json=body).json()
        self.id: str = started["conversation_id"]
        self.headers = {"Authorization": f"Bearer {started['token']}"}
        self.reply: dict[str, Any] = started
        self._messages_sent: set[str] = set()
        self._check(started, {"messages": []}, repeats=False)

    def again(self) -> Talk:
        """The same person in a new conversation."""
        other = Talk(self.service, self.mode)
        other.number, other.phone, other.name = self.number, self.phone, self.name
        other.bank_account = self.bank_account
        return other

    def say(self, text: str, message_id: str | None = None) -> str:
        """Send one message and return what was said back."""
        message_id = message_id or str(uuid.uuid4())
        answer = self.post(text, message_id)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        reply: dict[str, Any] = answer.json()
        again = any(one in text for one in REPEATING) or message_id in self._messages_sent
        self._check(reply, self.reply, repeats=again)
        self._messages_sent.add(message_id)
        self.reply = reply
        return self.heard

    def say_all(self, *texts: str) -> str:
        """Send several messages one after the other; return what was said to the last."""
        for text in texts:
            self.say(text)
        return self.heard

    def post(self, text: str, message_id: str) -> httpx.Response:
        """Send one message and return the bare answer."""
        return CLIENT.post(
            f"{self.address}/messages", json={"text": text, "message_id": message_id}, headers=self.headers
        )

    @property
    def address(self) -> str:
        """Where this conversation is found."""
        return f"{self.service.url}/api/v1/conversations/{self.id}"

    def _check(self, reply: dict[str, Any], before: dict[str, Any], repeats: bool) -> None:
        invariants.check(reply, before, self.mode, (self.number[:18], self.phone, self.bank_account), repeats)

    @property
    def heard(self) -> str:
        """All that was said in the last turn."""
        return "\n".join(message["text"] for message in self.reply["messages"])

    @property
    def awaited(self) -> str | None:
        """The slot whose question is open."""
        return (self.reply["awaiting"] or {}).get("slot")

    @property
    def options(self) -> list[str]:
        """The titles that can be chosen."""
        return [option["title"] for message in self.reply["messages"] for option in message["options"]]

    def choose(self, part: str) -> str:
        """Send the key of the option whose title holds `part`."""
        options = [option for message in self.reply["messages"] for option in message["options"]]
        fitting = [option["key"] for option in options if part in option["title"]]
        assert len(fitting) == 1, (part, self.options)
        return self.say(fitting[0])

    @property
    def citations(self) -> list[dict[str, str]]:
        return [citation for message in self.reply["messages"] for citation in message["citations"]]

    def code(self) -> str:
        """The newest code that was sent to this person's phone."""
        with self.service.database.read() as session:
            bodies = session.scalars(
                select(SentMessage.body)
                .where(SentMessage.phone_hash == phone_index(self.phone), SentMessage.kind == "verification")
                .order_by(SentMessage.id.desc())
            )
            found = re.search(r"\d{6}", bodies.first() or "")
        assert found
        return found.group()

    def answer(self, **answers: str) -> str:
        """Answer the open questions as this person would, until another one is open; `answers` win."""
        usual = {
            "consent": "同意", "person_name": self.name, "certificate_number": self.number,
            "phone_number": self.phone,
        }  # fmt: skip
        for _ in range(20):
            slot = self.awaited
            if slot in answers:
                self.say(answers.pop(slot))
            elif slot == "verification_code":
                self.say(self.code())
            elif slot in usual:
                self.say(usual[slot])
            else:
                return self.heard
        raise AssertionError(f"still asked for {self.awaited}: {self.heard}")

    def wrong_code(self) -> str:
        """A code that was not sent."""
        return f"{(int(self.code()) + 1) % 1_000_000:06d}"

    def register(self) -> Talk:
        """Go on record."""
        self.say("我想登记")
        self.answer()
        assert self.awaited == "confirm", self.heard
        self.say("是")
        assert self.person is not None, self.heard
        return self

    @property
    def person(self) -> Person | None:
        """This person's record."""
        with self.service.database.read() as session:
            return find_by_number(session, CertificateNumber(self.number))
