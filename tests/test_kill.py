"""A kill at any moment loses nothing that was committed; benchmarks/kill.py does the same at length."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "kill.py"


def test_killed_while_indexing_and_run_again() -> None:
    command = [sys.executable, str(BENCHMARK), "--articles", "52", "--kills", "3", "--speakers", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == 3
    assert figures["lost"] == 0
    assert figures["finished_runs"] >= 1
