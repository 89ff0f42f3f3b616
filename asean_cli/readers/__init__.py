"""Files, folders and streams in; articles out. One module a format, one promise for all in `interface`."""

from asean_cli.readers.interface import Done, Metadata, Options, Read, Skipped, Unchanged
from asean_cli.readers.source import STDIN, count, read, read_file

__all__ = ["STDIN", "Done", "Metadata", "Options", "Read", "Skipped", "Unchanged", "count", "read", "read_file"]
