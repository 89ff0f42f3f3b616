"""Power cuts, full disks and odd places: what was committed stays, and the reason is one line."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.models import Statement
from asean_cli.store.durable import DurableStorage
from asean_cli.store.interface import Result
from asean_cli.store.local import open_store

Ask = Callable[..., Result]
posix = pytest.mark.skipif(os.name != "posix", reason="limits and traces are POSIX's")

WRITE = """
import sys
from pathlib import Path
from asean_cli.models import Article, Statement
from asean_cli.store.local import open_store
statement = Statement.from_dict(STATEMENT)
with open_store(Path(sys.argv[1]), create=True) as store, store.writer(5) as writer:
    for name in sys.argv[2:]:
        writer.put(Article(name, "word " * 2000), [], "1")
        writer.commit()
    writer.put(Article("last", "text"), [statement], "1")
"""


def script(statement: Statement) -> str:
    return WRITE.replace("STATEMENT", repr(statement.to_dict()))


def run(code: str, *words: str, before: list[str] | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*(before or []), sys.executable, "-W", "ignore", "-c", code, *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120, **options)


class TestPowerCut:
    @pytest.fixture
    def trace(self, folder: Path, tmp_path: Path, make_statement: Callable[..., Statement]) -> list[tuple[str, str]]:
        """Return what was done to the index, in order: ("write", file), ("sync", file or folder), ("name", new)."""
        if shutil.which("strace") is None:
            pytest.skip("needs strace")
        log = tmp_path / "trace"
        calls = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2"
        tracing = ["strace", "-f", "-y", "-e", f"trace={calls}", "-s", "0", "-o", str(log)]
        done = run(script(make_statement(article="last")), str(folder), "a", "b", before=tracing)
        if not log.exists() or "ptrace" in done.stderr:
            pytest.skip("may not trace")
        assert done.returncode == 0, done.stderr
        found = []
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.endswith("= 0") or " = " in line:
                call = line.split(maxsplit=1)[1].partition("(")[0]
                path = re.findall(rf'[<"]({re.escape(str(folder))}[^>"]*)[>"]', line)
                if path:
                    kind = {"fsync": "sync", "fdatasync": "sync", "write": "write", "pwrite64": "write"}.get(
                        call, "name"
                    )
                    found.append((kind, path[-1]))
        return found

    def test_each_table_of_contents_comes_after_what_it_names(self, trace: list[tuple[str, str]], folder: Path) -> None:
        unsafe: set[str] = set()
        named = 0
        for at, (kind, path) in enumerate(trace):
            if kind == "write" and path.startswith(f"{folder}/whoosh/") and not path.endswith((".ctmp", "LOCK")):
                unsafe.add(path)
            elif kind == "sync":
                unsafe.discard(path)
            elif kind == "name":
                assert path.endswith(".toc")
                assert not {each for each in unsafe if Path(each).exists()}, path
                assert trace[at - 1] == trace[at + 1] == ("sync", str(Path(path).parent))
                named += 1
        assert named >= 2

    def test_the_database_hears_of_it_last(self, trace: list[tuple[str, str]], folder: Path) -> None:
        names = [at for at, (kind, _) in enumerate(trace) if kind == "name"]
        wal = [at for at, each in enumerate(trace) if each == ("write", f"{folder}/statements.db-wal")]
        for at in names:
            after = [each for each in wal if each > at]
            assert after
            assert ("sync", str(Path(trace[at][1]).parent)) in trace[at : after[0]]
        assert max(wal) > max(names)
        assert ("sync", f"{folder}/statements.db-wal") in trace[max(wal) :]

    def test_new_folders_are_known_to_those_above_them(self, trace: list[tuple[str, str]], folder: Path) -> None:
        assert {("sync", str(folder)), ("sync", f"{folder}/whoosh")} <= set(trace)


@posix
@pytest.mark.parametrize("limit", [40_000, 70_000, 100_000, 150_000, 250_000])
def test_a_full_disk_is_one_line_and_loses_nothing(
    limit: int, folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None], ask: Ask
) -> None:
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(1, article="first")])
    new = make_statement(1, article="last")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    names = [f"a{number}" for number in range(20)]
    done = run(script(new), str(folder), *names, preexec_fn=small)
    assert done.returncode == 1
    error = done.stderr.strip().splitlines()[-1]
    assert error.startswith("asean_cli.errors.StoreError: "), error
    with open_store(folder) as store:
        assert "first" in {each.article.id for each in ask(store).statements}
        kept = store.stats().articles
    assert run(script(new), str(folder), *names).returncode == 0
    with open_store(folder) as store:
        assert store.stats().articles == 22 >= kept
        assert {each.article.id for each in ask(store).statements} == {"first", "last"}


@posix
@pytest.mark.parametrize("name", ["a folder with blanks", "thư mục ő 索引", "-x", "a'b\"c;$(d)", "percent%20?#"])
def test_an_index_in_an_odd_place(
    name: str, tmp_path: Path, make_statement: Callable[..., Statement], keep: Callable[..., None], ask: Ask
) -> None:
    with open_store(tmp_path / name, create=True) as store:
        keep(store, [make_statement(1)])
        assert ask(store).total == 1
    with open_store(tmp_path / name) as store:
        assert ask(store, "vaccine").total == 1


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_index_can_be_searched_and_not_written(
    folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None], ask: Ask
) -> None:
    from asean_cli.errors import StoreError

    with open_store(folder, create=True) as store:
        keep(store, [make_statement(1)])
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with open_store(folder) as store:
            assert ask(store).total == 1
            with pytest.raises(StoreError), store.writer(1) as writer:
                writer.remove("article-1")
    finally:
        for path in paths:
            path.chmod(0o700)


def test_readers_never_fail_while_another_process_writes(
    folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None], ask: Ask
) -> None:
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(1, article="first")])
    code = script(make_statement(1, article="last")).replace("[], ", "[Statement.from_dict({**STATED, **own(name)})], ")
    code = code.replace("with open_store", f"STATED = {make_statement().to_dict()!r}\n{OWN}\nwith open_store", 1)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    names = [f"a{number}" for number in range(15)]
    totals = []
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", code, str(folder), *names], env=env) as writer:
        while writer.poll() is None:
            with open_store(folder) as reader:
                found = ask(reader, "vaccine", facets=("speaker",), duplicates=True).total
                totals += [found, ask(reader, duplicates=True).total]
    assert writer.returncode == 0
    assert totals == sorted(totals)
    with open_store(folder) as reader:
        assert ask(reader, duplicates=True).total == 17


def test_a_commit_may_come_between_finding_and_reading(
    folder: Path,
    make_statement: Callable[..., Statement],
    keep: Callable[..., None],
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(1, article="first")])
    opens = DurableStorage.open_file
    taken: list[str] = []

    def taken_away_once(self: DurableStorage, name: str, **options: Any) -> Any:
        if name.endswith(".toc") and not taken:
            taken.append(name)
            raise FileNotFoundError(name)
        return opens(self, name, **options)

    monkeypatch.setattr(DurableStorage, "open_file", taken_away_once)
    with open_store(folder) as reader:
        assert ask(reader, "vaccine").total == 1
    assert taken


OWN = """
def own(name):
    article = {**STATED["article"], "id": name}
    return {"id": name, "article": article}
"""


@posix
def test_nothing_made_is_for_others_to_read(asean: Callable[..., Any], tmp_path: Path) -> None:
    """Whatever the umask, nobody else gets at the articles; what the umask forbids stays forbidden."""
    rows = [{"id": "a", "text": "Vietnamese Foreign Minister Bui Thanh Son said it works."}]
    (tmp_path / "a.jsonl").write_text("".join(map(json.dumps, rows)), encoding="utf-8")
    before = os.umask(0)
    try:
        assert asean("index", "a.jsonl", "--index", "index").returncode == 0
        alias = ("people", "Bui Thanh Son", "--alias", "Son Bui", "--index", "index")
        assert asean(*alias).returncode == 0
    finally:
        os.umask(before)
    (table,) = tmp_path.rglob("people.toml")
    for top in (tmp_path / "index", table.parent):
        assert stat.S_IMODE(top.stat().st_mode) == 0o700
    for name in ("statements.db", "lock", "whoosh"):
        assert stat.S_IMODE((tmp_path / "index" / name).stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
