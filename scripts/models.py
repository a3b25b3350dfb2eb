"""The models of voice: the server's own fetch, run in its environment as the last step of the set-up."""

from __future__ import annotations

import os
import subprocess

from scripts.bootstrap_uv import DEBIAN_WHEELS, TOOLS
from scripts.console import ROOT, SetupFailure, say
from scripts.environments import server_environment
from scripts.package_index import uv_environment
from server.without_secrets import without_secrets

VARIABLE = "TONGXING_MODEL_DIR"
"""where models are kept"""
WITHOUT = (
    "Some models of voice are not here, so voice is off until `tongxing models fetch` succeeds; "
    "everything else works without them."
)


def set_up_models(*, with_tests: bool) -> None:
    """Fetch what is missing, and where nothing can be had say so and go on.

    On CI, where nothing may be left out, models that cannot be had raise `SetupFailure`.
    """
    python = server_environment(with_tests=with_tests).interpreter
    command = [python, "-m", "server.speech.models", *(["--tests"] if with_tests else [])]
    if subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode == 0:
        return
    if os.environ.get("CI") == "true":
        raise SetupFailure("The models of voice could not be fetched.")
    say(WITHOUT)


def _environment() -> dict[str, str]:
    """Return what the fetch needs beside our own: the authority that pip trusts, and a pip where Debian has none."""
    added = {name: value for name, value in uv_environment().items() if name == "SSL_CERT_FILE"}
    for wheel in (TOOLS / "apt" / "pip" / DEBIAN_WHEELS).glob("pip-*.whl"):
        added["PYTHONPATH"] = str(wheel)
    return without_secrets(but=(VARIABLE,)) | added
