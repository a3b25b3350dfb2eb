"""`make bench-voice`: how well and how fast the assistant hears and speaks; progress goes to stderr."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benches.sides import bot_url, open_conversation
from benches.voice import conversations, recognition, speaking
from benches.voice.audio import FOLDER, Clip, clips, speak_all
from benches.voice.memory import server_mb
from benches.voice.report import Measured, last_line, table
from benches.voice.sentences import certificate_numbers, load_sentences
from server.conversation.hearing import Mending
from server.known_sentences import known_sentences
from server.speech.recognizers import load
from tests.running import Service, running_service

PARTS = ("recognition", "speaking", "stream")


def main() -> None:
    """Measure and print, whatever the figures are."""
    reader = argparse.ArgumentParser(prog="benches.voice", description=__doc__)
    reader.add_argument("--only", choices=PARTS, help="measure one part alone")
    reader.add_argument("--wrong", action="store_true", help="list what was misheard, and turns that failed")
    wanted = reader.parse_args()
    parts = (wanted.only,) if wanted.only else PARTS
    spoken = clips([*load_sentences(), *certificate_numbers()])
    tell(f"load average {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    if wanted.only != "speaking":
        speak_all(spoken)
    with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:
        measured = measure(parts, spoken, Path(folder))
    if wanted.wrong:
        print("\n".join(wrong(measured)), end="\n\n")
    print(table(measured), last_line(measured), sep="\n\n")


def measure(parts: tuple[str, ...], spoken: list[Clip], folder: Path) -> Measured:
    """Measure the parts one after another, so that none takes the processor from another."""
    measured = Measured()
    if "speaking" in parts:
        tell("speaking")
        measured.spoken = speaking.measure()
    if "recognition" in parts:
        tell("recognition: starting the service")
        with running_service(folder / "hearing", voice="off") as service:
            hear(service, spoken, measured)
            open_conversation(service)
            measured.without_voice_mb = server_mb(service)
        measured.others = recognition.others(measured.heard["16k"])
    if "stream" in parts:
        with running_service(with_prompts(folder / "talking"), voice="auto") as service:
            measured.loads = conversations.measure(service.url, spoken)
            measured.with_voice_mb = server_mb(service)
    return measured


def with_prompts(folder: Path) -> Path:
    """Return a data folder in which the known prompts are made, as in that of a service that runs for an hour."""
    tell("stream: known prompts")
    speaking.keep_prompts(FOLDER / "prompts")
    folder.mkdir()
    (folder / "prompts").symlink_to(FOLDER / "prompts", target_is_directory=True)
    tell("stream: starting the service")
    return folder


def hear(service: Service, spoken: list[Clip], measured: Measured) -> None:
    """Hear every clip with the recogniser that serves, and ask the bot of the service what it means."""
    mending = Mending(lambda: known_sentences(service.database))
    measured.heard = recognition.hear_all(spoken, load("whisper"), mending, bot_url(service))


def wrong(measured: Measured) -> list[str]:
    """Return a line for each clip that was misheard, and for each turn that failed."""
    lines = [
        f"{band}  {line}" for band, all_heard in measured.heard.items() for line in recognition.misheard(all_heard)
    ]
    failed = [(load.speakers, turn) for load in measured.loads for turn in load.turns if turn.ms is None or turn.why]
    return lines + [f"{speakers} at once  {turn.said} | {turn.heard} | {turn.why}" for speakers, turn in failed]


def tell(text: str) -> None:
    """Say how far it is, on the standard error stream."""
    print(f"measuring: {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
