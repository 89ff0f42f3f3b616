"""The corpus's markup: text with its attributions marked in place, read into the JSON form of the data sets.

A corpus file holds passages one after another:

    === readout-07
    style: foreign-ministry readout
    title: Ministers meet in Nandara
    date: 2019-03-14

    {s1,2|Foreign Minister Lan Pham} {c1|thanked} {o1|her host for the welcome} and {c2|proposed} {o2|a hotline}.

    --
    1 2: Lan Pham | person | VN | Foreign Minister
    optional: 3
    attitude: 4

`{s1|…}` marks the source of attribution 1, `{c1|…}` its cue and `{o1|…}` (a stretch of) its content; several
numbers share a stretch, and marks may stand inside marks. Below the rule, a line for each speaker: the numbers, the
full name, the type, the country's code and the role (the last two may be left out). `optional` numbers are neither
rewarded nor, when missed, charged; `attitude` numbers are thoughts and wishes, which are no statements (and so
optional as well).

    python -m training.markup FILE...           # check files; one line for each fault, exit code 1 if there is any
    python -m training.markup --json FILE...    # print the passages as JSON lines
    python -m training.markup --plain FILE...   # print the passages without marks, to be annotated anew
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SPEAKER_TYPES = frozenset("person country organisation group document media unknown".split())
_HEADER = re.compile(r"=== ([a-z0-9-]+)\s*")
_OPEN = re.compile(r"\{([sco])(\d+(?:,\d+)*)\|")
_SPEAKERS = re.compile(r"(\d+(?: \d+)*): *(.+)")
_FLAGS = re.compile(r"(optional|attitude): *(\d+(?: \d+)*)")
_AUXILIARY = re.compile(r"(?:has|have|had|was|were|is|are|will|would|also|did|does|do|be|been|not|further)\b", re.I)
_KINDS = {"s": "source", "c": "cue", "o": "content"}
_SPACE_OR_STOP = re.compile(r"[\s.,;:]")
_STARTS = re.compile(r"(?:that|,)\s")
_CLOSING = "”\"'’)"
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘[^’]+(?:’\w+[^’]*)*’|(?<!\w)'[^']+(?:'\w+[^']*)*'")
_WORD = re.compile(r"\w+")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:a\.m|p\.m|Jr|Sr|Inc|Ltd|Co|etc|No)\.$")


class MarkupError(ValueError):
    """A passage whose marks cannot be read; its message names the passage and the place."""


@dataclass(slots=True)
class Passage:
    """One passage: its text without marks and its attributions, as the data sets have them."""

    id: str
    text: str
    attributions: list[dict[str, Any]]
    meta: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the passage in the form of the data sets."""
        return {"id": self.id, **self.meta, "text": self.text, "attributions": self.attributions}


def read_file(path: Path) -> list[Passage]:
    """Return the passages of a corpus file; raise MarkupError at the first that cannot be read."""
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> list[Passage]:
    """Return the passages of a corpus file's text; raise MarkupError at the first that cannot be read."""
    return [_passage(name, lines) for name, lines in _pieces(text)]


def _pieces(text: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in text.split("\n"):
        if match := _HEADER.fullmatch(line):
            if name:
                yield name, lines
            name, lines = match[1], []
        elif name:
            lines.append(line)
        elif line.strip():
            raise MarkupError(f"before the first passage: {line[:60]!r}")
    if name:
        yield name, lines


def _passage(name: str, lines: list[str]) -> Passage:
    meta: dict[str, str] = {}
    at = 0
    while at < len(lines) and lines[at].strip():
        key, colon, value = lines[at].partition(":")
        if not colon or key not in {"style", "title", "date", "outlet"}:
            raise MarkupError(f"{name}: not a header line: {lines[at][:60]!r}")
        meta[key] = value.strip()
        at += 1
    if "--" not in lines[at:]:
        raise MarkupError(f"{name}: no line '--' under the text")
    rule = at + lines[at:].index("--")
    text, marks = _unmark(name, "\n".join(lines[at:rule]).strip("\n"))
    return Passage(name, text, _attributions(name, marks, [x for x in lines[rule + 1 :] if x.strip()]), meta)


def _unmark(name: str, marked: str) -> tuple[str, dict[int, dict[str, list[list[int]]]]]:
    """Return the text without marks, and for each number its source, cue and content spans in text order."""
    out: list[str] = []
    length = at = 0
    opened: list[tuple[str, list[int], int]] = []
    marks: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {k: [] for k in _KINDS.values()})
    for match in re.finditer(r"[{}]", marked):
        if match.start() < at:
            continue
        out.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group() == "{":
            start = _OPEN.match(marked, match.start())
            if start is None:
                raise MarkupError(f"{name}: not a mark: {marked[match.start() : match.start() + 40]!r}")
            opened.append((_KINDS[start[1]], [int(n) for n in start[2].split(",")], length))
            at = start.end()
        elif opened:
            kind, numbers, begun = opened.pop()
            for number in numbers:
                marks[number][kind].append([begun, length])
        else:
            raise MarkupError(f"{name}: a closing brace too many: {marked[max(0, at - 40) : at]!r}")
    if opened:
        raise MarkupError(f"{name}: a mark is never closed: {opened[-1][0]} {opened[-1][1]}")
    text = "".join(out) + marked[at:]
    for spans in marks.values():
        for each in spans.values():
            each.sort()
    return text, dict(marks)


def _attributions(name: str, marks: dict[int, dict[str, list[list[int]]]], lines: list[str]) -> list[dict[str, Any]]:
    speakers: dict[int, list[str]] = {}
    flags: dict[str, set[int]] = {"optional": set(), "attitude": set()}
    for line in lines:
        if match := _FLAGS.fullmatch(line.strip()):
            flags[match[1]] |= {int(n) for n in match[2].split()}
        elif match := _SPEAKERS.fullmatch(line.strip()):
            for number in match[1].split():
                if int(number) in speakers:
                    raise MarkupError(f"{name}: two speakers for {number}")
                speakers[int(number)] = [part.strip() for part in match[2].split("|")]
        else:
            raise MarkupError(f"{name}: not a line about speakers: {line[:60]!r}")
    for number in sorted({*speakers, *flags["optional"], *flags["attitude"]} - set(marks)):
        raise MarkupError(f"{name}: {number} is not marked in the text")
    found = []
    for number in sorted(marks, key=lambda n: marks[n]["cue"] or [[0, 0]]):
        who = speakers.get(number, [])
        found.append(
            {
                "number": number,
                **marks[number],
                "speaker": who[0] if who else None,
                "speaker_type": who[1] if len(who) > 1 else None,
                "country": (who[2] or None) if len(who) > 2 else None,
                "role": (who[3] or None) if len(who) > 3 else None,
                "optional": number in flags["optional"] or number in flags["attitude"],
                "attitude": number in flags["attitude"],
            }
        )
    return found


def faults(passage: Passage) -> Iterator[str]:
    """Yield what in a passage is against the guideline, one line each."""
    for each in passage.attributions:
        where = f"{passage.id} {each['number']}"
        cut = {k: [passage.text[s:e] for s, e in each[k]] for k in _KINDS.values()}
        for kind, parts in cut.items():
            for part in parts:
                if part != part.strip() or not part.strip():
                    yield f"{where}: white space at the edge of the {kind} {part!r}"
                if kind != "content" and "\n\n" in part:
                    yield f"{where}: a {kind} over two paragraphs"
        if len(cut["cue"]) != 1:
            yield f"{where}: {len(cut['cue'])} cues, wanted one"
        elif _AUXILIARY.match(cut["cue"][0]) and cut["cue"][0] not in {"be told"}:
            yield f"{where}: an auxiliary or adverb in the cue {cut['cue'][0]!r}"
        if not cut["content"]:
            yield f"{where}: no content"
        if len(cut["source"]) > 1 or (not cut["source"] and not each["optional"]):
            yield f"{where}: {len(cut['source'])} sources, wanted one"
        yield from (f"{where}: {fault}" for part in cut["content"] for fault in _content_faults(part))
        if each["source"] and each["cue"] and _overlap(each["source"], each["cue"]):
            yield f"{where}: source and cue overlap"
        if not each["speaker"]:
            yield f"{where}: no speaker"
        elif each["speaker_type"] not in SPEAKER_TYPES:
            yield f"{where}: speaker type {each['speaker_type']!r} is none of {sorted(SPEAKER_TYPES)}"
        elif each["country"] and not re.fullmatch("[A-Z]{2}", each["country"]):
            yield f"{where}: country {each['country']!r} is no two-letter code"


def _content_faults(part: str) -> Iterator[str]:
    if _STARTS.match(part):
        yield f"the content begins with {part.split()[0]!r}: {part[:40]!r}"
    if part[-1:] in set(".,;:") and not _ABBREVIATED.search(part) and not _open_quote(part):
        yield f"the content ends with {part[-1]!r} outside quotation marks: {part[-40:]!r}"
    if part.count("“") != part.count("”") and not (part.startswith("“") or part.count("”") == 0):
        yield f"half a quotation in the content: {part[:40]!r} … {part[-20:]!r}"
    if part.count('"') % 2 and not part.startswith('"'):
        yield f"half a quotation in the content: {part[:40]!r} … {part[-20:]!r}"


def _open_quote(part: str) -> bool:
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def _overlap(one: list[list[int]], other: list[list[int]]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def kind_of(text: str, content: list[list[int]]) -> str:
    """Return direct where all words of the content stand in quotation marks, mixed where some do, else indirect."""
    words = quoted = 0
    for start, end in content:
        part = text[start:end]
        words += len(_WORD.findall(part))
        quoted += sum(len(_WORD.findall(match.group())) for match in _QUOTED.finditer(part))
    return "indirect" if not quoted else "direct" if quoted >= words else "mixed"


def main() -> int:
    """Check, convert or strip corpus files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args()
    passages: list[Passage] = []
    bad: list[str] = []
    for path in args.files:
        try:
            passages += read_file(path)
        except MarkupError as error:
            bad.append(f"{path}: {error}")
    bad += [fault for passage in passages for fault in faults(passage)]
    names = [p.id for p in passages]
    bad += [f"{name}: two passages of this name" for name in sorted({n for n in names if names.count(n) > 1})]
    if args.json:
        for passage in passages:
            print(json.dumps(passage.to_dict(), ensure_ascii=False))
    elif args.plain:
        for passage in passages:
            header = "\n".join(f"{key}: {value}" for key, value in passage.meta.items())
            print(f"=== {passage.id}\n{header}\n\n{passage.text}\n\n--\n")
    else:
        required = sum(not a["optional"] for p in passages for a in p.attributions)
        total = sum(len(p.attributions) for p in passages)
        print(f"{len(passages)} passages, {total} attributions ({required} required), {len(bad)} faults")
    print("\n".join(bad), file=sys.stderr, end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
