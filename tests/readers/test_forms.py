"""One and the same article in every format: the same text, and so the same statements."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.extract.pipeline import Extractor
from asean_cli.models import Statement
from asean_cli.readers import Metadata, read
from asean_cli.readers.formats import FORMATS, by_content, by_ending
from benchmarks.forms import FORMS, PIECE, WHEN, zipped

ReadFile = Callable[..., Any]
OutcomeOf = Callable[..., Any]
UNDATED = {"a.txt", "a.docx", "a.odt", "a.pdf"}
"""Forms that do not say when the article was published; it is given beside them."""
IN_CONTAINERS = {"a.mbox": "!/1", "a.warc": "!/https://news.example.org/harbour", "a.zip": "!/news/a.html"}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load(())


def words(text: str) -> str:
    return " ".join(text.removeprefix(PIECE.title).split())


def essence(statement: Statement) -> tuple[object, ...]:
    speaker = statement.speaker
    heard = tuple(each.id for each in (*statement.addressees, *statement.mentions))
    said = (statement.content, statement.cue, statement.kind, statement.act, statement.negated, statement.date)
    return (*said, speaker.id, speaker.role, speaker.country, heard, statement.topics)


def test_every_ending_and_sign_is_tried() -> None:
    tried = {by_ending(name) for name in FORMS} | {by_ending(name.rpartition(".")[0]) for name in FORMS}
    assert {each.name for each in tried if each} == {each.name for each in FORMATS}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_words_and_the_title(read_file: ReadFile, tmp_path: Path, name: str) -> None:
    article = read_file(name, FORMS[name](PIECE)).article
    assert words(article.text) == words(PIECE.text)
    assert (article.title or PIECE.title) == PIECE.title
    assert article.title or name == "a.txt"
    assert (article.published or "")[:10] == ("" if name in UNDATED else WHEN)
    assert article.path.startswith(str(tmp_path / name))
    assert article.path.endswith(IN_CONTAINERS.get(name, ""))


@pytest.mark.parametrize("name", FORMS)
def test_paragraphs_stay_apart(read_file: ReadFile, name: str) -> None:
    text = read_file(name, FORMS[name](PIECE)).article.text
    lines = [" ".join(each.split()) for each in text.replace("\n\n", "\0").replace("\n", "\0").split("\0")]
    if not name.startswith("a.md"):
        assert [line for line in lines if line != PIECE.title and line] == list(PIECE.paragraphs)


def test_every_form_gives_the_same_statements(tmp_path: Path, outcome_of: OutcomeOf, extractor: Extractor) -> None:
    found = {}
    for name, form in FORMS.items():
        (tmp_path / name).write_bytes(form(PIECE))
        article = outcome_of(read([str(tmp_path / name)], Metadata(published=WHEN))).article
        found[name] = [essence(each) for each in extractor.extract(article)]
    assert len(found["a.jsonl"]) >= 5
    assert {name for name, statements in found.items() if statements != found["a.jsonl"]} == set()


@pytest.mark.parametrize("name", [name for name in FORMS if name not in {"a.txt", "a.md", "a.csv"}])
def test_the_content_tells_the_format_whatever_the_name(read_file: ReadFile, name: str) -> None:
    data = FORMS[name](PIECE)
    assert by_content(data[:4096])
    for other in ("a", "a.dat", "a.txt", "a.html", "a.pdf", "a.zip"):
        if name != "a.json" or other != "a.txt":  # a bracket alone may begin a text
            article = read_file(other, data).article
            assert words(article.text) == words(PIECE.text), other


@pytest.mark.parametrize("name", FORMS)
def test_standard_input_is_known_by_its_content(outcome_of: OutcomeOf, name: str) -> None:
    data = FORMS[name](PIECE)
    if name in {"a.csv", "a.md"}:  # a table without its name could be any text
        return
    article = outcome_of(read(["-"], stdin=io.BytesIO(data))).article
    assert words(article.text) == words(PIECE.text)
    assert article.path is None


def test_all_of_them_in_one_archive(read_file: ReadFile, tmp_path: Path) -> None:
    files = {f"news/{name}": form(PIECE) for name, form in FORMS.items()}
    for name, data in (("all.zip", zipped(files)), ("all.zip.gz", gzip.compress(zipped(files)))):
        outcome = read_file(name, data)
        assert not outcome.skipped
        assert {words(each.text) for each in outcome.articles} == {words(PIECE.text)}
        assert {each.path.split("!/")[1] for each in outcome.articles} <= set(files)
        (done,) = outcome.done
        assert done.complete
        assert done.path == str(tmp_path / name)


@pytest.mark.parametrize("form", [each for each in FORMATS if each.extra])
def test_a_missing_library_says_how_to_install_it(
    read_file: ReadFile, monkeypatch: pytest.MonkeyPatch, form: Any
) -> None:
    name = next(name for name in FORMS if by_ending(name) is form)
    data = FORMS[name](PIECE)
    monkeypatch.setattr("asean_cli.readers.formats._found", lambda module: module != (form.module or form.library))
    reason = read_file(name, data).reason
    assert f"pip install 'asean-cli[{form.extra}]'" in reason
    assert form.library in reason
