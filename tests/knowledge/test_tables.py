"""The tables themselves: complete, well formed, and no word that means two things unsaid."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from asean_cli.knowledge import load
from asean_cli.models import ACTS
from asean_cli.text import fold

KNOWLEDGE = load()

ASEAN = {"BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"}
OBSERVED = {"TW", "PS", "XK", "VA", "HK", "MO"}
CAMEO_ROOTS = {f"{number:02}" for number in range(1, 21)}


class TestCountries:
    def test_all_members_of_the_united_nations_are_there(self) -> None:
        extra = OBSERVED | {"CK", "NU"}
        assert len(set(KNOWLEDGE.countries) - extra) == 193
        assert set(KNOWLEDGE.countries) >= ASEAN | extra

    def test_no_form_belongs_to_two_countries_unless_said(self) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for code, country in KNOWLEDGE.countries.items():
            for form in (country.name, *country.names, *country.demonyms, *country.capitals):
                owners[form].add(code)
        shared = {form: codes for form, codes in owners.items() if len(codes) > 1}
        assert set(shared) <= set(KNOWLEDGE.ambiguous)

    def test_no_country_repeats_a_form(self) -> None:
        for country in KNOWLEDGE.countries.values():
            forms = [country.name, *country.names, *country.demonyms, *country.capitals]
            assert not [form for form, count in Counter(forms).items() if count > 1], country.key

    def test_forms_begin_with_a_capital_and_carry_no_blank(self) -> None:
        for country in KNOWLEDGE.countries.values():
            for form in (country.name, *country.names, *country.demonyms, *country.capitals):
                assert form == form.strip()
                assert form[0].isupper() or form.startswith("ni-")

    def test_every_member_of_asean_has_demonym_and_seat(self) -> None:
        for code in ASEAN - {"SG"}:
            assert KNOWLEDGE.countries[code].demonyms
            assert KNOWLEDGE.countries[code].capitals

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("Vietnam", "VN"), ("VIET NAM", "VN"), ("Việt Nam", "VN"), ("vn", "VN"), ("country:VN", "VN"),
            ("the RoK", "KR"), ("Republic of Korea", "KR"), ("Korea", "KR"), ("DPRK", "KP"), ("U.S.", "US"),
            ("us", "US"), ("USA", "US"), ("u.k.", "GB"), ("Lao PDR", "LA"), ("Burma", "MM"),
            ("East Timor", "TL"), ("Türkiye", "TR"), ("Côte d’Ivoire", "CI"), ("PRC", "CN"),
            ("the Philippines", "PH"),
            ("Congo", None), ("Hanoi", None), ("Atlantis", None), ("", None),
        ],
    )  # fmt: skip
    def test_country_code(self, typed: str, code: str | None) -> None:
        assert KNOWLEDGE.country_code(typed) == code

    def test_every_name_leads_back_to_its_code(self) -> None:
        for code, country in KNOWLEDGE.countries.items():
            for name in (country.name, *country.names, code):
                assert KNOWLEDGE.country_code(name) == code, name

    def test_country_name(self) -> None:
        assert KNOWLEDGE.country_name("MM") == "Myanmar"
        assert KNOWLEDGE.country_name("QQ") is None
        assert KNOWLEDGE.country_name(None) is None


class TestOrganisationsAndGroups:
    def test_no_name_belongs_to_two_organisations(self) -> None:
        names = Counter(name for each in KNOWLEDGE.organisations.values() for name in {each.name, *each.names})
        assert not [name for name, count in names.items() if count > 1]

    def test_keys_are_slugs(self) -> None:
        for table in (KNOWLEDGE.organisations, KNOWLEDGE.groups, KNOWLEDGE.places, KNOWLEDGE.topics):
            assert [key for key in table if fold(key) != key or " " in key] == []

    @pytest.mark.parametrize(
        ("key", "type_", "country"),
        [
            ("asean", "organisation", None),
            ("vna", "media", "VN"),
            ("bernama", "media", "MY"),
            ("yonhap", "media", "KR"),
            ("un-security-council", "organisation", None),
            ("mekong-river-commission", "organisation", None),
        ],
    )
    def test_some_that_must_be_there(self, key: str, type_: str, country: str | None) -> None:
        each = KNOWLEDGE.organisations[key]
        assert (each.type, each.country) == (type_, country)

    def test_groups_with_asean_are_found_under_asean(self) -> None:
        assert KNOWLEDGE.groups["asean-member-states"].members == ("organisation:asean",)
        assert KNOWLEDGE.groups["plus-three"].members == ("country:CN", "country:JP", "country:KR")

    def test_heads(self) -> None:
        heads = KNOWLEDGE.heads
        assert {"ministers", "sides", "participants", "experts"} <= set(heads.group)
        assert {"ministry", "government", "army"} <= set(heads.organisation)
        assert {"statement", "communique", "communiqué", "declaration"} <= set(heads.document)
        assert not set(heads.group) & set(heads.document)
        for words in (heads.group, heads.organisation, heads.document):
            assert len(words) == len(set(words))


class TestTheRest:
    def test_acts_are_those_of_the_contract_in_its_order(self) -> None:
        assert tuple(KNOWLEDGE.acts) == ACTS
        assert {act.cameo for act in KNOWLEDGE.acts.values()} <= CAMEO_ROOTS

    def test_names_cover_the_region(self) -> None:
        names = KNOWLEDGE.names
        assert names.short["VN"] == names.short["default"] == "last"
        assert (names.short["MM"], names.short["CN"], names.short["TH"]) == ("whole", "first", "first")
        assert set(names.short.values()) <= {"first", "last", "family", "either", "whole"}
        assert {"Datuk Seri", "H.E.", "U", "Daw", "Samdech"} <= set(names.honorifics)
        assert {"bin", "binti", "van", "al"} <= set(names.particles)
        assert set(names.short) - {"default"} <= set(KNOWLEDGE.countries)
        for code, families in names.families.items():
            assert code in KNOWLEDGE.countries
            assert list(families) == [fold(each) for each in families]

    def test_topics_hold_the_contracts_examples(self) -> None:
        assert {"vaccines", "covid-19", "south-china-sea", "mekong", "asean-centrality"} <= set(KNOWLEDGE.topics)
        assert len(KNOWLEDGE.topics) >= 25
        for topic in KNOWLEDGE.topics.values():
            assert topic.label
            assert topic.terms or topic.exact or KNOWLEDGE.topics_under(topic.key)

    def test_the_chairs_of_asean_are_its_members_since_2010(self) -> None:
        assert set(KNOWLEDGE.chairs) >= set(range(2010, 2027))
        assert set(KNOWLEDGE.chairs.values()) <= ASEAN

    def test_years_of_meetings_have_a_source_and_never_fall(self) -> None:
        for series in KNOWLEDGE.events.values():
            ordered = [year for _, year in sorted((int(n), year) for n, year in series.years.items())]
            assert ordered == sorted(ordered), series.key
            assert series.source or not series.years, series.key

    @pytest.mark.parametrize(
        ("series", "ordinal", "year"),
        [
            ("asean-foreign-ministers-meeting", 22, 1989),
            ("asean-foreign-ministers-meeting", 54, 2021),
            ("asean-foreign-ministers-meeting", 58, 2025),
            ("asean-summit", 5, 1995),
            ("asean-summit", 12, 2007),
            ("asean-summit", 14, 2009),
            ("asean-summit", 38, 2021),
            ("asean-summit", 45, 2024),
            ("asean-summit", 47, 2025),
            ("asean-regional-forum", 31, 2024),
            ("east-asia-summit", 11, 2016),
            ("asean-economic-ministers-meeting", 57, 2025),
            ("asean-defence-ministers-meeting", 16, 2022),
            ("shangri-la-dialogue", 21, 2024),
        ],
    )
    def test_years_that_were_checked(self, series: str, ordinal: int, year: int) -> None:
        assert KNOWLEDGE.events[series].years[str(ordinal)] == year
