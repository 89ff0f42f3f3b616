"""List the formats that asean reads, and what is missing for the rest.

A file's format is seen from its content, and from the ending of its name only where the content does not show it. Any
of them may be compressed, or lie in an archive or in another archive.

    asean formats
    asean formats --json | jq -r '.formats[] | select(.installed | not) | .install'
"""

from __future__ import annotations

from typing import Any

from asean_cli.cli.options import AsJson, ScreenOptions, with_groups


def run() -> list[dict[str, Any]]:
    """Return each format: its name and endings, the library that reads it, whether it is there, how to install it."""
    from asean_cli.readers.formats import FORMATS

    return [
        {
            "name": each.name,
            "endings": list(each.endings),
            "library": each.library,
            "installed": each.installed,
            "install": each.install,
        }
        for each in sorted(FORMATS, key=lambda each: each.name.lower())
    ]


@with_groups
def command(*, json: AsJson = False, screen: ScreenOptions) -> int:
    """Print the formats."""
    from asean_cli.cli.destination import opened

    formats = run()
    with opened(None) as out:
        if json:
            from asean_cli.output.json import write_data

            write_data({"formats": formats}, out)
        else:
            from asean_cli.cli.printing import print_pairs

            print_pairs({each["name"]: _line(each) for each in formats}, screen, out)
    return 0


def _line(each: dict[str, Any]) -> str:
    by = "" if each["library"] == "Python" else f"; {each['library']}"
    there = "" if each["install"] is None else ", installed"
    missing = f", not installed; run: {each['install']}"
    return f"{' '.join(each['endings'])}{by}{there if each['installed'] else missing}"
