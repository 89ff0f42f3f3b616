"""Sentences with the statements that they must yield, as conftest describes them; both taggers are held to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

Finds = Callable[[str, Sequence[str]], None]
Case = tuple[str, ...]
"""A text, then its statements."""

PLAIN: list[Case] = [
    (
        "Cambodian Commerce Minister Cham Nimul said that rice exports had risen by a fifth.",
        "Cambodian Commerce Minister Cham Nimul | said | rice exports had risen by a fifth",
    ),
    (
        "The Philippine coast guard reported that two of its boats were damaged near the shoal.",
        "The Philippine coast guard | reported | two of its boats were damaged near the shoal",
    ),
    (
        "New Zealand’s ambassador has stressed that small states need clear rules.",
        "New Zealand’s ambassador | stressed | small states need clear rules",
    ),
    (
        "On Tuesday, Thai government spokesman Chai Wacharonke clearly confirmed that the border would reopen.",
        "Thai government spokesman Chai Wacharonke | confirmed | the border would reopen",
    ),
    (
        "The report warned that floods could displace a million people in the delta.",
        "The report | warned | floods could displace ~ in the delta",
    ),
    (
        "Jakarta has repeatedly insisted that the islands are not for sale.",
        "Jakarta | insisted | the islands are not for sale",
    ),
]
BARE: list[Case] = [
    (
        "Brunei said it would host the next round of talks.",
        "Brunei | said | it would host the next round of talks",
    ),
    (
        "She said the two navies would train together in October.",
        "She | said | the two navies would train together in October",
    ),
    (
        "Indian External Affairs Minister S. Jaishankar said New Delhi sees ASEAN as a pillar of its policy.",
        "Indian External Affairs Minister S. Jaishankar | said | New Delhi sees ASEAN as a pillar of its policy",
    ),
    (
        "Analysts say tariffs will hurt Malaysian chip makers most.",
        "Analysts | say | tariffs will hurt Malaysian chip makers most",
    ),
    (
        "The army says no shots have been fired since Sunday.",
        "The army | says | no shots have been fired since Sunday",
    ),
]
TOLD: list[Case] = [
    (
        "Singapore’s trade minister told parliament that the deal would enter into force in May.",
        "Singapore’s trade minister | told | the deal would enter into force in May",
    ),
    (
        "Lao Prime Minister Sonexay Siphandone told visiting Chinese officials the railway was a success.",
        "Lao Prime Minister Sonexay Siphandone | told | the railway was a success",
    ),
    (
        "“We will not walk away from the table,” Anutin told a news conference in Bangkok.",
        "Anutin | told | We will not walk away from the table",
    ),
    (
        "The ambassador informed the committee that the visas had been issued.",
        "The ambassador | informed | the visas had been issued",
    ),
    (
        "Washington assured Manila that its treaty commitments were ironclad.",
        "Washington | assured | its treaty commitments were ironclad",
    ),
]
ACCORDING: list[Case] = [
    (
        "According to the Indonesian navy, three vessels left the Natuna waters overnight.",
        "the Indonesian navy | According to | three vessels left the Natuna waters overnight",
    ),
    (
        "Trade between Vietnam and Australia reached $14 billion last year, according to the ministry.",
        "the ministry | according to | Trade between Vietnam ~ last year",
    ),
    (
        "According to Mr Lim, exporters have found new markets in the Gulf.",
        "Mr Lim | According to | exporters have found new markets in the Gulf",
    ),
    (
        "About 4,000 workers have returned home, according to a statement issued by the Myanmar embassy.",
        "a statement issued by the Myanmar embassy | according to | About 4,000 workers have returned home",
    ),
    (
        "The ceasefire, according to Malaysian mediators, has held for ten days.",
        "Malaysian mediators | according to | The ceasefire … has held for ten days",
    ),
]
POSTPONED: list[Case] = [
    (
        "The two governments will sign a fisheries accord next month, he said.",
        "he | said | The two governments will sign a fisheries accord next month",
    ),
    (
        "The ceasefire line has been quiet since Friday, the Thai army said.",
        "the Thai army | said | The ceasefire line has been quiet since Friday",
    ),
    (
        "Investment from Seoul doubled in the first half of the year, Deputy Minister Kang In-soo told lawmakers.",
        "Deputy Minister Kang In-soo | told | Investment from Seoul ~ of the year",
    ),
    (
        "A new hotline between the coast guards is nearly ready, officials in Manila said on Monday.",
        "officials in Manila | said | A new hotline ~ nearly ready",
    ),
    (
        "Tokyo would send engineers to repair the bridges, she added.",
        "she | added | Tokyo would send engineers to repair the bridges",
    ),
]
INVERTED: list[Case] = [
    (
        "“The doors of ASEAN are open,” said Timor-Leste’s Foreign Minister Bendito Freitas.",
        "Timor-Leste’s Foreign Minister Bendito Freitas | said | The doors of ASEAN are open",
    ),
    (
        '"Our farmers cannot wait," said Ngozi Okafor, the head of the delegation.',
        "Ngozi Okafor | said | Our farmers cannot wait",
    ),
    (
        "‘No date has been fixed,’ added a spokesman for the British embassy in Yangon.",
        "a spokesman for the British embassy in Yangon | added | No date has been fixed",
    ),
    (
        "The hardest part lies ahead, warned Hassan Wirajuda.",
        "Hassan Wirajuda | warned | The hardest part lies ahead",
    ),
    (
        "“Every dollar counts”, explained Datuk Seri Rafizi Ramli.",
        "Datuk Seri Rafizi Ramli | explained | Every dollar counts",
    ),
]
COORDINATION: list[Case] = [
    (
        "Hun Manet thanked Japan for the grant and proposed a joint training centre.",
        "Hun Manet | thanked | Japan for the grant",
        "Hun Manet | proposed | a joint training centre",
    ),
    (
        "The council welcomed the truce, urged both armies to withdraw and called for free elections.",
        "The council | welcomed | the truce",
        "The council | urged | both armies to withdraw",
        "The council | called for | free elections",
    ),
    (
        "Vietnam rejected the fishing ban and demanded that Beijing respect its waters.",
        "Vietnam | rejected | the fishing ban",
        "Vietnam | demanded | Beijing respect its waters",
    ),
    (
        "Retno arrived in Dhaka on Sunday and pledged more aid for the camps.",
        "Retno | pledged | more aid for the camps",
    ),
    (
        "The premier said exports were recovering and that prices had stabilised.",
        "The premier | said | exports were recovering and that prices had stabilised",
    ),
]
PARTICIPLES: list[Case] = [
    (
        "Wong said the summit was productive, adding that a second one would follow in spring.",
        "Wong | said | the summit was productive",
        "Wong | adding | a second one would follow in spring",
    ),
    (
        "The minister praised the volunteers, noting that most of them were students.",
        "The minister | praised | the volunteers",
        "The minister | noting | most of them were students",
    ),
    (
        "Speaking in Vientiane, Albanese promised cheaper loans for small firms.",
        "Albanese | promised | cheaper loans for small firms",
    ),
    (
        "The envoy met the generals for two hours, urging them to release all prisoners.",
        "The envoy | urging | them to release all prisoners",
    ),
    (
        "Stressing that time was short, Secretary-General Kao Kim Hourn called for quick ratification.",
        "Secretary-General Kao Kim Hourn | Stressing | time was short",
        "Secretary-General Kao Kim Hourn | called for | quick ratification",
    ),
]
ASIDES: list[Case] = [
    (
        "Enrique Manalo, the Philippine foreign secretary, said the code must be binding.",
        "Enrique Manalo | said | the code must be binding",
    ),
    (
        "Prak Sokhonn, who visited Naypyitaw in March, said violence had not stopped.",
        "Prak Sokhonn | said | violence had not stopped",
    ),
    (
        "The ministry’s spokeswoman, Siti Rahmah, denied that any deal had been struck.",
        "Siti Rahmah | denied | any deal had been struck",
    ),
    (
        "Germany, which chairs the group this year, proposed a common fund.",
        "Germany | proposed | a common fund",
    ),
    (
        "Erywan, on the sidelines of the retreat, expressed hope for an early election.",
        "Erywan | expressed hope | for an early election",
    ),
]
RELATIVES: list[Case] = [
    ("The pact, which took two years to write, entered into force on Sunday.",),
    (
        "Officials who attended the dinner said the mood was warm.",
        "Officials who attended the dinner | said | the mood was warm",
    ),
    (
        "The general who led the coup promised elections within a year.",
        "The general who led the coup | promised | elections within a year",
    ),
]
COMPOUND: list[Case] = [
    (
        "Indonesia and Australia agreed to extend the labour scheme.",
        "Indonesia and Australia | agreed | to extend the labour scheme",
    ),
    (
        "President Bongbong Marcos and Prime Minister Fumio Kishida reaffirmed the importance of open seas.",
        "President Bongbong Marcos and Prime Minister Fumio Kishida | reaffirmed | the importance of open seas",
    ),
    (
        "Laos, Thailand and Cambodia called for a fair share of the water.",
        "Laos, Thailand and Cambodia | called for | a fair share of the water",
    ),
    (
        "Both the EU and Japan expressed concern about the arrests.",
        "Both the EU and Japan | expressed concern | about the arrests",
    ),
]
POSSESSIVES: list[Case] = [
    (
        "Canada’s foreign minister condemned the bombing of the school.",
        "Canada’s foreign minister | condemned | the bombing of the school",
    ),
    (
        "Its spokesman told reporters that the talks would resume.",
        "Its spokesman | told | the talks would resume",
    ),
    (
        "The bloc’s secretary-general welcomed the new member.",
        "The bloc’s secretary-general | welcomed | the new member",
    ),
    (
        "Her deputy, Tan Kiat How, said the fund was nearly empty.",
        "Tan Kiat How | said | the fund was nearly empty",
    ),
]
ATTITUDES: list[Case] = [
    (
        "South Korea expressed deep concern over the missile tests.",
        "South Korea | expressed deep concern | over the missile tests",
    ),
    (
        "The ministers voiced support for a nuclear-free zone.",
        "The ministers | voiced support | for a nuclear-free zone",
    ),
    (
        "Timor-Leste’s leader expressed gratitude to Indonesia for its backing.",
        "Timor-Leste’s leader | expressed gratitude | to Indonesia for its backing",
    ),
    (
        "Beijing has expressed its strong opposition to the patrols.",
        "Beijing | expressed | its strong opposition to the patrols",
    ),
    (
        "Mr Guterres expressed hope that the envoy would be let in.",
        "Mr Guterres | expressed hope | the envoy would be let in",
    ),
]
INFINITIVES: list[Case] = [
    (
        "Myanmar’s neighbours agreed to open a second relief corridor.",
        "Myanmar’s neighbours | agreed | to open a second relief corridor",
    ),
    (
        "Hanoi and Seoul pledged to raise trade to $150 billion by 2030.",
        "Hanoi and Seoul | pledged | to raise trade to $150 billion by 2030",
    ),
    (
        "Australia has promised to buy back the licences.",
        "Australia | promised | to buy back the licences",
    ),
    (
        "The junta vowed to hold a vote before the rains.",
        "The junta | vowed | to hold a vote before the rains",
    ),
    (
        "France offered to train thirty pilots a year.",
        "France | offered | to train thirty pilots a year",
    ),
]
OBJECTS: list[Case] = [
    (
        "Ismail Sabri urged the military to free Aung San Suu Kyi.",
        "Ismail Sabri | urged | the military to free Aung San Suu Kyi",
    ),
    (
        "ASEAN called on all parties to exercise restraint.",
        "ASEAN | called on | all parties to exercise restraint",
    ),
    (
        "The two leaders spoke highly of the progress in defence ties.",
        "The two leaders | spoke highly of | the progress in defence ties",
    ),
    (
        "Bangkok accused Phnom Penh of laying fresh mines.",
        "Bangkok | accused | Phnom Penh of laying fresh mines",
    ),
    (
        "The committee asked Laos to publish its dam studies.",
        "The committee | asked | Laos to publish its dam studies",
    ),
]
NEGATED: list[Case] = [
    (
        "The Kremlin did not say when the delegation would leave.",
        "The Kremlin | not say | when the delegation would leave",
    ),
    (
        "China has not confirmed that its ships were in the area.",
        "China | not confirmed | its ships were in the area",
    ),
    (
        "Vientiane never promised to close the casino.",
        "Vientiane | not promised | to close the casino",
    ),
    (
        "The two sides did not agree on a date for the summit.",
        "The two sides | not agree | on a date for the summit",
    ),
    (
        "The minister didn't mention the prisoners.",
        "The minister | not mention | the prisoners",
    ),
]
STATEMENTS: Mapping[str, list[Case]] = {
    "plain": PLAIN, "bare clause": BARE, "told": TOLD, "according to": ACCORDING, "postponed": POSTPONED,
    "inverted": INVERTED, "coordination": COORDINATION, "participles": PARTICIPLES, "asides": ASIDES,
    "relative clauses": RELATIVES, "compound speakers": COMPOUND, "possessives": POSSESSIVES,
    "attitudes": ATTITUDES, "infinitives": INFINITIVES, "objects": OBJECTS, "negated": NEGATED,
}  # fmt: skip

NOTHING_SAID: Mapping[str, list[str]] = {
    "actions": [
        "Foreign Minister Don Pramudwinai met his Lao counterpart on the sidelines of the forum.",
        "The two ministers co-chaired the eleventh session of the joint commission in Hanoi.",
        "Leaders from nine countries attended the opening ceremony and signed a memorandum.",
        "President Halimah Yacob arrived in Kuala Lumpur on Wednesday for a three-day visit.",
        "The delegates discussed energy security and exchanged views on regional matters.",
        "The spokesman declined to comment.",
    ],
    "passives": [
        "The envoy was told to leave within two days.",
        "A ceasefire was announced last week.",
        "The minister was asked about the arrests at a press conference.",
        "Several villagers were warned to stay indoors.",
    ],
    "not yet said": [
        "The chair will announce the date on Friday.",
        "Manila would ask the tribunal for a ruling if the talks failed.",
        "Japan is expected to pledge more aid at the summit.",
        "The prime minister may propose a new fund when he visits Jakarta.",
        "The two countries plan to sign a declaration next week.",
    ],
    "homographs": [
        "The call for papers closes in June.",
        "Its demands include higher wages and shorter hours.",
        "The claims overlap with those of four neighbours.",
        "Media reports of clashes reached the capital by noon.",
        "The visiting team holds talks in the capital of the state of Sarawak.",
        "Support for the proposal is growing among younger voters.",
    ],
    "scare quotes and titles": [
        "The so-called “nine-dash line” covers most of the sea.",
        "The song “Sabah My Homeland” opened the evening.",
        "Fishermen call the reef “the old market” because boats gather there.",
        "The forum, held under the theme “Resilience and Innovation”, drew 300 people.",
        "A ‘zero tariff’ regime has been in place since 2010.",
    ],
    "inanimate subjects": [
        "Experience shows that sanctions rarely work.",
        "The figures suggest that demand is falling.",
        "The crisis has underlined how fragile supply chains are.",
        "Rising prices mean that families eat less meat.",
    ],
    "captions and headings": [
        "Fishing boats at the port of Da Nang. (Photo: Reuters)",
        "Read more: Minister says border will reopen",
        "By Maria Santos, The Manila Observer",
    ],
}

NESTED: list[Case] = [
    (
        "Thongloun said that Vietnam had proposed a new highway between the capitals.",
        "Thongloun | said | Vietnam had proposed a new highway between the capitals",
    ),
    (
        "“China told us that the ships would leave,” the admiral said.",
        "the admiral | said | China told us that the ships would leave",
    ),
    (
        "Local media said the governor had apologised to the families.",
        "Local media | said | the governor had apologised to the families",
    ),
    (
        "The embassy denied that its staff had asked for the files.",
        "The embassy | denied | its staff had asked for the files",
    ),
]
HOMOGRAPH_VERBS: list[Case] = [
    (
        "Member states noted the report of the expert group.",
        "Member states | noted | the report of the expert group",
    ),
    (
        "Thailand supports the bid of its neighbour.",
        "Thailand | supports | the bid of its neighbour",
    ),
    (
        "The union demands a public apology from the firm.",
        "The union | demands | a public apology from the firm",
    ),
    (
        "The ministry’s reports state that wages rose in 2022.",
        "The ministry’s reports | state | wages rose in 2022",
    ),
]
SEVERAL: list[Case] = [
    (
        "Ng said the port was safe, while the Malaysian minister said more checks were needed.",
        "Ng | said | the port was safe",
        "the Malaysian minister | said | more checks were needed",
    ),
    (
        "China welcomed the visit, but Japan urged caution.",
        "China | welcomed | the visit",
        "Japan | urged | caution",
    ),
    (
        "The bloc agreed to delay the vote, the chair said.",
        "The bloc | agreed | to delay the vote",
        "the chair | said | The bloc agreed to delay the vote",
    ),
    (
        "Hanoi backs the plan, Jakarta opposes it, and Manila said it needs more time.",
        "Hanoi | backs | the plan",
        "Jakarta | opposes | it",
        "Manila | said | it needs more time",
    ),
]


def cases(tables: Mapping[str, list[Case]]) -> list[object]:
    """Return every case as a parameter named by its class and number."""
    return [pytest.param(case, id=f"{name} {n}") for name, table in tables.items() for n, case in enumerate(table)]


EVERYTHING: Mapping[str, list[Case]] = {
    **STATEMENTS,
    **{name: [(text,) for text in texts] for name, texts in NOTHING_SAID.items()},
    "nested": NESTED, "homograph": HOMOGRAPH_VERBS, "several": SEVERAL,
}  # fmt: skip
