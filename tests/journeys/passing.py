"""Time that passes in a conversation: what the bot and the registry remember of it is moved into the past."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta

from server.derive import derive
from server.dialogues import DialogueKeys
from tests.journeys.talk import Talk
from tests.passing import let_pass
from tests.running import SECRET


def pass_time(talk: Talk, hours: float = 24.0) -> None:
    """Let the last message lie `hours` back."""
    keys = DialogueKeys(derive(SECRET, "tracker"))
    connection = sqlite3.connect(talk.service.data_dir / "tracker.db", timeout=15)
    with connection:
        (stored,) = connection.execute("SELECT data FROM dialogues WHERE sender_id = ?", (talk.id,)).fetchone()
        dialogue = json.loads(keys.open(talk.id, stored))
        for event in dialogue["events"]:
            event["timestamp"] -= hours * 3600
        moved = keys.close(talk.id, json.dumps(dialogue, ensure_ascii=False).encode())
        connection.execute("UPDATE dialogues SET data = ? WHERE sender_id = ?", (moved, talk.id))
    connection.close()
    with talk.service.database.write() as session:
        let_pass(session, talk.id, timedelta(hours=hours))
