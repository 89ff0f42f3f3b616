"""A column of Whoosh that keeps each value once, and for each document the number of its value.

Counting, filtering and sorting then go over an array of small numbers. Whoosh's own RefBytesColumn does as much, but
drops values beyond 65,535 different ones, and reads them one by one.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from asean_cli.store.backend import columns

T = TypeVar("T")
_TAIL = struct.Struct("<cQ")
"""The type of the numbers, and how many values there are."""
_TYPES = {1: "B", 2: "H", 4: "I"}


class ValueColumn(columns.Column):  # type: ignore[misc]
    """The column: bytes for each document, `b""` where nothing was given.

    On disk: the number of each document's value, all values, where each of them ends, the tail.
    """

    _default = b""

    def writer(self, dbfile: Any) -> ValueWriter:
        """Return what writes one segment's part."""
        return ValueWriter(dbfile)

    def reader(self, dbfile: Any, basepos: int, length: int, doccount: int) -> ValueReader:
        """Return what reads one segment's part."""
        return ValueReader(dbfile, basepos, length, doccount)


class ValueWriter(columns.ColumnWriter):  # type: ignore[misc]
    """Gathers the values of one segment and writes them in the end."""

    def __init__(self, dbfile: Any) -> None:
        self._dbfile = dbfile
        self._numbers = array("I")
        self._values = {b"": 0}

    def add(self, docnum: int, value: bytes) -> None:
        """Keep the value of a document; documents come in their order."""
        self._fill(docnum)
        self._numbers.append(self._values.setdefault(value, len(self._values)))

    def finish(self, doccount: int) -> None:
        """Write everything."""
        self._fill(doccount)
        size = next(size for size in _TYPES if len(self._values) <= 256**size)
        ends = array("Q")
        total = 0
        for value in self._values:
            total += len(value)
            ends.append(total)
        self._dbfile.write(_little(array(_TYPES[size], self._numbers)))
        self._dbfile.write(b"".join(self._values))
        self._dbfile.write(_little(ends))
        self._dbfile.write(_TAIL.pack(_TYPES[size].encode("ascii"), len(ends)))

    def _fill(self, count: int) -> None:
        self._numbers.extend([0] * (count - len(self._numbers)))


class ValueReader(columns.ColumnReader):  # type: ignore[misc]
    """Reads one segment's part of the column."""

    def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        self._end = basepos + length - _TAIL.size
        kind, self._count = _TAIL.unpack(dbfile.get(self._end, _TAIL.size))
        self._kind = kind.decode("ascii")

    @cached_property
    def numbers(self) -> array[int]:
        """The number of each document's value, documents in their order."""
        return self._array(self._kind, self._basepos, self._doccount)

    @cached_property
    def _ends(self) -> array[int]:
        return self._array("Q", self._end - 8 * self._count, self._count)

    @property
    def is_blank(self) -> bool:
        """Whether no document was given a value."""
        return bool(self._count == 1)

    def value(self, number: int) -> bytes:
        """Return the value of this number."""
        start = self._ends[number - 1] if number else 0
        first = self._basepos + self._doccount * array(self._kind).itemsize
        found: bytes = self._dbfile.get(first + start, self._ends[number] - start)
        return found

    def __getitem__(self, docnum: int) -> bytes:
        return self.value(self.numbers[docnum])

    def counts(self, docs: Iterable[int]) -> dict[bytes, int]:
        """Return how many of these documents have each value."""
        found = Counter(map(self.numbers.__getitem__, docs))
        return {self.value(number): count for number, count in found.items()}

    def mapped(self, docs: Iterable[int], of: Callable[[bytes], T]) -> list[T]:
        """Return what `of` makes of the value of each document; it is asked once a value."""
        numbers = [*map(self.numbers.__getitem__, docs)]
        made = {number: of(self.value(number)) for number in set(numbers)}
        return [*map(made.__getitem__, numbers)]

    def _array(self, kind: str, start: int, count: int) -> array[int]:
        found = array(kind)
        found.frombytes(self._dbfile.get(start, count * found.itemsize))
        if sys.byteorder == "big":
            found.byteswap()
        return found


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
