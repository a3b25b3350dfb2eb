"""How well speech is heard: by our recogniser with its mending, and beside it by other engines on the same files."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from benches.voice.audio import Clip, telephone
from benches.voice.characters import comparable
from benches.voice.understanding import Outcome, is_right, outcome
from server.conversation.hearing import Heard, Mended, Mending
from server.speech import models
from server.speech.audio import HEARD_RATE, Samples, pcm_of
from server.speech.recognizer import Hints, Hypothesis, Recognizer, RecognizerUnavailable
from server.speech.recognizers import load

SHORTEST, LONGEST = 3.0, 6.0
"""seconds of the files that the time is measured on"""
FILES = 30
"""so many are heard by the other engines"""
ASKED_EVERY = 40


@dataclass(frozen=True)
class Result:
    """One clip as it was heard: `raw` as the recogniser wrote it, `ms` that it took; `right` tells of its meaning."""

    clip: Clip
    seconds: float
    raw: str
    mended: Mended
    ms: float
    mending_ms: float
    right: bool
    number: Outcome | None = None

    @property
    def timed(self) -> bool:
        """Whether the clip is one of those that the time is measured on."""
        return SHORTEST <= self.seconds <= LONGEST


@dataclass(frozen=True)
class OtherResult:
    """One clip at 16 kHz as another engine hears it by its ordinary call."""

    clip: Clip
    text: str
    ms: float


def hear_all(clips: Sequence[Clip], recognizer: Recognizer, mending: Mending, bot: str) -> dict[str, list[Result]]:
    """Return what was heard at 16 kHz and through a telephone."""
    mending.learn()
    for clip in clips[:2]:  # the model is warm and the mending has learned before the clock runs
        _hear(clip, clip.samples(), recognizer, mending, bot)
    ways: dict[str, Callable[[Samples], Samples]] = {"16k": lambda samples: samples, "8k": telephone}
    results: dict[str, list[Result]] = {band: [] for band in ways}
    for band, through in ways.items():
        for at, clip in enumerate(clips, 1):
            results[band].append(_hear(clip, through(clip.samples()), recognizer, mending, bot))
            if at % ASKED_EVERY == 0 or at == len(clips):
                print(f"recognition: {band}, {at} of {len(clips)}", file=sys.stderr)
    return results


def _hear(clip: Clip, samples: Samples, recognizer: Recognizer, mending: Mending, bot: str) -> Result:
    sentence = clip.sentence
    listening = recognizer.listen(Hints(*mending.hints(sentence.reply)))
    listening.feed(pcm_of(samples))
    began = time.perf_counter()
    found = listening.recognize()
    heard = time.perf_counter()
    mended = mending.mend([_heard(one) for one in found.hypotheses], sentence.reply)
    done = time.perf_counter()
    number = outcome(sentence, mended) if sentence.kind == "numbers" else None
    right = number == "right" if number else is_right(sentence, mended.text, bot)
    seconds = len(samples) / HEARD_RATE
    return Result(clip, seconds, found.text, mended, (heard - began) * 1000, (done - heard) * 1000, right, number)


def others(results: Sequence[Result]) -> dict[str, list[OtherResult]]:
    """Return what the other engines hear in some of the files of 3 to 6 s."""
    clips = [result.clip for result in islice(_spread(results), FILES)]
    found = {"faster-whisper": _by_faster_whisper(clips)}
    try:
        found["vosk"] = _by_vosk(clips)
    except RecognizerUnavailable as reason:
        print(f"recognition: {reason}", file=sys.stderr)
    return found


def _spread(results: Sequence[Result]) -> Sequence[Result]:
    timed = [result for result in results if result.timed and result.clip.sentence.kind == "wishes"]
    return timed[:: max(1, len(timed) // FILES)]


def _by_faster_whisper(clips: Sequence[Clip]) -> list[OtherResult]:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(models.folder_of("whisper-base")), device="cpu", compute_type="int8", cpu_threads=2)

    def transcribe(clip: Clip) -> str:
        segments, _ = model.transcribe(str(clip.path), language="zh", beam_size=5)
        return "".join(segment.text for segment in segments)

    return _timed("faster-whisper", clips, transcribe)


def _by_vosk(clips: Sequence[Clip]) -> list[OtherResult]:
    engine = load("vosk")

    def transcribe(clip: Clip) -> str:
        listening = engine.listen()
        listening.feed(pcm_of(clip.samples()))
        return listening.recognize().text

    return _timed("vosk", clips, transcribe)


def _timed(name: str, clips: Sequence[Clip], transcribe: Callable[[Clip], str]) -> list[OtherResult]:
    transcribe(clips[0])
    results = []
    for clip in clips:
        began = time.perf_counter()
        text = transcribe(clip)
        results.append(OtherResult(clip, text, (time.perf_counter() - began) * 1000))
    print(f"recognition: {name}, {len(clips)} files", file=sys.stderr)
    return results


def misheard(results: Sequence[Result]) -> list[str]:
    """Return a line for each clip that is not understood, or is understood in other characters."""
    return [
        f"{result.number or ('meant' if result.right else 'WRONG')}  {result.clip.sentence.intent}  "
        f"{result.clip.sentence.text} | {result.raw} | {result.mended.text}"
        for result in results
        if not result.right or comparable(result.clip.sentence.text) != comparable(result.mended.text)
    ]


def _heard(one: Hypothesis) -> Heard:
    return Heard(one.text, one.confidence, one.in_words)
