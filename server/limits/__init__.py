"""Who is held back: how much one address, and all together, may ask for (docs/decisions/0037-who-is-held-back.md)."""

from server.limits.held_back import HeldBack
from server.limits.limits import Limits
from server.limits.settings import LimitSettings

__all__ = ["HeldBack", "LimitSettings", "Limits"]
