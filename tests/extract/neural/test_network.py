"""The network as it is shipped: whole, the same everywhere, and clear about what is wrong with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from asean_cli.errors import ModelError
from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.network import BROAD, FOLDER, OURS, Found, Network
from asean_cli.extract.neural.pieces import Pieces, cut

TEXT = (
    "Lao Foreign Minister Sengdara Phommavong said on Monday that the bridge would open in May. She thanked Japan for "
    "its help and hopes that trade will double.\n\n“We have waited long,” she added, urging both banks to be patient.\n\n"
) * 8


def pieces_of(network: Network, text: str) -> Pieces:
    return cut(text, lay_out(text, "T").paragraphs, network.tokenizer)


def rounded(found: list[Found]) -> list[object]:
    return [(f.cue, f.source, f.content, round(f.valid, 4), [round(s, 4) for s in f.sureness]) for f in found]


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_change_nothing(network: Network, threads: int) -> None:
    other = Network(threads=threads)
    pieces = pieces_of(network, TEXT)
    for scheme in (OURS, BROAD):
        assert rounded(other.find(pieces, scheme)) == rounded(network.find(pieces, scheme))


def test_what_was_read_before_changes_nothing(network: Network) -> None:
    pieces = pieces_of(network, TEXT)
    first = network.find(pieces)
    network.find(pieces_of(network, "Hanoi denied it. " * 90))
    assert network.find(pieces) == first


@pytest.mark.parametrize("stretch", [1, 100, 350])
def test_nor_does_how_much_is_held_at_once(network: Network, stretch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = pieces_of(network, TEXT * 3)
    assert len(pieces) > 1000
    whole = network.find(pieces)
    monkeypatch.setattr("asean_cli.extract.neural.network.STRETCH", stretch)
    assert network.find(pieces) == whole


def test_it_finds_something(network: Network) -> None:
    found = network.find(pieces_of(network, TEXT))
    assert len(found) >= 24
    assert all(each.source and each.content for each in found)


def test_nothing_in_nothing(network: Network) -> None:
    assert network.find(Pieces()) == []


def test_the_card_tells_what_is_shipped() -> None:
    card = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    assert set(card["digests"]) == {"encoder.onnx", "linker.onnx", "tokenizer.json"}
    assert card["digests"]["encoder.onnx"].startswith(card["version"])
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000


@pytest.mark.parametrize("name", ["encoder.onnx", "linker.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "model"))
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=name) as caught:
        Network(folder)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["encoder.onnx", "model.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "model"))
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        Network(folder)


def test_a_broken_card_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "model"))
    (folder / "model.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"model\.json"):
        Network(folder)
