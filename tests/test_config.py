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
    monkeypatch.setattr(config, "user_config", lambda: tmp_path / "config")
    monkeypatch.setattr(config, "_user_data", lambda: tmp_path / "data")
    for name in ("ASEAN_INDEX", "ASEAN_KNOWLEDGE", "ASEAN_PAGER", "PAGER", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
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


def written(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    name = "asean.toml" if folder.name == "here" else "config.toml"
    (folder / name).write_text(f"[asean]\n{text}\n", encoding="utf-8")


def test_colours(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.color_setting() == ("auto", "default")
    written(tmp_path / "config", 'color = "always"')
    assert config.color_setting() == ("always", str(tmp_path / "config" / "config.toml"))
    written(here, 'color = "never"')
    assert config.color_setting() == ("never", "asean.toml")
    written(here, 'color = "always"')
    monkeypatch.setenv("NO_COLOR", "1")
    assert config.color_setting() == ("never", "NO_COLOR")


def test_the_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.pager_setting() == (config.PAGER, "default")
    monkeypatch.setenv("PAGER", "more")
    assert config.pager_setting() == ("more", "PAGER")
    written(tmp_path / "config", 'pager = ""')
    assert config.pager_setting() == ("", str(tmp_path / "config" / "config.toml"))
    monkeypatch.setenv("ASEAN_PAGER", "cat")
    assert config.pager_setting() == ("cat", "ASEAN_PAGER")


def test_a_project_cannot_choose_what_is_run(here: Path) -> None:
    written(here, 'pager = "touch pwned"')
    with pytest.raises(TableError, match=r"asean\.toml:2: pager can only be set in your own file"):
        config.pager_setting()


def test_every_setting_knows_its_origin(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(here, 'index = "ours"\nknowledge = "a"')
    assert config.index_setting() == (Path("ours"), "asean.toml")
    assert config.knowledge_setting() == ((Path("a"),), "asean.toml")
    monkeypatch.setenv("ASEAN_INDEX", "x")
    monkeypatch.setenv("ASEAN_KNOWLEDGE", "b")
    assert config.index_setting() == (Path("x"), "ASEAN_INDEX")
    assert config.knowledge_setting() == ((Path("b"),), "ASEAN_KNOWLEDGE")
    assert config.index_setting(Path("y")) == (Path("y"), "--index")
    assert {name: find().origin for name, find in config.SETTINGS.items()}["pager"] == "default"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[asean]\ncolor = 'blue'\n", "asean.toml:2: color must be one of auto"),
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
