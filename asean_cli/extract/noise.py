"""Signs that a stretch of an article is page furniture: captions, bylines, teasers, links, stamps.

Each sign is general (what web pages and news wires do), and holds only for short stretches: a long paragraph is never
thrown away for one sign, it loses at most the credit at its end.
"""

from __future__ import annotations

import re

_LONG = 60
"""Words from which no single sign makes a stretch noise."""
_TAIL = 300
"""Characters at the end of a paragraph that are searched for a credit."""

_PICTURE = r"(?:file\s+)?(?:photos?|images?|pictures?|illustrations?|infographics?|graphics?|videos?|screenshots?|pix)"
_CAPTION = re.compile(
    rf"""
      [(\[]\s*(?:[\w/. ]{{0,30}}\s)?{_PICTURE}\s*(?:[:/|-]|by\b|courtesy|via|from|credit)[^)\]]*[)\]][\s.|]*\Z
    | [(\[]\s*(?:[\w/. ]{{0,30}}\s)?{_PICTURE}\s*[)\]][\s.|]*\Z
    | [(\[][^()\[\]]{{0,60}}/\s*(?:afp|ap|reuters|epa|efe|xinhua|getty(?:\s+images)?|vna|bernama|antara|pool)\b[^()\[\]]{{0,40}}[)\]][\s.|]*\Z
    | \A(?:file\s+)?(?:photo|image|picture|illustration|screenshot|video)s?\s*(?:[:|/©-]|by\b|courtesy|credit)
    | \Afile\s+(?:photo|picture|image)\b
    | (?:\bphotos?|\bimages?|\bpictures?)\s*(?::|by|courtesy\s+of)\s*[\w/.,' -]{{1,60}}\Z
    | [\w.'-]+/\s*(?:afp|ap|reuters|epa|efe|getty(?:\s+images)?|xinhua)\b[\w/ ]{{0,30}}\.?\Z
    | \b(?:afp|ap|reuters|epa|efe|xinhua|vna|bernama|antara|yonhap|kyodo)\s+(?:file\s+)?(?:photo|pix|pic)\b[\w/ ]{{0,30}}\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)

_FURNITURE = re.compile(
    r"""\W*(?:
      (?:read|see|view|learn|show|load|watch|listen)\s+(?:more|also|full\s+story|all|next|the\s+(?:rest|full\s+story))\b(?!\s+(?:than|of\s+the))
    | also\s+read\b | read\s*: | see\s+also\b | watch\s*: | click\s+here\b | continue\s+reading\b | tap\s+here\b
    | related(?:\s+(?:topics?|articles?|news|stories|story|posts?|links?|contents?|reading|coverage))?\s*(?:[:|]|\Z)
    | (?:more|latest|top|most|trending|popular|recommended|other|breaking)\s+(?:news|stories|read|viewed|popular|articles|headlines|from|for\s+you)\b[^.]*\Z
    | recommended\s*(?:[:|]|\Z) | you\s+(?:may|might)\s+also\s+(?:like|be\s+interested)\b | don['’]t\s+miss\b[^.]*\Z
    | advertisements?\b\W*\Z | advertisement\s*[-:|] | sponsored\b[^.]*\Z | promoted\b[^.]*\Z | story\s+continues\b | (?:article|text)\s+continues\b
    | share\s*(?:[:|]|\Z|this\b|on\b|via\b|(?:the\s+)?article\b|tweet\b) | tweet\W*\Z | print\W*\Z | e-?mail\W*\Z | comments?\s*(?:\(\d+\))?\W*\Z
    | follow\s+(?:us|[\w. ]{1,40}\s+on\s+(?:twitter|facebook|instagram|telegram|x\b)) | (?:like|find|join)\s+us\s+on\b
    | subscribe\b | sign\s+(?:up|in)\b | log\s+in\b | register\s+(?:now|here|for\s+free)\b | newsletters?\b[^.]*\Z | get\s+the\s+latest\b
    | download\s+(?:our|the)\s+app\b | get\s+(?:our|the)\s+app\b | scan\s+the\s+qr\b
    | (?:copyright|\(c\)|©)\s*(?:\(c\)|©|\d|by\b|all\b) | .{0,80}\ball\s+rights\s+reserved\b | ©
    | .{0,60}\bmay\s+not\s+be\s+(?:published|reproduced|redistributed)\b
    | terms\s+of\s+(?:use|service)\b[^.]*\Z | privacy\s+policy\b[^.]*\Z | cookies?\s+(?:policy|settings)\b | accept\s+(?:all\s+)?cookies\b
    | leave\s+a\s+(?:reply|comment)\b | your\s+email\s+address\s+will\s+not\b | save\s+my\s+name\b | post\s+a\s+comment\b | required\s+fields\b
    | tags?\s*(?::|\Z) | topics?\s*(?::|\Z) | keywords?\s*(?::|\Z) | categor(?:y|ies)\s*(?::|\Z) | filed\s+under\b | hashtags?\s*:
    | (?:home|back\s+to\s+top|skip\s+to\s+(?:main\s+)?content|menu|search|contact(?:\s+us)?|about\s+us|main\s+navigation)\W*\Z
    | \d+\s+(?:min(?:ute)?s?)\s+read\b | reading\s+time\b | font\s+size\b | text\s+size\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE = re.compile(
    rf"""\W*(?:
      (?:by|from)\s+{_NAME}(?:\s+(?:{_NAME}|and|&|de|bin|binti|van|in|al))*(?:\s*[,|/–-].{{0,80}})?\W*\Z
    | (?:(?:additional|with\s+additional|compiled|original)\s+)?(?:reporting|writing|editing|compiled|edited|written|translated|reported|story|text|photos?|graphics?)\s+by\s+{_NAME}
    | (?:source|via|credit|author|writer|editor|correspondent|reporter)s?\s*[:|]\s*\S.{{0,80}}\Z
    )""",
    re.VERBOSE,
)
_BYLINE_LOWER = re.compile(_BYLINE.pattern, re.VERBOSE | re.IGNORECASE)

_STAMP_WORDS = re.compile(
    r"""\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
    |mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?
    |a\.?m|p\.?m|gmt|utc|ict|sgt|wib|myt|e[sd]t|p[sd]t|noon|midnight|hours?|hrs?|mins?|minutes?|days?|ago|st|nd|rd|th
    |updated?|published|posted|modified|last|first|date|time|on|at|t|z)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS = re.compile(r"\d+(?:st|nd|rd|th|h|am|pm)?")
_ADDRESS = re.compile(
    r"\W*(?:https?://|www\.)\S+\W*\Z|[^.!?]{0,60}\b[\w.+-]+@[\w-]+\.[\w.]+\W*\Z", re.IGNORECASE
)
_HANDLES = re.compile(r"(?:[#@][\w-]+[\s,|]*)+\Z")
_LETTER = re.compile(r"[^\W_]")
_CREDIT_ONLY = re.compile(r"[\W_]*[A-Z]{2,8}(?:/[A-Z]{2,8})*[\W_]*\Z")
_BARS = re.compile(r"\|[\s|]*\Z|\A[\s|]*\|")
_CUT = re.compile(
    r"(?:\.\.\.|…)\s*(?:[|»>\]\[]|\[?\s*(?:read\s+)?more\b|\[\+\d+\s+chars\]).{0,20}\Z", re.IGNORECASE
)
_MENU = re.compile(r"[^.!?|]{0,40}(?:[|›»>·•][^.!?|›»>·•]{0,40}){2,}\Z")

_CREDIT_TAIL = re.compile(
    r"""(?<=[.!?”"’')\]])\s*
    (?: [(\[]\s*(?:(?:with\s+)?additional\s+)?(?:reporting|writing|editing|compiled|edited|translated|photos?|writing\s+and\s+editing)\b\s+(?:and\s+\w+\s+)?(?:by|in)\b[^()]*[)\]]
      | (?:(?:with\s+)?additional\s+)?(?:Reporting|Editing|Writing)\s+by\s+[^.!?]*
      | \(\s*[A-Z][\w.]*(?:[/,\s-]+[A-Z\d][\w.]*){0,4}\s*\)
      | [-–—/]{1,2}\s*[A-Z][\w/.-]*(?:[ ][A-Z][\w/.-]*){0,2}
      | [A-Z][A-Za-z/]{1,15}\s*[-–—]+
    )[\s./|]*\Z""",
    re.VERBOSE,
)  # fmt: skip


def is_noise(text: str, *, bars_count: bool = True) -> bool:
    """Say whether a chunk shows a sign of page furniture. `bars_count` is off where bars frame the whole article."""
    if not _LETTER.search(text, 0, 2000):
        return len(text) <= 2000
    if len(text) > 1200 or len(text.split()) > _LONG:
        return False
    if (bars_count and has_bars(text)) or _MENU.match(text):
        return True
    signs = (
        _CAPTION.search,
        _FURNITURE.match,
        _byline,
        _ADDRESS.match,
        _HANDLES.match,
        _CREDIT_ONLY.match,
        _CUT.search,
    )
    return any(sign(text) for sign in signs) or is_stamp(text)


def has_bars(text: str) -> bool:
    """Say whether a bar, what remains of a page's table, opens or closes the text."""
    return bool(_BARS.search(text[-20:]) or text.startswith("|"))


def is_stamp(text: str) -> bool:
    """Say whether the text is a date or a time and nothing else ("Sun Mar 1, 2009 6:13am EST", "5 p.m.")."""
    if len(text) > 100 or not any(char.isdigit() for char in text):
        return False
    rest = _STAMP_WORDS.sub("", _DIGITS.sub(" ", text))
    return not _LETTER.search(rest)


def credit_start(text: str, start: int, end: int) -> int:
    """Return where the credit that closes the paragraph `text[start:end]` begins; `end` where there is none."""
    found = _CREDIT_TAIL.search(text, max(start, end - _TAIL), end)
    return found.start() if found and found.start() > start else end


def _byline(text: str) -> bool:
    return bool(_BYLINE.match(text) or (text.isupper() and _BYLINE_LOWER.match(text)))
