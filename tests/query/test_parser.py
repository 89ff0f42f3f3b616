from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from asean_cli.errors import QueryError
from asean_cli.query.exact import Exact, exactly
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy, Near
from asean_cli.query.nodes import And, Confidence, DateRange, Every, Id, Not, Or, Wildcard, Words
from asean_cli.query.parser import DEEPEST, LONGEST, parse, plain_words

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("((a))", A),
        ("a a", A),
        ("NOT a", Not(A)),
        ("-a b", And((Not(A), B))),
        ("NOT NOT a", A),
        ("NOT (NOT a)", A),
        ("-(a OR b)", Not(Or((A, B)))),
        ('"code of conduct"', Words("code of conduct")),
        ("“code  of conduct”", Words("code of conduct")),
        ("„code“ «of» »conduct«", And((Words("code"), Words("of"), Words("conduct")))),
        ("'code of conduct'", Words("code of conduct")),
        ("don't ministers' say", And((Words("don't"), Words("ministers'"), Words("say")))),
        ("covid-19", Words("covid-19")),
        ("a - b – c", And((A, B, C))),
        ("not or and", And((Words("not"), Words("or"), Words("and")))),
        ('"OR"', Words("OR")),
        ("*", Every()),
        ("a *", A),
        ("vacc*", Wildcard("vacc*")),
        ("wo?d", Wildcard("wo?d")),
        ("why?", Words("why?")),
        ('"vacc*"', Words("vacc*")),
        ("motgi~", Fuzzy("motgi", 1)),
        ("MOTEGI~", Fuzzy("motegi", 2)),
        ("motegi~1", Fuzzy("motegi", 1)),
        ("speaker:Sơn~", Fuzzy("son", 1, "speaker")),
        ("covid-19~", And((Fuzzy("covid", 1), Words("19")))),
        ("a~b ~", Words("a~b")),
        ('"vaccine supply"~5', Near("vaccine supply", 5)),
        ("content:“vaccine supply”~0 a", And((Near("vaccine supply", 0, "content"), A))),
        ('"vaccine"~5', Words("vaccine")),
        ('"motgi~"', Words("motgi~")),
        ("=Vaccine", Exact(Words("Vaccine"))),
        ('="Code of Conduct"', Exact(Words("Code of Conduct"))),
        ('content:="Code Conduct"~2 a', And((Exact(Near("Code Conduct", 2, "content")), A))),
        ("=Vac*", Exact(Wildcard("Vac*"))),
        ("=covid-1*", And((Exact(Words("covid")), Exact(Wildcard("1*"))))),
        ("NOT =US", Not(Exact(Words("US")))),
        ("speaker:(=Sơn)", Exact(Words("Sơn", "speaker"))),
        ("act:=thank", Id("thank", "act")),
        ("speaker:=*", Wildcard("*", "speaker")),
        ("a = b", And((A, B))),
        ('"=a"', Words("=a")),
        ("covid-1*", And((Words("covid"), Wildcard("1*")))),
        ("3:30", Words("3:30")),
        ("http://example.org/a", Words("http://example.org/a")),
        ("speaker:son", Words("son", "speaker")),
        ("SPEAKER:son", Words("son", "speaker")),
        ('speaker:"Bùi Thanh Sơn"', Words("Bùi Thanh Sơn", "speaker")),
        ("speaker:(son OR motegi)", Or((Words("son", "speaker"), Words("motegi", "speaker")))),
        ("speaker:(son topic:sea)", And((Words("son", "speaker"), Words("sea", "topic")))),
        ("source:son", Words("son", "speaker")),
        ("organization:asean", Words("asean", "organisation")),
        ("speaker:person:bui-thanh-son", Id("person:bui-thanh-son", "speaker")),
        ('title:"ASEAN: a vision"', Words("ASEAN: a vision", "title")),
        ("speaker:*", Wildcard("*", "speaker")),
        ("act:Thank", Id("thank", "act")),
        ("country:vn", Id("VN", "country")),
        ("confidence:>=0.9", Confidence(0.9)),
        ("confidence:0.9", Confidence(0.9)),
        ("confidence:<=0.5", Confidence(0.0, 0.5)),
        ("confidence:0.5..0.75", Confidence(0.5, 0.75)),
        ("confidence:..0.5", Confidence(0.0, 0.5)),
        ("confidence:*", Wildcard("*", "confidence")),
        ('country:"Viet Nam"', Id("VN", "country")),
        ("to:Japan", Or((Words("Japan", "to"), Id("country:JP", "to")))),
        ("topic:vaccine", Words("vaccine", "topic")),
        ('topic:"South China Sea"', Id("south-china-sea", "topic")),
        ("topic:Health", Or((Id("health", "topic"), Id("covid-19", "topic"), Id("vaccines", "topic")))),
        ("date:2021", DateRange("2021-01-01", "2021-12-31")),
        ("date:2020-02", DateRange("2020-02-01", "2020-02-29")),
        ("date:2021-08..2021-09", DateRange("2021-08-01", "2021-09-30")),
        ("date:2021-08..", DateRange("2021-08-01", None)),
        ("date:..2021-08-03", DateRange(None, "2021-08-03")),
        ("date:>=2021-08-01", DateRange("2021-08-01", None)),
        ("date:>2021-08", DateRange("2021-09-01", None)),
        ("date:<=2021", DateRange(None, "2021-12-31")),
        ("date:<2021", DateRange(None, "2020-12-31")),
        (
            "date:(2020 OR 2021)",
            Or((DateRange("2020-01-01", "2020-12-31"), DateRange("2021-01-01", "2021-12-31"))),
        ),
    ],
)
def test_a_query_becomes_its_tree_and_prints_as_itself(text: str, node: object) -> None:
    found = parse(text)
    assert found == node
    assert parse(str(found)) == found


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "no word"),
        ("  ... ", 0, "no word"),
        ('a "b c', 2, "never closed"),
        ("a “b c", 2, "never closed"),
        ("a (b (c", 5, "parenthesis is never closed"),
        ("a) b", 1, "closes nothing"),
        ("a ()", 2, "nothing stands between"),
        ("a OR", 2, "OR needs"),
        ("OR a", 0, "OR needs"),
        ("a OR OR b", 2, "OR needs"),
        ("a AND", 2, "AND needs"),
        ("AND a", 0, "AND needs"),
        ("a NOT", 2, "NOT needs"),
        ("a speakr:b", 2, "unknown field: speakr"),
        ("covid:19", 0, "unknown field: covid"),
        ("a speaker: b", 2, "needs its value"),
        ("a speaker:", 2, "needs its value"),
        ("(speaker:)", 1, "needs its value"),
        ("a speaker:...", 2, "no word in its value"),
        ("a date:tomorrow", 7, "not a date"),
        ("a date:2021-13", 7, "no such date"),
        ("a date:2021-02-30", 7, "no such date"),
        ("date:..", 5, "without a date"),
        ("date:2021..2020", 5, "ends before it starts"),
        ("type:persn", 5, "unknown type"),
        ("act:shout", 4, "unknown act"),
        ("country:Atlantis", 8, "unknown country"),
        ('a "b c"~', 7, "needs a number"),
        ('a "b c"~x', 7, "needs a number"),
        ("a word~3", 2, "no number of misspellings"),
        ("a vac*~", 2, "do not go together"),
        ("act:thakn~", 4, "has exact values"),
        ('date:"2021 2022"~1', 5, "has exact values"),
        ("a =motgi~", 2, "do not go together"),
        ("a confidence:high", 13, "not a confidence"),
        ("confidence:90", 11, "not a confidence"),
        ("confidence:>0.5", 11, "not a confidence"),
        ("confidence:..", 11, "not a confidence"),
        ("confidence:1.2.3", 11, "not a confidence"),
        ("confidence:0.9..0.5", 11, "ends before it starts"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_to_do(text: str, position: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert message in caught.value.message
    assert caught.value.position == position
    assert caught.value.hint
    assert caught.value.exit_code == 2


def test_an_unknown_field_names_the_nearest_and_how_to_search_the_text() -> None:
    with pytest.raises(QueryError) as caught:
        parse("speakr:son")
    assert caught.value.hint is not None
    assert "speaker" in caught.value.hint
    assert "quotes" in caught.value.hint


@pytest.mark.parametrize("text", ["(" * 10_000, "(" * 1000 + "a" + ")" * 1000, "-" * 3000 + "a", "NOT " * 900 + "a"])
def test_no_depth_breaks_it(text: str) -> None:
    node = _read(text)
    assert isinstance(node, QueryError) or parse(str(node)) == node


def test_length_and_depth_have_their_limits() -> None:
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == A
    with pytest.raises(QueryError, match="parentheses within"):
        parse("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))
    with pytest.raises(QueryError, match="too long"):
        parse("a" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a OR b", And((A, Words("OR"), B))),
        ("NOT a -b", And((Words("NOT"), A, Words("-b")))),
        ('speaker:x (a "b', And((Words("speaker:x"), Words("(a"), B))),
        ("vacc* motgi~ =a ...", And((Words("vacc*"), Words("motgi~"), Words("=a")))),
    ],
)
def test_literal_text_has_no_signs(text: str, node: Node) -> None:
    assert plain_words(text) == node
    assert parse(str(node)) == node


@pytest.mark.parametrize("text", ["", " ... ", '"', "a" * (LONGEST + 1)])
def test_literal_text_needs_a_word_and_an_end(text: str) -> None:
    with pytest.raises(QueryError):
        plain_words(text)


def test_a_whole_query_becomes_exact_but_for_what_has_no_other_form() -> None:
    asked = parse("(Sea OR trad*) NOT motgi~ date:2021 act:thank topic:*")
    assert str(exactly(asked)) == "(=Sea OR =trad*) NOT motgi~ date:2021-01-01..2021-12-31 act:thank topic:*"


PIECES = st.lists(
    st.sampled_from(
        [
            *"ab()\"“”'-*?:. ",
            "AND",
            "OR",
            "NOT",
            "speaker:",
            "date:",
            "2021",
            "..",
            "country:",
            "VN",
            "é",
            "confidence:",
            "~",
            "~2",
            "=",
            ">=",
            "<=",
            "0.5",
            "1",
        ]
    ),
    max_size=15,
)


@given(st.one_of(st.text(max_size=30), PIECES.map(" ".join), PIECES.map("".join)))
@example("a:(b")
@example("'")
@example("\x00")
@example("(a -)")
@example('a~b ~ a~~ "a"~1')
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    node = _read(text)
    if isinstance(node, QueryError):
        assert node.position is not None
        assert 0 <= node.position <= len(text)
    else:
        assert parse(str(node)) == node


def _read(text: str) -> Node | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error
