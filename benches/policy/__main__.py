"""`make bench-policy`: decisions a second beside OpenFisca, and how well questions find their clause."""

from __future__ import annotations

import json
import sys

from benches.policy import complete, decisions, search
from server import clock


def main() -> None:
    """Measure both and print them, whatever the figures are; with `--wrong` each question that went wrong."""
    today = clock.today()
    tell("decisions")
    speeds = decisions.measure(today)
    tell("questions")
    asked = search.ask_all(today)
    figures = search.figures(asked)
    tell("facts")
    answered = complete.answer_all(today)
    figures["complete"] = complete.completeness(answered)
    answerable = sum(one.question.answerable for one in asked)
    print("Decisions a second on one core")
    print(f"  ours, one after another                   {speeds.ours:>10,.0f}")
    print(f"  ours, with reasons, trace and readings    {speeds.explained:>10,.0f}")
    print(f"  OpenFisca-core, all in one simulation     {speeds.openfisca:>10,.0f}")
    print(f"  OpenFisca-core, one by one                {speeds.openfisca_one_by_one:>10,.0f}")
    print(f"  decisions in which they differ            {speeds.differ:>10}")
    print(f"Questions: {answerable} that the rules answer, {len(asked) - answerable} that they do not")
    print(f"Facts: {len(answered)} questions, {sum(one.question.unknown for one in answered)} that no document holds")
    for name, value in figures.items():
        print(f"  {name:<40} {value:>10}")
    for style, value in search.by_style(asked).items():
        print(f"  right clause first, {style:<20} {value:>10}")
    if "--wrong" in sys.argv:
        print("\n".join([*search.wrong(asked), *complete.incomplete(answered)]))
    print()
    keys = {"decisions_per_s": round(speeds.ours), "openfisca_decisions_per_s": round(speeds.openfisca)}
    print(json.dumps(keys | figures))


def tell(text: str) -> None:
    """Say how far it is, on the standard error stream."""
    print(f"measuring: {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
