"""The shelf of instruments: what may stand on it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from hecht.errors import UnknownNameError
from hecht.instruments.errors import KeyDamagedError, UnverifiedKeyError
from hecht.instruments.registry import available, instrument, read_instrument
from hecht.instruments.scoring import score

LIBRARY = Path(__file__).parents[2] / "src" / "hecht" / "instruments" / "library"
WANTED = {
    "ecr", "ecr-r", "ecr-r-alternating", "ecr-s", "ecr-12", "ecr-rs", "rq", "rsq", "raas", "saam",
    "csi-4", "csi-16", "csi-32", "bare", "rdas", "panas", "reflection",
}  # fmt: skip


def test_the_shelf_is_complete() -> None:
    assert set(available()) >= WANTED


@pytest.mark.parametrize("name", available())
def test_every_instrument_names_its_source_and_rights(name: str) -> None:
    found = instrument(name)
    assert found.id == name
    assert len(found.citation.text) > 30
    assert found.rights.wording
    assert found.verification.against
    assert found.languages
    if found.verification.status == "verified":
        assert found.verification.checked, "a verified key says when it was checked"
    for reference in found.references:
        assert reference.source
        assert reference.who


@pytest.mark.parametrize("path", sorted(LIBRARY.glob("*.yaml")), ids=lambda p: p.stem)
def test_no_sentences_of_items_in_an_instrument_file(path: Path) -> None:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert "texts" not in raw
    codes = instrument(path.stem).items
    assert all(" " not in code for code in codes)


def test_an_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(UnknownNameError, match="ecr-rs"):
        instrument("ecr-rss")


@pytest.mark.parametrize(
    "name", [n for n in available() if instrument(n).verification.status == "unverified"]
)
def test_unverified_keys_are_not_used_silently(name: str) -> None:
    found = instrument(name)
    frame = pd.DataFrame([{c: found.item_range(c)[0] for c in found.items}])
    with pytest.raises(UnverifiedKeyError, match="--accept-unverified"):
        score(name, frame)
    accepted = score(name, frame, accept_unverified=True)
    assert "has not been checked" in accepted.notes[0]


def test_which_keys_count_as_unverified() -> None:
    unverified = {n for n in available() if instrument(n).verification.status == "unverified"}
    assert unverified == {
        "bare", "ecr-12", "ecr-r-alternating", "raas", "rdas", "rdas-points", "rsq",
    }  # fmt: skip


def damaged(tmp_path: Path, change: dict[str, object]) -> Path:
    raw = yaml.safe_load((LIBRARY / "ecr-s.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "ecr-s.yaml"
    path.write_text(yaml.safe_dump(raw | change), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"itemz": 3}, "itemz"),
        ({"items": 11}, "not items"),
        ({"response": [1, 5]}, "fingerprint"),
        ({"id": "ECR S"}, "id"),
        ({"fingerprint": {"anxiety": [2, 6]}}, "every subscale"),
        ({"subscales": {"anxiety": {"items": [2, 2]}}}, "twice"),
        ({"subscales": {"anxiety": {"items": [2], "reversed": [3]}}}, "not items"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(KeyDamagedError, match=said):
        read_instrument(damaged(tmp_path, change))


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [1, 2", encoding="utf-8")
    with pytest.raises(KeyDamagedError, match="not readable"):
        read_instrument(path)
