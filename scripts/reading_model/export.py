"""`python -m scripts.reading_model.export LEARNED`: makes the small file that the bot loads."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from bot.reading import weights

SETTINGS = {"weight": 0.5, "switch": 0.0, "of_whole": 0.5, "sharpness": 1.0}
"""how margins become segments and confidence; `settings.py` measures better ones"""


def export(learned: Path, out: Path, settings: Mapping[str, float]) -> None:
    """Write what was learned in the small form."""
    with np.load(learned / "weights.npz") as file:
        about = {**json.loads(str(file["about"])), "settings": dict(settings)}
        weights.write(out, {name: file[name] for name in file.files if name != "about"}, about)


def main() -> None:
    """Write it, and say how large it is."""
    parser = argparse.ArgumentParser(prog="scripts.reading_model.export", description=__doc__)
    parser.add_argument("learned", type=Path)
    parser.add_argument("--out", type=Path, default=weights.FILE)
    options = parser.parse_args()
    chosen = options.learned / "settings.json"
    export(options.learned, options.out, {**SETTINGS, **(json.loads(chosen.read_text()) if chosen.exists() else {})})
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
