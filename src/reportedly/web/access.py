"""Who may ask: which names the server answers to, the token it wants, and the secret its forms are signed with."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

from reportedly.errors import UsageError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server. `hosts` are the names it answers to beside addresses in numbers; `token` is what a
    reader must show, None on a machine's own loopback; `upload` is the most bytes of one request.

    A name that is not known is refused because a page elsewhere can make its own name point at this machine
    ("DNS rebinding"); an address in numbers cannot be made to point anywhere.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    upload: int = 60_000_000
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @classmethod
    def bound_to(cls, host: str, token: str | None, *, names: tuple[str, ...] = (), upload: int) -> Access:
        """The rules for a server bound to `host`. Off the loopback a token is demanded: made if none was given.
        Raises UsageError where the token is too short to be one.
        """
        if token is not None and len(token) < 16:
            raise UsageError(
                "the token is too short to keep anybody out",
                to_do="give 16 characters or more, or leave --token out and one is made",
            )
        if token is None and not local(host):
            token = secrets.token_urlsafe(24)
        return cls(LOOPBACK | {host.lower(), *(n.lower() for n in names)}, token, upload)

    def knows(self, host: str) -> bool:
        """Does the server answer to this Host header?"""
        name = _without_port(host).lower()
        return name in self.hosts or (self.token is not None and _numeric(name))

    def admits(self, shown: str) -> bool:
        """Is this the token?"""
        return self.token is None or hmac.compare_digest(shown.encode(), self.token.encode())

    def signature(self, session: str) -> str:
        """What a form of that session carries, so that no other site can post in its name."""
        return hmac.new(self.secret, session.encode(), "sha256").hexdigest()


def local(host: str) -> bool:
    """Is this address one of the machine's own, which nobody else can reach?"""
    return host.lower() in LOOPBACK or (_numeric(host) and ip_address(host).is_loopback)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _numeric(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
