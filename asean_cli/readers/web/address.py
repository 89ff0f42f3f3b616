"""Which addresses may be asked: http and https, and no machine inside the user's own network unless he allows it.

A name is resolved once, what it resolves to is checked, and the connection goes to that very address: a name that
means something else the next time (DNS rebinding) gains nothing by it. Every redirection is checked anew.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 2000


class Refused(Exception):
    """An address that may not or cannot be asked; the message is the reason, with the way out."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the name that was asked for, and the address that it was found at."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query, and without the fragment."""
    address: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a URL has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port != _PORTS[self.scheme] else "")


def is_web(path: str) -> bool:
    """Say whether what the user gave is an address of the web."""
    return path.lower().startswith(("http://", "https://"))


def target_of(url: str, *, allow_private: bool) -> Target:
    """Return where a URL leads; raise Refused where it may not be followed or its name is not known."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url)
    except LocationParseError:
        raise Refused("not an address of the web; check it") from None
    if parts.scheme not in _PORTS or not parts.host or len(url) > _LONGEST:
        raise Refused("only addresses that begin with http:// or https:// are read")
    if parts.auth:
        raise Refused("a name and password in an address are not sent; leave them out")
    host, port = parts.host.strip("[]"), parts.port or _PORTS[parts.scheme]
    return Target(parts.scheme, host, port, parts.request_uri, _resolved(host, port, allow_private=allow_private))


def _resolved(host: str, port: int, *, allow_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"there is no machine called {host}; check the address and the network") from None
    addresses = [str(each[4][0]) for each in found]
    if allow_private:
        return addresses[0]
    # All of them, not the first that is public: a name that means both is made to deceive.
    if not addresses or not all(map(is_public, addresses)):
        raise Refused(f"{host} is a machine in a private network; --allow-private reads it nonetheless")
    return addresses[0]


def is_public(address: str) -> bool:
    """Say whether an address belongs to the public internet, also where an IPv4 address hides in an IPv6 one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
