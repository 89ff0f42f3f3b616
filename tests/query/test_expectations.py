"""Words as people type them, with the signs that names and news carry, find what people expect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from asean_cli.models import Statement
from asean_cli.query.build import build
from asean_cli.query.interface import Filters

FINDS = [
    ("covid-19", ["the COVID-19 pandemic", "Covid 19", "covid‑19"]),
    ('"covid-19"', ["the Covid-19 pandemic"]),
    ("U.S.", ["the U.S. side", "U.S.-China ties", "the US", "the United States"]),
    ("US", ["the U.S. side", "the US."]),
    ("U.N.", ["the UN", "the United Nations", "U.N."]),
    ("Dato'", ["Dato' Seri", "Dato’ Seri", "Dato Seri", "Datoʼ Seri"]),
    ("Dato’ Seri", ["Dato' Seri Saifuddin"]),
    ('"Dato\' Seri"', ["Dato’ Seri Saifuddin"]),
    ("Bùi", ["Bui", "Bùi", "Bu\u0300i", "BÙI"]),
    ("BUI", ["Bùi"]),
    ("Bu\u0300i", ["Bùi", "Bui"]),
    ("Đặng", ["Dang", "Đặng"]),
    ("don't", ["they don't agree", "they don’t agree", "they dont agree"]),
    ("Qur’an", ["the Qur'an", "the Quran"]),
    ("ASEAN's", ["ASEAN’s unity", "ASEAN"]),
    ("ministers' meeting", ["the ministers’ meeting", "a meeting of ministers"]),
    ("ministers’", ["the ministers"]),
    ("'code of conduct'", ["the code of conduct"]),
    ("‘code of conduct’", ["the code of conduct"]),
    ("“code of conduct”", ["the code of conduct"]),
    ("„code of conduct“", ["the code of conduct"]),
    ("«code of conduct»", ["the code of conduct"]),
    ("»code of conduct«", ["the code of conduct"]),
    ("‹code of conduct›", ["the code of conduct"]),
    ("「code of conduct」", ["the code of conduct"]),
    ("『code of conduct』", ["the code of conduct"]),
    ("＂code of conduct＂", ["the code of conduct"]),
    ('"code of conduct”', ["the code of conduct"]),
    ("Timor-Leste", ["Timor Leste", "Timor-Leste", "East Timor"]),
    ("Viet Nam", ["Vietnam", "Viet-Nam"]),
    ("ASEAN+3", ["ASEAN+3", "ASEAN Plus Three"]),
    ("G-7", ["the G-7", "the G7"]),
    ("AT&T", ["AT&T"]),
    ("$1.5", ["$1.5 billion"]),
    ("50%", ["by 50 percent", "by 50%"]),
    ("win–win", ["a win-win deal"]),
    ("#ASEAN", ["ASEAN"]),
    ("ＡＳＥＡＮ", ["ASEAN"]),
    ("vaccines?", ["vaccines"]),
    ("vaccine, trade;", ["trade and vaccines"]),
    ("naïve", ["naive"]),
    ("Straße", ["Strasse", "Straße"]),
    ("မြန်မာ", ["မြန်မာ"]),
    ("5,000", ["5,000 people"]),
]
MISSES = [
    ("U.S.", ["told us"]),
    ("US", ["told us"]),
    ("WHO", ["those who came"]),
    ("'code of conduct'", ["the conduct of code"]),
    ("＂code of conduct＂", ["the conduct of code"]),
    ("『code of conduct』", ["the conduct of code"]),
    ("Dato'", ["dates"]),
    ("=Bùi", ["Bui"]),
]


def asked(text: str, content: str, make_statement: Callable[..., Statement]) -> bool:
    return build(text, Filters()).node.matches(make_statement(content=content, speaker="Nobody"))


@pytest.mark.parametrize(("text", "contents"), FINDS)
def test_it_is_found(text: str, contents: list[str], make_statement: Callable[..., Statement]) -> None:
    assert [each for each in contents if not asked(text, each, make_statement)] == []


@pytest.mark.parametrize(("text", "contents"), MISSES)
def test_it_is_not_found(text: str, contents: list[str], make_statement: Callable[..., Statement]) -> None:
    assert [each for each in contents if asked(text, each, make_statement)] == []
