"""Scoring a table: which columns, which missing rule, which errors."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hecht.errors import DataFileError
from hecht.instruments.errors import ScoringError
from hecht.instruments.registry import instrument
from hecht.instruments.saving import save
from hecht.instruments.scoring import score

ECR_S = instrument("ecr-s").items


def people(count: int = 40, seed: int = 1, high: int = 7) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    return pd.DataFrame(dice.integers(1, high + 1, (count, 12)), columns=list(ECR_S))


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_one_of_six_may_be_missing_and_no_more(missing: int) -> None:
    row = dict.fromkeys(ECR_S, 5.0)
    for code in ["i02", "i04"][:missing]:
        row[code] = math.nan
    scored = score("ecr-s", pd.DataFrame([row])).table.iloc[0]
    assert scored["anxiety_answered"] == 6 - missing
    assert math.isnan(scored["anxiety"]) == (missing > 1)
    assert not math.isnan(scored["avoidance"])


def test_a_missing_answer_is_left_out_not_filled_with_the_middle() -> None:
    row = dict.fromkeys(ECR_S, 7.0) | {"i08": 1.0, "i02": math.nan}
    scored = score("ecr-s", pd.DataFrame([row])).table.iloc[0]
    assert scored["anxiety"] == pytest.approx(7.0)


def test_a_missing_reversed_answer_takes_its_offset_along() -> None:
    row = dict.fromkeys(ECR_S, 2.0) | {"i08": math.nan}
    scored = score("ecr-s", pd.DataFrame([row])).table.iloc[0]
    assert scored["anxiety"] == pytest.approx(2.0)


def test_a_sum_with_a_missing_answer_stays_on_its_range() -> None:
    codes = instrument("panas").items
    row = dict.fromkeys(codes, 5.0) | {"i01": math.nan}
    scored = score("panas", pd.DataFrame([row])).table.iloc[0]
    assert scored["positive"] == pytest.approx(50.0)


def test_an_impossible_answer_names_row_column_value_and_fix() -> None:
    frame = people()
    frame.loc[6, "i05"] = 55
    with pytest.raises(
        ScoringError, match=r"row 7, column i05: 55 is not on the scale 1-7.*--miss"
    ):
        score("ecr-s", frame)
    kept = score("ecr-s", frame, impossible="missing")
    assert kept.table.loc[6, "avoidance_answered"] == 5
    assert any("as you asked" in note for note in kept.notes)


def test_text_among_answers_names_row_column_value(tmp_path: Path) -> None:
    frame = people().astype(object)
    frame.loc[3, "i02"] = "agree"
    path = tmp_path / "answers.csv"
    frame.to_csv(path, index=False)
    with pytest.raises(ScoringError, match=r"row 5, column i02: 'agree' is not a number"):
        score("ecr-s", path)


def test_a_declared_code_is_missing_and_a_known_one_is_named() -> None:
    frame = people()
    frame.loc[0, "i01"] = -99
    assert any("-99 is not on the scale" in n for n in score("ecr-s", frame).notes)
    declared = score("ecr-s", frame, missing=[-99])
    assert not any("-99" in n for n in declared.notes)
    assert declared.table.loc[0, "avoidance_answered"] == 5


def test_the_data_are_not_changed() -> None:
    frame = people()
    frame.loc[0, "i01"] = 0
    before = frame.copy(deep=True)
    score("ecr-s", frame)
    pd.testing.assert_frame_equal(frame, before)


def test_two_candidates_are_not_guessed_between() -> None:
    frame = people()
    both = pd.concat([frame.add_prefix("a_"), frame.add_prefix("b_")], axis=1)
    with pytest.raises(ScoringError, match="More than one set"):
        score("ecr-s", both)
    assert score("ecr-s", both, items="b_i").people == len(frame)


def test_columns_can_be_named_outright() -> None:
    frame = people().rename(columns={"i03": "third"})
    chosen = {code: code for code in ECR_S} | {"i03": "third"}
    assert score("ecr-s", frame, items=chosen).scored == len(frame)
    with pytest.raises(ScoringError, match="no column called nowhere"):
        score("ecr-s", frame, items=chosen | {"i03": "nowhere"})
    with pytest.raises(ScoringError, match="i03"):
        score("ecr-s", frame, items={c: c for c in ECR_S if c != "i03"})


def test_items_that_are_not_there() -> None:
    with pytest.raises(ScoringError, match="items of ecr were not found"):
        score("ecr", people())


def test_the_short_form_is_found_by_item_number_in_the_long_one() -> None:
    dice = np.random.default_rng(2)
    frame = pd.DataFrame(dice.integers(1, 8, (30, 36)), columns=[f"q{n}" for n in range(1, 37)])
    table = score("ecr-12", frame, accept_unverified=True).table
    by_hand = frame[["q2", "q6", "q8", "q14", "q18", "q24"]].mean(axis=1)
    np.testing.assert_allclose(table["anxiety"], by_hand)


def test_a_short_form_does_not_take_the_first_items_of_a_longer_one() -> None:
    dice = np.random.default_rng(2)
    frame = pd.DataFrame(dice.integers(1, 8, (30, 36)), columns=[f"q{n}" for n in range(1, 37)])
    with pytest.raises(ScoringError, match=r"q1 to q36 \(36 columns\)"):
        score("ecr-rs", frame)
    assert score("ecr-rs", frame, items="q").scored == 30


def test_items_that_run_against_their_scale_are_named() -> None:
    dice = np.random.default_rng(3)
    pull = dice.standard_normal((300, 1))
    frame = pd.DataFrame(
        np.clip(np.rint(4 + 1.2 * pull + dice.standard_normal((300, 12))), 1, 7), columns=ECR_S
    )
    frame[["i08", "i01", "i05"]] = 8 - frame[["i08", "i01", "i05"]]  # i09 was forgotten
    said = [note for note in score("ecr-s", frame).notes if "run against" in note]
    assert len(said) == 1
    assert said[0].startswith("In avoidance, i09 run")


def test_people_asked_about_are_scored_apart() -> None:
    values = {
        f"{who}_{n}": [k + 1] for k, who in enumerate(("mother", "father")) for n in range(1, 10)
    }
    scored = score("ecr-rs", pd.DataFrame(values)).table.iloc[0]
    assert scored["mother_anxiety"] == 1
    assert scored["father_anxiety"] == 2
    assert scored["all_anxiety"] == pytest.approx(1.5)


def test_a_shorter_scale_is_seen_in_many_people_only() -> None:
    many = score("ecr-s", people(400, high=5))
    few = score("ecr-s", people(40, high=5))
    stated = score("ecr-s", people(400, high=5), scale=(1, 7))
    assert [s.scale for s in (many, few, stated)] == [(1, 5), (1, 7), (1, 7)]
    assert any("not to 7 as published" in note for note in many.notes)


@pytest.mark.parametrize("scale", [(5, 1), (3, 3)])
def test_a_scale_runs_upwards(scale: tuple[float, float]) -> None:
    with pytest.raises(ScoringError, match="from low to high"):
        score("ecr-s", people(), scale=scale)


def test_unknown_person_column() -> None:
    with pytest.raises(ScoringError, match="no column called 'id'"):
        score("ecr-s", people(), person="id")


def test_reference_is_named_on_its_own_scale_only() -> None:
    dice = np.random.default_rng(5)
    frame = pd.DataFrame(dice.integers(1, 8, (200, 36)), columns=[f"q{n}" for n in range(1, 37)])
    assert score("ecr", frame).references == ()
    small = pd.DataFrame(dice.integers(1, 6, (200, 36)), columns=[f"q{n}" for n in range(1, 37)])
    assert "Open Psychometrics" in score("ecr", small).references[0]


def test_few_people_get_their_error_from_a_reference_sample() -> None:
    dice = np.random.default_rng(5)
    frame = pd.DataFrame(dice.integers(1, 6, (3, 36)), columns=[f"q{n}" for n in range(1, 37)])
    entry = score("ecr", frame, scale=(1, 5)).of("anxiety")
    assert entry.se_source == "Open Psychometrics web sample"
    assert entry.se == pytest.approx(0.803 * math.sqrt(1 - 0.916))


def test_saved_scores_carry_key_scale_and_notes(tmp_path: Path) -> None:
    scores = score("ecr-s", people())
    table, beside = save(scores, tmp_path / "scores.csv")
    assert len(pd.read_csv(table)) == 40
    facts = json.loads(beside.read_text(encoding="utf-8"))
    assert facts["key_sha256"] == scores.key_hash
    assert facts["scale"] == [1, 7]
    (parquet,) = save(scores, tmp_path / "scores.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(parquet), scores.table)
    with pytest.raises(DataFileError, match=r"not as '\.txt'"):
        save(scores, tmp_path / "scores.txt")


def test_raw_and_turned_answers_go_by_different_names(tmp_path: Path) -> None:
    scores = score("ecr-s", people())
    (path,) = save(scores, tmp_path / "items.parquet", items=True)
    table = pd.read_parquet(path)
    assert [c for c in table.columns if c.endswith("r")] == ["i01r", "i05r", "i08r", "i09r"]
    assert (table["i08"] + table["i08r"] == 8).all()
    turned = table[["i02", "i04", "i06", "i08r", "i10", "i12"]].mean(axis=1)
    np.testing.assert_allclose(table["anxiety"], turned)


@pytest.mark.parametrize(
    ("shift", "said"), [(-1, "0 stands in 14% .* --scale 0-6"), (1, "row 1, column i04: 8 is not")]
)
def test_answers_on_a_shifted_scale_are_not_taken_for_missing(shift: int, said: str) -> None:
    frame = people(300) + shift
    with pytest.raises(ScoringError, match=said):
        score("ecr-s", frame)
    shifted = score("ecr-s", frame, scale=(1 + shift, 7 + shift)).table
    usual = score("ecr-s", people(300)).table
    np.testing.assert_allclose(shifted["anxiety"] - shift, usual["anxiety"])
    if shift < 0:
        assert score("ecr-s", frame, missing=[0]).table["anxiety_answered"].min() < 6
