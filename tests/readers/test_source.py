from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asean_cli.errors import UsageError
from asean_cli.models import Article, short_hash
from asean_cli.readers import STDIN, Done, Metadata, Skipped, count, formats, limits, read
from asean_cli.readers.formats import ENDINGS
from asean_cli.readers.interface import Reader

OutcomeOf = Callable[..., Any]
ReadFile = Callable[..., Any]
TEXT = "Harbour talks go on\r\n\r\nEnvoy Mai Linh said “yes”.\n"


def test_plain_text_is_unchanged_and_has_no_title(read_file: ReadFile, tmp_path: Path) -> None:
    outcome = read_file("talks.txt", TEXT)
    expected = Article(short_hash(TEXT), TEXT, path=str(tmp_path / "talks.txt"))
    assert outcome.article == expected
    assert outcome.done == (Done(str(tmp_path / "talks.txt"), (expected.id,), complete=True),)


def test_plain_text_has_no_front_matter(read_file: ReadFile) -> None:
    text = "---\ntitle: Talks\n---\nEnvoy Mai Linh said yes.\n"
    article = read_file("talks.text", text).article
    assert (article.text, article.title) == (text, None)


def test_flags_describe_the_article(read_file: ReadFile) -> None:
    given_words = Metadata("t1", "Talks", "Lagoon Post", "https://example.org/1", "12 July 2023")
    article = read_file("talks.txt", TEXT, given_words).article
    assert (article.id, article.title, article.outlet) == ("t1", "Talks", "Lagoon Post")
    assert (article.url, article.published) == ("https://example.org/1", "2023-07-12")


def test_the_same_text_has_the_same_id_wherever_it_lies(read_file: ReadFile) -> None:
    ids = {read_file(name, TEXT).article.id for name in ("a.txt", "b.text", "c")}
    assert len(ids) == 1


def test_a_url_makes_the_id_where_there_is_one(read_file: ReadFile) -> None:
    first = read_file("a.txt", TEXT, Metadata(url="https://example.org/1")).article
    second = read_file("a.txt", TEXT + "She left.", Metadata(url="https://example.org/1")).article
    assert first.id == second.id != short_hash(TEXT)


def test_a_bad_date_of_the_user_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a date: 'soon'") as raised:
        read([str(tmp_path)], Metadata(published="soon"))
    assert raised.value.hint
    assert "--published" in raised.value.hint


@pytest.mark.parametrize("words", [Metadata(id="t1"), Metadata(title="Talks"), Metadata(url="https://example.org/1")])
def test_words_for_one_article_are_refused_for_several(tmp_path: Path, words: Metadata) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Envoy {name} said yes.")
    with pytest.raises(UsageError, match="describe one article"):
        read([str(tmp_path)], words)
    assert len(list(read([str(tmp_path / "a.txt"), "missing"], words))) == 3


def test_an_id_is_refused_for_several_lines_too(read_file: ReadFile) -> None:
    with pytest.raises(UsageError):
        read_file("a.jsonl", '{"text": "Yes, he said."}\n{"text": "No, he said."}\n', Metadata(id="t1"))
    assert read_file("a.jsonl", '{"id": "own", "text": "Yes, he said."}', Metadata(id="t1")).article.id == "t1"


def test_outlet_and_date_hold_for_all(tmp_path: Path, outcome_of: OutcomeOf) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Envoy {name} said yes.")
    articles = outcome_of(read([str(tmp_path)], Metadata(outlet="Lagoon Post", published="2023-07-12"))).articles
    assert [(each.outlet, each.published) for each in articles] == [("Lagoon Post", "2023-07-12")] * 2


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoy A said yes.")
    results = read([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert isinstance(next(results), Article)
    (tmp_path / "b.txt").write_text("Envoy B said yes.")
    assert [type(each) for each in results] == [Done, Article, Done]


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path, outcome_of: OutcomeOf) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    outcome = outcome_of(read([str(tmp_path / "missing.txt"), str(tmp_path / "a.txt")]))
    assert outcome.skipped == (Skipped(str(tmp_path / "missing.txt"), "no such file or folder; check the path"),)
    assert len(outcome.articles) == len(outcome.done) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path, outcome_of: OutcomeOf) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "permission denied" in outcome_of(read([str(path)])).reason


@pytest.mark.parametrize(
    ("error", "fragment"),
    [
        (PermissionError(13, "Permission denied"), "permission denied; make it readable"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
        (BrokenPipeError(32, "Broken pipe"), "cannot be read: Broken pipe"),
    ],
)
def test_a_refusal_while_opening_or_reading_is_a_reason(
    tmp_path: Path, outcome_of: OutcomeOf, monkeypatch: pytest.MonkeyPatch, error: OSError, fragment: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        opening = outcome_of(read([str(path)]))
    plain = formats.by_ending("a.txt")
    assert plain
    monkeypatch.setitem(formats._BY_ENDING, ".txt", replace(plain, reader=cast(Reader, refuse)))
    reading = outcome_of(read([str(path)]))
    for outcome in (opening, reading):
        assert fragment in outcome.reason
        assert outcome.done == (Done(str(path), (), complete=False),)


def test_articles_before_a_failure_are_kept(outcome_of: OutcomeOf) -> None:
    class Torn(io.BytesIO):
        def readinto(self, buffer: Any, /) -> int:
            if not (size := super().readinto(buffer)):
                raise ConnectionResetError(104, "Connection reset by peer")
            return size

    outcome = outcome_of(read(["-"], stdin=Torn(b'{"text": "Yes, he said."}\n')))
    assert len(outcome.articles) == 1
    assert "Connection reset" in outcome.skipped[0].reason
    assert not outcome.done[0].complete


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b'{"text": "Yes, he said."}\n{"text": "No, he said."}\n', ["Yes, he said.", "No, he said."]),
        (b'[\n{"text": "Yes, he said."}\n]', ["Yes, he said."]),
        (b"<html><body><p>The envoy said yes to all.</p></body></html>", ["The envoy said yes to all."]),
    ],
)
def test_standard_input_is_read_by_its_looks(data: bytes, texts: list[str], outcome_of: OutcomeOf) -> None:
    stream = io.BytesIO(data)
    outcome = outcome_of(read(["-"], Metadata(outlet="Lagoon Post"), stream))
    assert [each.text.strip() for each in outcome.articles] == [text.strip() for text in texts]
    assert {each.path for each in outcome.articles} == {None}
    assert {each.outlet for each in outcome.articles} == {"Lagoon Post"}
    assert outcome.done == (Done(STDIN, tuple(each.id for each in outcome.articles), complete=True),)
    assert not stream.closed


def test_an_empty_or_closed_standard_input_is_a_reason(outcome_of: OutcomeOf, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no text in it" in outcome_of(read(["-"], stdin=io.BytesIO())).reason
    closed = io.BytesIO()
    closed.close()
    assert "it is closed" in outcome_of(read(["-"], stdin=closed)).reason
    monkeypatch.setattr(sys, "stdin", None)
    outcome = outcome_of(read(["-"]))
    assert "it is closed" in outcome.reason
    assert outcome.skipped[0].path == STDIN


def test_a_pipe_is_read_as_it_comes() -> None:
    program = (
        "import sys\nfrom asean_cli.readers import read\n"
        "for each in read(['-']):\n    print(type(each).__name__, flush=True)\n"
    )
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdin
        assert process.stdout
        for round_number in range(2):
            process.stdin.write(b'{"text": "Yes, he said."}\n')
            process.stdin.flush()
            if round_number == 0:  # the answer comes before the input ends
                assert process.stdout.readline() == b"Article\n"
        process.stdin.close()
        assert process.stdout.read() == b"Done\n"


def test_a_pipe_that_is_named_outright_is_read(outcome_of: OutcomeOf) -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    path = f"/dev/fd/{reading}"
    try:
        if not Path(path).exists():
            pytest.skip("no /dev/fd on this system")
        assert outcome_of(read([path])).article.text == TEXT
    finally:
        os.close(reading)


@pytest.mark.parametrize(("name", "text"), [("talks", TEXT), ("talks.dat", TEXT)])
def test_an_unknown_name_given_outright_is_read_if_it_is_text(read_file: ReadFile, name: str, text: str) -> None:
    assert read_file(name, text).article.text == text


def test_an_unknown_name_given_outright_is_refused_if_it_is_not(read_file: ReadFile) -> None:
    outcome = read_file("photo.jpg", b"\xff\xd8\xff\xe0\0\0")
    assert "a JPEG image" in outcome.reason
    assert outcome.skipped[0].failed


def test_twenty_megabytes_in_one_line_are_read(read_file: ReadFile) -> None:
    text = "The envoy said that the talks went well. " * 500_000
    assert read_file("long.txt", text).article.text == text
    assert read_file("long.jsonl", f'{{"text": "{text}"}}').article.text == text
    assert "larger than" in read_file("long.md", text).reason
    assert "larger than" in read_file("long.html", text).reason


def test_more_than_the_limit_is_refused(tmp_path: Path, outcome_of: OutcomeOf) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, limits.SIZE_LIMIT + 1)
    assert "larger than 64 MiB; split it" in outcome_of(read([str(path)])).reason


def test_done_follows_each_file_and_count_foretells_how_many(tmp_path: Path, bad: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    paths = [str(tmp_path), str(bad), "missing", "-"]
    results = list(read(paths, stdin=io.BytesIO(TEXT.encode())))
    assert sum(isinstance(each, Done) for each in results) == count(paths)
    seen: list[str] = []
    for each in results:
        if isinstance(each, Article):
            seen.append(each.id)
        elif isinstance(each, Done):
            assert list(each.article_ids) == seen
            seen = []


def test_importing_the_readers_is_cheap() -> None:
    slow = {
        "trafilatura",
        "lxml",
        "charset_normalizer",
        "markdown_it",
        "whoosh",
        "rich",
        "typer",
        "email.utils",
    }
    program = f"import sys, asean_cli.readers; print({slow!r} & set(sys.modules))"
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "set()\n"


HEADS = st.sampled_from(
    [
        b"",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe\0\0",
        b'{"text": "',
        b"[",
        b"<html><p>",
        b"---\n",
        b"+++\n",
    ]
)


@settings(deadline=None)
@given(HEADS, st.binary(max_size=300), st.sampled_from([*ENDINGS, ""]))
def test_any_bytes_under_any_name_are_read_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(head + data)
    results = list(read([str(path)]))
    assert len(results) >= 2
    assert isinstance(results[-1], Done)
    for each in results[:-1]:
        assert isinstance(each, Article | Skipped)
        if isinstance(each, Article):
            assert each.text.strip()
            each.text.encode("utf-8")
            assert each.digest
        else:
            assert "\n" not in each.reason
            assert each.reason


@given(st.binary(max_size=300))
def test_any_bytes_on_standard_input_are_read_or_skipped(data: bytes) -> None:
    results = list(read(["-"], stdin=io.BytesIO(data)))
    assert isinstance(results[-1], Done)
    assert len(results) > 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])).filter(str.strip))
def test_plain_text_comes_back_character_for_character(text: str) -> None:
    results = list(read(["-"], stdin=io.BytesIO(f"Said: {text}\r\n".encode())))
    assert isinstance(results[0], Article)
    assert results[0].text == f"Said: {text}\r\n"


@pytest.mark.parametrize("change", ["longer", "touched"])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, outcome_of: OutcomeOf, change: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Yes, he said."}\n{"text": "No, he said."}\n')

    def results() -> Any:
        reading = read([str(path)])
        yield next(reading)
        if change == "longer":
            with path.open("a") as file:
                file.write('{"text": "He left."}\n')
        else:
            os.utime(path, (1, 1))
        yield from reading

    outcome = outcome_of(results())
    assert len(outcome.articles) >= 2
    assert outcome.skipped[0].reason == "it changed while it was read; read it again"
    assert not outcome.done[0].complete
