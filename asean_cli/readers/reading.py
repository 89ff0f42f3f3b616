"""The running of the readers: a source in, and the articles of it and of all that lies in it, out."""

from __future__ import annotations

from collections.abc import Iterator

from asean_cli.errors import AseanError
from asean_cli.models import Article
from asean_cli.readers.formats import Format, format_of
from asean_cli.readers.interface import Skipped, Source
from asean_cli.readers.language import other_language
from asean_cli.readers.limits import DEPTH, Damaged, TooMuch
from asean_cli.readers.walk import NOT_OURS, why

ANY_LANGUAGE = "--force-language"
_SHOWN = 120


def articles(source: Source) -> Iterator[Article | Skipped]:
    """Yield the articles of a source, however deep they lie in it, and the reasons for what was not read."""
    try:
        for each in _articles(source):
            yield each if source.options.any_language else _judged(each)
    except TooMuch as error:
        yield source.skipped(str(error))


def _judged(each: Article | Skipped) -> Article | Skipped:
    """Return an article, or the reason for leaving it out where it is not in English."""
    language = other_language(each.text) if isinstance(each, Article) else None
    if language is None:
        return each
    reason = f"not in English ({language}, by its looks); {ANY_LANGUAGE} reads it nonetheless"
    return Skipped(each.path or "", reason, failed=False)


def _articles(source: Source) -> Iterator[Article | Skipped]:
    try:
        form = format_of(source)
        reason = _refusal(source, form)
        if reason or not form:
            yield source.skipped(reason or NOT_OURS, failed=bool(reason))
            return
        empty = True
        for each in _run(form, source):
            empty = False
            if isinstance(each, Source):
                yield from _articles(each)
            else:
                yield each
        if empty:
            yield source.skipped("there is nothing in it; fill it or leave it out")
    except Damaged as error:
        yield source.skipped(str(error))
    except OSError as error:
        yield source.skipped(why(error))


def _refusal(source: Source, form: Format | None) -> str | None:
    if source.depth > DEPTH:
        return f"more than {DEPTH} archives in one another; unpack it yourself"
    if form and not form.installed:
        return f"to read {form.name}, {form.library} is needed; run: {form.install}"
    return None


def _run(form: Format, source: Source) -> Iterator[Article | Skipped | Source]:
    """Run a reader; whatever breaks in somebody else's library becomes a reason, so that the batch goes on."""
    if not form.guarded:
        yield from form.reader(source)
        return
    try:
        yield from form.reader(source)
    except (Damaged, TooMuch, AseanError):
        raise
    except Exception as error:  # parsers break on hostile input in more ways than can be listed
        if isinstance(error, OSError) and error.errno:  # the system's, not one that a library made up
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())[:_SHOWN]
        yield source.skipped(f"it is damaged, or not really {form.name} ({words}); save it as text")
