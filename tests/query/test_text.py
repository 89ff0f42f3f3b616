from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.query.text import LONGEST, stem, stems, tokens, words
from asean_cli.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The COVID-19 pandemic", "the covid 19 pandemic"),
        ("U.S. and U.K. talks", "us and uk talks"),
        ("the U.S.-China rivalry", "the us china rivalry"),
        ("Dato' Seri, Dato’ Saifuddin", "dato seri dato saifuddin"),
        ("mid-2021", "mid 2021"),
        ("ASEAN's centrality and ASEAN’s unity", "asean centrality and asean unity"),
        ("the ministers' meeting", "the ministers meeting"),
        ("Qur'an and Qur’an", "quran and quran"),
        ("don't", "dont"),
        ("Bùi Thanh Sơn, Đặng", "bui thanh son dang"),
        ("Bu\u0300i", "bui"),
        ("vac\u00adcine", "vaccine"),
        ("snake_case", "snake case"),
        ("1,000.5 at 3:30", "1 000 5 at 3 30"),
        ("ＡＳＥＡＮ ﬁnance", "asean finance"),
        ("“code of conduct”", "code of conduct"),
        ("... -- !?", ""),
        ("'s", "s"),
        ("", ""),
    ],
)
def test_words_are_what_a_person_expects(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


def test_each_word_tells_where_it_stands() -> None:
    text = "ASEAN’s Đặng said: U.S. Qur'an."
    assert [text[start:end] for _, start, end in tokens(text)] == ["ASEAN", "Đặng", "said", "U.S.", "Qur'an"]


def test_forms_of_a_word_share_their_stem() -> None:
    assert len(set(stems("vaccine vaccines vaccination vaccinated"))) == 1
    assert stem("asean") == "asean"
    assert stems("proposing proposals") == ("propos", "propos")


def test_an_endless_word_is_cut() -> None:
    assert words("a" * 1000) == ("a" * LONGEST,)


def test_words_of_other_scripts_stay_whole() -> None:
    assert len(words("မြန်မာ ประเทศไทย")) == 2


@given(st.text())
def test_tokens_lie_in_order_and_are_folded(text: str) -> None:
    end_before = 0
    for token, start, end in tokens(text):
        assert end_before <= start < end <= len(text)
        assert token
        assert not set(token) & set(" =*?:\"'")
        assert len(token) <= LONGEST
        end_before = end


@given(st.text(st.sampled_from("aZăÂđĐêÔơƯàẢãÁạùỌñçÉ09ß"), min_size=1, max_size=20))
def test_case_and_accents_do_not_count(word: str) -> None:
    assert words(fold(word)) == words(word)
