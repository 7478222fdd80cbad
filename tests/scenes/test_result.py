"""What a run gives back: a labelled dataset that can be kept."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from hecht.errors import HechtError
from hecht.scenes import loads
from hecht.scenes.result import Result
from hecht.scenes.run import run

SCENE = """
title: {nl: even weg, en: away}
people: {anna: {drawn: population}, ben: {}}
bonds: {anna <-> ben: {strength: 0.8, presence: 1}}
before:
  - {id: week, lasts: 2 days, step: 1 h}
chapters:
  - {id: day, lasts: 2 h, step: 10 min, events: [{at: 30 min, for: 1 h, who: ben, does: leaves}]}
  - {id: night, lasts: 3 h, step: 30 min}
"""


@pytest.fixture(scope="module")
def result() -> Result:
    return run(loads(SCENE), replicates=3, seed=5)


def test_dimensions_and_labels(result):
    data = result.data
    assert dict(data.sizes) == {"replicate": 3, "time": 18, "person": 2, "bond": 2}
    assert list(data.person.values) == ["anna", "ben"]
    assert list(data.bond.values) == ["anna -> ben", "ben -> anna"]
    assert list(data.other.values) == ["ben", "anna"]
    assert data.arousal.dims == ("replicate", "time", "person")
    assert data.call.dims == ("replicate", "time", "bond")
    assert data.care_base.dims == ("replicate", "person")


def test_time_counts_the_watched_part_in_minutes(result):
    time = result.data.time
    assert time.dtype == np.float64
    assert time.attrs["units"] == "min"
    assert list(time.values[:2]) == [10, 20]
    assert time.values[-1] == 120 + 180
    assert list(result.data.chapter.values[[0, -1]]) == ["day", "night"]


def test_units_and_meanings_stand_with_the_variables(result):
    assert result.data.threat.attrs["units"] == "1/min"
    assert "arousal" in result.data.arousal.attrs["long_name"]
    assert all("long_name" in variable.attrs for variable in result.data.data_vars.values())


def test_an_event_is_in_the_inputs_and_in_the_moments(result):
    reach = result.data.reach.sel(bond="anna -> ben").values[0]
    assert list(reach[:10]) == [1, 1, 1, 0, 0, 0, 0, 0, 0, 1]
    (moment,) = result.moments
    assert (moment.minute, moment.until, moment.kind, moment.who) == (30, 90, "leaves", "ben")


@pytest.mark.parametrize("ending", ["nc", "parquet", "csv"])
def test_what_is_saved_can_be_read_again(result, tmp_path, ending):
    path = result.save(tmp_path / f"run.{ending}")
    if ending == "nc":
        with xr.open_dataset(path, engine="h5netcdf") as kept:
            xr.testing.assert_allclose(kept.load(), result.data)
            assert kept.attrs["seed"] == 5
        return
    table = pd.read_parquet(path) if ending == "parquet" else pd.read_csv(path)
    assert len(table) == 3 * 18 * (2 + 2)
    row = table[(table.replicate == 2) & (table.time == 300) & (table.who == "anna")]
    wanted = float(result.data.arousal.sel(replicate=2, person="anna").values[-1])
    assert float(row.arousal.iloc[0]) == pytest.approx(wanted, rel=1e-5)


def test_another_ending_is_refused_with_those_that_work(result, tmp_path):
    with pytest.raises(HechtError, match=r"\.parquet"):
        result.save(tmp_path / "run.docx")


@pytest.mark.parametrize("count", [0, -1, 10_000_000])
def test_impossible_numbers_of_replicates_are_refused(count):
    with pytest.raises(ValueError, match="replicates"):
        run(loads(SCENE), replicates=count)


def test_progress_ends_at_the_whole():
    seen: list[tuple[int, int]] = []
    run(loads(SCENE), replicates=3, progress=lambda done, total: seen.append((done, total)))
    done, total = seen[-1]
    assert done == total == 3 * (48 + 12 + 6)
    assert [step for step, _ in seen] == sorted(step for step, _ in seen)


def test_time_stays_exact_over_a_lifetime():
    text = SCENE[: SCENE.index("before:")] + "chapters: [{id: life, lasts: 80 years, step: 1 day}]"
    data = run(loads(text), replicates=1).data
    steps = data.sizes["time"]
    assert steps == 29_220
    assert data.time.values[-1] == steps * 1440.0
    assert np.array_equal(np.diff(data.time.values), np.full(steps - 1, 1440.0))
    assert float(data.age.sel(person="ben")[0]) == pytest.approx(110, abs=0.01)
    assert np.isfinite(data.arousal.values).all()
