"""Runs a script in the bot's environment and returns what it tells."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def told_by_the_bot(script: str, *arguments: str) -> Any:
    """Return the JSON of the last line that `script` prints, run by the bot's own Python."""
    python = ROOT / "bot" / ".venv" / "bin" / "python"
    env = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore", "LOG_LEVEL": "ERROR"}
    done = subprocess.run([str(python), "-m", script, *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
