"""The sessions in the README and in the pages of `asean help` are what the program prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = sorted((ROOT / "docs" / "help").glob("*.md"))
BLOCKS = re.compile(r"```console\n(.*?)```", re.DOTALL)


def sessions(text: str) -> list[tuple[str, str]]:
    """Return each `$ command` of the README with the output shown under it."""
    found = []
    for block in BLOCKS.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.strip("\n")))
    return found


def run(command: str, folder: Path) -> str:
    shims = folder / "bin"
    if not shims.exists():
        shims.mkdir()
        shim = shims / "asean"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m asean_cli "$@"\n')
        shim.chmod(0o755)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / "index").mkdir(mode=0o700)
    kept = {k: v for k, v in os.environ.items() if k not in {"ASEAN_INDEX", "ASEAN_KNOWLEDGE", "COLUMNS"}}
    env = {**kept, "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    return (done.stdout + done.stderr).strip("\n")


def refresh() -> None:
    """Write what the program prints now into README and pages: `python tests/test_readme.py`."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for page in (README, *PAGES):  # the README's first session makes the index
            text = page.read_text(encoding="utf-8")
            for command, shown in sessions(text):
                printed = run(command, Path(name))
                old = f"$ {command}\n{shown}\n" if shown else f"$ {command}\n"
                text = text.replace(old, f"$ {command}\n{printed}\n", 1)
            page.write_text(text, encoding="utf-8")


@pytest.mark.skipif(shutil.which("jq") is None, reason="one session pipes into jq")
def test_sessions_are_true(tmp_path: Path) -> None:
    pairs = sessions(README.read_text(encoding="utf-8"))
    assert len(pairs) >= 5
    for page in PAGES:
        pairs += sessions(page.read_text(encoding="utf-8"))
    assert len(pairs) >= 15
    for command, shown in pairs:
        assert run(command, tmp_path) == shown, command


def test_leads_with_the_two_commands() -> None:
    lines = [
        line.split("#")[0].strip()
        for line in README.read_text(encoding="utf-8").splitlines()
        if line.startswith("    ")
    ]
    assert lines[:2] == ["make demo", "make test"]


if __name__ == "__main__":
    refresh()
