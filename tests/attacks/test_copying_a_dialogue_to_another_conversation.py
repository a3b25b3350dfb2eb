"""Who holds the bot's database, and no key, puts another person's dialogue in the place of their own."""

from __future__ import annotations

import sqlite3

from tests.journeys.talk import Talk
from tests.running import Service


def test_the_dialogue_of_somebody_else_is_not_continued(service: Service) -> None:
    theirs, own = Talk(service), Talk(service)
    theirs.name = "赵示例"
    theirs.say_all("我想登记", "同意", theirs.name, theirs.number)
    own.say("我想登记")
    connection = sqlite3.connect(service.data_dir / "tracker.db", timeout=15)
    with connection:
        copied = connection.execute(
            "UPDATE dialogues SET data = (SELECT data FROM dialogues WHERE sender_id = ?) WHERE sender_id = ?",
            (theirs.id, own.id),
        ).rowcount
    connection.close()
    assert copied == 1
    for asked in ("到哪了", "我叫什么名字"):
        answer = own.post(asked, asked).text
        assert theirs.name not in answer
        assert theirs.number[-4:] not in answer
        assert "phone_number" not in answer  # which the other dialogue asks for
