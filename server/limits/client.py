"""Which client asks: decided here alone, and known to all that a request causes, also to what goes on after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import HTTPConnection

CHANNEL_SECRET, SPEAKS_FOR = "x-channel-secret", "x-speaks-for"
"""headers of a channel that speaks for others: its secret, and whom it speaks for, by any name of its own"""
CONVERSATIONS = "/api/v1/conversations"
"""where it may; who signs in to the office is counted by the address, whatever secret comes along"""
HOUSEHOLD = 64
"""bits of an IPv6 address that one connection is given: within them it may call itself as it likes"""
ChannelOf = Callable[[str], str | None]
"""says of which channel a secret is, None where it is of none"""
_client: ContextVar[str] = ContextVar("client", default="here")


def current_client() -> str:
    """Return the client that is counted, "here" where no request stands behind."""
    return _client.get()


@contextmanager
def coming_from(client: str) -> Iterator[None]:
    """Note from whom all that is done inside comes."""
    token = _client.set(client)
    try:
        yield
    finally:
        _client.reset(token)


def client_of(connection: HTTPConnection, channel_of: ChannelOf) -> str:
    """Return which client a request or a stream is of: its address, or whom a channel speaks for.

    A channel is believed that shows its secret in the same request. Many people stand behind its one address; each
    is a client of their own, and what all do together counts as ever. Of the name it gives them a hash is kept.
    """
    caller = connection.headers.get(SPEAKS_FOR)
    if caller and connection.scope["path"].startswith(CONVERSATIONS):
        channel = channel_of(connection.headers.get(CHANNEL_SECRET, ""))
        if channel is not None:
            return f"{channel} {sha256(caller.encode()).hexdigest()[:32]}"
    return counted(connection.client.host if connection.client else None)


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
