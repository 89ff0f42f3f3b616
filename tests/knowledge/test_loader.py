"""Reading tables: a user's laid over ours, and what is said of broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from asean_cli.errors import TableError
from asean_cli.knowledge import Knowledge, load
from asean_cli.knowledge.loader import build, merge, parse, table_names
from asean_cli.knowledge.tables import Country, Organisation, Role

HERE = Path("tables/countries.toml")


def own(folder: Path, name: str, text: str) -> Knowledge:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Knowledge((folder,))


class TestUsersTables:
    def test_a_new_entry_is_added(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "organisations", '[example-forum]\nname = "Example Forum"\nnames = ["XF"]\n')
        assert knowledge.organisations["example-forum"].names == ("XF",)
        assert knowledge.organisations["asean"].name == "ASEAN"

    def test_lists_of_a_known_entry_are_appended(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "countries", 'VN = {names = ["Annam"]}\n')
        assert knowledge.country_code("annam") == "VN"
        assert knowledge.country_code("Viet Nam") == "VN"

    def test_other_values_of_a_known_entry_replace_ours(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "countries", 'TR = {name = "Türkiye"}\n')
        assert knowledge.country_name("TR") == "Türkiye"
        assert knowledge.countries["TR"].capitals == ("Ankara",)

    def test_replace_drops_ours_first(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "topics", '[haze]\nreplace = true\nlabel = "Smog"\nterms = ["smog"]\n')
        assert knowledge.topics["haze"].terms == ("smog",)

    def test_folders_are_laid_over_each_other_in_order(self, tmp_path: Path) -> None:
        first, second = tmp_path / "a", tmp_path / "b"
        for folder, label in ((first, "One"), (second, "Two")):
            folder.mkdir()
            (folder / "topics.toml").write_text(f'haze = {{label = "{label}"}}\n', encoding="utf-8")
        assert Knowledge((first, second)).topics["haze"].label == "Two"
        assert Knowledge((second, first)).topics["haze"].label == "One"

    def test_an_empty_folder_changes_nothing(self, tmp_path: Path) -> None:
        assert Knowledge((tmp_path,)).digest == Knowledge().digest

    def test_the_digest_changes_with_a_users_table(self, tmp_path: Path) -> None:
        assert own(tmp_path, "topics", 'haze = {label = "Smog"}\n').digest != Knowledge().digest

    def test_a_users_role_makes_a_minister(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "roles", '[roles]\nvizier = {name = "Grand Vizier", rank = 4, minister = true}\n')
        assert knowledge.is_minister("Grand Vizier")
        assert not load().is_minister("Grand Vizier")


class TestBrokenTables:
    @pytest.mark.parametrize(
        ("table", "text", "read", "told"),
        [
            ("countries", "VN = {name = \n", "countries", ["countries.toml", "TOML"]),
            ("countries", 'Vietnam = {name = "Vietnam"}\n', "countries", ["Vietnam", "code"]),
            ("countries", 'QQ = {names = ["Q"]}\n', "countries", ["QQ", "name", "missing"]),
            ("countries", "VN = {name = 5}\n", "countries", ["VN.name", "text"]),
            ("countries", 'VN = {names = "Annam"}\n', "countries", ["VN.names", "list"]),
            ("countries", 'VN = {capitols = ["Hue"]}\n', "countries", ["VN", "capitols"]),
            ("countries", 'VN = {names = [""]}\n', "countries", ["VN.names", "list"]),
            ("countries", 'VN = "Vietnam"\n', "countries", ["VN", "table"]),
            ("countries", '[ambiguous]\n"Luxor" = "Egypt"\n', "ambiguous", ["Luxor", "Egypt"]),
            ("organisations", '[x]\nname = "X"\ntype = "firm"\n', "organisations", ["x.type"]),
            ("organisations", '[x]\nname = "X"\ncountry = "QQ"\n', "organisations", ["x.country"]),
            ("groups", '[groups]\nx = {name = "X", members = ["country:QQ"]}\n', "groups", ["x.members"]),
            ("roles", '[roles]\nx = {name = "X", rank = "high"}\n', "titles", ["x.rank", "whole number"]),
            ("roles", '[roles]\nx = {name = "X", minister = 1}\n', "titles", ["x.minister", "true or false"]),
            ("roles", "roles = 5\n", "titles", ["roles", "table"]),
            ("names", "honorifics = 5\n", "names", ["honorifics", "list"]),
            ("events", '[x]\nname = "X"\nyears = {one = "1999"}\n', "events", ["x.years"]),
            ("events", '[x]\nname = "X"\nhost = "us"\n', "events", ["x.host"]),
            ("events", '[chairs]\nyears = {2030 = "QQ"}\n', "chairs", ["chairs.years"]),
        ],
    )
    def test_the_error_names_file_entry_and_key(
        self, tmp_path: Path, table: str, text: str, read: str, told: list[str]
    ) -> None:
        with pytest.raises(TableError) as error:
            getattr(own(tmp_path, table, text), read)
        message = f"{error.value.message} {error.value.hint}"
        assert str(tmp_path) in message
        assert "\n" not in message
        for word in told:
            assert word in message

    def test_a_file_of_no_known_table_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match=r"topic\.toml") as error:
            own(tmp_path, "topic", "")
        assert error.value.hint is not None
        assert "topics" in error.value.hint

    def test_other_files_in_the_folder_do_not_matter(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text("notes", encoding="utf-8")
        assert Knowledge((tmp_path,)).country_name("LA") == "Laos"

    def test_a_missing_folder_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match="no such folder"):
            Knowledge((tmp_path / "none",))

    def test_a_table_that_is_not_utf8(self, tmp_path: Path) -> None:
        (tmp_path / "topics.toml").write_bytes(b'haze = {label = "\xff"}\n')
        with pytest.raises(TableError, match="UTF-8"):
            _ = Knowledge((tmp_path,)).topics

    def test_a_broken_table_spoils_no_other(self, tmp_path: Path) -> None:
        assert own(tmp_path, "topics", "broken").country_name("KH") == "Cambodia"

    def test_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match="nothing"):
            parse(tmp_path / "nothing.toml")


class TestMergeAndBuild:
    def test_merge_leaves_both_as_they_were(self) -> None:
        ours, theirs = {"a": {"names": ["x"]}}, {"a": {"names": ["y"]}}
        assert merge(ours, theirs, HERE) == {"a": {"names": ["x", "y"]}}
        assert (ours, theirs) == ({"a": {"names": ["x"]}}, {"a": {"names": ["y"]}})

    def test_merge_tells_different_kinds(self) -> None:
        with pytest.raises(TableError, match=r"a\.rank: expected a whole number, found a text"):
            merge({"a": {"rank": 1}}, {"a": {"rank": "1"}}, HERE)

    def test_build_gives_the_key_and_the_defaults(self) -> None:
        assert build(Country, HERE, "LA", {"name": "Laos"}) == Country("LA", "Laos")

    def test_true_is_no_whole_number(self) -> None:
        with pytest.raises(TableError, match="rank"):
            build(Role, HERE, "x", {"name": "X", "rank": True})

    def test_ids_tell_the_type(self) -> None:
        assert build(Organisation, HERE, "asean", {"name": "ASEAN"}).id == "organisation:asean"
        assert build(Organisation, HERE, "vna", {"name": "VNA", "type": "media"}).id == "media:vna"


def test_load_is_cached() -> None:
    assert load() is load()


def test_every_table_file_is_known() -> None:
    assert {"countries", "organisations", "roles", "groups", "names", "topics", "events", "acts"} <= set(table_names())
