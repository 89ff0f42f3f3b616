"""Files, folders and streams in; articles out. One module a format, one promise for all in `interface`."""

from asean_cli.readers.interface import Done, Metadata, Options, Read, Skipped
from asean_cli.readers.source import STDIN, count, read, read_file

__all__ = ["STDIN", "Done", "Metadata", "Options", "Read", "Skipped", "count", "read", "read_file"]
