"""Well-known facts, asked of the tables and found in sentences; and a user's tables laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from asean_cli.errors import TableError
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.knowledge import Knowledge, load

KNOWLEDGE = load()
GAZETTEER = Gazetteer(KNOWLEDGE)

# code, a name, a demonym, a seat of government ("" where none stands for the government)
COUNTRIES = [
    ("TH", "Thailand", "Thai", "Bangkok"),
    ("VN", "Viet Nam", "Vietnamese", "Hà Nội"),
    ("MY", "Malaysia", "Malaysian", "Putrajaya"),
    ("ID", "Indonesia", "Indonesian", "Jakarta"),
    ("PH", "Philippines", "Philippine", "Malacañang"),
    ("SG", "Singapore", "Singaporean", ""),
    ("BN", "Brunei Darussalam", "Bruneian", "Bandar Seri Begawan"),
    ("KH", "Kampuchea", "Khmer", "Phnom Penh"),
    ("LA", "Lao PDR", "Lao", "Vientiane"),
    ("MM", "Burma", "Burmese", "Naypyidaw"),
    ("TL", "East Timor", "Timorese", "Dili"),
    ("CN", "PRC", "Chinese", "Beijing"),
    ("JP", "Japan", "Japanese", "Tokyo"),
    ("KR", "Republic of Korea", "South Korean", "Seoul"),
    ("KP", "DPRK", "North Korean", "Pyongyang"),
    ("TW", "Taiwan", "Taiwanese", "Taipei"),
    ("MN", "Mongolia", "Mongolian", "Ulaanbaatar"),
    ("IN", "Bharat", "Indian", "New Delhi"),
    ("PK", "Pakistan", "Pakistani", "Islamabad"),
    ("BD", "Bangladesh", "Bangladeshi", "Dhaka"),
    ("LK", "Ceylon", "Sri Lankan", "Colombo"),
    ("NP", "Nepal", "Nepalese", "Kathmandu"),
    ("BT", "Bhutan", "Bhutanese", "Thimphu"),
    ("MV", "Maldives", "Maldivian", ""),
    ("AF", "Afghanistan", "Afghan", "Kabul"),
    ("US", "USA", "American", "Washington"),
    ("CA", "Canada", "Canadian", "Ottawa"),
    ("MX", "Mexico", "Mexican", "Mexico City"),
    ("GB", "Great Britain", "British", "London"),
    ("FR", "France", "French", "Paris"),
    ("DE", "Germany", "German", "Berlin"),
    ("IT", "Italy", "Italian", "Rome"),
    ("ES", "Spain", "Spanish", "Madrid"),
    ("PT", "Portugal", "Portuguese", "Lisbon"),
    ("NL", "Holland", "Dutch", "The Hague"),
    ("BE", "Belgium", "Belgian", ""),
    ("LU", "Luxembourg", "Luxembourgish", ""),
    ("IE", "Ireland", "Irish", "Dublin"),
    ("DK", "Denmark", "Danish", "Copenhagen"),
    ("SE", "Sweden", "Swedish", "Stockholm"),
    ("NO", "Norway", "Norwegian", "Oslo"),
    ("FI", "Finland", "Finnish", "Helsinki"),
    ("IS", "Iceland", "Icelandic", "Reykjavík"),
    ("CH", "Switzerland", "Swiss", "Bern"),
    ("AT", "Austria", "Austrian", "Vienna"),
    ("PL", "Poland", "Polish", "Warsaw"),
    ("CZ", "Czechia", "Czech", "Prague"),
    ("SK", "Slovak Republic", "Slovak", "Bratislava"),
    ("HU", "Hungary", "Hungarian", "Budapest"),
    ("RO", "Romania", "Romanian", "Bucharest"),
    ("BG", "Bulgaria", "Bulgarian", "Sofia"),
    ("GR", "Hellenic Republic", "Greek", "Athens"),
    ("CY", "Cyprus", "Cypriot", "Nicosia"),
    ("MT", "Malta", "Maltese", "Valletta"),
    ("HR", "Croatia", "Croatian", "Zagreb"),
    ("SI", "Slovenia", "Slovene", "Ljubljana"),
    ("RS", "Serbia", "Serbian", "Belgrade"),
    ("BA", "Bosnia", "Bosnian", "Sarajevo"),
    ("MK", "Macedonia", "Macedonian", "Skopje"),
    ("AL", "Albania", "Albanian", "Tirana"),
    ("ME", "Montenegro", "Montenegrin", "Podgorica"),
    ("XK", "Kosovo", "Kosovar", "Pristina"),
    ("EE", "Estonia", "Estonian", "Tallinn"),
    ("LV", "Latvia", "Latvian", "Riga"),
    ("LT", "Lithuania", "Lithuanian", "Vilnius"),
    ("RU", "Soviet Union", "Soviet", "Kremlin"),
    ("UA", "Ukraine", "Ukrainian", "Kyiv"),
    ("BY", "Belarus", "Belarusian", "Minsk"),
    ("MD", "Moldova", "Moldovan", "Chișinău"),
    ("GE", "Georgia", "Georgian", "Tbilisi"),
    ("AM", "Armenia", "Armenian", "Yerevan"),
    ("AZ", "Azerbaijan", "Azeri", "Baku"),
    ("KZ", "Kazakhstan", "Kazakh", "Astana"),
    ("UZ", "Uzbekistan", "Uzbek", "Tashkent"),
    ("KG", "Kyrgyz Republic", "Kyrgyz", "Bishkek"),
    ("TJ", "Tajikistan", "Tajik", "Dushanbe"),
    ("TM", "Turkmenistan", "Turkmen", "Ashgabat"),
    ("TR", "Türkiye", "Turkish", "Ankara"),
    ("IR", "Islamic Republic of Iran", "Iranian", "Teheran"),
    ("IQ", "Iraq", "Iraqi", "Baghdad"),
    ("SY", "Syria", "Syrian", "Damascus"),
    ("LB", "Lebanon", "Lebanese", "Beirut"),
    ("JO", "Jordan", "Jordanian", "Amman"),
    ("IL", "Israel", "Israeli", ""),
    ("PS", "Palestinian Authority", "Palestinian", "Ramallah"),
    ("SA", "KSA", "Saudi", "Riyadh"),
    ("AE", "UAE", "Emirati", "Abu Dhabi"),
    ("QA", "Qatar", "Qatari", "Doha"),
    ("KW", "Kuwait", "Kuwaiti", "Kuwait City"),
    ("BH", "Bahrain", "Bahraini", "Manama"),
    ("OM", "Oman", "Omani", "Muscat"),
    ("YE", "Yemen", "Yemeni", "Sana’a"),
    ("EG", "Egypt", "Egyptian", "Cairo"),
    ("LY", "Libya", "Libyan", "Tripoli"),
    ("TN", "Tunisia", "Tunisian", "Tunis"),
    ("DZ", "Algeria", "Algerian", "Algiers"),
    ("MA", "Morocco", "Moroccan", "Rabat"),
    ("ET", "Ethiopia", "Ethiopian", "Addis Ababa"),
    ("KE", "Kenya", "Kenyan", "Nairobi"),
    ("UG", "Uganda", "Ugandan", "Kampala"),
    ("TZ", "Tanzania", "Tanzanian", "Dodoma"),
    ("RW", "Rwanda", "Rwandan", "Kigali"),
    ("NG", "Nigeria", "Nigerian", "Abuja"),
    ("NE", "Niger", "Nigerien", "Niamey"),
    ("GH", "Ghana", "Ghanaian", "Accra"),
    ("SN", "Senegal", "Senegalese", "Dakar"),
    ("CI", "Côte d’Ivoire", "Ivorian", "Yamoussoukro"),
    ("CM", "Cameroon", "Cameroonian", "Yaoundé"),
    ("AO", "Angola", "Angolan", "Luanda"),
    ("MZ", "Mozambique", "Mozambican", "Maputo"),
    ("ZM", "Zambia", "Zambian", "Lusaka"),
    ("ZW", "Zimbabwe", "Zimbabwean", "Harare"),
    ("ZA", "South Africa", "South African", "Pretoria"),
    ("SZ", "Swaziland", "Swazi", "Mbabane"),
    ("MG", "Madagascar", "Malagasy", "Antananarivo"),
    ("TD", "Chad", "Chadian", "N’Djamena"),
    ("BR", "Brazil", "Brazilian", "Brasília"),
    ("AR", "Argentina", "Argentine", "Buenos Aires"),
    ("CL", "Chile", "Chilean", ""),
    ("PE", "Peru", "Peruvian", "Lima"),
    ("CO", "Colombia", "Colombian", "Bogotá"),
    ("VE", "Venezuela", "Venezuelan", "Caracas"),
    ("PY", "Paraguay", "Paraguayan", "Asunción"),
    ("CU", "Cuba", "Cuban", "Havana"),
    ("AU", "Australia", "Australian", "Canberra"),
    ("NZ", "Aotearoa", "New Zealander", "Wellington"),
    ("PG", "PNG", "Papua New Guinean", "Port Moresby"),
    ("FJ", "Fiji", "Fijian", "Suva"),
    ("WS", "Western Samoa", "Samoan", "Apia"),
    ("TO", "Tonga", "Tongan", "Nuku’alofa"),
    ("VU", "Vanuatu", "Vanuatuan", "Port Vila"),
    ("SB", "Solomon Islands", "Solomon Islander", "Honiara"),
]

# id, a name, the country it belongs to
ORGANISATIONS: list[tuple[str, str, str | None]] = [
    ("organisation:asean", "Association of Southeast Asian Nations", None),
    ("organisation:asean-regional-forum", "ARF", None),
    ("organisation:east-asia-summit", "East Asia Summit", None),
    ("organisation:asean-plus-three", "ASEAN+3", None),
    ("organisation:aichr", "AICHR", None),
    ("organisation:aha-centre", "AHA Centre", None),
    ("organisation:amro", "AMRO", None),
    ("organisation:eria", "ERIA", None),
    ("organisation:apec", "Asia-Pacific Economic Cooperation", None),
    ("organisation:asem", "ASEM", None),
    ("organisation:bimstec", "BIMSTEC", None),
    ("organisation:saarc", "SAARC", None),
    ("organisation:sco", "Shanghai Cooperation Organization", None),
    ("organisation:pacific-islands-forum", "Pacific Islands Forum", None),
    ("organisation:gcc", "Gulf Cooperation Council", None),
    ("organisation:un", "U.N.", None),
    ("organisation:un-security-council", "United Nations Security Council", None),
    ("organisation:un-general-assembly", "UNGA", None),
    ("organisation:ohchr", "OHCHR", None),
    ("organisation:who", "World Health Organization", None),
    ("organisation:unicef", "UNICEF", None),
    ("organisation:unhcr", "UN refugee agency", None),
    ("organisation:unodc", "UNODC", None),
    ("organisation:undp", "UNDP", None),
    ("organisation:unesco", "UNESCO", None),
    ("organisation:wfp", "World Food Program", None),
    ("organisation:fao", "FAO", None),
    ("organisation:ilo", "International Labor Organization", None),
    ("organisation:iaea", "IAEA", None),
    ("organisation:imf", "International Monetary Fund", None),
    ("organisation:world-bank", "World Bank", None),
    ("organisation:adb", "ADB", None),
    ("organisation:aiib", "AIIB", None),
    ("organisation:wto", "World Trade Organisation", None),
    ("organisation:oecd", "OECD", None),
    ("organisation:icj", "World Court", None),
    ("organisation:icc", "International Criminal Court", None),
    ("organisation:pca", "Permanent Court of Arbitration", None),
    ("organisation:eu", "E.U.", None),
    ("organisation:european-commission", "European Commission", None),
    ("organisation:nato", "North Atlantic Treaty Organization", None),
    ("organisation:oic", "Organisation of the Islamic Conference", None),
    ("organisation:african-union", "African Union", None),
    ("organisation:g20", "Group of 20", None),
    ("organisation:quad", "Quad", None),
    ("organisation:red-cross", "ICRC", None),
    ("organisation:human-rights-watch", "HRW", None),
    ("organisation:us-department-of-state", "U.S. State Department", "US"),
    ("organisation:us-navy", "U.S. Navy", "US"),
    ("organisation:communist-party-of-china", "CCP", "CN"),
    ("organisation:peoples-liberation-army", "People’s Liberation Army", "CN"),
    ("organisation:philippine-coast-guard", "Philippine Coast Guard", "PH"),
    ("organisation:tatmadaw", "Tatmadaw", "MM"),
    ("organisation:national-unity-government", "NUG", "MM"),
    ("organisation:wisma-putra", "Wisma Putra", "MY"),
    ("organisation:bank-indonesia", "Bank Indonesia", "ID"),
    ("organisation:jica", "JICA", "JP"),
    ("organisation:blue-house", "Cheong Wa Dae", "KR"),
    ("organisation:fcdo", "Foreign Office", "GB"),
    ("media:vna", "Vietnam News Agency", "VN"),
    ("media:nhan-dan", "Nhân Dân", "VN"),
    ("media:vnexpress", "VnExpress", "VN"),
    ("media:tuoi-tre", "Tuổi Trẻ", "VN"),
    ("media:new-straits-times", "New Straits Times", "MY"),
    ("media:malaysiakini", "Malaysiakini", "MY"),
    ("media:antara", "Antara", "ID"),
    ("media:jakarta-post", "The Jakarta Post", "ID"),
    ("media:straits-times", "The Straits Times", "SG"),
    ("media:cna", "Channel NewsAsia", "SG"),
    ("media:bangkok-post", "Bangkok Post", "TH"),
    ("media:pna", "Philippine News Agency", "PH"),
    ("media:rappler", "Rappler", "PH"),
    ("media:khmer-times", "Khmer Times", "KH"),
    ("media:akp", "Agence Kampuchea Presse", "KH"),
    ("media:vientiane-times", "Vientiane Times", "LA"),
    ("media:global-new-light", "Global New Light of Myanmar", "MM"),
    ("media:borneo-bulletin", "Borneo Bulletin", "BN"),
    ("media:tatoli", "Tatoli", "TL"),
    ("media:xinhua", "Xinhua", "CN"),
    ("media:global-times", "Global Times", "CN"),
    ("media:scmp", "South China Morning Post", "HK"),
    ("media:kcna", "Korean Central News Agency", "KP"),
    ("media:kyodo", "Kyodo News", "JP"),
    ("media:nhk", "NHK", "JP"),
    ("media:reuters", "Reuters", "GB"),
    ("media:ap", "Associated Press", "US"),
    ("media:app-pakistan", "Associated Press of Pakistan", "PK"),
    ("media:afp", "Agence France-Presse", "FR"),
    ("media:bbc", "BBC", "GB"),
    ("media:voa", "Voice of America", "US"),
    ("media:tass", "ITAR-TASS", "RU"),
    ("media:the-hindu", "The Hindu", "IN"),
    ("media:al-jazeera", "Al Jazeera", "QA"),
    ("media:anadolu", "Anadolu Agency", "TR"),
    ("media:dpa", "dpa", "DE"),
    ("media:efe", "EFE", "ES"),
]

# words, the role they name, whether it is a minister's
ROLES = [
    ("Yang di-Pertuan Agong", "King", False),
    ("Sultan of Brunei", "Sultan", False),
    ("State President", "President", False),
    ("Party General Secretary", "General Secretary", False),
    ("German Chancellor", "Chancellor", False),
    ("Premier", "Prime Minister", True),
    ("State Counselor", "State Counsellor", True),
    ("Chairman of the National Assembly", "Speaker", False),
    ("House Speaker", "Speaker", False),
    ("UN chief", "Secretary-General", False),
    ("ASEAN Secretary General", "Secretary-General", False),
    ("Minister in the Prime Minister's Department", "Minister in the Prime Minister's Office", True),
    ("Senior Minister", "Coordinating Minister", True),
    ("Attorney-General", "Attorney General", False),
    ("National Security Advisor", "National Security Adviser", False),
    ("Under Secretary of State", "Undersecretary", False),
    ("Under-Secretary-General", "Under-Secretary-General", False),
    ("Kremlin spokesman", "Press Secretary", False),
    ("Junta chief", "Commander-in-Chief", False),
    ("UN special envoy", "Special Envoy", False),
    ("High Commissioner", "Ambassador", False),
    ("Ambassador-at-large", "Ambassador", False),
    ("Permanent Representative to the United Nations", "Permanent Representative", False),
    ("UN rights chief", "UN High Commissioner", False),
    ("First Secretary", "Counsellor", False),
    ("Foreign Office spokesman", "Foreign Ministry Spokesperson", False),
    ("State Department spokeswoman", "State Department Spokesperson", False),
    ("Pentagon spokesman", "Defence Ministry Spokesperson", False),
    ("Menteri Besar", "Chief Minister", False),
    ("Member of Parliament", "Lawmaker", False),
    ("Leader of the Opposition", "Opposition Leader", False),
    ("Lieutenant General", "General", False),
    ("Rear Admiral", "Admiral", False),
    ("Lt. Col.", "Colonel", False),
    ("WHO Director General", "Director-General", False),
    ("Chief Executive Officer", "CEO", False),
    ("Senior research fellow", "Fellow", False),
    ("Associate professor", "Professor", False),
    ("Editor-in-chief", "Journalist", False),
    ("Human rights activist", "Activist", False),
    ("Indian External Affairs Minister", "Foreign Minister", True),
    ("Secretary of Defense", "Defence Minister", True),
    ("Minister of National Defence", "Defence Minister", True),
    ("Minister of Commerce", "Trade Minister", True),
    ("Commerce Secretary", "Trade Minister", True),
    ("Minister of Economy, Trade and Industry", "Trade Minister", True),
    ("Treasurer", "Finance Minister", True),
    ("Chancellor of the Exchequer", "Finance Minister", True),
    ("Treasury Secretary", "Finance Minister", True),
    ("Minister of Planning and Investment", "Planning Minister", True),
    ("Public Health Minister", "Health Minister", True),
    ("Home Secretary", "Home Minister", True),
    ("Interior Minister", "Home Minister", True),
    ("Minister of Public Security", "Home Minister", True),
    ("Minister for Law", "Justice Minister", True),
    ("Minister of Education and Training", "Education Minister", True),
    ("Minister of Mines and Energy", "Energy Minister", True),
    ("Minister of Agriculture and Rural Development", "Agriculture Minister", True),
    ("Transportation Secretary", "Transport Minister", True),
    ("Minister of Information and Communications", "Information Minister", True),
    ("Minister of Science and Technology", "Science Minister", True),
    ("Minister of Manpower", "Labour Minister", True),
    ("Unification Minister", "Unification Minister", True),
    ("Deputy Defence Minister", "Deputy Defence Minister", False),
    ("Vice Minister of Commerce", "Vice Trade Minister", False),
    ("Assistant Foreign Minister", "Assistant Foreign Minister", False),
    ("Vice President", "Vice President", False),
    ("Deputy Secretary of State", "Deputy Secretary of State", False),
    ("Assistant Secretary-General", "Assistant Secretary-General", False),
    ("Permanent Deputy Prime Minister", "Permanent Deputy Prime Minister", True),
    ("First Deputy Prime Minister", "First Deputy Prime Minister", True),
    ("Vice Premier", "Vice Prime Minister", True),
    ("Caretaker Prime Minister", "Acting Prime Minister", True),
    ("interim President", "Acting President", False),
    ("Acting Defence Secretary", "Acting Defence Minister", True),
    ("ousted President", "Former President", False),
    ("ex-Foreign Minister", "Former Foreign Minister", False),
    ("former Deputy Prime Minister", "Former Deputy Prime Minister", False),
    ("retired General", "Former General", False),
    ("one-time Treasurer", "Former Finance Minister", False),
]


def found(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.entity.id, each.by) for each in gazetteer.find(text)]


def own(folder: Path, name: str, text: str) -> Knowledge:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Knowledge((folder,))


def rank(text: str) -> int:
    role = KNOWLEDGE.role(text)
    assert role is not None, text
    return role.rank


class TestCountries:
    @pytest.mark.parametrize(("code", "name"), [(row[0], row[1]) for row in COUNTRIES])
    def test_a_name_gives_the_code(self, code: str, name: str) -> None:
        assert KNOWLEDGE.country_code(name.upper()) == code
        assert KNOWLEDGE.country_code(f"the {name.lower()}") == code
        assert found(f"Delegates from {name} arrived on Monday.") == [(name, f"country:{code}", "name")]

    @pytest.mark.parametrize(("code", "demonym"), [(row[0], row[2]) for row in COUNTRIES])
    def test_a_demonym_is_found_and_is_no_name(self, code: str, demonym: str) -> None:
        assert found(f"A {demonym} envoy arrived on Monday.") == [(demonym, f"country:{code}", "demonym")]
        assert KNOWLEDGE.country_code(demonym) is None

    @pytest.mark.parametrize(("code", "capital"), [(row[0], row[3]) for row in COUNTRIES if row[3]])
    def test_a_capital_stands_for_the_government(self, code: str, capital: str) -> None:
        assert found(f"{capital}'s reply came late.") == [(capital, f"country:{code}", "capital")]

    @pytest.mark.parametrize(
        ("text", "word", "code"),
        [
            ("Several Thais were honoured.", "Thais", "TH"),
            ("Two Filipinos were rescued.", "Filipinos", "PH"),
            ("Many Swedes live there.", "Swedes", "SE"),
            ("The Turks agreed.", "Turks", "TR"),
            ("Three New Zealanders were aboard.", "New Zealanders", "NZ"),
            ("The Israelis and others left.", "Israelis", "IL"),
        ],
    )
    def test_people_in_the_plural(self, text: str, word: str, code: str) -> None:
        assert found(text) == [(word, f"country:{code}", "demonym")]

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("South Sudan borders Sudan.", ["SS", "SD"]),
            ("Guinea-Bissau lies beside Guinea.", ["GW", "GN"]),
            ("Equatorial Guinea is not Papua New Guinea.", ["GQ", "PG"]),
            ("The Dominican Republic is not Dominica.", ["DO", "DM"]),
            ("Niger borders Nigeria.", ["NE", "NG"]),
            ("The People's Republic of China and the Republic of China", ["CN", "TW"]),
            ("The Democratic Republic of the Congo and the Republic of the Congo", ["CD", "CG"]),
            ("The Democratic People's Republic of Korea and the Republic of Korea", ["KP", "KR"]),
            ("North Macedonia and South Africa", ["MK", "ZA"]),
            ("El Salvador and the Holy See", ["SV", "VA"]),
            ("Thailand, Laos\nand Viet\nNam", ["TH", "LA", "VN"]),
            ("the US-China talks", ["US", "CN"]),
            ("The U.S.-Japan alliance", ["US", "JP"]),
        ],
    )
    def test_the_longest_name_wins(self, text: str, codes: list[str]) -> None:
        assert [code for _, code, _ in found(text)] == [f"country:{code}" for code in codes]

    @pytest.mark.parametrize(
        "text",
        [
            "They asked us to come.", "A turkey was served on china plates.", "Please polish the table.",
            "We met Chad Brown.", "A book by Jack London", "He saw Michael Jordan.", "Paris Hilton spoke.",
            "The Congolese were late.", "Indianapolis is large.", "Romanesque art", "Malice and oman",
        ],
    )  # fmt: skip
    def test_no_country_in_these(self, text: str) -> None:
        assert found(text) == []

    @pytest.mark.parametrize("name", ["Bangkok", "Kremlin", "Dominican", "Congolese", "ASEAN", "Europe", "ZZ", "the"])
    def test_no_country_of_this_name(self, name: str) -> None:
        assert KNOWLEDGE.country_code(name) is None


class TestOrganisations:
    @pytest.mark.parametrize(("entity", "name", "country"), ORGANISATIONS)
    def test_found_by_name(self, entity: str, name: str, country: str | None) -> None:
        text = f"It was said by {name} on Friday."
        assert found(text) == [(name, entity, "name")]
        assert GAZETTEER.find(text)[0].entity.country == country

    @pytest.mark.parametrize(
        "text", ["Those who came", "an imo of sorts", "a quad bike", "an apt tempo", "as euphoria"]
    )
    def test_small_letters_name_none(self, text: str) -> None:
        assert found(text) == []


class TestGroups:
    @pytest.mark.parametrize(
        ("name", "key", "members"),
        [
            ("CLMV", "clmv", "country:KH country:LA country:MM country:VN"),
            ("Mekong nations", "mekong-countries", "country:KH country:LA country:MM country:TH country:VN"),
            ("five permanent members", "p5", "country:CN country:FR country:GB country:RU country:US"),
            ("Plus-Three countries", "plus-three", "country:CN country:JP country:KR"),
            ("ASEAN foreign ministers", "asean-foreign-ministers", "organisation:asean"),
            ("leaders of ASEAN", "asean-leaders", "organisation:asean"),
            ("ASEAN defense ministers", "asean-defence-ministers", "organisation:asean"),
            ("ASEAN economic ministers", "asean-economic-ministers", "organisation:asean"),
            ("Southeast Asian countries", "asean-member-states", "organisation:asean"),
            ("G7 leaders", "g7-leaders", "organisation:g7"),
            ("EU member states", "eu-member-states", "organisation:eu"),
            ("UN member states", "un-member-states", "organisation:un"),
            ("international community", "international-community", ""),
            ("dialogue partners", "asean-partners", ""),
            ("Western powers", "western-countries", ""),
        ],
    )
    def test_found_with_its_members(self, name: str, key: str, members: str) -> None:
        assert found(f"He thanked the {name} today.") == [(name, f"group:{key}", "name")]
        assert KNOWLEDGE.groups[key].members == tuple(members.split())


class TestRoles:
    @pytest.mark.parametrize(("text", "name", "minister"), ROLES)
    def test_the_role_named(self, text: str, name: str, minister: bool) -> None:
        role = KNOWLEDGE.role(text)
        assert role is not None
        assert role.name == name
        assert KNOWLEDGE.is_minister(text) is minister
        assert role.former is name.startswith("Former ")

    @pytest.mark.parametrize(
        ("higher", "lower"),
        [
            ("Sultan", "Prime Minister"), ("President", "Vice President"), ("President", "Prime Minister"),
            ("Prime Minister", "Deputy Prime Minister"), ("Deputy Prime Minister", "Minister"),
            ("Foreign Minister", "Minister of State"), ("Secretary of State", "Deputy Secretary of State"),
            ("Secretary of State", "Assistant Secretary of State"), ("Secretary-General", "Under-Secretary-General"),
            ("Vice Foreign Minister", "Assistant Foreign Minister"), ("Foreign Minister", "Ambassador"),
            ("Ambassador", "Charge d'affaires"), ("General", "Colonel"), ("Director-General", "Director"),
            ("Minister", "Permanent Secretary"), ("Ambassador", "Spokesperson"), ("Official", "Villager"),
            ("Spokesperson", "Deputy Spokesperson"), ("Governor", "Mayor"), ("Professor", "Fisherman"),
        ],
    )  # fmt: skip
    def test_one_ranks_above_the_other(self, higher: str, lower: str) -> None:
        assert rank(higher) < rank(lower)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("former President", "President"),
            ("Acting Prime Minister", "Prime Minister"),
            ("Secretary of Defense", "Defence Minister"),
            ("Vice Health Minister", "Deputy Health Minister"),
        ],
    )
    def test_both_rank_alike(self, one: str, other: str) -> None:
        assert rank(one) == rank(other)


class TestNamesAndActs:
    @pytest.mark.parametrize(
        "honorifics",
        [
            "Tan Sri|Tun|Datuk|Datin|Puan Sri|Tengku|Yang Berhormat|Encik", "Pehin|Pengiran|Dayang|Awang|Haji",
            "U|Daw|Ko|Maung|Bogyoke", "Samdech|Oknha|Lok Chumteav", "Khun|M.R.|M.L.", "Bapak|Ibu|Pak",
            "Shri|Smt|Begum", "Mr|Mrs|Ms|Dr|Sir|Dame", "His Majesty|Her Royal Highness|Her Excellency", "Atty|Engr",
        ],
    )  # fmt: skip
    def test_honorifics(self, honorifics: str) -> None:
        assert set(honorifics.split("|")) <= set(KNOWLEDGE.names.honorifics)

    @pytest.mark.parametrize(
        ("code", "word"),
        [
            ("KR", "first"), ("KP", "first"), ("TW", "first"), ("MY", "first"), ("BN", "first"), ("LA", "first"),
            ("JP", "family"), ("SG", "family"), ("HK", "family"), ("ID", "either"), ("PH", "last"), ("IN", "last"),
        ],
    )  # fmt: skip
    def test_the_word_used_alone(self, code: str, word: str) -> None:
        assert KNOWLEDGE.names.short[code] == word

    @pytest.mark.parametrize(
        ("code", "families"),
        [
            ("VN", "nguyen tran pham bui le"), ("CN", "wang li xi zhao geng"), ("KR", "kim lee park ban kang"),
            ("JP", "abe kishida motegi kono hayashi"), ("SG", "lee wong balakrishnan goh"),
            ("PH", "marcos duterte locsin manalo"), ("HK", "lam leung tsang tung"),
        ],
    )  # fmt: skip
    def test_usual_family_names(self, code: str, families: str) -> None:
        assert set(families.split()) <= set(KNOWLEDGE.names.families[code])

    @pytest.mark.parametrize(
        ("cameo", "acts"),
        [
            ("01", "state affirm inform announce deny"), ("02", "request propose"), ("03", "commit agree"),
            ("04", "consult"), ("05", "thank welcome support praise"), ("10", "demand"),
            ("11", "disagree concern condemn"), ("12", "reject"), ("13", "warn"),
        ],
    )  # fmt: skip
    def test_acts_by_their_root_code(self, cameo: str, acts: str) -> None:
        assert {key for key, act in KNOWLEDGE.acts.items() if act.cameo == cameo} == set(acts.split())


class TestUsersTables:
    def test_a_new_medium_is_found(self, tmp_path: Path) -> None:
        text = '[hill-post]\nname = "Hill Post"\ntype = "media"\ncountry = "LA"\n'
        mention = Gazetteer(own(tmp_path, "organisations", text)).find("The Hill Post wrote so.")[0]
        assert (mention.entity.id, mention.entity.country) == ("media:hill-post", "LA")
        assert found("The Hill Post wrote so.") == []

    def test_appended_forms_stand_beside_ours(self, tmp_path: Path) -> None:
        gazetteer = Gazetteer(own(tmp_path, "countries", '[SG]\ndemonyms = ["Lioncity"]\ncapitals = ["Istana"]\n'))
        assert found("Istana met Lioncitys and Singaporeans.", gazetteer) == [
            ("Istana", "country:SG", "capital"),
            ("Lioncitys", "country:SG", "demonym"),
            ("Singaporeans", "country:SG", "demonym"),
        ]

    def test_a_replaced_country_has_no_other_names(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "countries", '[MM]\nreplace = true\nname = "Myanmar"\n')
        assert (knowledge.country_code("Burma"), knowledge.country_code("Myanmar")) == (None, "MM")
        assert found("Yangon and Burma", Gazetteer(knowledge)) == []

    def test_replace_false_keeps_ours(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "organisations", '[apec]\nreplace = false\nnames = ["A.P.E.C."]\n')
        assert {"A.P.E.C.", "Asia-Pacific Economic Cooperation"} <= set(knowledge.organisations["apec"].names)

    def test_a_replaced_group_has_only_the_users_members(self, tmp_path: Path) -> None:
        text = '[groups.clmv]\nreplace = true\nname = "CLV"\nmembers = ["country:KH", "country:LA", "country:VN"]\n'
        group = own(tmp_path, "groups", text).groups["clmv"]
        assert (group.name, group.names, group.members) == ("CLV", (), ("country:KH", "country:LA", "country:VN"))

    def test_a_group_may_hold_a_users_organisation(self, tmp_path: Path) -> None:
        (tmp_path / "organisations.toml").write_text('[xf]\nname = "XF"\n', encoding="utf-8")
        text = '[groups]\nxf-members = {name = "XF members", members = ["organisation:xf"]}\n'
        assert own(tmp_path, "groups", text).groups["xf-members"].members == ("organisation:xf",)

    def test_an_ambiguous_word_may_be_settled(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "countries", '[ambiguous]\n"Congo" = "CD"\n')
        assert knowledge.country_code("Congo") == "CD"
        assert found("Rain fell in Congo.", Gazetteer(knowledge)) == [("Congo", "country:CD", "name")]

    def test_a_given_name_may_be_added(self, tmp_path: Path) -> None:
        gazetteer = Gazetteer(own(tmp_path, "countries", '[given_names]\nwords = ["Israel"]\n'))
        assert found("Israel Cohen met Chad Brown.", gazetteer) == []
        assert found("A reply by Israel came.", gazetteer) == [("Israel", "country:IL", "name")]

    def test_a_portfolio_and_a_prefix_may_be_added(self, tmp_path: Path) -> None:
        text = '[portfolios]\nspace = {name = "Space"}\n[prefixes]\nsub = {name = "Sub", lower = 3}\n'
        role = own(tmp_path, "roles", text).role("Sub Minister of Space")
        assert role is not None
        assert (role.name, role.rank, role.minister) == ("Sub Space Minister", 14, False)

    def test_deputies_may_be_made_ministers(self, tmp_path: Path) -> None:
        knowledge = own(tmp_path, "roles", '[deputies]\nministers = ["foreign-minister"]\n')
        assert knowledge.is_minister("Deputy Foreign Minister")
        assert knowledge.is_minister("Deputy Prime Minister")
        assert not knowledge.is_minister("Deputy Health Minister")

    def test_names_are_added_and_changed(self, tmp_path: Path) -> None:
        names = own(tmp_path, "names", 'honorifics = ["Ratu"]\n[short]\nFJ = "first"\nPH = "either"\n').names
        assert {"Ratu", "Datuk"} <= set(names.honorifics)
        assert (names.short["FJ"], names.short["PH"], names.short["JP"]) == ("first", "either", "family")

    def test_an_act_may_be_relabelled(self, tmp_path: Path) -> None:
        act = own(tmp_path, "acts", '[warn]\nlabel = "cautions"\n').acts["warn"]
        assert (act.label, act.cameo) == ("cautions", "13")

    def test_the_year_of_a_meeting_may_be_added(self, tmp_path: Path) -> None:
        years = own(tmp_path, "events", "[asean-summit]\nyears = {99 = 2070}\n").events["asean-summit"].years
        assert (years["99"], years["47"]) == (2070, 2025)

    @pytest.mark.parametrize(
        ("table", "text", "read", "told"),
        [
            ("organisations", '[asean]\nname = ""\n', "organisations", "asean.name: expected a text"),
            ("organisations", '[asean]\nkind = "bloc"\n', "organisations", "asean: unknown key 'kind'"),
            ("organisations", '[x]\nnames = ["X"]\n', "organisations", "x: the key 'name' is missing"),
            ("organisations", "asean = 5\n", "organisations", "asean: expected a table, found a whole number"),
            ("organisations", "[un]\nreplace = true\n", "organisations", "un: the key 'name' is missing"),
            ("organisations", '[un]\nnames = "UNO"\n', "organisations", "un.names: expected a list of texts"),
            ("groups", '[groups.clmv]\nmembers = "country:VN"\n', "groups", "groups.clmv.members: expected a list"),
            ("groups", '[groups.x]\nname = "X"\nmembers = ["media:asean"]\n', "groups", "groups.x.members"),
            ("groups", '[groups.x]\nmembers = ["country:VN"]\n', "groups", "x: the key 'name' is missing"),
            ("groups", "[heads]\ngroup = [5]\n", "heads", "heads.group: expected a list of texts"),
            ("groups", '[heads]\nplace = ["sea"]\n', "heads", "heads: unknown key 'place'"),
            ("places", '[x]\nnames = ["X"]\n', "places", "x: the key 'name' is missing"),
            ("places", "[x]\nname = true\n", "places", "x.name: expected a text"),
            ("roles", '[prefixes.sub]\nname = "Sub"\nlower = "two"\n', "titles", "sub.lower: expected a whole number"),
            ("roles", '[prefixes.deputy]\nlower = "two"\n', "titles", "prefixes.deputy.lower: expected a whole"),
            ("roles", '[portfolios.x]\nnames = ["Space"]\n', "titles", "x: the key 'name' is missing"),
            ("roles", '[roles.x]\ntitle = "X"\n', "titles", "x: unknown key 'title'"),
            (
                "roles",
                "[roles.king]\nrank = 1.5\n",
                "titles",
                "roles.king.rank: expected a whole number, found a number",
            ),
            ("roles", 'prefixes = "vice"\n', "titles", "prefixes: expected a table, found a text"),
            ("names", "[short]\nVN = 5\n", "names", "short.VN: expected a text"),
            ("names", "[short]\nQQ = 5\n", "names", "names.short: expected a table of texts"),
            ("names", '[families]\nVN = "nguyen"\n', "names", "families.VN: expected a list of texts"),
            ("names", 'nicknames = ["Bongbong"]\n', "names", "names: unknown key 'nicknames'"),
            ("topics", "[haze]\nterms = [1]\n", "topics", "haze.terms: expected a list of texts"),
            ("topics", '[x]\nterms = ["x"]\n', "topics", "x: the key 'label' is missing"),
            ("events", "[asean-summit]\nyears = 5\n", "events", "asean-summit.years: expected a table"),
            ("events", '[x]\nname = "X"\nsource = 5\n', "events", "x.source: expected a text"),
            ("acts", "[praise]\ncameo = 5\n", "acts", "praise.cameo: expected a text"),
            ("acts", '[x]\nlabel = "x"\n', "acts", "x: the key 'cameo' is missing"),
            ("countries", '[ambiguous]\n"Congo" = 5\n', "ambiguous", "ambiguous.Congo: expected a text"),
            ("countries", 'vn = {name = "Vietnam"}\n', "countries", "vn: not a two-letter country code"),
            ("countries", '[LA]\nreplace = true\nnames = ["Lao"]\n', "countries", "LA: the key 'name' is missing"),
            ("countries", '[given_names]\nwords = "Chad"\n', "given_names", "given_names.words: expected a list"),
        ],
    )
    def test_a_broken_entry_is_told_with_file_and_key(
        self, tmp_path: Path, table: str, text: str, read: str, told: str
    ) -> None:
        with pytest.raises(TableError) as error:
            getattr(own(tmp_path, table, text), read)
        assert f"{tmp_path / table}.toml: {told}" in error.value.message
