"""The trained network, run by onnxruntime: pieces in, cues with the tags around them out.

Two graphs lie in `model/`: the encoder reads a window of pieces and gives a state and the cue tags' scores for each;
the linker reads the states around one cue and gives the tags of its source and content, and whether it is a cue at all.
Windows and cues are read one by one: the scale of eight-bit sums is that of all that is read at once, and no finding is
to depend on what else is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asean_cli.errors import ModelError, ModelMissing
from asean_cli.extract.neural.decode import best_tags, log_softmax, stretches
from asean_cli.extract.neural.pieces import Pieces, Window, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

FOLDER = Path(__file__).with_name("model")
OURS, BROAD = 0, 1
"""The schemes the network knows: statements, and PolNeAR's attributions, thoughts included."""
_SOURCE, _CONTENT = 0, 1
STRETCH = 8192
"""Pieces of an article that are read before what was read first is let go."""
_KEYS = frozenset({"version", "ends", "schemes", "confidence", "steps", "left", "right", "digests"})
_AGAIN = "install asean-cli again"


@dataclass(frozen=True, slots=True)
class Found:
    """A cue with its source and content, as ranges of pieces, and how sure the network is of them."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    valid: float
    """The probability that the words are a cue, from the linker."""
    sureness: tuple[float, float, float]
    """Mean probabilities of the tags of the cue, the source and the content."""

    def moved(self, by: int) -> Found:
        """Return the same, counted from `by` pieces earlier."""
        cue, *content = ((start + by, end + by) for start, end in (self.cue, *self.content))
        source = (self.source[0] + by, self.source[1] + by) if self.source else None
        return replace(self, cue=cue, source=source, content=tuple(content))


class Network:
    """The encoder and the linker, loaded once; same pieces, same findings."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Load the model in `folder`; raise ModelMissing without its libraries, ModelError where it is damaged."""
        try:
            import numpy as np
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            hint = "pip install --force-reinstall onnxruntime tokenizers"
            raise ModelMissing(f"the trained tagger needs {error.name}", hint) from error
        self.card: dict[str, Any] = _card(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._encoder, self._linker = (
            onnxruntime.InferenceSession(_checked(folder, name, self.card), options, providers)
            for name in ("encoder.onnx", "linker.onnx")
        )
        self.tokenizer: Tokenizer = Tokenizer.from_str(_checked(folder, "tokenizer.json", self.card).decode())
        self.left: int = self.card["left"]
        self.right: int = self.card["right"]
        """Pieces before the start of a cue, and from it on, among which its source and content are looked for."""
        self._steps = np.array(self.card["steps"], dtype=np.float32)

    def find(self, pieces: Pieces, scheme: int = OURS) -> list[Found]:
        """Return the cues in the pieces that the network holds for valid, in order."""
        settings = self.card["schemes"][scheme]
        found: list[Found] = []
        for first, states, tags, cut in self._stretches(pieces, scheme):
            biased = tags[: cut[1] - first].copy()
            biased[:, 0] -= settings["bias"]
            cues = [each for each in stretches(best_tags(biased[None])[0], 0) if each[0] >= cut[0] - first]
            found += [self._link(states, tags, cue).moved(first) for cue in cues]
        return [each for each in found if each.content and each.valid >= settings["threshold"]]

    def _stretches(self, pieces: Pieces, scheme: int) -> Iterator[tuple[int, Floats, Floats, tuple[int, int]]]:
        """Yield the article in stretches of at least STRETCH pieces: a book needs no more memory than a chapter.

        Each is its first piece, the states (pieces, width) and the logarithms of the cue tags' probabilities
        (pieces, 3) from there on, and the pieces whose cues are to be read: what surrounds them is there as far as
        the linker looks.
        """
        import numpy as np

        first = start = 0
        held: list[tuple[Floats, Floats]] = []
        end = cut = 0
        for window in windows(pieces):
            held.append(self._encode(pieces, window, scheme))
            end = window.end
            if cut <= start and end - start >= STRETCH:
                cut = end
            if end < len(pieces) and (cut <= start or end - cut < self.right):
                continue
            cut = len(pieces) if end == len(pieces) else cut
            states, tags = (np.concatenate(part) for part in zip(*held, strict=True))
            yield first, states, tags, (start, cut)
            kept = max(first, cut - self.left)
            held = [(states[kept - first :], tags[kept - first :])]
            first, start = kept, cut

    def _encode(self, pieces: Pieces, window: Window, scheme: int) -> tuple[Floats, Floats]:
        import numpy as np

        opens, closes = self.card["ends"]
        ids = [opens, *pieces.ids[window.start : window.end], closes]
        features = [0, *pieces.features[window.start : window.end], 0]
        given = {
            "ids": np.array([ids], dtype=np.int64),
            "features": np.array([features], dtype=np.int64),
            "scheme": np.array([scheme], dtype=np.int64),
        }
        state, score = self._encoder.run(["states", "cues"], given)
        core = slice(window.core - window.start + 1, window.end - window.start + 1)
        return state[0, core], log_softmax(score[0, core])

    def _link(self, states: Floats, tags: Floats, cue: tuple[int, int]) -> Found:
        import numpy as np

        places = cue[0] + np.arange(-self.left, self.right)
        there = (places >= 0) & (places < len(states))
        places = places.clip(0, len(states) - 1)
        given = {
            "around": states[places][None],
            "tags": np.exp(tags[places])[None],
            "length": np.array([cue[1] - cue[0]], dtype=np.int64),
            "there": there[None],
        }
        roles, valid = self._linker.run(["roles", "valid"], given)
        roles[0, ~there] = [0, *[-1e4] * 4]
        best, sure = best_tags(roles, self._steps)[0], log_softmax(roles)[0]
        return _found(cue, cue[0] - self.left, best, sure, tags, float(valid[0]))


def _found(cue: tuple[int, int], shift: int, best: Any, roles: Floats, tags: Floats, valid: float) -> Found:
    """Read one row of role tags; `shift` leads from its places to pieces."""
    import numpy as np

    chosen = np.exp(np.take_along_axis(roles, best[:, None], axis=1)[:, 0])

    def sure(span: tuple[int, int]) -> float:
        return float(chosen[span[0] : span[1]].mean())

    sources = stretches(best, _SOURCE)
    content = stretches(best, _CONTENT)
    source = max(sources, key=sure) if sources else None
    cue_tags = np.exp(tags[cue[0] : cue[1], 1:].max(axis=1)).mean()
    return Found(
        cue,
        (source[0] + shift, source[1] + shift) if source else None,
        tuple((start + shift, end + shift) for start, end in content),
        1 / (1 + float(np.exp(-valid))),
        (
            float(cue_tags),
            sure(source) if source else float(chosen.mean()),
            min((sure(each) for each in content), default=0.0),
        ),
    )


def _card(folder: Path) -> dict[str, Any]:
    path = folder / "model.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: the model cannot be read: {error}", _AGAIN) from error
    if not isinstance(card, dict) or not card.keys() >= _KEYS:
        raise ModelError(f"{path}: the model's card is not whole", _AGAIN)
    return card


def _checked(folder: Path, name: str, card: dict[str, Any]) -> bytes:
    """Return a file of the model; raise ModelError where its digest is not that of the card."""
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: the model cannot be read: {error.strerror}", _AGAIN) from error
    if hashlib.sha256(data).hexdigest() != card["digests"][name]:
        raise ModelError(f"{path}: the model is damaged or not ours", _AGAIN)
    return data
