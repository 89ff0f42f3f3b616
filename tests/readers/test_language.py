from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.readers import Options, read
from asean_cli.readers.language import other_language

OutcomeOf = Callable[..., Any]
ENGLISH = (
    "Foreign Minister Bùi Thanh Sơn met Retno Marsudi, Don Pramudwinai and Teodoro Locsin in Da Nang. The ministers agreed "
    "that the code of conduct should be concluded soon, and thanked the hosts in Putrajaya for their patience. "
)
OTHERS = {
    "Indonesian or Malay": "Menteri Luar Negeri mengatakan bahwa para menteri sepakat untuk melanjutkan pembicaraan di kota "
    "pelabuhan pada bulan November. Ia juga mengucapkan terima kasih kepada tuan rumah atas kesabaran mereka selama "
    "perundingan yang panjang itu.",
    "Vietnamese": "Bộ trưởng Ngoại giao cho biết các bộ trưởng đã nhất trí tiếp tục đàm phán tại thành phố cảng vào tháng "
    "Mười một, đồng thời cảm ơn nước chủ nhà đã kiên nhẫn trong suốt vòng đàm phán kéo dài. Vòng tiếp theo sẽ được tổ chức "
    "tại Đà Nẵng và có sự tham gia của tất cả các nước.",
    "French": "Le ministre des Affaires étrangères a déclaré que les pourparlers se poursuivraient en novembre dans la ville "
    "portuaire, et il a remercié les hôtes de leur patience pendant ce long tour de négociations entre tous les États. Les pêcheurs attendent depuis trois ans.",
    "Thai": "รัฐมนตรีว่าการกระทรวงการต่างประเทศกล่าวว่าการเจรจาจะดำเนินต่อไปในเดือนพฤศจิกายนที่เมืองท่า และขอบคุณเจ้าภาพสำหรับความอดทนตลอดการเจรจารอบยาวนานนี้ "
    * 3,
    "Chinese": "外交部长表示，会谈将于十一月在港口城市继续举行，并感谢东道主在漫长的谈判中所表现出的耐心。各方同意尽快缔结行为准则。"
    * 5,
}


@pytest.mark.parametrize(("name", "text"), OTHERS.items())
def test_another_language_is_named(name: str, text: str) -> None:
    assert other_language(text) == name
    assert other_language(text * 50) == name


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH * 40, "", "Ya, katanya.", "1 2 3 " * 500, "Kata menteri itu. " + ENGLISH * 3]
)
def test_english_and_what_is_too_short_to_judge_is_kept(text: str) -> None:
    assert other_language(text) is None


def test_the_seed_and_the_corpus_are_english() -> None:
    root = Path(__file__).parents[2]
    texts = [*root.glob("seeds/*.txt"), *root.glob("training/corpus/*-*.txt")]
    assert len(texts) > 30
    assert {path.name: name for path in texts if (name := other_language(path.read_text("utf-8")))} == {}


def test_the_user_may_have_it_read_nonetheless(tmp_path: Path, outcome_of: OutcomeOf) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OTHERS["French"], encoding="utf-8")
    assert "not in English (French" in outcome_of(read([str(path)])).reason
    assert outcome_of(read([str(path)], options=Options(any_language=True))).article.text == OTHERS["French"]
