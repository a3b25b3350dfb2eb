"""Working off the lists that staff import, each in a process of its own."""

from server.list_imports.keeper import Keeper

__all__ = ["Keeper"]
