"""Markdown (.md, .markdown): the text as a person reads it, and the metadata of its front matter.

Paragraphs, headings and list items stand alone between blank lines, whatever way the lines were wrapped; a
table is one line a row; links are their words; images, blocks of code and comments are dropped. Front
matter is TOML between `+++` or simple `key: value` lines between `---`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from asean_cli.models import Article
from asean_cli.readers.content import losses, text_of
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.limits import MEBIBYTE
from asean_cli.readers.metadata import split, wrong_type

if TYPE_CHECKING:
    from markdown_it.token import Token

MARKDOWN_LIMIT = 2 * MEBIBYTE
"""Bytes of one file; the worst kind (a row of opening brackets) costs about 25 seconds a MiB to parse."""

_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_YAML = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_YAML_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_YAML_OTHER = re.compile(r"\s*$|\s*#|\s+\S|-\s")  # blank, comment, or a deeper level
_DEEPER = set("|>[{&*!")  # values of YAML that are more than one line or one string
_COMMENT = re.compile(r"\s+#.*$")
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(source: Source) -> Iterator[Article | Skipped]:
    """Yield the one article of a Markdown file."""
    content = text_of(source, MARKDOWN_LIMIT)
    if isinstance(content, Skipped):
        yield content
        return
    front, body = _front_matter(content.text)
    reason = front if isinstance(front, str) else wrong_type(front)
    if isinstance(front, str) or reason:
        yield source.skipped(f"its front matter is broken: {reason}")
        return
    text = rendered(body)
    if not text:
        yield source.skipped("there is no text in it but front matter, images or code; leave it out")
        return
    own, extra = split(front)
    yield source.article(text, own, extra=extra, encoding=content.encoding)
    yield from losses(content, source)


def rendered(source: str) -> str:
    """Return Markdown as plain text: blocks between blank lines, each block and each table row one line."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    return "\n\n".join(block for block in _blocks(tokens) if block)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    rows: list[list[str]] = []
    in_table = False
    for token in tokens:
        if token.type == "table_open":
            rows, in_table = [], True
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            in_table = False
            yield "\n".join(" | ".join(row) for row in rows)
        elif token.type == "inline" and in_table:
            rows[-1].append(_inline(token))
        elif token.type == "inline":
            yield _inline(token)
        elif token.type == "html_block":
            yield _without_tags(token.content)


def _inline(token: Token) -> str:
    """Return the words of one block; markup, images and tags fall away."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    shown = {"text", "text_special", "code_inline"}
    parts = (breaks.get(child.type, child.content if child.type in shown else "") for child in token.children or ())
    return "".join(parts).strip()


def _without_tags(html: str) -> str:
    lines = (line.strip() for line in unescape(_TAG.sub("", _HIDDEN.sub("", html))).splitlines())
    return "\n".join(line for line in lines if line)


def _front_matter(text: str) -> tuple[dict[str, Any] | str, str]:
    """Return the keys of the front matter, or what is wrong with it, and the text behind it."""
    if match := _TOML.match(text):
        try:
            return tomllib.loads(match[1].replace("\r\n", "\n")), text[match.end() :]
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return str(error), text
    if (match := _YAML.match(text)) and (keys := _simple_yaml(match[1])) is not None:
        return keys, text[match.end() :]
    return {}, text


def _simple_yaml(block: str) -> dict[str, Any] | None:
    """Return the `key: value` lines of the top level; None where the block is but text between rules."""
    keys = {}
    for line in block.splitlines():
        if match := _YAML_LINE.match(line):
            keys[match[1].lower()] = _scalar(match[2] or "")
        elif not _YAML_OTHER.match(line):
            return None
    return {key: value for key, value in keys.items() if value} or None


def _scalar(written: str) -> str:
    value = written.strip()
    if value[:1] in {'"', "'"}:
        end = value.find(value[0], 1)
        return value[1:end] if end > 0 else value
    return "" if value[:1] in _DEEPER else _COMMENT.sub("", value)
