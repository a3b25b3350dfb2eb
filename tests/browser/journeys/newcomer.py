"""Somebody new on the page, who has a keyboard alone, and what the registry holds of them afterwards."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from language.numbers.personal import CertificateNumber
from server.registry.models import Enrolment, Person, Referral, SentMessage, TrainingClass
from server.registry.services.messages import phone_index
from server.registry.services.people import find_by_number
from tests.browser.chat import answered, focused, items
from tests.running import Service
from tests.samples import a_certificate_number, a_phone_number

MOST_STOPS = 80
HAS_FOCUS = "e => e === document.activeElement"


class Newcomer:
    """Tabs, types and presses Enter; reads the label of the line to know what is asked."""

    def __init__(self, page: Page, service: Service, scripts: bool = True) -> None:
        self.page = page
        self.service = service
        self.scripts = scripts
        self.name, self.number, self.phone = "王示例", a_certificate_number(), a_phone_number()

    # what they do

    def go_to(self, target: Locator, key: str = "Tab") -> None:
        """Press the key until the target has the focus."""
        for _ in range(MOST_STOPS):
            if target.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"not reached with {key}: {target}")

    def say(self, text: str) -> str:
        """Go to the line, write and press Enter; return what was answered."""
        if self.scripts:
            self.page.keyboard.press("Escape")
        self.go_to(self.page.locator("#text"))
        self.page.keyboard.type(text)
        return self._enter()

    def choose(self, title: str) -> str:
        """Go to the option of the last message and press Enter; return what was answered."""
        option = items(self.page).last.locator("button").filter(has=self.page.get_by_text(title, exact=True))
        # With scripts the focus stands after the options, without them the new page begins at the answer.
        self.go_to(option, "Shift+Tab" if self.scripts and focused(self.page) == "text" else "Tab")
        return self._enter()

    def tell_who_they_are(self) -> str:
        """Answer the questions about the person until another one is open; return what was said last."""
        said = ""
        while True:
            match self.page.locator("label[for=text]").inner_text():
                case "请写残疾人证号码":
                    said = self.say(self.number)
                case "请写手机号":
                    said = self.say(self.phone)
                case "请写短信里的验证码":
                    said = self.say(self.code())
                case "请写姓名":
                    said = self.say(self.name)
                case _:
                    return said

    def enrol(self) -> str:
        """Find a class, see it, agree, show who they are, and say yes; return what was said last."""
        self.say("我想在郑州学面点")
        self.choose(self.options()[0])
        self.choose("报名这个班")
        self.choose("同意")
        assert "中式面点" in self.tell_who_they_are()
        assert self.enrolments() == []
        return self.choose("是")

    def _enter(self) -> str:
        before = items(self.page).count()
        self.page.keyboard.press("Enter")
        answered(self.page, before)
        texts = items(self.page).locator(".text").all_inner_texts()
        return "\n".join(texts[before + 1 :])

    # what they see

    def options(self) -> list[str]:
        """The titles that the last message offers."""
        return items(self.page).last.locator(".title").all_inner_texts()

    def sources(self) -> str:
        """What the page says that its answers rest on."""
        return "\n".join(self.page.locator(".sources li").all_inner_texts())

    def code(self) -> str:
        """The code in the newest text message to their phone."""
        with self.service.database.read() as session:
            query = select(SentMessage.body).where(
                SentMessage.phone_hash == phone_index(self.phone), SentMessage.kind == "verification"
            )
            found = re.search(r"\d{6}", session.scalars(query.order_by(SentMessage.id.desc())).first() or "")
        assert found, "no code was sent"
        return found.group()

    # what the registry holds

    def person(self) -> Person | None:
        with self.service.database.read() as session:
            return find_by_number(session, CertificateNumber(self.number))

    def enrolments(self) -> list[Enrolment]:
        person = self.person()
        if person is None:
            return []
        with self.service.database.read() as session:
            query = select(Enrolment).where(Enrolment.person_id == person.id)
            course = joinedload(Enrolment.training_class).joinedload(TrainingClass.course)
            return list(session.scalars(query.options(course)))

    def referrals(self) -> list[Referral]:
        person = self.person()
        assert person
        with self.service.database.read() as session:
            return list(session.scalars(select(Referral).where(Referral.person_id == person.id)))
