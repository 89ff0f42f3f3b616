"""From trained weights to the package's model: eight-bit graphs, and a confidence that is a probability.

python -m training.finish CHECKPOINT [FOLDER]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from asean_cli.extract.cues import CueTable
from asean_cli.extract.neural.network import FOLDER, Found, Network
from asean_cli.extract.neural.tagger import TrainedTagger, certainties
from asean_cli.knowledge import load
from training.base import tokenizer_text
from training.export import export
from training.figures import score
from training.measure import found_by
from training.model import Shape, Tagger
from training.sets import corpus, polnear_articles
from training.vocabulary import pruned

DRAFT: dict[str, Any] = {
    "version": "draft",
    "ends": [101, 102],
    "schemes": [{"bias": 0.0, "threshold": 0.35}, {"bias": 0.0, "threshold": 0.25}],
    "confidence": {"bias": 0.0, "weights": [1.0, 0.0, 0.0, 0.0]},
}
"""The card of a model whose confidence is not yet fitted.

A bias makes cues more frequent; below a threshold the linker's doubt takes a cue away. Searching both for the best F1
on the corpus's development part gained 0.4 there and lost as much on real articles, so they are left where they were.
"""


def finish(weights: Mapping[str, Tensor], shape: Shape, folder: Path) -> None:
    """Write the package's model into `folder` and print its figures."""
    learnt = [*corpus()[0], *(polnear_articles())]
    tokenizer, kept = pruned(tokenizer_text(), (each["text"] for each in learnt))
    small = replace(shape, vocabulary=len(kept))
    tagger = Tagger(small)
    tagger.load_state_dict({**weights, "encoder.words.weight": weights["encoder.words.weight"][kept]})
    card = {**DRAFT, "ends": [kept.index(number) for number in DRAFT["ends"]]}
    export(tagger, tokenizer, card, folder)
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    network = Network(folder)
    network.card["confidence"] = _calibrated(network)
    network.card["version"] = network.card["digests"]["encoder.onnx"][:8]
    (folder / "model.json").write_text(json.dumps(network.card, indent=1) + "\n", encoding="utf-8")


def _calibrated(network: Network) -> dict[str, Any]:
    """Return a logistic regression from certainties to being right (Platt, 1999), on the corpus's dev part."""
    recorder = _Recorder(CueTable(load().table("cues")), network)
    articles = corpus()[1]
    judged = score(articles, found_by(recorder, articles)).judged
    known = np.array([[1.0, *recorder.rows[int(row)]] for row, _ in judged])
    right = np.array([linked for _, linked in judged], dtype=float)
    bias, *weights = _logistic(known, right)
    return {"bias": round(bias, 4), "weights": [round(each, 4) for each in weights]}


class _Recorder(TrainedTagger):
    """A tagger whose confidence is the number of the row in which it keeps the certainties."""

    def __init__(self, cues: CueTable, network: Network) -> None:
        super().__init__(cues, network)
        self.rows: list[tuple[float, ...]] = []

    def confidence(self, found: Found) -> float:
        self.rows.append(certainties(found))
        return len(self.rows) - 1


def _logistic(known: NDArray[np.float64], right: NDArray[np.float64], penalty: float = 1.0) -> list[float]:
    """Return the weights of a penalised logistic regression, by Newton's method; the first column is constant."""
    weights = np.zeros(known.shape[1])
    keep = penalty * np.diag([0.0] + [1.0] * (known.shape[1] - 1))
    for _ in range(30):
        share = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - share) - keep @ weights
        bend = (known * (share * (1 - share))[:, None]).T @ known + keep
        weights += np.linalg.solve(bend, slope)
    return [float(each) for each in weights]


def main() -> None:
    """Finish a checkpoint that training kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    args = parser.parse_args()
    known = torch.load(args.checkpoint)
    finish(known["weights"], Shape(**known["shape"]), args.folder)


if __name__ == "__main__":
    main()
