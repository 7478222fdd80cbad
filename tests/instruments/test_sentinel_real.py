"""The sentinel on real files: every trap their descriptions name, found without being told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hecht.instruments.dataset import Dataset
from hecht.instruments.readers import read
from hecht.instruments.sentinel import Report, check, keys
from hecht.instruments.sentinel.view import View


def one(report: Report, kind: str, where: str = "") -> str:
    """The sentence of the one finding of a kind (about a column)."""
    found = [f for f in report.of(kind) if where in f.where]
    assert len(found) == 1, [f.kind for f in report.findings]
    return found[0].sentence


@pytest.fixture(scope="module")
def ecr(shared_data: Path) -> Report:
    return check(shared_data / "ecr_openpsychometrics" / "data.csv")


@pytest.fixture(scope="module")
def kashy(shared_data: Path) -> Report:
    return check(shared_data / "kashy_couples_diary" / "kashy_person_period_pairwise.csv")


@pytest.fixture(scope="module")
def opie(shared_data: Path) -> Report:
    folder = shared_data / "opie2018_attachment_stability"
    return check(folder / "20180121_Data_Extraction_Table.xlsx")


def test_ecr_missing_code(ecr: Report) -> None:
    said = one(ecr, "undeclared missing code", "Q1")
    assert "9,534 cells of 4,881 people (mostly 1 a person, at most 36)" in said
    assert "194 rows" in one(ecr, "undeclared missing code", "gender")


def test_ecr_scale(ecr: Report) -> None:
    assert "5 options, 1 to 5" in one(ecr, "response scale")


def test_ecr_ages(ecr: Report) -> None:
    said = one(ecr, "impossible age")
    assert said.startswith("20 people")
    assert "3,546,789" in said


def test_ecr_countries(ecr: Report) -> None:
    assert one(ecr, "NA is Namibia").startswith("7 rows")
    assert "'NONE' 75 times" in one(ecr, "word for nothing")


def test_ecr_rows(ecr: Report) -> None:
    assert one(ecr, "straight-liners").startswith("124 people")
    assert one(ecr, "repeated rows").startswith("18 rows")


def test_ecr_key_is_found_blindly(ecr: Report) -> None:
    (found,) = ecr.of("key that fits")
    assert found.evidence["instrument"] == "ecr"
    assert found.evidence["ecr"] == 36
    assert found.evidence["rows"] == 46_610
    assert int(str(found.evidence["ecr-r"])) < 20
    assert found.evidence["eigenvalues"] == [9.09, 7.60, 1.61, 1.45]
    assert not ecr.of("items turned the wrong way")
    assert not ecr.of("reversal already done")


def test_kashy_duplicate_header_is_the_partner(kashy: Report) -> None:
    said = one(kashy, "column name said twice")
    assert "it is the partner's value, and should be called Cavoid_P" in said


def test_kashy_missing_cells_and_people(kashy: Report) -> None:
    (found,) = kashy.of("missing cells")
    assert found.evidence["conflict_A"] == 29
    assert found.evidence["satisf_A"] == 18
    assert found.evidence["Cavoid_A"] == 28
    assert found.evidence["dayOfWeek"] == 10
    (people,) = kashy.of("people without any value")
    assert people.evidence["Cavoid_A"] == 2


def test_kashy_codes_of_gender(kashy: Report) -> None:
    assert "genderE: -1 is F, 1 is M" in one(kashy, "meaning of codes")


def test_kashy_centred_ceiling_and_half_a_picture(kashy: Report) -> None:
    (centred,) = kashy.of("centred columns")
    assert "Cavoid_A" in centred.evidence["lost"]  # type: ignore[operator]
    assert "median 6.75" in one(kashy, "at the ceiling")
    assert "no attachment anxiety" in one(kashy, "one axis only")
    assert "Csatis_P" in one(kashy, "actor and partner names differ")


def test_kashy_spss_copy_lacks_rows(shared_data: Path) -> None:
    pytest.importorskip("pyreadstat")
    report = check(shared_data / "kashy_couples_diary" / "kash.sav")
    assert "would be 2,884 rows; there are 2,866" in one(report, "moments without a row")
    assert report.of("filter left in the file")


def test_amib_reversed_scale(shared_data: Path) -> None:
    report = check(shared_data / "amib_daily_ecr" / "AMIBshare_daily_2019_0501.csv")
    (found,) = report.of("scored the other way round")
    assert found.where == "pss"
    assert found.evidence["stress"] == pytest.approx(-0.55, abs=0.005)
    assert "there are 1,458" in one(report, "moments without a row")
    (missing,) = report.of("missing cells")
    assert missing.evidence["evalday"] == 37
    assert missing.evidence["slphrs"] == 30


def test_amib_means_of_six(shared_data: Path) -> None:
    report = check(shared_data / "amib_daily_ecr" / "AMIBshare_persons_2019_0501.csv")
    found = {f.where: f.evidence["items"] for f in report.of("mean of items")}
    assert found == {"ecr_avo": 6, "ecr_anx": 6}


def test_rties_copied_couple(shared_data: Path) -> None:
    report = check(shared_data / "rties_couples_conversation" / "rties_ExampleDataFull.csv")
    (found,) = report.of("copied series")
    assert found.evidence == {"couple": 19, "column": "dial", "steps": 421}
    assert "80 couples, 160 people, 78,858 rows" in one(report, "two people a couple")
    (missing,) = report.of("missing cells")
    assert missing.evidence["dial"] == 24
    assert "reltime" in missing.evidence
    (sticky,) = report.of("moments hardly differ")
    assert float(str(sticky.evidence["autocorrelation"])) > 0.85


def test_rties_time_starts_again(shared_data: Path) -> None:
    report = check(shared_data / "rties_couples_conversation" / "rties_ExampleDataContext.csv")
    (found,) = report.of("moments said twice")
    assert found.evidence == {"rows": 15_800, "part": "context"}
    assert not report.of("copied series"), "couple 19 is not in this file"


def test_opie_tables(opie: Report) -> None:
    def there(kind: str) -> list[str]:
        return [f.sentence for f in opie.of(kind) if f.sheet == "Processed - Stability"]

    assert there("counts, not people")
    (twice,) = there("same people in several tables")
    assert "37 samples, N = 3,990" in twice
    assert "14 samples, N = 743" in twice
    assert "55 samples, N = 5,029" in twice
    assert len(there("zero that means no table")) == 3
    assert there("samples overlap")
    assert there("different methods in one column")
    assert any("'NA'" in said for said in there("missing code in text"))
    assert there("missing cells")
    assert not there("counts do not add up")


def test_structural_gap_in_a_network(shared_data: Path) -> None:
    report = check(shared_data / "vacca_egonets" / "alter_attributes.csv")
    (found,) = report.of("never asked of one group")
    assert found.where == "alter.clo"
    assert found.evidence["group"] == "alter.rel = Close family"


def test_impossible_bout(shared_data: Path) -> None:
    report = check(shared_data / "yamamoto2019_infant_gaze" / "Data_raw.csv")
    (found,) = report.of("value far outside the rest")
    assert found.evidence["value"] == 202_747


# Wrong scorings, made from the real answers and handed over as columns of scores.

ODD, EVEN = list(range(1, 37, 2)), list(range(2, 37, 2))
REVERSED = [3, 15, 19, 22, 25, 27, 29, 31, 33, 35]
ECR_R = {
    "anxiety": (list(range(1, 19)), [9, 11]),
    "avoidance": (list(range(19, 37)), [20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36]),
}
SHORT = {"anxiety": [2, 6, 8, 14, 18, 24], "avoidance": [9, 15, 25, 27, 29, 31]}


@pytest.fixture(scope="module")
def answers(shared_data: Path) -> pd.DataFrame:
    frame = read(shared_data / "ecr_openpsychometrics" / "data.csv").frame
    items = frame[[f"Q{n}" for n in range(1, 37)]]
    clean = items[(items > 0).all(axis=1) & items.nunique(axis=1).gt(1)]
    return clean.head(8000).reset_index(drop=True)


def mean(answers: pd.DataFrame, items: list[int], turned: list[int], top: int = 6) -> pd.Series:
    columns = [top - answers[f"Q{n}"] if n in turned else answers[f"Q{n}"] for n in items]
    return sum(columns[1:], start=columns[0]) / len(columns)


def judged(answers: pd.DataFrame, anxiety: pd.Series, avoidance: pd.Series) -> dict[str, str]:
    report = check(answers.assign(anxiety=anxiety, avoidance=avoidance))
    made = (*report.of("score made with the wrong key"), *report.of("score made as it should be"))
    assert {f.where for f in made} == {"anxiety", "avoidance"}
    return {f.where: f.sentence for f in made}


def test_right_scores_pass(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, EVEN, REVERSED), mean(answers, ODD, REVERSED))
    assert all("items and reversals as in the key" in s for s in said.values())


def test_no_reversal_at_all_is_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, EVEN, []), mean(answers, ODD, []))
    assert "without any reversal" in said["avoidance"]
    assert "Q22 should have been turned" in said["anxiety"]
    assert "correlates 0.99 with the right anxiety" in said["anxiety"]
    assert float(said["avoidance"].split("correlates ")[1].split()[0]) < 0.3


def test_swapped_scales_are_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, ODD, REVERSED), mean(answers, EVEN, REVERSED))
    assert all("anxiety and avoidance are swapped" in s for s in said.values())


def test_the_key_of_the_revision_by_place_is_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, *ECR_R["anxiety"]), mean(answers, *ECR_R["avoidance"]))
    assert all("scored with the key of ecr-r " in s for s in said.values())
    assert all("mixes up the items" in s for s in said.values())


def test_one_forgotten_item_is_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, EVEN, []), mean(answers, ODD, REVERSED))
    assert "Q22" in said["anxiety"]
    assert "as in the key" in said["avoidance"]
    partly = [n for n in REVERSED if n not in (19, 33)]
    said = judged(answers, mean(answers, EVEN, REVERSED), mean(answers, ODD, partly))
    assert "the reversal of Q19, Q33 was forgotten" in said["avoidance"]


def test_one_item_too_many_is_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, [*EVEN], [22, 4]), mean(answers, ODD, REVERSED))
    assert "Q4 was turned and should not be" in said["anxiety"]


def test_the_short_form_is_named(answers: pd.DataFrame) -> None:
    said = judged(
        answers,
        mean(answers, SHORT["anxiety"], REVERSED),
        mean(answers, SHORT["avoidance"], REVERSED),
    )
    assert all("the short form ecr-12: 6 items of ecr" in s for s in said.values())


def test_a_random_half_is_named(answers: pd.DataFrame) -> None:
    half = sorted(np.random.default_rng(1).choice(ODD, 9, replace=False).tolist())
    said = judged(answers, mean(answers, EVEN, REVERSED), mean(answers, half, REVERSED))
    assert "only 9 of the 18 avoidance items of ecr, with the right signs" in said["avoidance"]


def test_reversal_on_the_wrong_scale_is_named(answers: pd.DataFrame) -> None:
    said = judged(answers, mean(answers, EVEN, REVERSED, 8), mean(answers, ODD, REVERSED, 8))
    assert "turned as 8 - answer, while on 1-5 it is 6 - answer" in said["avoidance"]


def test_answers_reversed_before_are_seen(answers: pd.DataFrame) -> None:
    done = answers.copy()
    done[[f"Q{n}" for n in REVERSED]] = 6 - done[[f"Q{n}" for n in REVERSED]]
    said = one(check(done), "reversal already done")
    assert "turn them twice" in said


@pytest.mark.parametrize("items", [[22], [15], [4, 9], [3, 19, 33]])
def test_single_turned_items_are_seen(answers: pd.DataFrame, items: list[int]) -> None:
    done = answers.copy()
    names = [f"Q{n}" for n in items]
    done[names] = 6 - done[names]
    (found,) = check(done).of("items turned the wrong way")
    assert found.evidence["items"] == names


@pytest.mark.parametrize("number", range(1, 37))
def test_every_single_turned_item_is_seen(answers: pd.DataFrame, number: int) -> None:
    few, name = answers.head(1000), f"Q{number}"
    view = View(Dataset(few.assign(**{name: 6 - few[name]}), "answers", "data frame"))
    (found,) = [f for f in keys.detect(view) if f.kind == "items turned the wrong way"]
    assert found.evidence["items"] == [name]


def test_columns_that_changed_places_are_seen(answers: pd.DataFrame) -> None:
    moved = answers.rename(columns={"Q7": "Q8", "Q8": "Q7"})
    (found,) = check(moved).of("items that belong elsewhere")
    assert found.evidence["items"] == ["Q7", "Q8"]


def test_the_sentinel_changes_nothing(answers: pd.DataFrame) -> None:
    before = answers.copy(deep=True)
    check(answers)
    pd.testing.assert_frame_equal(answers, before)
