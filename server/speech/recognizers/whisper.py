"""Whisper through CTranslate2, with a window as short as what was said: docs/decisions/0020-a-short-window.md."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import tokenizers
from faster_whisper.feature_extractor import FeatureExtractor
from faster_whisper.tokenizer import Tokenizer

from server.speech.audio import HEARD_RATE, Samples, samples_of
from server.speech.recognizer import NO_HINTS, Hints, Hypothesis, Recognition
from server.speech.recognizers.whisper_digits import DigitHead
from server.speech.recognizers.whisper_sounds import SoundHead

SILENCE_BEHIND, SHORTEST_WINDOW = 1.0, 4.5
"""seconds; with less Whisper does not see the end of a short answer and says it again and again, more costs time"""
ENCODED_A_SECOND, BEHIND = 50, 0.3
"""frames of the encoder's output; seconds of them behind what was said that still tell of it"""
LONGEST = 28.0
"""seconds; the model's own window is 30"""
SHORTEST = 0.15
"""seconds of audio below which nothing can have been said"""
BEAM, HYPOTHESES = 5, 5
TOKENS_A_SECOND, TOKENS_AT_LEAST = 9, 12
"""bound on the length of the text: the fastest speech has some 8 characters a second"""
PROMPT_TOKENS = 90
MOST_HALLUCINATED = 0.6
"""probability of no speech above which an unsure text is taken for noise"""
UNSURE = -1.0
"""mean log probability of a token"""
BABBLE = 0.1
"""confidence below which a text is noise, whatever the model says of it"""
TOO_REGULAR = 2.4
"""a text that compresses better than this is a loop"""
CLEAR = 0.6
"""confidence of what the sounds say from which the decoder need not be asked"""
SHORT = 4
"""characters of an answer that the decoder hears as well, however clear: so little is easily taken for another"""
MADE_UP = ("字幕", "点赞", "订阅", "转发", "打赏", "Amara", "谢谢观看", "明镜", "優優獨播", "字幕志愿者")
"""what Whisper writes over noise: it learned from films with subtitles"""


class WhisperRecognizer:
    """The model, loaded once; calls may come from several threads and are answered one after the other."""

    name = "whisper"

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self._model = ctranslate2.models.Whisper(
            str(folder), device="cpu", compute_type="int8", intra_threads=threads, inter_threads=1
        )
        self._features = FeatureExtractor()
        self._digits, self._sounds = DigitHead(), SoundHead()
        self._tokenizer = Tokenizer(
            tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json")), True, task="transcribe", language="zh"
        )

    def listen(self, hints: Hints = NO_HINTS) -> WhisperListening:
        """Begin an utterance."""
        return WhisperListening(self, hints)

    def transcribe(self, samples: Samples, hints: Hints, beam: int = BEAM) -> tuple[Hypothesis, ...]:
        """Return what the samples (16 kHz) say, best first; nothing where there is no speech in them."""
        seconds = len(samples) / HEARD_RATE
        if seconds < SHORTEST or not np.any(samples):
            return ()
        encoded = self._encoded(samples)
        frames = self._frames_of(encoded, seconds)
        if hints.digits and (number := self._digits.read(frames)):
            return number
        by_sound = self._sounds.read(frames, hints.words) if hints.words else None
        if by_sound and (beam == 1 or (by_sound.confidence >= CLEAR and len(by_sound.text) > SHORT)):
            return (by_sound,)
        prompt = self._prompt(hints)
        most_tokens = int(TOKENS_AT_LEAST + TOKENS_A_SECOND * seconds)
        found = self._model.generate(
            encoded,
            [prompt],
            beam_size=beam,
            num_hypotheses=min(beam, HYPOTHESES),
            no_repeat_ngram_size=4,
            max_length=len(prompt) + most_tokens,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        texts = [self._tokenizer.decode(tokens).strip() for tokens in found.sequences_ids]
        decoded = _believable(texts, found.scores, found.no_speech_prob)
        return (by_sound, *decoded) if by_sound and decoded else decoded

    def frames(self, samples: Samples) -> Samples:
        """Return the encoder's frames of what was said, of the shape (50 a second, width of the model)."""
        return self._frames_of(self._encoded(samples), len(samples) / HEARD_RATE)

    @staticmethod
    def _frames_of(encoded: Any, seconds: float) -> Samples:
        said: Samples = np.asarray(encoded)[0, : int((min(seconds, LONGEST) + BEHIND) * ENCODED_A_SECOND)]
        return said

    def _encoded(self, samples: Samples) -> Any:
        heard = samples[: int(LONGEST * HEARD_RATE)]
        behind = max(SILENCE_BEHIND, SHORTEST_WINDOW - len(heard) / HEARD_RATE)
        padded = np.pad(heard, (0, int(behind * HEARD_RATE)))
        frames = self._features(padded)
        even = frames[:, : frames.shape[-1] // 2 * 2]
        view = ctranslate2.StorageView.from_array(np.ascontiguousarray(even[np.newaxis], dtype=np.float32))
        return self._model.encode(view)

    def _prompt(self, hints: Hints) -> list[int]:
        tokenizer = self._tokenizer
        before: list[int] = []
        if hints.phrases:
            words = tokenizer.encode("，".join(hints.phrases) + "。")
            before = [tokenizer.sot_prev, *words[:PROMPT_TOKENS]]
        return [*before, *tokenizer.sot_sequence, tokenizer.no_timestamps]


class WhisperListening:
    """One utterance: its audio is kept and recognised as often as is asked."""

    def __init__(self, recognizer: WhisperRecognizer, hints: Hints) -> None:
        self._recognizer = recognizer
        self._hints = hints
        self._heard = bytearray()

    def feed(self, pcm: bytes) -> None:
        """Hear more: 16-bit mono PCM at 16 kHz."""
        self._heard += pcm

    def partial(self) -> Recognition:
        """Return the quickest reading of what was fed so far."""
        return self._read(beam=1)

    def recognize(self) -> Recognition:
        """Return the hypotheses of all that was fed."""
        return self._read(beam=BEAM)

    def _read(self, beam: int) -> Recognition:
        samples = samples_of(bytes(self._heard))
        return Recognition(self._recognizer.transcribe(samples, self._hints, beam), seconds=len(samples) / HEARD_RATE)


def _believable(texts: Sequence[str], scores: Sequence[float], no_speech: float) -> tuple[Hypothesis, ...]:
    """Return the texts with their confidence, each once; none where they were made up over noise."""
    if not texts or np.exp(scores[0]) < BABBLE or (no_speech > MOST_HALLUCINATED and scores[0] < UNSURE):
        return ()
    found: dict[str, float] = {}
    for text, score in zip(texts, scores, strict=True):
        if text and not _is_made_up(text):
            found.setdefault(text, float(np.exp(score)))
    return tuple(Hypothesis(text, confidence) for text, confidence in found.items())


def _is_made_up(text: str) -> bool:
    raw = text.encode()
    return any(words in text for words in MADE_UP) or len(raw) / len(zlib.compress(raw)) > TOO_REGULAR
