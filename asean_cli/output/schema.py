"""The published JSON Schema (draft 2020-12) of what is printed as JSON; `schema.json` beside this is the one source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

Part = Literal["statement", "search", "who-said"]


def schema(part: Part | None = None) -> dict[str, Any]:
    """Return the schema of one kind of document, or the one that takes them all."""
    whole: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    if part is None:
        return whole
    del whole["anyOf"], whole["description"]
    return {**whole, "$id": f"{whole['$id']}:{part}", "$ref": f"#/$defs/{part}"}
