"""The models that hearing and speaking need: pinned in `manifest.yaml`, fetched once, shared by all checkouts."""

from server.speech.models.folders import ModelMissing, folder_of, is_here, models_folder

__all__ = ["ModelMissing", "folder_of", "is_here", "models_folder"]
