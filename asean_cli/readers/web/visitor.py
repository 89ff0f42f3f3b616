"""A visitor of the web with manners: robots.txt, pauses between requests to one host, conditional requests.

robots.txt is read as RFC 9309 has it: what a server refuses (4xx) is no rule, and a server that cannot answer for it is
left alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.web import http
from asean_cli.readers.web.address import Refused, Target, target_of
from asean_cli.readers.web.http import NAME, Response
from asean_cli.readers.web.visits import Visits

PAUSE = 1.0
"""Seconds between two requests to one host; robots.txt may ask for more, up to LONGEST_PAUSE."""
LONGEST_PAUSE = 30.0
HOPS = 5
_ROBOTS_LIMIT = MEBIBYTE // 2  # RFC 9309, 2.5
_MOVED = {301, 302, 303, 307, 308}
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Page:
    """What was found at an address."""

    url: str
    """Where it was found in the end."""
    content: bytes
    headers: Any


@dataclass(slots=True)
class Visitor:
    """Asks for pages; knows the rules of the hosts that it has visited."""

    allow_private: bool = False
    visits: Visits = field(default_factory=Visits)
    sleep: Callable[[float], object] = time.sleep
    _robots: dict[str, Any] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Page | None:
        """Return a page, None where it has not changed since the last visit; raise Refused with the reason."""
        at = url
        for _ in range(HOPS + 1):
            target = target_of(at, allow_private=self.allow_private)
            self._check_robots(target)
            response = self._asked(target, self.visits.headers(url))
            if response.status not in _MOVED:
                return self._page(at, response)
            at = _followed(at, response)
        raise Refused(f"redirected more than {HOPS} times; give the address where it ends")

    def _page(self, url: str, response: Response) -> Page | None:
        if response.status == _UNCHANGED:
            return None
        if response.status != 200:
            raise Refused(f"the server answers {response.status}; check the address")
        return Page(url, response.content, response.headers)

    def _asked(self, target: Target, headers: dict[str, str]) -> Response:
        rules = self._robots.get(target.origin)
        wanted = (rules.crawl_delay(NAME) if rules else None) or PAUSE
        ready = self._last.get(target.host, float("-inf")) + min(wanted, LONGEST_PAUSE)
        if (wait := ready - time.monotonic()) > 0:
            self.sleep(wait)
        try:
            return http.get(target, headers)
        finally:
            self._last[target.host] = time.monotonic()

    def _check_robots(self, target: Target) -> None:
        if target.origin not in self._robots:
            self._robots[target.origin] = None  # for the case that no answer comes
            self._robots[target.origin] = self._rules(target)
        rules = self._robots[target.origin]
        if rules is None:
            raise Refused(f"{target.host} cannot answer for its robots.txt; try again later")
        if not rules.can_fetch(f"{target.origin}{target.path}", NAME):
            raise Refused(f"{target.host} does not want programs to read this (robots.txt); save it and give the file")

    def _rules(self, target: Target) -> Any:
        from protego import Protego

        text = self._robots_text(f"{target.origin}/robots.txt")
        return None if text is None else Protego.parse(text)

    def _robots_text(self, url: str) -> str | None:
        """Return the text of a robots.txt, empty where there is none; None where the server cannot say."""
        for _ in range(HOPS + 1):
            at = target_of(url, allow_private=self.allow_private)
            response = http.get(at, {}, _ROBOTS_LIMIT)
            if response.status in _MOVED:
                url = _followed(url, response)
            elif response.status < 500:
                return response.content.decode("utf-8", "replace") if response.status == 200 else ""
            else:
                break
        return None


def _followed(url: str, response: Response) -> str:
    """Return where a redirection leads."""
    try:
        return urljoin(url, response.headers.get("location", ""))
    except ValueError:
        raise Refused("redirected to what is not an address; try again later") from None
