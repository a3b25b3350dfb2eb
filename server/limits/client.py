"""From where a request comes, known to all that it causes: what is begun in it may go on after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import IPv6Address, ip_address, ip_network

HOUSEHOLD = 64
"""bits of an IPv6 address that one connection is given: within them it may call itself as it likes"""
_address: ContextVar[str] = ContextVar("client_address", default="here")


def client_address() -> str:
    """Return the address that is counted, "here" where no request stands behind."""
    return _address.get()


@contextmanager
def coming_from(host: str | None) -> Iterator[None]:
    """Note from where all that is done inside comes."""
    token = _address.set(counted(host))
    try:
        yield
    finally:
        _address.reset(token)


def counted(host: str | None) -> str:
    """Return what is counted for an address: it, or the /64 of IPv6; an IPv4 address within IPv6 is itself."""
    try:
        address = ip_address((host or "").partition("%")[0])
    except ValueError:
        return host or "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ip_network((address, HOUSEHOLD), strict=False))
    return str(address)
