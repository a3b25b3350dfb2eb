"""A registry with the sample catalogue, fresh for each test, and a person who talks with the actions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from actions.context import ActionContext
from actions.state import SLOT
from actions.turn import Turn
from server import clock
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.models import Conversation
from server.registry.sample import load_sample
from tests.actions.drive import Talk
from tests.actions.fake_tracker import fake_tracker
from tests.actions.readings import parsed
from tests.samples import a_conversation


@pytest.fixture(scope="session")
def catalogue_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated registry that holds the sample catalogue; copied, never written."""
    path = tmp_path_factory.mktemp("catalogue") / "catalogue.db"
    shutil.copy(sqlite_template, path)
    use_keyring(Keyring("test"))
    registry = Database(f"sqlite:///{path}")
    with registry.write() as session:
        load_sample(session, clock.today())
    registry.close()
    return path


@pytest.fixture
def catalogue(catalogue_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A registry with the sample catalogue, this test's own."""
    shutil.copy(catalogue_template, tmp_path / "catalogue.db")
    use_keyring(Keyring("test"))
    registry = Database(f"sqlite:///{tmp_path}/catalogue.db")
    yield registry
    registry.close()


@pytest.fixture
def context(catalogue: Database) -> ActionContext:
    return ActionContext(database=catalogue)


@pytest.fixture
def talk(context: ActionContext) -> Talk:
    """A new person in a new conversation."""
    return Talk(context)


class Turns:
    """Makes single turns of one conversation, over a registry that nobody writes to."""

    def __init__(self, context: ActionContext, session: Session, conversation: Conversation) -> None:
        self.context, self.session, self.conversation = context, session, conversation

    def __call__(
        self,
        text: str = "",
        intent: str = "inform",
        confidence: float = 0.95,
        reading: dict[str, Any] | None = None,
        **facts: Any,
    ) -> Turn:
        """Return the turn of one message, with these facts known; `reading` as `readings.parsed` takes it."""
        message = parsed(text, intent, confidence, **(reading or {}))
        slots = {SLOT: {"facts": facts}}
        return Turn(self.context, self.session, fake_tracker(self.conversation.id, message, **slots))


@pytest.fixture(scope="module")
def turns(catalogue_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turns]:
    """Turns to be read from; one registry for the whole module."""
    path = tmp_path_factory.mktemp("turns") / "catalogue.db"
    shutil.copy(catalogue_template, path)
    use_keyring(Keyring("test"))
    registry = Database(f"sqlite:///{path}")
    with registry.write() as session:
        conversation = a_conversation(session)
    with registry.read() as session:
        yield Turns(ActionContext(database=registry), session, conversation)
    registry.close()
