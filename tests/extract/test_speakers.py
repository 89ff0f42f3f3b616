"""Who the speaker really is: small articles, and the speakers of their statements in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from asean_cli.models import Statement

Extract = Callable[..., list[Statement]]
Case = tuple[str, ...]
"""An article, then for each of its statements "name; type; role; country; resolved_by", "*" for anything.

The role or the country "-" is null; a role is as the article gives it. Case and a last full stop do not count.
"""

NAMES: list[Case] = [
    (  # Vietnamese: the last word
        "Vietnamese Deputy Prime Minister Le Minh Khai said exports would grow. Khai also urged banks to lend more.",
        "Le Minh Khai; person; Deputy Prime Minister; VN; name",
        "Le Minh Khai; person; Deputy Prime Minister; VN; short-name",
    ),
    (  # Chinese: the family name, first
        "Chinese Premier Li Qiang said growth was stable. Li proposed a new fund for small firms.",
        "Li Qiang; person; Premier; CN; name",
        "Li Qiang; person; Premier; CN; short-name",
    ),
    (  # Korean: first
        "South Korean Foreign Minister Cho Tae-yul said Seoul would open an office in Jakarta. Cho thanked Indonesia.",
        "Cho Tae-yul; person; Foreign Minister; KR; name",
        "Cho Tae-yul; person; Foreign Minister; KR; short-name",
    ),
    (  # Japanese, given name first
        "Japanese Foreign Minister Takeshi Iwaya said the seas must be open. Iwaya also pledged two patrol boats.",
        "Takeshi Iwaya; person; Foreign Minister; JP; name",
        "Takeshi Iwaya; person; Foreign Minister; JP; short-name",
    ),
    (  # Japanese, family name first
        "Japanese Defence Minister Kihara Minoru said the drills would go on. Kihara thanked the Philippines.",
        "Kihara Minoru; person; Defence Minister; JP; name",
        "Kihara Minoru; person; Defence Minister; JP; short-name",
    ),
    (  # Thai: the given name, first
        "Thai Prime Minister Srettha Thavisin said visas would be waived. Srettha urged airlines to add flights.",
        "Srettha Thavisin; person; Prime Minister; TH; name",
        "Srettha Thavisin; person; Prime Minister; TH; short-name",
    ),
    (  # Indonesian: by the first
        "Indonesian Foreign Minister Retno Marsudi said the envoy was on his way. Retno called for a ceasefire.",
        "Retno Marsudi; person; Foreign Minister; ID; name",
        "Retno Marsudi; person; Foreign Minister; ID; short-name",
    ),
    (  # Indonesian: the only
        "Indonesian President Prabowo Subianto said schools came first. Prabowo promised free lunches.",
        "Prabowo Subianto; person; President; ID; name",
        "Prabowo Subianto; person; President; ID; short-name",
    ),
    (  # Malay, with titles and a father's name
        "Malaysian Foreign Minister Datuk Seri Mohamad Hasan said ASEAN stood together. Mohamad welcomed the truce.",
        "Mohamad Hasan; person; Foreign Minister; MY; name",
        "Mohamad Hasan; person; Foreign Minister; MY; short-name",
    ),
    (
        "Malaysian Defence Minister Dato’ Seri Mohamed Khaled bin Nordin said the base was safe. "
        "Mohamed Khaled thanked the crews.",
        "Mohamed Khaled bin Nordin; person; Defence Minister; MY; name",
        "Mohamed Khaled bin Nordin; person; Defence Minister; MY; short-name",
    ),
    (  # Burmese: no family name
        "Myanmar’s Foreign Minister U Than Swe said the vote would be held. Than Swe thanked Laos.",
        "Than Swe; person; Foreign Minister; MM; *",
        "Than Swe; person; Foreign Minister; MM; *",
    ),
    (  # Filipino Jr.
        "Philippine President Ferdinand Marcos Jr. said the ship would stay. Marcos urged China to leave.",
        "Ferdinand Marcos Jr.; person; President; PH; name",
        "Ferdinand Marcos Jr.; person; President; PH; short-name",
    ),
    (  # Filipino, double name
        "Philippine Foreign Affairs Secretary Maria Theresa Lazaro said the code was near. Lazaro thanked the chair.",
        "Theresa Lazaro; person; *; PH; name",
        "Theresa Lazaro; person; *; PH; short-name",
    ),
    (  # Cambodian title
        "Samdech Techo Hun Sen said the border was quiet. Hun Sen urged farmers to return.",
        "Hun Sen; person; *; *; *",
        "Hun Sen; person; *; *; *",
    ),
    (  # European
        "EU foreign policy chief Kaja Kallas said the pact was ready. Kallas welcomed Malaysia’s role.",
        "Kaja Kallas; person; EU foreign policy chief; *; name",
        "Kaja Kallas; person; EU foreign policy chief; *; short-name",
    ),
]
HONORIFICS: list[Case] = [
    (
        "Dr Vivian Balakrishnan, Singapore’s Foreign Minister, said trade was at risk. Dr Balakrishnan urged unity.",
        "Vivian Balakrishnan; person; Foreign Minister; SG; name",
        "Vivian Balakrishnan; person; Foreign Minister; SG; short-name",
    ),
    (
        "H.E. Kao Kim Hourn, Secretary-General of ASEAN, said the centre was open. Dr Kao thanked the donors.",
        "Kao Kim Hourn; person; Secretary-General of ASEAN; *; name",
        "Kao Kim Hourn; person; Secretary-General of ASEAN; *; short-name",
    ),
    (
        "Mr. Saleumxay Kommasith, the Lao foreign minister, said the dam was sound. Mr. Saleumxay thanked Thailand.",
        "Saleumxay Kommasith; person; Foreign Minister; LA; name",
        "Saleumxay Kommasith; person; Foreign Minister; LA; short-name",
    ),
    (
        "Tan Sri Muhyiddin Yassin said the party would fight on. Muhyiddin rejected the charges.",
        "Muhyiddin Yassin; person; -; *; name",
        "Muhyiddin Yassin; person; -; *; short-name",
    ),
]
PRONOUNS: list[Case] = [
    (
        "Australian Foreign Minister Penny Wong said the region needed calm. She urged all sides to talk.",
        "Penny Wong; person; Foreign Minister; AU; name",
        "Penny Wong; person; Foreign Minister; AU; pronoun",
    ),
    (
        "Lao President Thongloun Sisoulith thanked Vietnam for the loan. He said the road would be finished in May.",
        "Thongloun Sisoulith; person; President; LA; name",
        "Thongloun Sisoulith; person; President; LA; pronoun",
    ),
    (
        "The Philippine coast guard said its boat was hit. It accused China of using water cannon.",
        "Philippine coast guard; organisation; -; PH; *",
        "Philippine coast guard; organisation; -; PH; pronoun",
    ),
    (
        "ASEAN foreign ministers agreed to meet again. They called for an end to the fighting.",
        "ASEAN foreign ministers; group; -; -; *",
        "ASEAN foreign ministers; group; -; -; pronoun",
    ),
    (
        "“The road is long,” Thai Foreign Minister Maris Sangiampongsa said. “We will walk it,” he added.",
        "Maris Sangiampongsa; person; Foreign Minister; TH; name",
        "Maris Sangiampongsa; person; Foreign Minister; TH; pronoun",
    ),
]
DESCRIPTIONS: list[Case] = [
    (
        "Vietnamese Foreign Minister Bui Thanh Son met Lao President Thongloun Sisoulith on Monday. "
        "The Vietnamese minister proposed a new crossing.",
        "Bui Thanh Son; person; Foreign Minister; VN; description",
    ),
    (
        "Brunei’s Second Foreign Minister Erywan Yusof visited Yangon. The official said the talks were useful.",
        "Erywan Yusof; person; *; BN; description",
    ),
    (
        "Indonesian Foreign Minister Retno Marsudi met her Japanese counterpart, Yoko Kamikawa, in Tokyo. "
        "Kamikawa praised Indonesia. Her Indonesian counterpart thanked Japan.",
        "Yoko Kamikawa; person; Foreign Minister; JP; short-name",
        "Retno Marsudi; person; Foreign Minister; ID; description",
    ),
    (
        "Vietnamese Foreign Minister Bui Thanh Son held talks with Motegi Toshimitsu, the Japanese foreign minister. "
        "Son said ties were strong. His Japanese counterpart pledged more vaccines.",
        "Bui Thanh Son; person; Foreign Minister; VN; short-name",
        "Toshimitsu Motegi; person; foreign minister; JP; description",
    ),
    (
        "Singapore’s Prime Minister Lawrence Wong opened the fair. The prime minister said jobs were safe.",
        "Lawrence Wong; person; Prime Minister; SG; description",
    ),
    (
        "ASEAN held its summit in Vientiane this week. The bloc urged Myanmar’s rulers to talk.",
        "ASEAN; organisation; -; -; description",
    ),
    (
        "Thailand closed two crossings on Friday. The country said smugglers had used them.",
        "Thailand; country; -; TH; description",
    ),
]
STATES_AND_ORGANISATIONS: list[Case] = [
    ("Hanoi said its survey ships would stay.", "Vietnam; country; -; VN; *"),
    ("Phnom Penh rejected the court’s map.", "Cambodia; country; -; KH; *"),
    ("The Republic of Korea pledged two million doses.", "South Korea; country; -; KR; *"),
    ("Beijing welcomed the visit.", "China; country; -; CN; *"),
    (
        "The Malaysian foreign ministry summoned the envoy on Tuesday. The ministry said the map had no basis in law.",
        "*; organisation; -; MY; *",
    ),
    ("The White House said the call lasted an hour.", "*; *; -; US; *"),
    ("The United Nations warned that rice stocks were low.", "United Nations; organisation; -; -; *"),
]
GROUPS: list[Case] = [
    ("ASEAN member states called for restraint.", "ASEAN member states; group; -; -; *"),
    ("Two diplomats said the text was nearly done.", "two diplomats; group; -; -; *"),
    ("Analysts said the tariff would hurt.", "analysts; group; -; -; *"),
    ("Indonesia and Malaysia agreed to share patrols.", "Indonesia and Malaysia; group; -; -; *"),
]
UNNAMED: list[Case] = [
    ("A Thai official said the gate was shut.", "*; unknown; *; TH; none"),
    ("A diplomat who has read the draft said the talks had failed.", "*; unknown; *; -; none"),
    ("An analyst in Manila said the move was clumsy.", "*; unknown; *; *; none"),
    ("A senior Vietnamese military officer said the drill was routine.", "*; unknown; *; VN; none"),
]
DOUBTFUL: list[Case] = [
    (  # two people of one family name
        "Vietnamese President Nguyen Xuan Phuc met lawmaker Nguyen Thi Kim Ngan in Hanoi. Nguyen said the law was ready.",
        "Nguyen; *; -; *; none",
    ),
    (
        "Hun Sen and his son Hun Manet toured the port. Hun said it would double in size.",
        "Hun; *; -; *; none",
    ),
    (  # two ministers, and nothing to tell them apart
        "Thai Foreign Minister Maris Sangiampongsa met Lao Foreign Minister Saleumxay Kommasith. "
        "The foreign minister said trade would grow.",
        "foreign minister; *; *; -; none",
    ),
    (  # nobody to stand for
        "He said the road would be closed.",
        "He; *; -; -; none",
    ),
    (
        "Lee Hsien Loong received Lee Jae-myung at the Istana. Lee said the deal was fair.",
        "Lee; *; -; *; none",
    ),
]
INDIVIDUALS: list[Case] = [  # somebody unnamed is "he" and "she" as much as a minister is
    (
        "Thai Foreign Minister Maris Sangiampongsa said the border was calm. A Lao aide said the talks were slow. "
        "He said nobody had slept.",
        "Maris Sangiampongsa; person; *; TH; name",
        "Lao aide; unknown; -; LA; none",
        "Lao aide; unknown; -; LA; none",
    ),
    (
        "Singapore’s Foreign Minister Vivian Balakrishnan said the fund was full. A trainee from Pakse was asked to "
        "reply. She said the money had not come.",
        "Vivian Balakrishnan; person; *; SG; name",
        "trainee from Pakse; unknown; -; *; none",
    ),
    (
        "President Prabowo Subianto praised the farmers. His elder sister said the rice was late. She blamed the rain.",
        "Prabowo Subianto; person; President; *; name",
        "Prabowo Subianto's elder sister; unknown; -; *; none",
        "Prabowo Subianto's elder sister; unknown; -; *; none",
    ),
    (
        "A 63-year-old fisherman said the river was lower than ever. He blamed the dams.",
        "63-year-old fisherman; unknown; *; -; none",
        "63-year-old fisherman; unknown; *; -; none",
    ),
]
SUBJECTS: list[Case] = [
    (  # a thing is nobody, whatever its word ends in
        "Thai Foreign Minister Maris Sangiampongsa said the border was calm. A season of rain began. He said roads were wet.",
        "Maris Sangiampongsa; person; *; TH; name",
        "Maris Sangiampongsa; person; *; TH; pronoun",
    ),  # whom a sentence opens with, though it attributes nothing to him
    (
        "Vietnamese Foreign Minister Bui Thanh Son said talks would go on. Natalino Ximenes, who teaches economics in "
        "Dili, was blunter. “They cannot buy our coffee,” he said.",
        "Bui Thanh Son; person; *; VN; name",
        "Natalino Ximenes; person; *; *; pronoun",
    ),
    (
        "1. The ministers of transport of Laos and Vietnam met in Vinh. 2. They agreed to build a bridge.",
        "*; group; *; *; *",
    ),
]
DESCRIBED: list[Case] = [
    (
        "Japan said it would help. Its embassy said on Friday that the money was ready.",
        "Japan; country; -; JP; name",
        "Japanese embassy; organisation; -; JP; description",
    ),
    (
        "The ASEAN-Canada Post-Ministerial Session opened in Vientiane. The Meeting agreed to convene again in May.",
        "*; group; -; -; description",
    ),
    ("The Vietnamese side proposed a fund.", "Vietnam; country; -; VN; description"),
    (
        "Lao Minister of Industry and Handicrafts Bounpheng Sisavat said the road was open. "
        "The Lao minister thanked the builders.",
        "Bounpheng Sisavat; person; *; LA; name",
        "Bounpheng Sisavat; person; *; LA; description",
    ),
    (
        "Vice-Minister for Policy Coordination Shigemura Takuzo said the cable was whole. Mr. Shigemura thanked Manila.",
        "Shigemura Takuzo; person; *; *; name",
        "Shigemura Takuzo; person; *; *; short-name",
    ),
    (
        "An official in Koh Kong said the pier had sunk.",
        "official in Koh Kong; unknown; *; *; none",
    ),
    (
        "Capt Chalerm Raksakul of the Ta Phraya rangers said the mines were old.",
        "Chalerm Raksakul; person; *; *; name",
    ),
    (
        "Korean Vice Minister of Foreign Affairs Ma Yeong-cheol met Ko Ko Gyi. Vice Minister Ma said the husband was held.",
        "Ma Yeong-cheol; person; *; *; short-name",
    ),
    (
        "Its secretary-general, He Zhaorun, said freight rates were low.",
        "He Zhaorun; person; *; *; name",
    ),
]
AGED: list[Case] = [
    (
        "Lam Quoc Trung said the water was salt. The 63-year-old agronomist warned that rice would fail.",
        "Lam Quoc Trung; person; *; *; name",
        "Lam Quoc Trung; person; *; *; description",
    ),
    (
        "A shopkeeper named Luz said the street was quiet. She blamed the rain.",
        "Luz; person; *; *; *",
        "Luz; person; *; *; pronoun",
    ),
]
ONE_NAME: list[Case] = [  # two of one family name: the office or the title tells which
    (
        "Senator Imelda Villaluz asked who would pay. Ambassador Benito Villaluz said Japan would. "
        "Ambassador Villaluz thanked Tokyo.",
        "Imelda Villaluz; person; Senator; *; name",
        "Benito Villaluz; person; Ambassador; *; name",
        "Benito Villaluz; person; Ambassador; *; short-name",
    ),
    (
        "Ms. Lorna Balmaceda said the plant was safe. Mr. Antonio Balmaceda said it was not. Ms. Balmaceda denied it.",
        "Lorna Balmaceda; person; *; *; name",
        "Antonio Balmaceda; person; *; *; name",
        "Lorna Balmaceda; person; *; *; short-name",
    ),
    (
        "An envoy waited outside. Thai Prime Minister Anutin Suwan received Lao Ambassador Khamphan Anlavan. "
        "The envoy said the road was bad.",
        "Khamphan Anlavan; person; Ambassador; LA; description",
    ),
]
OFFICES: list[Case] = [
    (
        "Foreign Ministry spokesperson Le Thi Thu Hang said Vietnam had full sovereignty over the islands.",
        "Le Thi Thu Hang; person; Foreign Ministry Spokesperson; *; name",
    ),
    (
        "Malaysia’s Prime Minister Anwar Ibrahim said the summit would be lean.",
        "Anwar Ibrahim; person; Prime Minister; MY; name",
    ),
    (
        "Bambang Sutrisno, a spokesman for the Indonesian navy, said the ship had left.",
        "Bambang Sutrisno; person; spokesman; ID; name",
    ),
    (
        "US Secretary of State Antony Blinken said Washington backed the ruling.",
        "Antony Blinken; person; Secretary of State; US; name",
    ),
    (
        "Hiroshi Tanaka, an economist at the Mekong Institute, said wages would rise.",
        "Hiroshi Tanaka; person; *; *; name",
    ),
]
SPEAKERS: Mapping[str, list[Case]] = {
    "names": NAMES, "honorifics": HONORIFICS, "pronouns": PRONOUNS, "descriptions": DESCRIPTIONS,
    "states and organisations": STATES_AND_ORGANISATIONS, "groups": GROUPS, "unnamed": UNNAMED,
    "doubtful": DOUBTFUL, "offices": OFFICES, "individuals": INDIVIDUALS, "subjects": SUBJECTS, "described": DESCRIBED,
    "aged": AGED, "one name": ONE_NAME,
}  # fmt: skip
NOT_YET: list[Case] = [
    (
        "Leaders adopted a joint statement after the summit. The statement called for free trade.",
        "joint statement; document; -; -; *",
    ),
    (
        "UK Minister for the Indo-Pacific Catherine West said London would send a ship.",
        "Catherine West; person; *; GB; name",
    ),
]
"""What the extractor still gets wrong."""

MEMBERS = [
    (
        "Indonesia and Malaysia held talks on palm oil. Both sides agreed to meet in June.",
        {"country:ID", "country:MY"},
    ),
    (
        "Japan hosted Vietnam for a round of trade talks. The two countries pledged to cut tariffs.",
        {"country:JP", "country:VN"},
    ),
    ("China and ASEAN agreed to finish the code.", {"country:CN", "organisation:asean"}),
    ("ASEAN foreign ministers urged calm.", {"organisation:asean"}),
    (
        "Officials gathered for the ASEAN-Japan Foreign Ministers’ Meeting in Tokyo. Participants called for open seas.",
        {"organisation:asean", "country:JP"},
    ),
]


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{name} {n}") for name, table in SPEAKERS.items() for n, c in enumerate(table)]
)
def test_resolves_the_speakers(case: Case, extract: Extract) -> None:
    _check(case, extract)


@pytest.mark.xfail(strict=False, reason="not yet")
@pytest.mark.parametrize("case", NOT_YET)
def test_does_not_resolve_yet(case: Case, extract: Extract) -> None:
    _check(case, extract)


@pytest.mark.parametrize(("text", "members"), MEMBERS)
def test_groups_have_their_members(text: str, members: set[str], extract: Extract) -> None:
    speaker = extract(text)[-1].speaker
    assert speaker.type == "group", f"{text}\n{speaker}"
    assert set(speaker.members) == members, f"{text}\n{speaker}"


def test_a_photographer_is_no_speaker(extract: Extract) -> None:
    text = (
        "Port workers unload rice in Sihanoukville. (Photo: Chan Dara)\n\n"
        "Commerce officials visited the port on Monday.\n\nDara said exports were up."
    )
    assert [each.speaker.resolved_by for each in extract(text)] == ["none"]


def test_one_person_has_one_id(extract: Extract) -> None:
    text = (
        "Thai Prime Minister Srettha Thavisin said visas would be waived. He urged airlines to add flights. "
        "Srettha also thanked China. “It is a good day,” the prime minister said."
    )
    speakers = [each.speaker for each in extract(text)]
    assert [(s.id, s.as_written) for s in speakers] == [
        ("person:srettha-thavisin", "Thai Prime Minister Srettha Thavisin"),
        ("person:srettha-thavisin", "He"),
        ("person:srettha-thavisin", "Srettha"),
        ("person:srettha-thavisin", "the prime minister"),
    ]


def test_the_last_man_named_is_not_always_he(extract: Extract) -> None:
    text = (
        "Vietnamese Foreign Minister Bui Thanh Son said ties with Laos were strong. "
        "He praised President Thongloun Sisoulith for his work. He also proposed a new road."
    )
    assert [each.speaker.name for each in extract(text)] == ["Bui Thanh Son"] * 3


def _check(case: Case, extract: Extract) -> None:
    text, *expected = case
    found = [each.speaker for each in extract(text)]
    shown = [f"{s.name}; {s.type}; {s.role or '-'}; {s.country or '-'}; {s.resolved_by}" for s in found]
    message = "\n".join([text, "found:", *shown, "expected:", *expected])
    assert len(found) == len(expected), message
    for mine, line in zip(shown, expected, strict=True):
        pairs = zip(_parts(mine), _parts(line), strict=True)
        assert all(wanted in ("*", value) for value, wanted in pairs), message


def _parts(line: str) -> list[str]:
    return [part.casefold().removesuffix(".") for part in line.split("; ")]
