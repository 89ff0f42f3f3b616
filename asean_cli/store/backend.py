"""Whoosh as the store uses it: typed as Any, since 2.7.4 has no types and those of `whoosh3` are partial."""

from __future__ import annotations

from typing import Any

from whoosh import columns as _columns
from whoosh import fields as _fields
from whoosh import formats as _formats
from whoosh import index as _index
from whoosh import matching as _matching
from whoosh.codec.whoosh3 import W3Codec as _W3Codec
from whoosh.filedb import filestore as _filestore

W3Codec: Any = _W3Codec
columns: Any = _columns
fields: Any = _fields
formats: Any = _formats
filestore: Any = _filestore
index: Any = _index
matching: Any = _matching
