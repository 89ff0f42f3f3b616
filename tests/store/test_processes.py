"""Several processes on one index: waiting for the lock, reading meanwhile, and being killed at the worst moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from asean_cli.errors import IndexLocked
from asean_cli.models import Statement
from asean_cli.store.interface import Result
from asean_cli.store.local import LocalStore, open_store

Ask = Callable[..., Result]

HOLD = """
import sys
from pathlib import Path
from asean_cli.store.local import open_store
with open_store(Path(sys.argv[1])) as store, store.writer(5):
    print("held", flush=True)
    sys.stdin.read()
"""

DIE = """
import os, sys
from pathlib import Path
from asean_cli.models import Article
from asean_cli.store import local, whoosh_index, writer

def die(*_args, **_options):
    os._exit(9)

moment = sys.argv[2]
if moment == "before the database commits":
    writer.LocalWriter.commit = die
elif moment == "between the two commits":
    writer.LocalWriter._follow = die
elif moment == "while the search index is written":
    whoosh_index.document = die
elif moment == "before the search index commits":
    from whoosh.writing import SegmentWriter
    SegmentWriter.commit = die
elif moment == "before the database hears of it":
    whoosh_index.SearchIndex.close = die
elif moment == "during a rebuild":
    writer.LocalWriter._drop_generations_but = die
    writer.searchable = lambda database: False

with local.open_store(Path(sys.argv[1])) as store, store.writer(5) as held:
    held.remove("a")
    held.put(Article("b", "new", path="b.txt"), [STATEMENT], "1")
"""


@contextmanager
def process(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as started:
        try:
            yield started
        finally:
            started.kill()


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with process(HOLD, str(folder)) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "held\n"
        yield started


class TestLock:
    @pytest.fixture(autouse=True)
    def filled(self, store: LocalStore, make_statement: Callable[..., Statement], keep: Callable[..., None]) -> None:
        keep(store, [make_statement(1)])

    def test_the_second_writer_is_told_who_the_first_is(self, store: LocalStore, folder: Path, ask: Ask) -> None:
        with holder(folder) as other:
            with pytest.raises(IndexLocked) as caught, store.writer(0.2):
                pytest.fail("two writers at a time")
            assert f"process {other.pid} " in caught.value.message
            assert "since" in caught.value.message
            assert "\n" not in caught.value.message
            assert ask(store).total == 1

    def test_the_second_writer_waits_for_the_first(self, store: LocalStore, folder: Path) -> None:
        with holder(folder) as other:
            assert other.stdin is not None
            letting_go = threading.Timer(0.3, other.stdin.close)
            letting_go.start()
            with store.writer(20):
                assert other.stdin.closed
            letting_go.join()

    @pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
    def test_a_killed_writer_holds_nothing(self, store: LocalStore, folder: Path) -> None:
        with holder(folder) as other:
            other.kill()
            other.wait()
            with store.writer(5):
                pass

    def test_two_writers_of_one_process_exclude_each_other_too(self, store: LocalStore, folder: Path) -> None:
        with open_store(folder) as second, store.writer(1), pytest.raises(IndexLocked), second.writer(0):
            pytest.fail("two writers at a time")


@pytest.mark.parametrize(
    ("moment", "articles", "behind"),
    [
        ("before the database commits", {"a", "z"}, 0),
        ("between the two commits", {"b", "z"}, 2),
        ("while the search index is written", {"b", "z"}, 2),
        ("before the search index commits", {"b", "z"}, 2),
        ("before the database hears of it", {"b", "z"}, 2),
        ("during a rebuild", {"b", "z"}, 0),
    ],
)
def test_a_kill_loses_nothing_that_was_committed(
    moment: str,
    articles: set[str],
    behind: int,
    folder: Path,
    make_statement: Callable[..., Statement],
    keep: Callable[..., None],
    ask: Ask,
) -> None:
    old = [make_statement(i, article=identity) for identity in "az" for i in range(2)]
    new = make_statement(1, article="b")
    with open_store(folder, create=True) as store:
        keep(store, old)
    script = DIE.replace("STATEMENT", f"Statement.from_dict({new.to_dict()!r})").replace(
        "import Article\n", "import Article, Statement\n"
    )
    with process(script, str(folder), moment) as started:
        started.wait()
        assert started.returncode == 9

    with open_store(folder) as store:
        assert store.behind == store.stats().behind == behind
        found = {statement.article.id for statement in ask(store).statements}
        assert found <= articles  # what is gone from the database is not shown, even by an index that lags
        with store.writer(1):
            pass  # repairs
        assert store.behind == 0
        assert {statement.article.id for statement in ask(store).statements} == articles
        assert ask(store).total == store.stats().statements
        assert len(list((folder / "whoosh").iterdir())) <= 2
