"""Vosk: hears while one speaks, and with a grammar nothing but what is on offer."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import vosk

from server.speech.audio import BYTES_PER_SAMPLE, HEARD_RATE
from server.speech.recognizer import NO_HINTS, Hints, Hypothesis, Recognition, RecognizerUnavailable

ALTERNATIVES = 5
UNKNOWN = "[unk]"
"""what the grammar has for all that is not in it"""
LONGEST_GRAMMAR = 40
"""phrases; a long grammar is no help"""

vosk.SetLogLevel(-1)


class VoskRecognizer:
    """The model, loaded once; each utterance has its own decoder."""

    name = "vosk"

    def __init__(self, folder: Path) -> None:
        if not (folder / "am").is_dir():
            raise RecognizerUnavailable(f"there is no Vosk model in {folder.name}")
        self._model = vosk.Model(str(folder))

    def listen(self, hints: Hints = NO_HINTS) -> VoskListening:
        """Begin an utterance; one for which there are a few phrases hears those and 'something else'."""
        return VoskListening(self._decoder(self._grammar(hints)))

    def _grammar(self, hints: Hints) -> list[str]:
        """Return the phrases cut into words of the model; one with a word that it does not know is left out."""
        if hints.digits or not 0 < len(hints.phrases) <= LONGEST_GRAMMAR:
            return []
        return [found for phrase in hints.phrases if (found := self.words_of(phrase))]

    def words_of(self, phrase: str) -> str:
        """Return the phrase in words of the model with blanks between, longest first; empty where it lacks one."""
        words: list[str] = []
        for part in phrase.split():
            while part:
                known = next((n for n in range(len(part), 0, -1) if self._knows(part[:n])), 0)
                if not known:
                    return ""
                words.append(part[:known])
                part = part[known:]
        return " ".join(words)

    def _knows(self, word: str) -> bool:
        return bool(self._model.vosk_model_find_word(word) >= 0)

    def _decoder(self, grammar: list[str]) -> Any:
        if grammar:
            listed = json.dumps([*grammar, UNKNOWN], ensure_ascii=False)
            decoder = vosk.KaldiRecognizer(self._model, HEARD_RATE, listed)
        else:
            decoder = vosk.KaldiRecognizer(self._model, HEARD_RATE)
            decoder.SetMaxAlternatives(ALTERNATIVES)
        decoder.SetWords(True)
        return decoder


class VoskListening:
    """One utterance; what Vosk itself takes for ended is kept, so that a pause loses nothing."""

    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder
        self._ended: list[Hypothesis] = []
        self._bytes = 0
        self._one_at_a_time = threading.Lock()

    def feed(self, pcm: bytes) -> None:
        """Hear more: 16-bit mono PCM at 16 kHz."""
        with self._one_at_a_time:
            self._bytes += len(pcm)
            if self._decoder.AcceptWaveform(pcm):
                self._ended += _hypotheses(self._decoder.Result())[:1]

    def partial(self) -> Recognition:
        """Return what stands so far."""
        with self._one_at_a_time:
            now = json.loads(self._decoder.PartialResult()).get("partial", "")
            return self._whole((Hypothesis(_joined(now), 0.5),) if now else ())

    def recognize(self) -> Recognition:
        """Return the hypotheses of all that was fed; what is fed afterwards is put behind it."""
        with self._one_at_a_time:
            last = _hypotheses(self._decoder.FinalResult())
            whole = self._whole(tuple(last))
            self._ended += last[:1]
            return whole

    def _whole(self, last: tuple[Hypothesis, ...]) -> Recognition:
        before = "".join(one.text for one in self._ended)
        sure = min((one.confidence for one in self._ended), default=1.0)
        found = [Hypothesis(before + one.text, min(sure, one.confidence)) for one in last]
        if not found and before:
            found = [Hypothesis(before, sure)]
        return Recognition(tuple(found), self._bytes / BYTES_PER_SAMPLE / HEARD_RATE)


def _hypotheses(result: str) -> list[Hypothesis]:
    said = json.loads(result)
    found = [_hypothesis(one) for one in said.get("alternatives", [said])]
    return [one for one in found if one.text]


def _hypothesis(one: dict[str, Any]) -> Hypothesis:
    """Confidence is the mean of the words' where Vosk gives it: alternatives carry a score without a scale."""
    words = [word["conf"] for word in one.get("result", []) if "conf" in word]
    return Hypothesis(_joined(one.get("text", "")), sum(words) / len(words) if words else 0.5)


def _joined(text: str) -> str:
    """Return the words as they are written: Chinese ones without blanks, what is not known left out."""
    words = [word for word in text.split() if word != UNKNOWN]
    chinese = all("\u3400" <= character <= "\u9fff" for word in words for character in word)
    return ("" if chinese else " ").join(words)
