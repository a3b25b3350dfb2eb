"""`make nlu-report`: trains our pipeline and the stock one and measures both on `tests/nlu/`; progress on stderr.

`--compare` measures every pipeline of `benches/nlu/pipelines/`; `--only NAME` ours and that one; `--every 5` lets
all of them learn from each fifth sentence, `--rounds 30` DIET for 30 rounds; `--wrong` lists the sentences that ours
takes for something else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benches.nlu import in_context, report, signs
from benches.nlu.held_out import DOUBLE, KINDS, Sentence, sentences
from benches.nlu.pipeline import OURS, PIPELINES, Outcome, measure
from benches.nlu.scores import Pair, best_intent

TALKS, IN_DANGER = "s", "d"
"""files of people who really talked with the assistant, and of people in danger (data/reading/README.md)"""
Measured = dict[str, tuple[Outcome, list[Pair]]]


def main() -> None:
    """Measure and print, whatever the figures are."""
    options = _options()
    held_out = [one for kind in (*KINDS, DOUBLE) for one in sentences(kind)]
    others = sorted(path.stem for path in PIPELINES.glob("*.yml")) if options.compare else [options.only]
    with tempfile.TemporaryDirectory(prefix="tongxing-nlu-") as folder:
        measured: Measured = {}
        for name in ["ours", *others]:
            config = OURS if name == "ours" else PIPELINES / f"{name}.yml"
            tell(f"training and measuring: {name} ({config.name})")
            said = _said() if name == "ours" else []
            outcome = measure(name, config, held_out, Path(folder), options.every, options.rounds, said)
            measured[name] = (outcome, list(zip(held_out, outcome.parsed, strict=True)))
            tell(report.pipelines_table({name: measured[name]}))
    print_report(measured, held_out, options.wrong)


def print_report(measured: Measured, held_out: list[Sentence], with_wrong: bool) -> None:
    """Print all tables, then the JSON line; the stock pipeline is the measure where it was run."""
    ours, pairs = measured["ours"]
    other = measured["stock" if "stock" in measured else list(measured)[-1]][1]
    print(f"{len(held_out)} held-out sentences", report.pipelines_table(measured), sep="\n")
    print("\nMistaken for another:", report.confusions_table(pairs), sep="\n")
    print("\nEntities:", report.entities_table(pairs), sep="\n")
    print("\nConfidence:", report.calibration_table(report.singles(pairs)), sep="\n")
    all_read = in_context.with_mentions(_said(), ours.readings)
    written, talked = len(in_context.utterances()), len(in_context.utterances(of=TALKS))
    read, real, in_danger = all_read[:written], all_read[written : written + talked], all_read[written + talked :]
    print("\nUtterances in their situations:", report.shares_table(in_context.figures(read)), sep="\n")
    print("\nWhat strangers said in whole talks:", report.shares_table(in_context.figures(real)), sep="\n")
    danger = in_context.figures([*read, *real, *in_danger])
    told = {name: share for name, share in danger.items() if name.startswith("distress")}
    print("\nDistress, of all of them and of people in danger:", report.shares_table(told), sep="\n")
    hits = signs.sign_hits(real) | signs.subject_hits(real)
    print("\nSigns and subjects, in whole talks:", report.hits_table(hits), sep="\n")
    if with_wrong:
        for sentence, parsed in pairs:
            if parsed.intent != sentence.intent or parsed.entities != sentence.entities:
                print(sentence.kind, sentence.text, sentence.intent, best_intent(parsed), parsed.ranking[:2])
    print("\n" + report.last_line(ours, pairs, other, in_context.figures(read) | told))


def _said() -> list[in_context.Utterance]:
    """Return all utterances in their situations: of writers, of people who talked, of people in danger."""
    return [one for of in ("w", TALKS, IN_DANGER) for one in in_context.utterances(of=of)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make nlu-report", description=__doc__)
    parser.add_argument("--compare", action="store_true", help="measure every pipeline of the comparison")
    parser.add_argument("--only", default="stock", help="the pipeline to compare with")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="learn from each N-th sentence only")
    parser.add_argument(
        "--rounds", type=int, default=0, metavar="N", help="rounds of DIET, else as the pipeline has it"
    )
    parser.add_argument("--wrong", action="store_true", help="list the sentences that are taken for something else")
    return parser.parse_args()


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
