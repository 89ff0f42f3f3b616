"""The figures of a model folder on every set that is at hand.

python -m training.measure [FOLDER] [--errors N] [--reliability]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from asean_cli.extract.cues import CueTable
from asean_cli.extract.interface import Tagger
from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.network import BROAD, FOLDER, Network
from asean_cli.extract.neural.tagger import AttitudeTagger, TrainedTagger
from asean_cli.knowledge import load
from training.figures import Figures, reliability, score
from training.sets import Articles, for_measuring


def found_by(tagger: Tagger, articles: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what a tagger finds, in the part of the JSON contract that figures need."""
    for article in articles:
        for each in tagger.tag(lay_out(article["text"], article.get("title"))):
            place = {"source": each.source, "cue": each.cue, "content": each.content}
            yield {"article": {"id": article["id"]}, "location": place, "confidence": each.confidence}


def measure(network: Network, sets: Mapping[str, tuple[Articles, int]] | None = None) -> dict[str, Figures]:
    """Return the figures of a network on each set, PolNeAR with attitudes."""
    plain = TrainedTagger(CueTable(load().table("cues")), network)
    taggers: dict[int, Tagger] = {0: plain, BROAD: AttitudeTagger(plain)}
    chosen = for_measuring() if sets is None else sets
    return {name: score(articles, found_by(taggers[scheme], articles)) for name, (articles, scheme) in chosen.items()}


def main() -> int:
    """Print the figures, and errors where asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print the first N errors of each set")
    parser.add_argument("--reliability", action="store_true", help="also print how often each confidence was right")
    args = parser.parse_args()
    for name, figures in measure(Network(args.folder)).items():
        print(f"{name:10s} {figures}  (p {figures.linked.precision:.1f} r {figures.linked.recall:.1f})")
        for low, high, number, mean, share in reliability(figures.judged) if args.reliability else ():
            print(f"    {low:.2f}–{high:.2f}: {number:5d} statements, confidence {mean:.2f}, right {share:.2f}")
        for error in figures.errors[: args.errors]:
            print(error, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
