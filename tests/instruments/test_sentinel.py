"""The sentinel on made-up files, so that it is tested wherever hecht is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hecht.instruments.columns import split_number
from hecht.instruments.registry import instrument
from hecht.instruments.sentinel import Report, check
from hecht.instruments.sentinel.composites import items_behind
from hecht.instruments.sentinel.view import scale_of


def made(name: str, people: int = 800, seed: int = 0, together: float = 0.2) -> pd.DataFrame:
    """Answers of people who answer as the key says, in columns q1, q2 ..."""
    found = instrument(name)
    dice = np.random.default_rng(seed)
    low, high = (int(end) for end in found.response)
    names = list(found.subscales)
    spread = np.full((len(names), len(names)), together) + (1 - together) * np.eye(len(names))
    traits = dice.multivariate_normal(np.zeros(len(names)), spread, people)
    columns = {}
    for code in found.items:
        k, part = next((k, p) for k, p in enumerate(found.subscales.values()) if code in p.items)
        raw = (low + high) / 2 + (high - low) / 5 * (
            traits[:, k] + 0.9 * dice.standard_normal(people)
        )
        answer = np.clip(np.rint(raw), low, high).astype(int)
        number = split_number(code)
        assert number is not None
        columns[f"q{number[1]}"] = low + high - answer if code in part.reversed else answer
    ordered = sorted(columns, key=lambda c: int(c[1:]))
    return pd.DataFrame(columns)[ordered]


def kinds(report: Report) -> set[str]:
    return {f.kind for f in report.findings if f.weight != "know"}


@pytest.mark.parametrize("name", ["ecr", "ecr-r", "ecr-r-alternating", "ecr-s", "saam"])
def test_the_key_behind_the_answers_is_found(name: str) -> None:
    report = check(made(name))
    (found,) = report.of("key that fits")
    assert found.evidence["instrument"] == name
    assert not report.of("items turned the wrong way")


@pytest.mark.parametrize("name", ["ecr", "ecr-r", "ecr-s"])
def test_one_turned_item_in_other_keys(name: str) -> None:
    frame = made(name)
    frame["q5"] = 8 - frame["q5"]
    (found,) = check(frame).of("items turned the wrong way")
    assert found.evidence["items"] == ["q5"]


def test_random_answers_fit_no_key() -> None:
    dice = np.random.default_rng(0)
    frame = pd.DataFrame(dice.integers(1, 8, (500, 36)), columns=[f"q{n}" for n in range(1, 37)])
    assert check(frame).of("no known key fits")
    assert not check(frame).of("key that fits")


def test_few_people_are_not_judged() -> None:
    assert not check(made("ecr-s", 40)).of("key that fits")


@pytest.mark.parametrize("code", [0, -1, 9, 99, -99])
def test_codes_that_nobody_declared(code: int) -> None:
    frame = made("ecr-s")
    frame.iloc[:20, 3] = code
    (found,) = check(frame).of("undeclared missing code")
    assert found.evidence["code"] == code
    assert found.evidence["cells"] == 20


def test_an_impossible_answer_is_placed() -> None:
    frame = made("ecr-s")
    frame.loc[10, "q4"] = 44
    (found,) = check(frame).of("impossible value")
    assert (found.evidence["row"], found.evidence["column"], found.evidence["value"]) == (
        11, "q4", 44.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "scale"),
    [
        ({1: 50, 2: 60, 3: 40, 4: 30, 5: 20}, (1, 5)),
        ({0: 2, 1: 50, 2: 60, 3: 40, 4: 30, 5: 20}, (1, 5)),
        ({0: 40, 1: 50, 2: 60, 3: 40, 4: 30, 5: 20}, (0, 5)),
        ({1: 50, 2: 60, 3: 40, 99: 5}, (1, 3)),
        ({0: 300, 1: 50, 2: 20, 3: 4}, (0, 3)),
        (dict.fromkeys(range(40), 10), None),
    ],
)
def test_the_scale_really_in_use(counts: dict[int, int], scale: tuple[int, int] | None) -> None:
    assert scale_of(counts) == scale


def test_straight_liners_and_repeated_rows() -> None:
    frame = made("ecr-s")
    frame.iloc[3] = 4
    frame.iloc[700] = frame.iloc[5]
    report = check(frame)
    assert report.of("straight-liners")[0].evidence["people"] == 1
    assert report.of("repeated rows")[0].evidence["rows"] == 1


def test_an_ordinary_file_raises_no_alarm() -> None:
    frame = made("ecr-s", 300)
    frame.insert(0, "id", range(300))
    frame["age"] = np.random.default_rng(1).integers(18, 80, 300)
    assert kinds(check(frame)) == set()


@pytest.mark.parametrize("count", [2, 3, 6, 9, 18])
def test_number_of_items_behind_a_mean(count: int) -> None:
    dice = np.random.default_rng(count)
    means = pd.Series(dice.integers(1, 8, (400, count)).mean(axis=1).round(4))
    assert items_behind(means) == count


def test_no_items_behind_a_measured_number() -> None:
    assert items_behind(pd.Series(np.random.default_rng(0).normal(size=300))) is None


def couples(copied: int | None) -> pd.DataFrame:
    dice = np.random.default_rng(0)
    frame = pd.DataFrame(
        [(c, p, t, dice.normal()) for c in range(8) for p in (1, 2) for t in range(30)],
        columns=["couple", "person", "day", "mood"],
    )
    if copied is not None:
        own = frame["couple"] == copied
        frame.loc[own & (frame["person"] == 2), "mood"] = frame.loc[
            own & (frame["person"] == 1), "mood"
        ].to_numpy()
    return frame


def test_a_copied_partner() -> None:
    (found,) = check(couples(5)).of("copied series")
    assert found.evidence == {"couple": 5, "steps": 30, "column": "mood"}
    assert not check(couples(None)).of("copied series")


def test_partner_columns_that_disagree() -> None:
    frame = couples(None).rename(columns={"mood": "mood_A"})
    other = frame.assign(person=3 - frame["person"]).rename(columns={"mood_A": "mood_P"})
    whole = frame.merge(other, on=["couple", "person", "day"])
    assert not check(whole).of("partner column disagrees")
    whole.loc[:100, "mood_P"] += 1
    assert check(whole).of("partner column disagrees")


def test_a_repeated_name_that_is_the_partner(tmp_path: Path) -> None:
    frame = couples(None)
    other = frame.assign(person=3 - frame["person"])
    whole = frame.merge(other, on=["couple", "person", "day"], suffixes=("", "_y"))
    whole.columns = ["couple", "person", "day", "mood_A", "mood_A"]
    whole.to_csv(tmp_path / "d.csv", index=False)
    (found,) = check(tmp_path / "d.csv").of("column name said twice")
    assert "should be called mood_P" in found.sentence


def test_a_scale_scored_the_other_way_round() -> None:
    dice = np.random.default_rng(0)
    pull = dice.standard_normal(300)
    frame = pd.DataFrame(
        {name: sign * pull + dice.standard_normal(300)
         for name, sign in (("stress", 1), ("sad", 1), ("tense", 1), ("pss", -1))}
    )  # fmt: skip
    (found,) = check(frame).of("scored the other way round")
    assert found.where == "pss"
    assert not check(frame.assign(pss=-frame["pss"])).of("scored the other way round")


def test_counts_that_do_not_add_up() -> None:
    frame = pd.DataFrame(
        {"study": ["a", "b"], "A-A": [1, 2], "A-B": [1, 2], "B-A": [1, 2], "B-B": [1, 2],
         "n": [4, 9]}
    )  # fmt: skip
    (found,) = check(frame).of("counts do not add up")
    assert found.evidence["rows"] == 1


def scores_of(frame: pd.DataFrame, name: str = "ecr-s") -> pd.DataFrame:
    """Anxiety and avoidance by the key, whatever stands in the cells."""
    found = instrument(name)
    result = {}
    for scale, part in found.subscales.items():
        columns = [f"q{int(code[1:])}" for code in part.items]
        signed = [8 - frame[c] if f"i{int(c[1:]):02d}" in part.reversed else frame[c]
                  for c in columns]  # fmt: skip
        result[scale] = sum(signed[1:], start=signed[0]) / len(signed)
    return pd.DataFrame(result)


def test_a_missing_code_counted_as_an_answer() -> None:
    frame = made("ecr-s")
    frame.iloc[:30, 2] = 0
    counted = check(pd.concat([frame, scores_of(frame)], axis=1))
    (found,) = counted.of("missing code counted as an answer")
    assert found.where == "avoidance"
    assert found.evidence["rows"] == 30
    blank = scores_of(frame.astype(float).mask(frame == 0))
    assert not check(pd.concat([frame, blank], axis=1)).of("missing code counted as an answer")
