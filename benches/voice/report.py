"""What `make bench-voice` prints: tables for people, and one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from benches.figures import median
from benches.tables import columns, rounded, shown
from benches.voice.characters import error_rate
from benches.voice.conversations import EIGHT, Load, speakers_held
from benches.voice.recognition import OtherResult, Result
from benches.voice.sentences import KINDS
from benches.voice.speaking import Spoken
from benches.voice.understanding import Outcome

Figure = float | int | None


@dataclass
class Measured:
    """What one run measured; parts that were left out are empty. `heard` by band, 16k and 8k; memory in MB."""

    heard: dict[str, list[Result]] = field(default_factory=dict)
    others: dict[str, list[OtherResult]] = field(default_factory=dict)
    spoken: Spoken | None = None
    loads: list[Load] = field(default_factory=list)
    with_voice_mb: float | None = None
    without_voice_mb: float | None = None


def last_line(measured: Measured) -> str:
    """Return the JSON of the contract: times in ms, shares 0 to 1, memory in MB, None where it was not measured.

    Numbers of both bands count together: the share that is right or asked again, and how many wrong ones were taken.
    """
    one, eight = (_load(measured, speakers) for speakers in (1, EIGHT))
    plain, spoken = measured.others.get("faster-whisper", []), measured.spoken
    numbers = [result.number for results in measured.heard.values() for result in results if result.number]
    figures: dict[str, Figure] = {
        "first_audio_ms_p50": rounded(one and one.p50, 0),
        "first_audio_ms_p95": rounded(one and one.p95, 0),
        "first_audio_8_ms_p50": rounded(eight and eight.p50, 0),
        "first_audio_8_ms_p95": rounded(eight and eight.p95, 0),
        "asr_ms_p50": rounded(median(_times(measured.heard.get("16k", []))), 0),
        "asr_plain_ms_p50": rounded(median([result.ms for result in plain]), 0),
        "cer_16k": rounded(_mended(measured.heard.get("16k", [])), 4),
        "cer_8k": rounded(_mended(measured.heard.get("8k", [])), 4),
        "intent_16k": rounded(_right(measured.heard.get("16k", [])), 4),
        "intent_8k": rounded(_right(measured.heard.get("8k", [])), 4),
        "digits_right_or_asked": rounded(_share([number in ("right", "asked") for number in numbers]), 4),
        "digits_wrong_accepted": numbers.count("wrong") if numbers else None,
        "prompt_ms_p50": rounded(spoken and spoken.prompt_ms, 1),
        "sentence_natural_ms_p50": rounded(spoken and spoken.natural_ms, 0),
        "sentence_fast_ms_p50": rounded(spoken and spoken.fast_ms, 0),
        "speech_mb": rounded(_speech_mb(measured), 0),
        "speakers_held": speakers_held(measured.loads) if measured.loads else None,
    }
    return json.dumps(figures)


def table(measured: Measured) -> str:
    """Return what people read."""
    parts = [_recognition(band, results) for band, results in measured.heard.items()]
    if measured.heard:
        parts += [_numbers(measured.heard), _recognizers(measured)]
    if measured.spoken:
        parts.append(_speaking(measured.spoken))
    if measured.loads:
        parts.append(_loads(measured.loads))
    if measured.with_voice_mb is not None:
        before = shown(measured.without_voice_mb, 0)
        parts.append(f"server with voice {measured.with_voice_mb:.0f} MB, without {before} MB")
    return "\n\n".join(parts)


def _recognition(band: str, results: Sequence[Result]) -> str:
    rows = [[f"heard, {band}", "clips", "raw CER", "mended", "understood"]]
    sentences = _sentences(results)
    for kind in KINDS:
        rows.append(_heard_row(kind, [one for one in sentences if one.clip.sentence.kind == kind]))
    for voice in sorted({one.clip.voice for one in sentences}):
        rows.append(_heard_row(voice, [one for one in sentences if one.clip.voice == voice]))
    for rate in sorted({one.clip.rate for one in sentences}):
        rows.append(_heard_row(f"rate {rate}", [one for one in sentences if one.clip.rate == rate]))
    rows.append(_heard_row("all", sentences))
    return columns(rows)


def _heard_row(name: str, results: Sequence[Result]) -> list[str]:
    shares = (_raw(results), _mended(results), _right(results))
    return [name, str(len(results)), *(_percent(share) for share in shares)]


def _numbers(heard: dict[str, list[Result]]) -> str:
    rows = [["certificate numbers", *get_args(Outcome)]]
    for band, results in heard.items():
        numbers = [result.number for result in results if result.number]
        rows.append([band, *(str(numbers.count(outcome)) for outcome in get_args(Outcome))])
    return columns(rows)


def _recognizers(measured: Measured) -> str:
    ours = measured.heard["16k"]
    same = {result.clip.path for results in measured.others.values() for result in results}
    found = {"whisper, short window": [_as_other(one) for one in ours if one.clip.path in same], **measured.others}
    rows = [["recognisers, same files", "files", "p50 ms", "raw CER"]]
    for name, results in found.items():
        rate = error_rate((one.clip.sentence.text, one.text) for one in results)
        rows.append([name, str(len(results)), shown(median([one.ms for one in results]), 0), _percent(rate)])
    mending = shown(median([one.mending_ms for one in ours]), 1)
    return f"{columns(rows)}\nmending takes {mending} ms at the median"


def _as_other(result: Result) -> OtherResult:
    return OtherResult(result.clip, result.raw, result.ms)


def _speaking(spoken: Spoken) -> str:
    rows = [["first audio, median", "ms"]]
    rows += [
        ["a kept prompt", shown(spoken.prompt_ms, 1)],
        ["unknown sentence, natural voice", shown(spoken.natural_ms, 0)],
        ["unknown sentence, espeak", shown(spoken.fast_ms, 0)],
    ]
    engines = [["synthesizers by themselves", "first ms", "seconds a second"]]
    for name, speed in spoken.engines.items():
        engines.append([name, shown(speed.first_ms, 0), shown(speed.real_time_factor, 2)])
    return f"{columns(rows)}\n\n{columns(engines)}"


def _loads(loads: Sequence[Load]) -> str:
    rows = [["speakers at once", "turns", "failed", "p50 ms", "p95 ms"]]
    for load in loads:
        row = [str(load.speakers), str(len(load.turns)), str(load.failed)]
        rows.append([*row, shown(load.p50, 0), shown(load.p95, 0)])
    return columns(rows)


def _sentences(results: Iterable[Result]) -> list[Result]:
    """The sentences without the certificate numbers, which have a measure of their own."""
    return [result for result in results if result.number is None]


def _mended(results: Iterable[Result]) -> float | None:
    return _errors(results, lambda result: result.mended.text)


def _raw(results: Iterable[Result]) -> float | None:
    return _errors(results, lambda result: result.raw)


def _errors(results: Iterable[Result], text: Callable[[Result], str]) -> float | None:
    return error_rate((result.clip.sentence.text, text(result)) for result in _sentences(results))


def _right(results: Iterable[Result]) -> float | None:
    return _share([result.right for result in _sentences(results)])


def _times(results: Iterable[Result]) -> list[float]:
    return [result.ms for result in results if result.timed]


def _load(measured: Measured, speakers: int) -> Load | None:
    return next((load for load in measured.loads if load.speakers == speakers), None)


def _speech_mb(measured: Measured) -> float | None:
    if measured.with_voice_mb is None or measured.without_voice_mb is None:
        return None
    return measured.with_voice_mb - measured.without_voice_mb


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _percent(value: float | None) -> str:
    return "—" if value is None else f"{100 * value:.1f} %"
