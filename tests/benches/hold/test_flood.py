"""A flood's visitors do what anybody may do, each from an address of its own; the copy limits as in production."""

from __future__ import annotations

from itertools import islice

from benches.hold.flood import Flood, production_like
from benches.hold.flooding import addresses
from server.settings import Settings


def test_no_two_visitors_come_from_one_address() -> None:
    some = list(islice(addresses(), 70_000))
    assert len(set(some)) == 70_000
    assert some[0] == "10.0.0.1"


def test_the_ratio_is_that_of_the_slowest_turns() -> None:
    assert Flood([100.0, 100.0], [100.0, 300.0], {}, 1.0).ratio == 2.9
    assert Flood([], [100.0], {}, 1.0).ratio is None


def test_the_copy_that_is_flooded_is_given_settings_that_there_are() -> None:
    assert {name.partition("__")[0] for name in production_like()} <= set(Settings.model_fields)
