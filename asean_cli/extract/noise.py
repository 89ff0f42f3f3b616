"""Signs that a stretch of an article is page furniture: captions, bylines, teasers, links, stamps.

Each sign is general (what web pages and news wires do), and holds only for short stretches: a long paragraph
is never thrown away for one sign; it loses at most the credit at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONG_WORDS = 60
"""Words from which no sign makes a stretch noise."""
_LONG = 1200
"""Characters, likewise."""
_TAIL = 300
"""Characters at the end of a paragraph that are searched for a credit."""


def _any_of(patterns: Iterable[str], before: str = "", after: str = "", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(before + "(?:" + "|".join(patterns) + ")" + after, flags)


_PICTURE = r"(?:file\s+)?(?:photo|image|picture|illustration|infographic|graphic|video|screenshot|pix)s?"
_AGENCY = r"(?:afp|ap|reuters|epa|efe|getty(?:\s+images)?|xinhua|vna|bernama|antara|yonhap|kyodo|pool)"
_CREDITED = r"(?:\s*[:/|©]|\s+[-–—]\s|\s*\b(?:by|courtesy|via|from|credit)\b)"
_CAPTION = _any_of(
    (
        rf"[(\[]\s*(?:[\w/. ]{{0,30}}\s)?{_PICTURE}(?:{_CREDITED}[^)\]]*)?\s*[)\]][\s.|]*\Z",
        rf"[(\[](?!{_AGENCY}/)[^()\[\]]{{0,60}}/\s*{_AGENCY}\b[^()\[\]]{{0,40}}[)\]][\s.|]*\Z",
        rf"\A{_PICTURE}{_CREDITED}",
        rf"\A(?:file\s+(?:photo|picture|image)\b|{_PICTURE}\W*\Z)",
        r"\b(?:photo|image|picture)s?\s*(?::|(?:by|courtesy\s+of)(?=\s+(?-i:[A-Z])))\s*[\w/.,' -]{1,60}\Z",
        rf"[\w.'-]+/\s*{_AGENCY}\b[\w/ ]{{0,30}}\.?\Z",
        rf"\b{_AGENCY}\s+(?:file\s+)?(?:photo|pix|pic)\b[\w/ ]{{0,30}}\Z",
    )
)

_STORIES = r"(?:topics?|articles?|news|stories|story|posts?|links?|contents?|reading|coverage)"
_FURNITURE = _any_of(
    (
        r"(?:read|see|view|show|load|watch)\s+(?:more|also|full\s+story|all|next)\b(?!\s+(?:than|of\s+the))",
        r"read\s+the\s+(?:rest|full\s+story)\b",
        r"(?:also\s+read|see\s+also|click\s+here|tap\s+here|continue\s+reading|learn\s+more)\b",
        r"(?:read|watch|listen)\s*:",
        rf"related(?:\s+{_STORIES})?\s*(?:[:|]|\Z)",
        rf"(?:more|latest|top|trending|popular|recommended|other|breaking)\s+{_STORIES}\b[^.]*\Z",
        r"most\s+(?:read|viewed|popular|shared)\b[^.]*\Z",
        r"(?:more\s+(?:from|on)\b|recommended\b|don['’]t\s+miss\b)[^.]*\Z",
        r"you\s+(?:may|might)\s+also\s+(?:like|be\s+interested)\b",
        r"advertisements?\b(?:\W*\Z|\s*[-:|])",
        r"(?:sponsored|promoted)\b[^.]*\Z",
        r"(?:story|article|text)\s+continues\b",
        r"share\s*(?:[:|]|\Z|this\b|on\b|via\b|(?:the\s+)?article\b|tweet\b)",
        r"(?:tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|comments?\s*(?:\(\d+\))?)\W*\Z",
        r"follow\s+(?:us\b|[\w. ]{1,40}\s+on\s+(?:twitter|facebook|instagram|telegram|x\b))",
        r"(?:like|find|join)\s+us\s+on\b",
        r"(?:subscribe|sign\s+(?:up|in)|log\s+in|register\s+(?:now|here|for\s+free)|get\s+the\s+latest)\b",
        r"newsletters?\b[^.]*\Z",
        r"(?:down)?(?:load|get)\s+(?:our|the)\s+app\b",
        r"scan\s+the\s+qr\b",
        r"©|(?:copyright|\(c\))\s*(?:\(c\)|\d|by\b|all\b)",
        r"[^.]{0,80}\ball\s+rights\s+reserved\b",
        r"[^.]{0,80}\bmay\s+not\s+be\s+(?:published,|reproduced|redistributed)",
        r"(?:terms\s+of\s+(?:use|service)|privacy\s+policy)\b[^.]*\Z",
        r"(?:cookies?\s+(?:policy|settings)|accept\s+(?:all\s+)?cookies)\b",
        r"(?:leave|post)\s+a\s+(?:reply|comment)\b",
        r"(?:your\s+email\s+address\s+will\s+not|save\s+my\s+name|required\s+fields)\b",
        r"(?:tags?|topics?|keywords?|categor(?:y|ies)|hashtags?)\s*(?::|\Z)",
        r"filed\s+under\b",
        r"(?:home|menu|search|contact(?:\s+us)?|about\s+us)\W*\Z",
        r"(?:back\s+to\s+top|skip\s+to\s+(?:main\s+)?content)\b",
        r"\d+\s+min(?:ute)?s?\s+read\b",
        r"(?:reading\s+time|font\s+size|text\s+size)\b",
    ),
    before=r"""[^\w"'“‘]*""",
)

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_HANDS = r"(?:reporting|writing|editing|compiled|edited|written|translated|reported|story|text|photos?|graphics?)"
_BYLINE = _any_of(
    (
        rf"(?i:by|from)\s+{_NAME}(?:\s+(?:{_NAME}|and|&|de|bin|binti|van|al))*"
        r"(?:\W*|\s*[,|/–-]\s*[A-Z][^.!?]{0,80})\Z",
        rf"(?i:(?:(?:with\s+)?additional\s+|original\s+)?{_HANDS}\s+(?:and\s+\w+\s+)?by)\s+{_NAME}",
        r"(?i:(?:source|via|credit|author|writer|editor|correspondent|reporter)s?\s*[:|])\s*\S.{0,80}\Z",
    ),
    before=r"\W*",
    flags=0,
)

_STAMP_WORDS = _any_of(
    (
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?",
        "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
        "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?",
        r"a\.?m|p\.?m|gmt|utc|ict|sgt|wib|myt|[ep][sd]t|noon|midnight|hours?|hrs?|mins?|minutes?|days?|ago",
        "updated?|published|posted|modified|last|first|date|time|on|at|t|z",
    ),
    before=r"\b",
    after=r"\b",
)
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|h|am|pm)?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]")

_ADDRESS = _any_of((r"\W*(?:https?://|www\.)\S+\W*\Z", r"[^.!?]{0,60}\b[\w.+-]{1,64}@[\w-]+\.[\w.]+\W*\Z"))
_HANDLES = re.compile(r"(?:[#@][\w-]+(?:[\s,|]+|\Z))+\Z")
_CREDIT_ONLY = re.compile(r"[\W_]*[A-Z]{2,8}(?:/[A-Z]{2,8})*[\W_]*\Z")
_BAR_AT_END = re.compile(r"\|[\s|]*\Z")
_CUT_OFF = re.compile(
    r"(?:\.\.\.|…)\s*(?:[|»>\[\]]|\[?\s*(?:read\s+)?more\b|\[\+\d+\s+chars\]).{0,20}\Z", re.IGNORECASE
)
_MENU = re.compile(r"[^.!?|›»>·•]{0,40}(?:[|›»>·•][^.!?|›»>·•]{0,40}){2,}\Z")

_PLACE_LINE = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}, {_NAME}(?: {_NAME}){{0,2}}\Z")
"""A line that only tells where: "Bagan, Myanmar"."""

_CREDIT_TAIL = _any_of(
    (
        rf"[(\[]\s*(?i:(?:(?:with\s+)?additional\s+)?{_HANDS}\s+(?:and\s+\w+\s+)?(?:by|in))\b[^()]*[)\]]",
        r"(?i:(?:with\s+)?additional\s+reporting|Reporting|Editing|Writing)\s+by\s+[^.!?]*",
        r"\(\s*[A-Z][\w.]*(?:[/,\s-]+[A-Z\d][\w.]*){0,4}\s*\)",
        r"[-–—/]{1,2}\s*[A-Z][\w/.-]*(?:[ ][A-Z][\w/.-]*){0,2}",
        r"[A-Z][A-Za-z/]{1,15}\s*[-–—]+",
    ),
    before=r"""(?<=[.!?”"’')\]])\s*""",
    after=r"[\s./|]*\Z",
    flags=0,
)


def is_noise(text: str, *, bars_count: bool = True) -> bool:
    """Say whether a chunk shows a sign of page furniture; `bars_count` is off where bars frame everything."""
    if len(text) > _LONG or len(text.split()) > _LONG_WORDS:
        return not _LETTER.search(text)
    if bars_count and has_bars(text):
        return True
    signs = (
        _CAPTION.search, _FURNITURE.match, _BYLINE.match, _ADDRESS.match, _HANDLES.match, _CREDIT_ONLY.match,
        _CUT_OFF.search, _MENU.match, _PLACE_LINE.match, is_stamp,
    )  # fmt: skip
    return any(sign(text) for sign in signs)


def has_bars(text: str) -> bool:
    """Say whether a bar, what remains of a page's table, opens or closes the text."""
    return text.startswith("|") or bool(_BAR_AT_END.search(text[-20:]))


def is_stamp(text: str) -> bool:
    """Say whether the text is a date or a time, or has no letters ("Sun Mar 1, 2009 6:13am EST", "***")."""
    if not _LETTER.search(text):
        return True
    if len(text) > 100 or not any(char.isdigit() for char in text):
        return False
    return not _LETTER.search(_STAMP_WORDS.sub("", _NUMBER.sub(" ", text)))


def credit_start(text: str, start: int, end: int) -> int:
    """Return where the credit that closes the paragraph `text[start:end]` begins; else `end`."""
    found = _CREDIT_TAIL.search(text, max(start, end - _TAIL), end)
    return found.start() if found and found.start() > start else end
