"""Words that stand at the name of a place and open it to what lies around: 廊坊跟前, 唐山旁边, 离郑州近的."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

BESIDE = r"(?:市|县|区)?(?:那边|那儿|这边)?的?(?:跟前|旁边|附近|周边|周围|四周|一带|左近|近处|边上|近边)"
CLOSE_TO = r"(?:离|挨着|靠近|临近|邻近|挨|靠)"


def is_nearby(place: str, text: str) -> bool:
    """Whether what lies around the place is meant as well as the place itself."""
    name, said = re.escape(squeeze(place)), squeeze(text)
    return re.search(f"{name}{BESIDE}|{CLOSE_TO}{name}(?!太?远|[^，。]{{0,3}}远)", said) is not None


NEARER = re.compile(r"(?<!最)近(?:一?点|些|处|便)|更近|太远|跟前有")


def asks_for_a_nearer_one(text: str) -> bool:
    """Whether what is on offer is too far away: 有没有近点的."""
    return NEARER.search(squeeze(text)) is not None
