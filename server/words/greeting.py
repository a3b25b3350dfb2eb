"""How every conversation begins: the words, and what can be chosen."""

from __future__ import annotations

from typing import Any

from server.words.catalogue import word
from server.words.menu import OPTIONS_IN_THE_EAR, OPTIONS_ON_SCREEN, common_wishes, sentence_of, title_of

KEY = "small.welcome"


def greeting(by_voice: bool) -> dict[str, Any]:
    """Return the greeting in the form in which the action says a message."""
    wording = word(KEY, 1)
    wishes = common_wishes(OPTIONS_IN_THE_EAR if by_voice else OPTIONS_ON_SCREEN)
    options = [
        {"key": str(key), "title": title_of(one), "payload": sentence_of(one)} for key, one in enumerate(wishes, 1)
    ]
    return {"key": KEY, "text": wording.text, "speech": wording.speech, "options": options, "citations": []}
