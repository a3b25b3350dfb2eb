"""What a monitoring system counts of voice: no words of anybody."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

from server.conversation.hearing import Mended

HEARD = Counter("tongxing_utterances", "Utterances that were heard, by what became of them.", ["outcome"])
REPAIRS = Counter("tongxing_repairs_by_sound", "Words that were put into those that sound the same.")
INTERRUPTIONS = Counter("tongxing_interruptions", "Sounds while the assistant spoke, by what they were.", ["kind"])
SPEAKERS = Gauge("tongxing_speakers", "People who are connected by voice.")
LISTENED_TO = Gauge("tongxing_listened_to", "People whose microphone is on.")

for _outcome in ("as_heard", "repaired", "asked_again"):
    HEARD.labels(_outcome)
for _kind in ("meant", "nothing"):
    INTERRUPTIONS.labels(_kind)


def observe_mending(mended: Mended) -> None:
    """Count one utterance and its repairs."""
    HEARD.labels("asked_again" if not mended.sure else "repaired" if mended.repairs else "as_heard").inc()
    REPAIRS.inc(len(mended.repairs))
