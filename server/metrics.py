"""What a monitoring system counts: no names, no numbers, no words of anybody."""

from __future__ import annotations

from typing import get_args

from prometheus_client import Counter, Gauge, Histogram

from server.conversation.messages import Outcome
from server.registry.services.waiting import Waiting

TURNS = Counter("tongxing_turns", "Turns of conversations, by how they ended.", ["outcome"])
TURN_SECONDS = Histogram(
    "tongxing_turn_seconds",
    "Seconds from a message to its answer.",
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10, 30),
)
BOT_RESTARTS = Counter("tongxing_bot_restarts", "How often the bot ended unexpectedly and was started again.")

URGENT_WAITING = Gauge("tongxing_urgent_cases_waiting", "Urgent cases that nobody has accepted.")
URGENT_OLDEST = Gauge("tongxing_urgent_case_oldest_seconds", "Seconds that the oldest of them waits; 0 for none.")

CASES_WAITING = Gauge("tongxing_cases_waiting", "Cases that nobody has accepted, without the urgent ones.")
CASES_OLDEST = Gauge("tongxing_case_oldest_seconds", "Seconds that the oldest of them waits; 0 for none.")
CASES_UNANSWERED = Gauge("tongxing_cases_unanswered", "Cases that somebody accepted and nobody has answered.")
UNANSWERED_OLDEST = Gauge(
    "tongxing_case_unanswered_oldest_seconds", "Seconds since the oldest of them was opened; 0 for none."
)
TEXTS_WAITING = Gauge("tongxing_text_messages_waiting", "Text messages that the gateway is still to take.")
TEXTS_OLDEST = Gauge("tongxing_text_message_oldest_seconds", "Seconds that the oldest of them waits; 0 for none.")

for _outcome in get_args(Outcome):
    TURNS.labels(_outcome)  # there from the start, so that the first failure is a step and not a new line


def observe_turn(outcome: Outcome, seconds: float) -> None:
    """Count one turn and the time that it took."""
    TURNS.labels(outcome).inc()
    TURN_SECONDS.observe(seconds)


def observe_urgent(count: int, oldest_seconds: float) -> None:
    """Tell how many urgent cases wait, and for how long the oldest has."""
    URGENT_WAITING.set(count)
    URGENT_OLDEST.set(oldest_seconds)


def observe_waiting(cases: Waiting, unanswered: Waiting, texts: Waiting) -> None:
    """Tell what waits for the office without being urgent, what it accepted, and what waits for the gateway."""
    CASES_WAITING.set(cases.count)
    CASES_OLDEST.set(cases.oldest_seconds)
    CASES_UNANSWERED.set(unanswered.count)
    UNANSWERED_OLDEST.set(unanswered.oldest_seconds)
    TEXTS_WAITING.set(texts.count)
    TEXTS_OLDEST.set(texts.oldest_seconds)
