"""The trained tagger from the command line: attitudes, confidence, and what happens where it cannot run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = (
    "Thai Foreign Minister Anong Srisuk said on Monday that the talks would go on. She thanked Japan for its help.\n\n"
    "Ms. Srisuk hopes that the border will reopen soon, and believes that both armies want peace.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def without_runtime(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which onnxruntime cannot be imported."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    (folder / "onnxruntime.py").write_text(
        'raise ImportError("No module named onnxruntime", name="onnxruntime")\n', encoding="utf-8"
    )
    return {"PYTHONPATH": str(folder)}


def lines(done: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_attitudes_are_left_out_unless_asked_for(asean: Run, article: Path) -> None:
    plain = lines(asean("extract", article, "--jsonl"))
    assert [each["cue"] for each in plain] == ["said", "thanked"]
    broad = lines(asean("extract", article, "--jsonl", "--attitudes"))
    acts = {each["cue"]: each["act"] for each in broad}
    assert {cue for cue, act in acts.items() if act == "attitude"} == {"hopes", "believes"}


def test_a_statement_keeps_its_id_and_act_beside_attitudes(asean: Run, article: Path) -> None:
    plain = {each["id"]: each["act"] for each in lines(asean("extract", article, "--jsonl"))}
    broad = {each["id"]: each["act"] for each in lines(asean("extract", article, "--jsonl", "--attitudes"))}
    assert {id: broad.get(id) for id in plain} == plain


def test_attitudes_are_never_indexed(asean: Run, article: Path) -> None:
    asean("index", article, "--index", "index")
    found = json.loads(asean("search", "--json", "--index", "index").stdout)
    assert [each["cue"] for each in found["statements"]] == ["said", "thanked"]


def test_extract_leaves_out_what_it_is_less_sure_of(asean: Run, article: Path) -> None:
    everything = lines(asean("extract", article, "--jsonl", "--min-confidence", "0"))
    least = sorted(each["confidence"] for each in everything)[-1]
    sure = lines(asean("extract", article, "--jsonl", "--min-confidence", least))
    assert {each["id"] for each in sure} == {each["id"] for each in everything if each["confidence"] >= least}
    assert asean("extract", article, "--min-confidence", "7").returncode == 2


def test_search_and_who_said_do_too(asean: Run, article: Path) -> None:
    asean("index", article, "--index", "index")
    both = json.loads(asean("search", "--json", "--index", "index").stdout)
    least = max(each["confidence"] for each in both["statements"])
    sure = json.loads(asean("search", "--json", "--min-confidence", least, "--index", "index").stdout)
    assert sure["total"] == sum(each["confidence"] >= least for each in both["statements"])
    assert sure["query"]["filters"] == {"min_confidence": least}
    assert asean("who-said", "--min-confidence", "1.0", "--index", "index").returncode in {0, 1}
    done = asean("search", "--min-confidence", "90", "--index", "index")
    assert done.returncode == 2
    assert "between 0 and 1" in done.stderr


def test_without_its_runtime_the_rules_read_and_it_is_said(
    asean: Run, article: Path, without_runtime: dict[str, str]
) -> None:
    done = asean("extract", article, "--jsonl", env=without_runtime)
    assert done.returncode == 0
    assert [each["cue"] for each in lines(done)] == ["said", "thanked"]
    assert "the trained tagger needs onnxruntime" in done.stderr
    assert "pip install" in done.stderr
    indexed = asean("index", article, "--index", "index", env=without_runtime)
    assert (indexed.returncode, "onnxruntime" in indexed.stderr) == (0, True)


def test_attitudes_need_it(asean: Run, article: Path, without_runtime: dict[str, str]) -> None:
    done = asean("extract", article, "--jsonl", "--attitudes", env=without_runtime)
    assert (done.returncode, done.stdout) == (2, "")
    error = json.loads(done.stderr.splitlines()[-1])["error"]
    assert (error["code"], "pip install" in error["hint"]) == ("model-missing", True)


def test_an_article_read_by_rules_is_read_again_when_it_can_be(
    asean: Run, article: Path, without_runtime: dict[str, str]
) -> None:
    asean("index", article, "--index", "index", env=without_runtime)
    assert "1 article updated" in asean("index", article, "--index", "index").stdout
    assert "1 article unchanged" in asean("index", article, "--index", "index").stdout


def test_searching_loads_nothing_of_it(asean: Run, article: Path) -> None:
    asean("index", article, "--index", "index")
    done = asean("search", "talks", "--json", "--index", "index", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "asean_cli.store.local" in loaded
    assert not loaded & {"onnxruntime", "tokenizers", "numpy", "asean_cli.extract.neural.network"}
