"""Files, folders and streams in; articles out. One module a format, one promise for all in `interface`."""

from asean_cli.readers.interface import Done, Metadata, Read, Skipped, Unchanged
from asean_cli.readers.source import STDIN, count, read

__all__ = ["STDIN", "Done", "Metadata", "Read", "Skipped", "Unchanged", "count", "read"]
