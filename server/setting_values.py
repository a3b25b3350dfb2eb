"""What single settings take: a wrong value raises `ValueError` with what goes on after `TONGXING_NAME takes`."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_NUMBER = re.compile(r"\+?[0-9](?:[- ]?[0-9]){2,14}")


def _days(value: str) -> str:
    if not re.fullmatch("[1-7]+", value) or len(set(value)) < len(value):
        raise ValueError("weekdays on which somebody answers, each once, from 1 for Monday to 7, e.g. 12345")
    return "".join(sorted(value))


def _time(value: str) -> str:
    if not _TIME.fullmatch(value):
        raise ValueError("a time as HH:MM, e.g. 09:00, and 24:00 for the end of the day")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        raise ValueError("the name of a time zone, e.g. Asia/Shanghai") from None
    return value


def _crisis_line(value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise ValueError("a telephone number that can be dialled, e.g. 12356: it is told to people in distress")
    return value


def _database(value: str) -> str:
    try:
        backend = make_url(value).get_backend_name() if value else "sqlite"
    except ArgumentError:
        backend = ""
    if backend not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("an address that begins with sqlite:/// or postgresql://")
    return value


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in value
    except ValueError:  # no port that there can be
        return False


def _gateway(value: str) -> str:
    if value not in ("", "none") and not _is_address(value):
        raise ValueError("the address of a gateway for text messages, https://…, or none where there is none")
    return value


def _address(value: str) -> str:
    if not _is_address(value):
        raise ValueError("an address that begins with http:// or https://")
    return value


Days = Annotated[str, AfterValidator(_days)]
TimeOfDay = Annotated[str, AfterValidator(_time)]
Zone = Annotated[str, AfterValidator(_zone)]
CrisisLine = Annotated[str, AfterValidator(_crisis_line)]
DatabaseAddress = Annotated[str, AfterValidator(_database)]
Address = Annotated[str, AfterValidator(_address)]
Gateway = Annotated[str, AfterValidator(_gateway)]
Port = Annotated[int, Field(ge=1, le=65535)]
