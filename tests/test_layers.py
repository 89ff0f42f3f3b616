"""The order of things: who may import whom, and which libraries stay in which folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "asean_cli"
BASE = {"models", "errors", "text", "progress", "exchange"}
MAY_IMPORT = {
    "knowledge": BASE | {"config"},
    "readers": BASE | {"knowledge"},
    "extract": BASE | {"knowledge"},
    "query": BASE | {"knowledge"},
    "store": BASE | {"knowledge", "query"},
    "output": BASE | {"knowledge"},
}
"""What each folder may import of the package beside itself; `cli` may import all."""
HOMES = {"whoosh": {"store"}, "rich": {"cli", "output"}, "typer": {"cli"}}
"""The folders that a library stays in."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_data_flows_one_way(folder: str) -> None:
    names = {p.stem for p in PACKAGE.glob("*.py")} | {p.name for p in PACKAGE.iterdir() if p.is_dir()}
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        parts = [name.split(".") for name in imports(path) if name.startswith("asean_cli.")]
        ours = {part[1] for part in parts if part[1] in names}
        assert ours <= MAY_IMPORT[folder] | {folder}, path


@pytest.mark.parametrize("library", sorted(HOMES))
def test_libraries_stay_at_home(library: str) -> None:
    for path in modules():
        used = any(name.split(".")[0] == library for name in imports(path))
        assert not used or path.relative_to(PACKAGE).parts[0] in HOMES[library], path


def test_modules_stay_small() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long
