"""Where models lie, and whether they do: one folder for all checkouts, checked cheaply at every start."""

from __future__ import annotations

import os
from pathlib import Path

from server.speech.models.manifest import Model, manifest

VARIABLE = "TONGXING_MODEL_DIR"
STAMP = ".verified"
"""written into a model's folder once every hash was right; holds the model's fingerprint"""


class ModelMissing(Exception):
    """A model is not here; the text says how to get it."""


def models_folder(root: Path | None = None) -> Path:
    """Return the folder of all models: `root`, else `TONGXING_MODEL_DIR`, else the user's cache (XDG)."""
    if root is not None:
        return root
    if given := os.environ.get(VARIABLE):
        return Path(given)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "tongxing" / "models"


def folder_of(name: str, root: Path | None = None) -> Path:
    """Return the folder of the model `name`, which is whole.

    Raises `ModelMissing` where it is not here, and `KeyError` for a name that the manifest does not have.
    """
    model = manifest()[name]
    folder = models_folder(root) / name
    if is_whole(model, folder):
        return folder
    how = f"put it in place by hand: {model.by_hand}" if model.by_hand else "fetch it with `tongxing models fetch`"
    raise ModelMissing(f"The model {name} is not in {folder}: {how}.")


def is_here(name: str, root: Path | None = None) -> bool:
    """Tell whether the model `name` can be used, from sizes and a stamp; nothing is hashed."""
    return is_whole(manifest()[name], models_folder(root) / name)


def is_whole(model: Model, folder: Path) -> bool:
    """Tell whether `folder` holds `model` as it was once verified, or, if put there by hand, what it needs."""
    if model.by_hand:
        return all((folder / path).exists() for path in model.expects)
    try:
        stamped = (folder / STAMP).read_text() == model.fingerprint
        return stamped and all((folder / file.path).stat().st_size == file.size for file in model.files)
    except OSError:
        return False
