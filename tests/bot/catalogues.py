"""The catalogues that the model is trained with."""

from functools import cache
from pathlib import Path

from language.catalogues import read_divisions, read_trades
from language.places import Gazetteer
from language.trades import Trades

REGISTRY = Path(__file__).parents[2] / "server" / "registry"


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(read_divisions(REGISTRY / "reference" / "divisions.csv"))


@cache
def trades() -> Trades:
    return Trades(read_trades(REGISTRY / "sample" / "occupations.csv"))
