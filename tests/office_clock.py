"""The office's clock, stopped."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from server import clock

StopClock = Callable[[datetime], None]
"""called with an aware moment, at which the clock stands from then on"""


@pytest.fixture
def stop_clock() -> Iterator[StopClock]:
    yield lambda moment: clock.use_reading(moment.astimezone)
    clock.use_reading(datetime.now)
