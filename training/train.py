"""Train the tagger: `make train`, or `python -m training.train [--epochs N] …`.

Every run is written to `training/runs.jsonl` with its settings and figures; `training/README.md` shows them as a table.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from asean_cli.extract.neural.network import FOLDER, Network
from training.base import encoder_folder, tokenizer_text
from training.data import B_CUE, I_CUE, IGNORE, Batch, Link, batches, role_tags
from training.export import export
from training.finish import DRAFT, finish
from training.lessons import Lessons, for_training
from training.measure import measure
from training.model import LEFT, RIGHT, Shape, Tagger, load_encoder, unseen
from training.sets import SHARED

RUNS = Path(__file__).with_name("runs.jsonl")
CHECKPOINTS = Path(__file__).with_name("checkpoints")
WARM = 0.1
"""Of the steps, the share over which the rates rise; then they fall to nothing."""
_ROLE_SCALE = 1 / 40
"""What brings the cost of a whole row of role tags near that of one cue tag."""


@dataclass(frozen=True)
class Settings:
    """One run's settings; rates are those of AdamW (Loshchilov and Hutter, ICLR 2019)."""

    name: str = "run"
    start: str = ""
    """The run whose checkpoint to go on from; by default, the encoder as its makers left it."""
    epochs: int = 9
    plain_epochs: int = 6
    """Of these, the first that learn each role tag by itself; the others learn whole rows of them (see crf.py)."""
    seed: int = 1
    pieces: int = 4096
    """In a batch, padding counted."""
    longest: int = 192
    """Pieces in a window."""
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    rate_decay: float = 0.95
    """By layer, from the last to the first."""
    narrow_share: float = 0.25
    """Of the PolNeAR articles, those that an epoch reads in our scheme."""
    corpus_times: int = 3
    cue_weight: float = 3.0
    role_weight: float = 1.0
    valid_weight: float = 0.5
    average: float = 0.998
    """How much of the averaged weights each step keeps."""
    link_width: int = 128
    link_layers: int = 2
    layers: int = 6
    dropout: float = 0.1


Costs = Callable[[Tensor, Tensor, Tensor], Tensor]


class Trainer:
    """One run: a network, its optimiser, and the average of its weights."""

    def __init__(self, settings: Settings, lessons: Lessons) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.lessons = settings, lessons
        self.rng = random.Random(settings.seed)
        shape = Shape(
            layers=settings.layers,
            link_layers=settings.link_layers,
            link_width=settings.link_width,
            dropout=settings.dropout,
        )
        self.tagger = Tagger(shape)
        if settings.start:
            self.tagger.load_state_dict(torch.load(CHECKPOINTS / f"{settings.start}.pt")["weights"])
        else:
            load_encoder(self.tagger, encoder_folder())
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.tagger.to(self.device)
        self.optimiser = torch.optim.AdamW(list(self._groups()), betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.averaged = {name: tensor.clone() for name, tensor in self.tagger.state_dict().items()}
        self.steps = 0
        self.total = settings.epochs * sum(1 for _ in self._batches(random.Random(settings.seed)))

    def _groups(self) -> Iterator[dict[str, Any]]:
        settings = self.settings
        for name, parameter in self.tagger.named_parameters():
            rate = settings.head_rate
            if name.startswith("encoder.") and not name.startswith(("encoder.cue", "encoder.features")):
                below = settings.layers
                if name.startswith("encoder.layers."):
                    below = settings.layers - 1 - int(name.split(".")[2])
                rate = settings.encoder_rate * settings.rate_decay**below
            yield {"params": [parameter], "rate": rate, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0}

    def _batches(self, rng: random.Random) -> Iterator[Batch]:
        settings = self.settings
        chosen = self.lessons.epoch(rng, share=settings.narrow_share, times=settings.corpus_times)
        return batches(chosen, settings.pieces, rng, settings.longest)

    def epoch(self, number: int) -> float:
        """Train on every article once; return the mean cost of a step."""
        self.tagger.train()
        costs = []
        for each in self._batches(self.rng):
            self._set_rates()
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                cost = self._cost(each.to(self.device), number)
            cost.backward()  # type: ignore[no-untyped-call, unused-ignore]
            nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            self.steps += 1
            self._average()
            costs.append(cost.item())
        return sum(costs) / len(costs)

    def _set_rates(self) -> None:
        done, warm = self.steps / max(1, self.total), WARM
        share = done / warm if done < warm else max(0.0, (1 - done) / (1 - warm))
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * share

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(self.settings.average, (1 + self.steps) / (10 + self.steps))
        for name, tensor in self.tagger.state_dict().items():
            self.averaged[name].lerp_(tensor, 1 - keep)

    def _cost(self, batch: Batch, epoch: int) -> Tensor:
        settings = self.settings
        states, scores = self.tagger.encoder(batch.ids, batch.features, batch.scheme, unseen(batch.mask))
        scores = scores.float()
        cost = settings.cue_weight * F.cross_entropy(scores.flatten(0, 1), batch.cues.flatten(), ignore_index=IGNORE)
        links, real = list(batch.links), len(batch.links)
        if epoch:  # in the first, nearly all would be mistaken
            links += _mistaken(scores, batch)
        if not links:
            return cost
        roles, valid, there = self._linked(states, scores, batch, links)
        tags = role_tags([link for _, link in links[:real]]).to(roles.device)
        if real:
            plain = epoch < settings.plain_epochs
            row_costs: Costs = _tag_by_tag if plain else self.tagger.linker.chain.loss
            costs = row_costs(roles[:real], tags, there[:real])
            cost = cost + settings.role_weight * _ROLE_SCALE * costs.mean()
        known = torch.tensor([not link.free for _, link in links], device=valid.device)
        wanted = (torch.arange(len(links), device=valid.device) < real).float()
        if known.any():
            cost = cost + settings.valid_weight * F.binary_cross_entropy_with_logits(valid[known], wanted[known])
        return cost

    def _linked(
        self, states: Tensor, scores: Tensor, batch: Batch, links: list[tuple[int, Link]]
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the linker's roles and validity for each link, and which of the places around its cue are there."""
        rows = torch.tensor([row for row, _ in links], device=states.device)[:, None]
        starts = torch.tensor([link.cue[0] for _, link in links], device=states.device)[:, None]
        places = starts + torch.arange(-LEFT, RIGHT, device=states.device)
        lengths = batch.mask.sum(1)
        there = (places >= 1) & (places < lengths[rows] - 1)
        places = places.clamp(0, states.shape[1] - 1)
        tags = scores.detach().softmax(-1)[rows, places].to(states.dtype)
        sizes = torch.tensor([link.cue[1] - link.cue[0] for _, link in links], device=states.device)
        roles, valid = self.tagger.linker(states[rows, places], tags, sizes, unseen(there))
        return roles.float(), valid.float(), there

    def keep(self) -> None:
        """Write the averaged weights as this run's checkpoint, over the one of the epoch before."""
        CHECKPOINTS.mkdir(exist_ok=True)
        weights = {name: tensor.cpu() for name, tensor in self.averaged.items()}
        kept = {"weights": weights, "shape": asdict(self.tagger.shape)}
        torch.save(kept, CHECKPOINTS / f"{self.settings.name}.pt")

    def write(self, folder: Path, card: Mapping[str, Any], *, quantised: bool) -> None:
        """Export the averaged network into a folder."""
        shape = self.tagger.shape
        averaged = Tagger(shape)
        averaged.load_state_dict(self.averaged)
        export(averaged, tokenizer_text(), dict(card), folder, quantised=quantised)


def _tag_by_tag(roles: Tensor, tags: Tensor, there: Tensor) -> Tensor:
    """Return the cost of each row (rows,), its tags taken one by one."""
    costs = F.cross_entropy(roles.flatten(0, 1), tags.flatten(), reduction="none").view_as(tags)
    return (costs * there).sum(1)


def _mistaken(scores: Tensor, batch: Batch) -> list[tuple[int, Link]]:
    """Return what the network now takes for cues and is none: what the linker learns to refuse."""
    tags = torch.where(batch.cues == IGNORE, 0, scores.detach().argmax(-1)).tolist()
    known = {(row, link.cue) for row, link in batch.links}
    found = []
    for row, line in enumerate(tags):
        start: int | None = None
        for at, tag in enumerate([*line, 0]):
            if start is not None and tag != I_CUE:
                if (row, (start, at)) not in known:
                    found.append((row, Link((start, at), [], [])))
                start = None
            if tag == B_CUE or (tag == I_CUE and start is None):
                start = at
    return found


def train(settings: Settings, shared: Path = SHARED) -> Trainer:
    """Run the training and write its figures down, epoch by epoch; return the trainer."""
    tokenizer = Tokenizer.from_str(tokenizer_text())
    trainer = Trainer(settings, for_training(tokenizer, shared))
    began = time.monotonic()
    for number in range(settings.epochs):
        cost = trainer.epoch(number)
        with tempfile.TemporaryDirectory() as name:
            trainer.write(Path(name), DRAFT, quantised=False)
            figures = measure(Network(Path(name)))
        minutes = round((time.monotonic() - began) / 60)
        trainer.keep()
        print(f"epoch {number + 1}, {minutes} min, cost {cost:.3f}", flush=True)
        print("\n".join(f"  {name:10s} {each}" for name, each in figures.items()), flush=True)
    row = {"settings": asdict(settings), "minutes": minutes, "figures": {k: v.summary() for k, v in figures.items()}}
    with RUNS.open("a", encoding="utf-8") as runs:
        runs.write(json.dumps(row) + "\n")
    return trainer


def main() -> None:
    """Train with the settings of the command line, and put the model into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    for each in fields(Settings):
        parser.add_argument(f"--{each.name.replace('_', '-')}", type=type(each.default), default=each.default)
    parser.add_argument("--keep", type=Path, default=FOLDER, metavar="FOLDER", help="where the model goes")
    given = vars(parser.parse_args())
    folder = given.pop("keep")
    trainer = train(Settings(**given))
    weights = {name: tensor.cpu() for name, tensor in trainer.averaged.items()}
    finish(weights, trainer.tagger.shape, folder)


if __name__ == "__main__":
    main()
