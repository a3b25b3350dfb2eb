"""One person's way through all tasks, on the other database."""

from __future__ import annotations

from pathlib import Path

from tests.databases import PostgreSQL
from tests.journeys.registry import claims, enrolments, known_as, referrals
from tests.journeys.talk import Talk
from tests.running import running_service


def test_a_person_registers_enrols_claims_and_is_referred(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with running_service(tmp_path, postgresql.url(postgresql.create())) as service:
        talk = Talk(service).register()
        talk.say_all("我想在石家庄报名学面点", "第一个", "是")
        assert [one.status for one in enrolments(talk)] == ["enrolled"]

        talk.say_all("我要申请培训补贴", "职业技能等级证书", "面点", "五级", "昨天", talk.bank_account, "是")
        assert [one.slot for one in claims(talk)] == [1]

        talk.say_all("帮我找石家庄的面点工作", "都可以", "第一个", "是")
        assert [one.status for one in referrals(talk)] == ["sent"]

        talk.say("我要退班")
        if talk.awaited == "enrolment_choice":
            talk.say("第一个")
        talk.say("是")
        assert [one.status for one in enrolments(talk)] == ["cancelled"]

        later = talk.again()
        later.say("查一下我的补贴到哪一步了")
        later.answer()
        assert "等审核" in later.heard
        person = talk.person
        assert person is not None
        assert known_as(later) == person.id
