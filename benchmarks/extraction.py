"""Measures the extraction: speed on one core, load time and memory, of both taggers and a yardstick.

    python benchmarks/extraction.py [--articles 200] [--runs 3]

Each way of reading runs in a process of its own, tied to one core, over the same articles (those of
training/corpus, without their marks). The yardstick is a small spaCy pipeline (blank "en", tok2vec of the small
size, one tagging head, random weights: it finds nothing, it only takes the time); it is left out where spaCy is not
installed: pip install --group benchmark.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus"
Read = Callable[[str], object]


def texts(articles: int) -> list[str]:
    """Return the texts of the corpus's passages."""
    sys.path.insert(0, str(ROOT))
    from training.markup import read_file

    found = [passage.text for path in sorted(CORPUS.glob("*.txt")) for passage in read_file(path)]
    return found[:articles]


def trained() -> Read:
    """Return the extraction with the trained tagger, all stages."""
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.models import Article

    extractor = Extractor.load()
    return lambda text: extractor.extract(Article("a", text))


def rules() -> Read:
    """Return the extraction with the rule tagger, all stages."""
    from asean_cli.extract.cues import CueTable
    from asean_cli.extract.gazetteer import Gazetteer
    from asean_cli.extract.phrases import PhraseReader
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.extract.rules.tagger import RuleTagger
    from asean_cli.knowledge import load
    from asean_cli.models import Article

    knowledge = load()
    reader = PhraseReader(knowledge, Gazetteer(knowledge))
    extractor = Extractor(knowledge, RuleTagger(CueTable(knowledge.table("cues")), reader.can_speak))
    return lambda text: extractor.extract(Article("a", text))


def network() -> Read:
    """Return the trained tagger alone: layout, pieces, network, spans."""
    from asean_cli.extract.cues import CueTable
    from asean_cli.extract.layout import lay_out
    from asean_cli.extract.neural.network import Network
    from asean_cli.extract.neural.tagger import TrainedTagger
    from asean_cli.knowledge import load

    tagger = TrainedTagger(CueTable(load().table("cues")), Network())
    return lambda text: tagger.tag(lay_out(text))


def spacy() -> Read:
    """Return a small spaCy pipeline of random weights."""
    pipeline: Any = import_module("spacy").blank("en")  # not installed for the tests
    pipeline.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagging = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None}
    head = pipeline.add_pipe("tagger", config={"model": tagging})
    for label in ("O", "B-S", "I-S", "B-C", "I-C", "B-Q", "I-Q"):
        head.add_label(label)
    pipeline.initialize()
    return lambda text: pipeline(text)


WAYS: dict[str, Callable[[], Read]] = {"trained": trained, "rules": rules, "network alone": network, "spacy": spacy}


def one(way: str, articles: int) -> dict[str, Any]:
    """Load one way of reading in this process and run it over the articles."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read_texts = texts(articles)
    began = time.perf_counter()
    read = WAYS[way]()
    read("The minister said talks would go on.")
    loaded = time.perf_counter() - began
    began = time.perf_counter()
    for text in read_texts:
        read(text)
    spent = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "way": way,
        "words_per_second": round(sum(len(text.split()) for text in read_texts) / spent),
        "articles_per_second": round(len(read_texts) / spent, 1),
        "load_seconds": round(loaded, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6),
    }


def main() -> int:
    """Run every way several times, in turn, and print the median of each as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--way", choices=WAYS, help="run one in this process, once")
    args = parser.parse_args()
    if args.way:
        print(json.dumps(one(args.way, args.articles)))
        return 0
    rows: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(args.runs):
        for way in WAYS:
            words = [sys.executable, __file__, "--way", way, "--articles", str(args.articles)]
            done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
            if done.returncode == 0:
                rows[way].append(json.loads(done.stdout))
            elif way != "spacy" or "No module named 'spacy'" not in done.stderr:
                sys.stderr.write(done.stderr)
                return 1
    for way, found in rows.items():
        if found:
            print(
                json.dumps({"way": way} | {key: median(row[key] for row in found) for key in found[0] if key != "way"})
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
