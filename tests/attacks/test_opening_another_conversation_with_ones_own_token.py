"""A token opens the conversation that it was handed out for, and no other; none that was made up opens anything."""

from __future__ import annotations

import pytest
from itsdangerous import URLSafeTimedSerializer

from server.conversation import first_token
from server.conversation.first_token import hand_out, opened_by
from server.conversation.service import ConversationNotFound
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from tests.server.conversation.test_live import run
from tests.server.conversation.test_one_at_a_time import quiet


@pytest.fixture(autouse=True)
def key_of_the_tests() -> None:
    use_keyring(Keyring("test"))


def test_of_two_that_said_nothing_neither_opens_the_other(database: Database) -> None:
    live = quiet(database)
    mine, theirs = run(live.start("web", "text")), run(live.start("web", "text"))
    with pytest.raises(ConversationNotFound):
        run(live.say(theirs.conversation_id, mine.token, "你好"))
    run(live.say(theirs.conversation_id, theirs.token, "你好"))
    with pytest.raises(ConversationNotFound):
        run(live.transcript(theirs.conversation_id, mine.token))


def test_a_token_that_was_made_up_or_changed_opens_nothing() -> None:
    conversation_id, token = hand_out("web", "text", None)
    salt = f"conversation {conversation_id}"
    for guess in (
        "",
        "a",
        token[:-2],
        token[1:],
        URLSafeTimedSerializer("guessed", salt=salt).dumps(["web", "text", None]),
    ):
        assert opened_by(conversation_id, str(guess)) is None


def test_a_token_of_another_key_opens_nothing() -> None:
    conversation_id, token = hand_out("web", "text", None)
    use_keyring(Keyring("another"))
    assert opened_by(conversation_id, token) is None


def test_a_token_that_was_signed_again_does_not_open_a_conversation_that_has_its_row(database: Database) -> None:
    live = quiet(database)
    me = run(live.start("web", "text"))
    run(live.say(me.conversation_id, me.token, "你好"))
    other = str(first_token._serializer(me.conversation_id).dumps(["kiosk", "voice", "410000"]))
    assert opened_by(me.conversation_id, other) is not None
    with pytest.raises(ConversationNotFound):
        run(live.transcript(me.conversation_id, other))
