"""The web, against a server of our own on this machine, which only --allow-private may reach."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from asean_cli.readers import Metadata, Options, read
from asean_cli.readers.web import Visitor, Visits, http, visitor
from asean_cli.readers.web.address import Refused, is_public, is_web, target_of
from asean_cli.readers.web.visits import Visit
from benchmarks.forms import PIECE, html, pdf, rss, zipped

OutcomeOf = Callable[..., Any]
Pages = dict[str, tuple[int, dict[str, str], bytes]]


class Server:
    """Pages by path, and the requests that came for them."""

    def __init__(self) -> None:
        self.pages: Pages = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fields = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((self.path, fields))
                status, headers, body = outer.pages.get(self.path, (404, {}, b""))
                if headers.get("ETag") and fields.get("if-none-match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def add(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, data)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(visitor, "PAUSE", 0.0)
    made = Server()
    yield made
    made.close()


@pytest.fixture
def visit(server: Server, outcome_of: OutcomeOf) -> Callable[..., Any]:
    """Read paths of the server, and feeds, as the user would with --allow-private."""

    def reading(*paths: str, feeds: tuple[str, ...] = (), visits: Visits | None = None, **given: str) -> Any:
        options = Options(feeds=tuple(server.url + each for each in feeds), allow_private=True, visits=visits)
        return outcome_of(read([server.url + each for each in paths], Metadata(**given), options=options))

    return reading


def test_a_page_is_an_article_with_its_address(server: Server, visit: Any) -> None:
    server.add("/talks?page=1", html(PIECE), ETag='"1"')
    outcome = visit("/talks?page=1", outlet="Lagoon Post")
    article = outcome.article
    assert (article.title, article.url, article.path) == (PIECE.title, f"{server.url}/talks?page=1", None)
    assert article.outlet == "Lagoon Post"
    assert (outcome.done[0].path, outcome.done[0].complete) == (f"{server.url}/talks?page=1", True)


def test_we_say_who_asks(server: Server, visit: Any) -> None:
    server.add("/a", html(PIECE))
    visit("/a")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]
    assert all(fields["user-agent"].startswith("asean-cli/") for _, fields in server.asked)
    assert all(fields["host"] == server.url.removeprefix("http://") for _, fields in server.asked)


@pytest.mark.parametrize(
    ("path", "data", "count"),
    [("/a.pdf", pdf(PIECE), 1), ("/a.zip", zipped({"a.html": html(PIECE), "b.txt": b"He said yes."}), 2)],
)
def test_other_formats_are_read_too(server: Server, visit: Any, path: str, data: bytes, count: int) -> None:
    server.add(path, data)
    articles = visit(path).articles
    assert len({each.id for each in articles}) == count
    assert {each.url for each in articles} == ({server.url + path} if count == 1 else {None})


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /private\n", True),
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /*.html$\n", False),
        ("User-agent: asean-cli\nDisallow: /a\n\nUser-agent: *\nAllow: /\n", False),
        ("User-agent: other\nDisallow: /\n", True),
    ],
)
def test_robots_txt_is_followed(server: Server, visit: Any, robots: str, allowed: bool) -> None:
    server.add("/robots.txt", robots)
    server.add("/a.html", html(PIECE))
    outcome = visit("/a.html")
    assert server.paths() == (["/a.html"] if allowed else [])
    assert bool(outcome.articles) == allowed
    if not allowed:
        assert "robots.txt" in outcome.reason


def test_a_host_that_cannot_answer_for_its_robots_txt_is_left_alone(server: Server, visit: Any) -> None:
    server.add("/robots.txt", "", 503)
    server.add("/a", html(PIECE))
    assert len(visit("/a", "/a").skipped) == 2
    assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_redirections_are_followed_and_end(server: Server, visit: Any) -> None:
    server.add("/old", "", 301, Location="/new")
    server.add("/new", html(PIECE))
    assert visit("/old").article.url == f"{server.url}/new"
    server.add("/round", "", 302, Location="/round")
    assert "redirected more than 5 times" in visit("/round").reason
    for location, fragment in (
        ("file:///etc/passwd", "only addresses"),
        ("ftp://example.org/", "only addresses"),
        ("http://[", "not an address"),
    ):
        server.add("/away", "", 302, Location=location)
        assert fragment in visit("/away").reason


def test_what_the_server_refuses_is_a_reason(server: Server, visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the server answers 404" in visit("/gone").reason
    monkeypatch.setattr(http.get, "__defaults__", (1000,))
    server.add("/large", b"a" * 5000)
    server.add("/bomb", gzip.compress(b"a" * 500_000), Content_Encoding="gzip")
    assert "save it and give the file" in visit("/large").reason
    assert "save it and give the file" in visit("/bomb").reason


def test_an_answer_that_is_none_is_a_reason(server: Server, visit: Any) -> None:
    server.add("/short", b"abc", Content_Length="5000")
    assert "no answer that can be read" in visit("/short").reason
    server.add("/coded", b"abc", Content_Encoding="gzip")
    assert "no answer that can be read" in visit("/coded").reason


def test_what_has_not_changed_is_not_sent_again(server: Server, visit: Any, tmp_path: Path) -> None:
    server.add("/a", html(PIECE), ETag='"1"', Last_Modified="Wed, 12 Jul 2023 09:30:00 GMT")
    visits = Visits(tmp_path / "visits.json")
    assert visit("/a", visits=visits).article
    visits.save()
    assert (tmp_path / "visits.json").stat().st_mode & 0o077 == 0
    again = visit("/a", visits=Visits(tmp_path / "visits.json"))
    assert (again.articles, again.skipped) == ((), ())
    assert (again.done[0].unchanged, again.done[0].complete) == (1, False)
    assert server.asked[-1][1]["if-modified-since"] == "Wed, 12 Jul 2023 09:30:00 GMT"
    server.add("/a", html(PIECE), ETag='"2"')
    assert visit("/a", visits=Visits(tmp_path / "visits.json")).article


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 5}', '{"a": [1]}', '{"a": null}', "\ud800"])
def test_a_broken_memory_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "visits.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    visits = Visits(tmp_path / "visits.json")
    assert visits.of("a") is None
    visits.remember("b", {"etag": "x"}, 1)
    visits.save()
    assert Visits(tmp_path / "visits.json").of("b") == Visit("x", None, 1)


def test_a_feed_gives_its_articles_and_those_it_points_to(server: Server, visit: Any) -> None:
    items = "".join(
        f"<item><title>T</title><link>{server.url}/{n}</link><description>x</description></item>" for n in "1213"
    )
    server.add("/feed", rss(PIECE).replace(b"</channel>", f"{items}</channel>".encode()))
    for number in "12":
        changed = PIECE._replace(title=f"Round {number}", paragraphs=(*PIECE.paragraphs, f"She said {number}."))
        server.add(f"/{number}", html(changed))
    outcome = visit(feeds=("/feed",))
    assert [each.title for each in outcome.articles] == [PIECE.title, "Round 1", "Round 2"]
    assert server.paths() == ["/feed", "/1", "/2", "/3"]
    (gone,) = outcome.skipped
    assert "answers 404" in gone.reason


def test_between_requests_to_one_host_is_a_pause(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "PAUSE", 1.0)
    server.add("/a", html(PIECE))
    waited: list[float] = []
    visiting = Visitor(allow_private=True, sleep=waited.append)
    visiting.get(f"{server.url}/a")
    assert not waited
    visiting.get(f"{server.url}/a")
    assert 0.5 < waited.pop() <= 1.0
    server.add("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    slower = Visitor(allow_private=True, sleep=waited.append)
    slower.get(f"{server.url}/a")
    slower.get(f"{server.url}/a")
    assert 6 < waited.pop() <= 7


def test_this_machine_is_not_asked_unless_the_user_says_so(server: Server, outcome_of: OutcomeOf) -> None:
    server.add("/a", html(PIECE))
    for url in (f"{server.url}/a", server.url.replace("127.0.0.1", "localhost"), server.url.replace("127.0.0.1", "0")):
        assert "--allow-private" in outcome_of(read([url])).reason
    assert not server.asked


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    rest = list(answers)

    def resolve(_host: str, port: int, **_: object) -> Any:
        found = rest.pop(0) if len(rest) > 1 else rest[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_a_name_that_changes_its_meaning_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    target = target_of("https://news.example.org/a?b#c", allow_private=False)
    assert (target.address, target.host, target.path) == ("93.184.216.34", "news.example.org", "/a?b")
    pool = http._pool(target)  # goes to the address that was checked, and wants the certificate of the name
    assert (pool.host, pool.assert_hostname, pool.conn_kw["server_hostname"]) == (
        "93.184.216.34",
        "news.example.org",
        "news.example.org",
    )
    pool.close()
    with pytest.raises(Refused, match="--allow-private"):
        target_of("https://news.example.org/a", allow_private=False)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Refused, match="private network"):
        target_of("http://news.example.org/", allow_private=False)


def test_a_redirection_into_the_private_network_is_refused(
    server: Server, outcome_of: OutcomeOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add("/a", "", 302, Location="http://169.254.169.254/latest/meta-data")
    real = target_of

    def only_ours(url: str, *, allow_private: bool) -> Any:
        return real(url, allow_private=allow_private or url.startswith(server.url))

    monkeypatch.setattr(visitor, "target_of", only_ours)
    assert "169.254.169.254 is a machine in a private network" in outcome_of(read([f"{server.url}/a"])).reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        *(
            (each, False)
            for each in (
                "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 "
                "::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1"
            ).split()
        ),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "http://user:secret@example.org/",
        "http://" + "a" * 3000,
        "http://exa mple.org/",
        "http://[::1",
        "https://\ud800",
    ],
)
def test_an_address_that_makes_no_sense_is_a_reason(url: str, outcome_of: OutcomeOf) -> None:
    assert is_web(url)
    assert outcome_of(read([url])).reason


def test_other_schemes_are_paths(outcome_of: OutcomeOf) -> None:
    assert not is_web("file:///etc/passwd")
    assert "no such file" in outcome_of(read(["file:///etc/passwd"])).reason
