"""A user's own tables hold everywhere: when articles are read and when questions are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_a_country_by_the_users_own_name(asean: Any, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "countries.toml").write_text('[VN]\nnames = ["Dragonland"]\n', encoding="utf-8")
    (tables / "cues.toml").write_text(
        '[[verbs]]\nact = "condemn"\nstrength = "stance"\ntakes = ["object"]\nverbs = ["excoriate"]\n', encoding="utf-8"
    )
    article = tmp_path / "talk.txt"
    article.write_text("Dragonland excoriated the new tariff on rice.\n", encoding="utf-8")
    own = {"ASEAN_KNOWLEDGE": str(tables)}
    assert asean("index", article, "--index", tmp_path / "ix", env=own).returncode == 0
    assert (
        "1 statement"
        in asean("search", "tariff", "--country", "Dragonland", "--index", tmp_path / "ix", env=own).stdout
    )
    assert asean("search", "tariff", "--country", "Dragonland", "--index", tmp_path / "ix").returncode == 2
