"""The corpus's markup: what it means, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.markup import MarkupError, Passage, faults, kind_of, main, read_file

GOOD = """=== one-01
style: readout
title: Talks
date: 2019-03-14

{s1,2|Minister Lan} {c1|thanked} {o1|her host} and {c2|proposed} {o2|a hotline}.

{o3|“We are ready,”} {s3|she} {c3|said}. {o3|“All of us.”} {s4|Bo} {c4|hopes} {o4|so}.

--
1 2 3: Lan Pham | person | VN | Minister
4: Bo | person
attitude: 4
"""


@pytest.fixture
def passage(tmp_path: Path) -> Passage:
    return only(tmp_path, GOOD)


def only(folder: Path, text: str) -> Passage:
    path = folder / "corpus.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(path)
    return found


def test_the_text_is_without_marks(passage: Passage) -> None:
    assert passage.text.startswith("Minister Lan thanked her host and proposed a hotline.\n\n“We are ready,” she said.")
    assert passage.meta == {"style": "readout", "title": "Talks", "date": "2019-03-14"}


def test_marks_become_spans(passage: Passage) -> None:
    def words(number: int, part: str) -> list[str]:
        each = passage.attributions[number - 1]
        return [passage.text[start:end] for start, end in each[part]]

    assert words(1, "source") == words(2, "source") == ["Minister Lan"]
    assert words(3, "content") == ["“We are ready,”", "“All of us.”"]
    assert words(2, "cue") == ["proposed"]


def test_speakers_and_flags(passage: Passage) -> None:
    first, *_, last = passage.attributions
    assert (first["speaker"], first["speaker_type"], first["country"], first["role"]) == (
        "Lan Pham",
        "person",
        "VN",
        "Minister",
    )
    assert (first["optional"], last["optional"], last["attitude"]) == (False, True, True)
    assert list(faults(passage)) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("{c1|thanked}", "thanked"), "0 cues"),
        (("{c2|proposed}", "{c2|has proposed}"), "auxiliary"),
        (("{o2|a hotline}.", "{o2|that a hotline opens.}"), "begins with 'that'"),
        (("{o2|a hotline}.", "{o2|a hotline.}"), "ends with '.'"),
        (("{o3|“We are ready,”}", "{o3|We are ready,”}"), "half a quotation"),
        (("1 2 3: Lan", "1 2: Lan"), "no speaker"),
        (("| person | VN", "| human | VN"), "speaker type"),
        (("| VN |", "| Vietnam |"), "two-letter"),
        (("{s1,2|Minister Lan} {c1|thanked}", "{s1,2|Minister {c1|Lan}} thanked"), "overlap"),
    ],
)
def test_faults_are_told(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    assert GOOD.count(change[0]) == 1
    assert any(complaint in fault for fault in faults(only(tmp_path, GOOD.replace(*change))))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("{c1|thanked}", "{c1|thanked"), "never closed"),
        (("{c1|thanked}", "thanked}"), "brace too many"),
        (("{c1|thanked}", "{x1|thanked}"), "not a mark"),
        (("attitude: 4", "attitude: 9"), "9 is not marked"),
        (("attitude: 4", "sure: 4"), "not a line about speakers"),
        (("4: Bo", "1: Bo"), "two speakers"),
        (("\n--\n", "\n"), "no line '--'"),
        (("style: readout", "mood: readout"), "not a header"),
    ],
)
def test_what_cannot_be_read_names_the_place(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint):
        only(tmp_path, GOOD.replace(*change))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“We go.”", "direct"),
        ('"We go."', "direct"),
        ("‘We don’t go.’", "direct"),
        ("they go “soon”", "mixed"),
        ("they go", "indirect"),
        ("Thailand’s plan", "indirect"),
    ],
)
def test_kinds(content: str, kind: str) -> None:
    assert kind_of(content, [[0, len(content)]]) == kind


def test_the_command_checks_and_strips(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["markup", str(path)])
    assert main() == 0
    assert "1 passages, 4 attributions (3 required), 0 faults" in capsys.readouterr().out
    path.write_text(GOOD.replace("{c1|thanked}", "thanked"), encoding="utf-8")
    assert main() == 1
    assert "one-01 1: 0 cues" in capsys.readouterr().err
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["markup", "--plain", str(path)])
    assert main() == 0
    assert "Minister Lan thanked her host" in capsys.readouterr().out
