from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.readers import Metadata
from asean_cli.readers.markdown import MARKDOWN_LIMIT, rendered

ReadFile = Callable[..., Any]

REPORT = """\
---
title: "Harbour talks: a second round"
outlet: Lagoon Post   # the morning edition
date: 12 July 2023
author: 'Ana Reyes'
tags:
  - harbour
  - trade
summary: >-
  A longer text
  over two lines
---
# Harbour talks go on

Envoy **Mai Linh** said that the *harbour talks* would
go on in [November](https://example.org/a "title") &amp; end in May.\\
She thanked `LAGOON-7`.

![A harbour](harbour.jpg)

## What comes next

> "We will stay," she said.

- First point
- Second point
  of two lines

| Who | What |
|-----|------|
| Mai Linh | envoy |
| **Rahim** | host |

```python
print("the minister said nothing")
```

    indented code said nothing
"""
TEXT = """\
Harbour talks go on

Envoy Mai Linh said that the harbour talks would go on in November & end in May.
She thanked LAGOON-7.

What comes next

"We will stay," she said.

First point

Second point of two lines

Who | What
Mai Linh | envoy
Rahim | host"""


def test_markdown_is_read_as_a_person_reads_it(read_file: ReadFile) -> None:
    article = read_file("talks.md", REPORT).article
    assert article.text == TEXT
    assert article.title == "Harbour talks: a second round"
    assert article.outlet == "Lagoon Post"
    assert article.published == "2023-07-12"
    assert article.extra == {"author": "Ana Reyes"}


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_make_no_difference(read_file: ReadFile, end: str) -> None:
    article = read_file("talks.markdown", REPORT.replace("\n", end)).article
    assert (article.text, article.published) == (TEXT, "2023-07-12")


def test_front_matter_in_toml(read_file: ReadFile) -> None:
    keys = 'title = "Talks"\npublished = 2023-07-12\nurl = "https://example.org/t"\n[more]\nat = 09:30:00'
    article = read_file("talks.md", f"+++\n{keys}\n+++\nEnvoy Mai Linh said yes.").article
    assert article.text == "Envoy Mai Linh said yes."
    assert (article.title, article.published) == ("Talks", "2023-07-12")
    assert article.url == "https://example.org/t"
    assert article.extra == {"more": {"at": "09:30:00"}}


def test_flags_win_over_front_matter(read_file: ReadFile) -> None:
    article = read_file("talks.md", REPORT, Metadata(outlet="Reef Times", published="2023-07-13")).article
    assert (article.outlet, article.published) == ("Reef Times", "2023-07-13")
    assert article.title == "Harbour talks: a second round"


def test_a_date_in_front_matter_that_cannot_be_read_stays_raw(read_file: ReadFile) -> None:
    article = read_file("talks.md", "---\ndate: last week\n---\nEnvoy Mai Linh said yes.").article
    assert article.published is None
    assert article.extra == {"published_raw": "last week"}


@pytest.mark.parametrize(
    ("front", "fragment"),
    [("title = Talks", "line 1"), ("title = 5", '"title" is a number'), ("a = " + "[" * 3000, "")],
)
def test_broken_toml_is_a_reason(read_file: ReadFile, front: str, fragment: str) -> None:
    reason = read_file("talks.md", f"+++\n{front}\n+++\nEnvoy Mai Linh said yes.").reason
    assert "front matter is broken" in reason
    assert fragment in reason


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\nEnvoy Mai Linh said yes.\n---\nShe left.", "Envoy Mai Linh said yes.\n\nShe left."),
        ("---\ntitle: never closed\n\nShe left.", "title: never closed\n\nShe left."),
        ("---\n---\nShe left.", "She left."),
        ("She left.\n\n---\ntitle: below\n---\n", "She left.\n\ntitle: below"),
    ],
)
def test_rules_are_no_front_matter(read_file: ReadFile, source: str, text: str) -> None:
    article = read_file("talks.md", source).article
    assert article.text == text
    assert article.title is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Mai Linh <b>said</b>\nyes &amp; left.</p>", "Mai Linh said\nyes & left."),
        ("<!-- a note -->\n\nShe left.", "She left."),
        ("<script>\nlet said = 1;\n</script>\n\nShe left.", "She left."),
        ("She <span class='x'>left</span>.", "She left."),
        ("She ~~stayed~~ left.", "She stayed left."),
        ("Title\n=====\nShe left.", "Title\n\nShe left."),
        (r"She \*left\*.", "She *left*."),
        ("1. One\n2. Two\n   - Three", "One\n\nTwo\n\nThree"),
        ("[ref]: https://example.org\n\nSee [the text][ref].", "See the text."),
        ("A | bar is no table", "A | bar is no table"),
        ("", ""),
    ],
)
def test_forms_of_markdown(source: str, text: str) -> None:
    assert rendered(source) == text


def test_a_file_beyond_the_limit_is_skipped(read_file: ReadFile) -> None:
    assert "larger than 2 MiB" in read_file("talks.md", b"a " * (MARKDOWN_LIMIT // 2 + 1)).reason


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "*a_b ", "`", ">", "- ", "<a ", "<!--", "&", "\\", "|a", "a\n"])
def test_what_never_closes_ends_all_the_same(piece: str) -> None:
    rendered(piece * 2000)
    rendered("<div>\n" + piece * 2000)


@given(st.lists(st.sampled_from(["# ", "- ", "| ", "\n", "\n\n", "---\n", "a", "*", "[", "](x)", "<b>", "`", "    "])))
def test_any_mixture_is_rendered(pieces: list[str]) -> None:
    text = rendered("".join(pieces))
    assert text == text.strip()


WORDS = st.lists(st.sampled_from(["Envoy", "Mai", "said", "yes", "Đà Nẵng", "54th", "50%"]), min_size=1, max_size=9)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
def test_plain_paragraphs_stay_word_for_word(paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs)
    assert rendered(source) == source
