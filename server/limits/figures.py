"""What a monitoring system counts of the limits: no addresses, no words."""

from __future__ import annotations

from typing import get_args

from prometheus_client import Counter

from server.limits.held_back import What

HELD_BACK = Counter("tongxing_held_back", "How often somebody was held back, by what was too much.", ["code"])

for _code in get_args(What):
    HELD_BACK.labels(_code)
