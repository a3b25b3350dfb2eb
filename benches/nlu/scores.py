"""How right a pipeline is: intents, entities, confusions, and whether its confidence can be trusted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from benches.nlu.held_out import Sentence
from benches.nlu.pipeline import Parsed

Pair = tuple[Sentence, Parsed]
FALLBACK = "nlu_fallback"


def best_intent(parsed: Parsed) -> str:
    """Return what the model takes the sentence for, also where it is too unsure to act on it."""
    if parsed.intent != FALLBACK:
        return parsed.intent
    return next((name for name, _ in parsed.ranking if name != FALLBACK), FALLBACK)


def accuracy(pairs: Sequence[Pair]) -> float:
    """Return the share of sentences whose intent is right; one that falls back counts by its first reading."""
    return sum(best_intent(parsed) == sentence.intent for sentence, parsed in pairs) / len(pairs)


def acted_on(pairs: Sequence[Pair]) -> float:
    """Return the share of sentences whose intent is right and sure enough that no fallback asks again."""
    return sum(parsed.intent == sentence.intent for sentence, parsed in pairs) / len(pairs)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Return the mean over the intents of the F1 of each."""
    hit, named, meant = Counter[str](), Counter[str](), Counter[str]()
    for sentence, parsed in pairs:
        meant[sentence.intent] += 1
        named[best_intent(parsed)] += 1
        hit[sentence.intent] += best_intent(parsed) == sentence.intent
    return sum(2 * hit[intent] / (named[intent] + meant[intent]) for intent in meant) / len(meant)


def confusions(pairs: Sequence[Pair]) -> list[tuple[str, str, int]]:
    """Return (meant, taken for, how often), the most frequent first."""
    wrong = Counter(
        (sentence.intent, best_intent(parsed)) for sentence, parsed in pairs if best_intent(parsed) != sentence.intent
    )
    return [(meant, taken, times) for (meant, taken), times in wrong.most_common()]


def both_found(pairs: Sequence[Pair]) -> float:
    """Return the share of double wishes of which both were found, in either order."""
    return sum(set(parsed.intent.split("+")) == set(sentence.intent.split("+")) for sentence, parsed in pairs) / len(
        pairs
    )


def entity_scores(pairs: Iterable[Pair]) -> dict[str, tuple[int, int, int]]:
    """Return for each entity (found rightly, found, meant): the same words under the same name."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sentence, parsed in pairs:
        for one in sentence.entities & parsed.entities:
            counts[one[2]][0] += 1
        for one in parsed.entities:
            counts[one[2]][1] += 1
        for one in sentence.entities:
            counts[one[2]][2] += 1
    return {name: (hit, found, meant) for name, (hit, found, meant) in sorted(counts.items())}


def f1(scores: Iterable[tuple[int, int, int]]) -> float:
    """Return the F1 over all entities together."""
    hit, found, meant = map(sum, zip(*scores, strict=True))
    return 2 * hit / (found + meant)


def calibration(pairs: Sequence[Pair]) -> list[tuple[str, int, float, float]]:
    """Return for each band of confidence its name, how many sentences, the mean confidence and the share right."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sentence, parsed in pairs:
        named = [(name, confidence) for name, confidence in parsed.ranking if name != FALLBACK]
        if named:
            name, confidence = named[0]
            bands[min(int(confidence * 5), 4)].append((confidence, name == sentence.intent))
    return [
        (f"{band * 20}–{band * 20 + 20} %", len(of), sum(c for c, _ in of) / len(of), sum(r for _, r in of) / len(of))
        for band, of in sorted(bands.items())
    ]
