"""Feeds damaged files of every format to the readers, and counts what went wrong: crashes, hangs, memory.

    python -m benchmarks.fuzz 100000 --seed 1 --kept found/

Each input is a whole file of `forms.py` with a few bytes, stretches or members changed, and is read as `asean index`
reads it. A crash is any exception, a hang any reading longer than the limit; their inputs are kept. Prints a line of
JSON a format, and one for all; ends with exit code 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import random
import resource
import signal
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from asean_cli.models import Article
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import Budget
from asean_cli.readers.reading import articles
from benchmarks.forms import FORMS, PIECE, zipped

HANG = 10.0
"""Seconds for a file of a few kilobytes; the slowest honest one takes 0.1."""
MEMORY = 600
"""Megabytes that the process may reach."""
_ODD = (
    *(b"\0", b"\xff", b"\xff\xfe", b"\r\n\r\n", b"<", b">", b"&a;", b'"', b"\\u", b"{", b"[", b"=?", b"%", b"-1"),
    b"9" * 20,
)


class Hung(BaseException):
    """A reading took too long; no `except Exception` may catch it."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with something changed, sometimes within what it compresses."""
    if chance.random() < 0.5:
        with contextlib.suppress(Exception):  # a seed that is no archive
            if data.startswith(b"PK"):
                return _within_zip(data, chance)
            if data.startswith(b"\x1f\x8b"):
                return gzip.compress(mutated(gzip.decompress(data), chance), 1, mtime=0)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        _change(changed, chance)
    return bytes(changed)


def _within_zip(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(files))
    return zipped(files | {name: mutated(files[name], chance)})


def _change(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 2, 8, 64, 512))
    kind = chance.randrange(6)
    if kind == 0 and at < len(data):
        data[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del data[at : at + length]
    elif kind == 2:
        data[at:at] = chance.choice(_ODD) * chance.choice((1, 1, 3, 200))
    elif kind == 3:
        data[at:at] = data[chance.randrange(len(data) + 1) :][:length]
    elif kind == 4:
        data[at : at + length] = chance.randbytes(length)
    elif kind == 5 and chance.random() < 0.3:
        del data[at:]


def reading(name: str, data: bytes) -> Iterator[Article | Skipped]:
    """Yield what comes of a file of that name."""
    stream = io.BufferedReader(io.BytesIO(data))
    yield from articles(Source(stream, name, budget=Budget(len(data)), name=name))


def check(name: str, data: bytes) -> Counter[str]:
    """Count what came of a file; raise AssertionError where that is nothing that may be stored or shown."""
    counts: Counter[str] = Counter()
    for each in reading(name, data):
        if isinstance(each, Article):
            counts["articles"] += 1
            assert each.text.strip()
            json.dumps([each.id, each.text, each.title, each.path, dict(each.extra)]).encode()
            f"{each.text}{each.title}{each.url}{each.outlet}{each.published}{each.path}".encode()
            assert each.digest
        else:
            counts["skipped"] += 1
            assert each.reason
            assert "\n" not in each.reason
            assert len(each.reason) < 1000
    assert counts, "neither an article nor a reason"
    return counts


def _alarm(*_: object) -> None:
    raise Hung


def fuzzed(name: str, count: int, seed: int, kept: Path | None) -> dict[str, object]:
    """Read `count` inputs made of one form, and return the counts."""
    chance = random.Random(f"{seed} {name}")
    whole = FORMS[name](PIECE)
    counts: Counter[str] = Counter()
    slowest = 0.0
    for _ in range(count):
        data = mutated(whole, chance)
        began = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, HANG)
        try:
            counts += check(name, data)
        except Hung:
            counts["hangs"] += 1
            _keep(kept, "hang", name, data)
        except Exception as error:  # noqa: BLE001 - that is what it looks for
            counts["crashes"] += 1
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            _keep(kept, "crash", name, data)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.perf_counter() - began)
    names = ("articles", "skipped", "crashes", "hangs")
    return {"form": name, "inputs": count, **{each: counts[each] for each in names}, "slowest": round(slowest, 3)}


def _keep(kept: Path | None, what: str, name: str, data: bytes) -> None:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{what}-{abs(hash(data)) % 10**8}-{name}").write_bytes(data)


def main() -> int:
    """Run it all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("inputs", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--only", choices=FORMS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _alarm)
    names = [options.only] if options.only else list(FORMS)
    bad = done = 0
    for name in names:
        row = fuzzed(name, options.inputs // len(names), options.seed, options.kept)
        print(json.dumps(row), flush=True)
        done += int(str(row["inputs"]))
        bad += int(str(row["crashes"])) + int(str(row["hangs"]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"form": "all", "inputs": done, "crashes_and_hangs": bad, "peak_mb": peak}))
    return 1 if bad or peak > MEMORY else 0


if __name__ == "__main__":
    raise SystemExit(main())
