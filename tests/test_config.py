"""Where the index and the tables are: flag, environment, project, user, default, in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from asean_cli import config
from asean_cli.errors import TableError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty current folder, with the user's own folders beside it."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(config, "_user_config", lambda: tmp_path / "config")
    monkeypatch.setattr(config, "_user_data", lambda: tmp_path / "data")
    monkeypatch.delenv("ASEAN_INDEX", raising=False)
    monkeypatch.delenv("ASEAN_KNOWLEDGE", raising=False)
    return folder


def test_the_stronger_wins(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.index_folder() == tmp_path / "data" / "index"
    (here / "index").mkdir()
    (here / "index" / "README.md").touch()
    assert config.index_folder() == tmp_path / "data" / "index"
    (here / "index" / config.DATABASE).touch()
    assert config.index_folder() == Path("index")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('[asean]\nindex = "mine"\n', encoding="utf-8")
    assert config.index_folder() == tmp_path / "config" / "mine"
    (here / "asean.toml").write_text('[asean]\nindex = "ours"\n', encoding="utf-8")
    assert config.index_folder() == Path("ours")
    monkeypatch.setenv("ASEAN_INDEX", "~/elsewhere")
    assert config.index_folder() == Path("~/elsewhere").expanduser()
    assert config.index_folder(Path("flag")) == Path("flag")


def test_tables(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.knowledge_folders() == ()
    (tmp_path / "config" / "knowledge").mkdir(parents=True)
    assert config.knowledge_folders() == (tmp_path / "config" / "knowledge",)
    (here / "asean.toml").write_text('[asean]\nknowledge = ["a", "/b"]\n', encoding="utf-8")
    assert config.knowledge_folders() == (Path("a"), Path("/b"))
    (here / "asean.toml").write_text('[asean]\nknowledge = "a"\n', encoding="utf-8")
    assert config.knowledge_folders() == (Path("a"),)
    monkeypatch.setenv("ASEAN_KNOWLEDGE", "")
    assert config.knowledge_folders() == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[asean]\nindex = \n", "asean.toml"),
        ("[asean]\n\nindx = 'a'\n", "asean.toml:3: indx is not a setting"),
        ("[asean]\nindex = 5\n", "asean.toml:2: index must be a folder"),
        ("[asean]\nknowledge = [1]\n", "asean.toml:2: knowledge must be"),
        ("asean = 5\n", "asean.toml:1: asean must be a table"),
        ("[asian]\n", "asean.toml:1: asian is not a setting"),
    ],
)
def test_a_broken_configuration_names_the_line(text: str, message: str, here: Path) -> None:
    (here / "asean.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        config.index_folder()
    assert message in caught.value.message
    assert "\n" not in caught.value.message


def test_a_configuration_that_is_no_text(here: Path) -> None:
    (here / "asean.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(TableError, match=r"asean\.toml"):
        config.index_folder()
