"""Whether what was mended means what was said.

A wish or a steering word is right where the bot, asked how it reads it, finds the intent of the label.
An answer inside a task is right where the project's own reader of the awaited step reads the same from the mended
text as from the written one: yes or no, the option on offer, codes of trades and places, level, day, number.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from actions.questions.numbers import CertificateNumberQuestion, NumberQuestion, PhoneQuestion
from benches.connection import Connection
from benches.voice.sentences import Sentence
from language.catalogues import read_divisions, read_trades
from language.levels import read_level
from language.named_wishes import read_work_mode
from language.numbers.personal import InvalidNumber, parse_verification_code
from language.places import Gazetteer
from language.time.dates import read_day
from language.trades import Trades
from language.yes_no import read_yes_no
from server import clock
from server.conversation.bot_client import CHANNEL
from server.conversation.hearing import Mended
from server.conversation.incoming import chosen, disarmed
from server.conversation.messages import Reply
from server.derive import derive
from server.registry.reference import load as reference
from server.registry.sample import tables as sample
from tests.running import SECRET

Outcome = Literal["right", "asked", "lost", "wrong"]
"""of a spoken number: asked again because it cannot be right or is not sure; lost where it was taken for no number"""


def is_right(sentence: Sentence, mended: str, bot: str) -> bool:
    """Return whether the mended text is understood as it should be; `bot` is the address of the bot."""
    if sentence.reply is not None:
        wanted = reading(sentence.text, sentence.reply)
        return wanted is not None and reading(mended, sentence.reply) == wanted
    return intent_of(mended, bot) == sentence.intent


def intent_of(text: str, bot: str) -> str:
    """Return the intent that the bot is surest of, empty where nothing was heard."""
    if not text:
        return ""
    # A new connection each time: the bot closes what was quiet for a few seconds.
    connection = Connection(bot, derive(SECRET, "bot"))
    _, parsed = connection.post(f"{CHANNEL}/parse", {"text": disarmed(text)})
    connection.close()
    return str(parsed["intent"]["name"])


def reading(text: str, reply: Reply) -> Any:
    """Return what the awaited step reads from an answer, None where it reads nothing."""
    assert reply.awaiting is not None
    match reply.awaiting.kind:
        case "yes_no":
            return read_yes_no(text)
        case "choice":
            return _option(text, reply)
        case "occupation":
            return tuple(trade.code for trade in _trades().find(text)) or None
        case "place":
            return tuple(place.code for place in _gazetteer().find(text)) or None
        case "level":
            return read_level(text)
        case "date":
            return read_day(text, clock.today(), past=True)
        case "phone":
            return _told(PhoneQuestion(), text)
        case _:
            return _code(text)


def outcome(sentence: Sentence, mended: Mended) -> Outcome:
    """Return what becomes of a certificate number in the form that asked for it."""
    read = _told(CertificateNumberQuestion(), mended.text)
    if read is None:
        return "lost"
    if not isinstance(read, str) or not mended.sure:
        return "asked"
    return "right" if read == sentence.number else "wrong"


def _option(text: str, reply: Reply) -> str | None:
    payloads = [option.payload for message in reply.messages for option in message.options]
    found = chosen(text, reply)
    return found if found in payloads else read_work_mode(text)


def _code(text: str) -> str | None:
    try:
        return parse_verification_code(text)
    except InvalidNumber:
        return None


def _told(question: NumberQuestion, text: str) -> Any:
    """Return what the question takes from an answer."""
    return question.read(text)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(read_divisions(reference.DIVISIONS))


@cache
def _trades() -> Trades:
    return Trades(read_trades(sample.HERE / "occupations.csv"))
