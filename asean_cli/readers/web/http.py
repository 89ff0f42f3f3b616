"""One request: to a checked address, within limits of size and time, redirections left to the caller."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asean_cli import __version__
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.web.address import Refused, Target

NAME = "asean-cli"
"""The name in robots.txt that rules of this program go by."""
USER_AGENT = f"{NAME}/{__version__} (reads news into a local index, on behalf of one user; follows robots.txt)"
PAGE_LIMIT = 64 * MEBIBYTE
"""Bytes of an answer, once unpacked."""
CONNECT, READ, WHOLE = 10.0, 20.0, 120.0
"""Seconds to wait for the connection, for the next bytes, and for all of them."""
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By names in small letters."""


def get(target: Target, headers: Mapping[str, str], limit: int = PAGE_LIMIT) -> Response:
    """Ask for a page; raise Refused where no answer comes, or more than `limit` bytes."""
    from urllib3.exceptions import HTTPError

    sent = {"Host": target.origin.partition("//")[2], "User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **headers}
    pool = _pool(target)
    try:
        response = pool.urlopen("GET", target.path, headers=sent, redirect=False, preload_content=False)
        try:
            fields = {name.lower(): value for name, value in response.headers.items()}
            return Response(response.status, _body(response, limit), fields)
        finally:
            response.close()
    except (HTTPError, OSError, ValueError) as error:
        raise Refused(f"no answer that can be read ({' '.join(str(error).split())[:200]}); try again later") from error
    finally:
        pool.close()


def _body(response: Any, limit: int) -> bytes:
    until = time.monotonic() + WHOLE
    content = bytearray()
    while data := response.read(_CHUNK, decode_content=True):
        content += data
        if len(content) > limit:
            raise Refused(f"larger than {limit // MEBIBYTE or 1} MiB; save it and give the file")
        if time.monotonic() > until:
            raise Refused(f"not all of it came within {WHOLE:.0f} seconds; try again later")
    return bytes(content)


def _pool(target: Target) -> Any:
    """Return a connection to the address that was checked, which still proves to be the host asked for."""
    import urllib3

    limits = urllib3.Timeout(connect=CONNECT, read=READ)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.address, target.port, timeout=limits, retries=False)
    import ssl

    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # some systems have no certificates where Python looks
    return urllib3.HTTPSConnectionPool(
        target.address,
        target.port,
        timeout=limits,
        retries=False,
        ssl_context=context,
        server_hostname=target.host,
        assert_hostname=target.host,
    )
