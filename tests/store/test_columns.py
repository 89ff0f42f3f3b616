"""The column of values, written and read through Whoosh's own files."""

from __future__ import annotations

from typing import Any

import pytest

from asean_cli.store.columns import ValueColumn, ValueReader


def kept(given: dict[int, bytes], count: int) -> ValueReader:
    from whoosh.filedb import filestore

    make: Any = filestore.RamStorage
    storage = make()
    column = ValueColumn()
    with storage.create_file("column") as file:
        file.write(b"before")
        writer = column.writer(file)
        for doc, value in given.items():
            writer.add(doc, value)
        writer.finish(count)
    length = storage.file_length("column") - len(b"before")
    return column.reader(storage.open_file("column"), len(b"before"), length, count)


@pytest.mark.parametrize("different", [0, 1, 255, 256, 300, 65_535, 65_536, 70_000])
def test_however_many_values_there_are_each_document_keeps_its_own(different: int) -> None:
    given = {doc: b"value %d" % (doc % different) for doc in range(different + 3)} if different else {}
    reader = kept(given, len(given))
    assert [reader[doc] for doc in range(len(given))] == [*given.values()]


def test_documents_without_a_value_have_an_empty_one() -> None:
    reader = kept({2: b"a", 3: "é".encode(), 5: b"a"}, 8)
    assert [*reader] == [b"", b"", b"a", "é".encode(), b"", b"a", b"", b""]


def test_values_are_counted_and_turned_into_others_once_each() -> None:
    reader = kept(dict(enumerate([b"a", b"b", b"a", b"c"])), 4)
    assert reader.counts([0, 1, 2]) == {b"a": 2, b"b": 1}
    asked: list[bytes] = []

    def upper(value: bytes) -> bytes:
        asked.append(value)
        return value.upper()

    assert reader.mapped([2, 1, 0], upper) == [b"A", b"B", b"A"]
    assert sorted(asked) == [b"a", b"b"]
