"""Text packs of users, and the wording hecht wrote itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from hecht.errors import DataFileError
from hecht.instruments.registry import instrument
from hecht.instruments.scoring import score
from hecht.instruments.texts import own_texts, read_texts, wording_label


def pack(tmp_path: Path, **change: object) -> Path:
    content = {
        "instrument": "ecr-s",
        "version": "2007",
        "language": "nl",
        "supplied_by": "Praktijk De Linde",
        "rights": "permission of the publisher",
        "items": {f"i{n:02d}": f"zin {n}" for n in range(1, 13)},
    }
    path = tmp_path / "texts.yaml"
    path.write_text(yaml.safe_dump(content | change), encoding="utf-8")
    return path


def test_an_unknown_text_is_called_unverified(tmp_path: Path) -> None:
    found = instrument("ecr-s")
    texts = read_texts(pack(tmp_path), found)
    frame = pd.DataFrame([dict.fromkeys(found.items, 4)])
    scores = score(found, frame, texts=texts)
    assert "unverified wording" in scores.wording
    assert "Praktijk De Linde" in scores.wording
    assert texts.text_hash[:12] in scores.wording


def test_one_changed_letter_changes_the_hash(tmp_path: Path) -> None:
    found = instrument("ecr-s")
    first = read_texts(pack(tmp_path), found)
    items = dict(first.items) | {"i03": "zin 3."}
    assert read_texts(pack(tmp_path, items=items), found).text_hash != first.text_hash


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"items": {"i01": "alleen deze"}}, "no text for i02"),
        ({"items": {f"i{n:02d}": "zin" for n in range(1, 14)}}, "unknown items"),
        ({"instrument": "ecr"}, "text of ecr 2007, not of ecr-s"),
        ({"rights": None}, "rights"),
    ],
)
def test_a_pack_that_does_not_fit_is_refused(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(DataFileError, match=said):
        read_texts(pack(tmp_path, **change), instrument("ecr-s"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_own_wording_is_known_and_whole(language: str) -> None:
    found = instrument("reflection")
    texts = own_texts(found, language)
    assert texts is not None
    assert wording_label(found, texts).startswith(f"wording of hecht, {language}")
    assert set(texts.anchors) == {1, 2, 3, 4, 5}


def test_own_set_is_not_normed_and_not_called_ecr() -> None:
    found = instrument("reflection")
    assert not found.normed
    assert found.references == ()
    for language in ("nl", "en"):
        texts = own_texts(found, language)
        assert texts is not None
        assert "ECR" not in texts.model_dump_json()
    scores = score(found, pd.DataFrame([dict.fromkeys(found.items, 3)]))
    assert any("no norms" in note for note in scores.notes)


def test_hecht_has_no_wording_of_others() -> None:
    assert own_texts(instrument("ecr"), "en") is None
