"""Calibration: the axes, the loss, a search with a known answer, and going on where it stopped."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from hecht.cli.main import app
from hecht.errors import DataFileError, HechtError, UnknownNameError
from hecht.model.parameters import CONSTANTS, Constants, constants
from hecht.studies import evidence, report
from hecht.studies.calibration import ensemble, misfit, procedure, space
from hecht.studies.calibration.search import TRIALS, Store, Trial, read, search
from hecht.studies.findings import findings
from hecht.studies.fingerprint import parameter_hash
from hecht.studies.paradigm import Paradigm
from hecht.studies.scoring import Estimate

BY_ID = {finding.id: finding for finding in findings()}
FREE = sorted(set(CONSTANTS) - set(space.ANCHORS))


# Axes


@pytest.mark.parametrize("name", FREE)
def test_an_axis_stays_in_its_range_and_keeps_the_present_value(name):
    (axis,) = space.axes([name])
    table = CONSTANTS[name]
    assert axis.value(axis.centre) == table.value
    assert 0 <= axis.centre <= 1
    for place in np.linspace(0, 1, 21):
        constants({name: axis.value(float(place))})  # raises outside the range
        assert axis.place(axis.value(float(place))) == pytest.approx(place, abs=1e-9)


def test_ranges_of_decades_are_searched_by_their_logarithm():
    fade, growth, relief = space.axes(["presence_fade_adult", "bond_growth", "relief_value"])
    assert (fade.logarithmic, growth.logarithmic, relief.logarithmic) == (True, True, False)
    assert growth.centre == pytest.approx(0.5)  # as far below the present value as above it
    assert growth.value(0.75) / growth.value(0.5) == pytest.approx(10)


@pytest.mark.parametrize(
    ("names", "error", "words"),
    [
        (["soothing"], UnknownNameError, "soothing_rate"),
        (["call_effort"], HechtError, "anchors the scale of worth"),
        (["fear_weight", "fear_weight"], HechtError, "named twice"),
        ([], HechtError, "at least one"),
    ],
)
def test_constants_that_cannot_move_say_why(names, error, words):
    with pytest.raises(error, match=words):
        space.axes(names)


# Rows


def test_held_out_rows_never_enter():
    usual = misfit.allowed(findings())
    assert len(usual) > 50
    assert not [row.id for row in usual if row.held_out or row.split != "calibration"]
    assert "SSP02" not in {row.id for row in misfit.allowed(findings(), ["SSP"])}  # held out


@pytest.mark.parametrize(
    ("name", "words"),
    [("SSP02", "held out"), ("SUP02", "cannot be used"), ("NONE", "No finding is called NONE")],
)
def test_rows_that_cannot_be_used_say_why(name, words):
    with pytest.raises(HechtError, match=words):
        misfit.allowed(findings(), [name])


# Loss


def _seen(*values, error=0.1, units=1000):
    return Estimate(values, (error,) * len(values), units)


def test_a_number_counts_in_its_own_errors():
    row = BY_ID["STR01"]  # d = .51
    exact = _seen(row.value)
    assert misfit.of_row(row, exact, exact) == 0
    near, far = _seen(row.value + 0.2), _seen(row.value + 20)
    assert 0 < misfit.of_row(row, near, exact) < 4
    ratio = misfit.of_row(row, far, exact) / misfit.of_row(row, _seen(row.value + 10), exact)
    assert ratio == pytest.approx(2, rel=0.05)  # robust: linear far away


def test_being_noisy_does_not_help():
    row, start = BY_ID["STR01"], _seen(0.0, error=0.05)
    noisy = _seen(0.0, error=5.0)
    assert misfit.of_row(row, noisy, start) == misfit.of_row(row, start, start)


def test_a_direction_costs_nothing_once_it_is_clear():
    row = replace(BY_ID["SSP06"], statistic="mean(x)")
    assert misfit.of_row(row, _seen(0.5), _seen(0.5)) == 0
    unclear, wrong = (misfit.of_row(row, _seen(v), _seen(v)) for v in (0.05, -0.3))
    assert 0 < unclear < wrong


def test_what_cannot_be_computed_costs_much():
    row = BY_ID["STR01"]
    lost = misfit.of_row(row, None, _seen(0.5))
    assert lost == misfit.of_row(row, _seen(float("nan")), _seen(0.5)) > 8


def test_arousal_that_feeds_itself_is_unlikely():
    assert misfit.runaway({}) == 0
    assert misfit.runaway({"separation_distress": 0.08}) > 1


# Search


def _bowl(answer):
    def judge(point, changes):
        return float(((point - answer) ** 2).sum()) * 100, {"rows": {}}

    return judge


def _walk(folder, trials, resume=False, answer=0.3):
    pytest.importorskip("cmaes")
    axes = space.axes(["relief_value", "fear_weight"])
    store = Store(folder, {"n": 1}, resume=resume)
    return list(search(axes, _bowl(answer), store, trials=trials, seed=4))


def test_a_known_optimum_is_found(tmp_path):
    trials = _walk(tmp_path, 150)
    best = min(trials, key=lambda trial: trial.loss)
    assert np.allclose(best.point, 0.3, atol=0.02)
    assert best.constants["relief_value"] == pytest.approx(6.0, abs=0.4)
    assert trials[0].constants == {"relief_value": 6.6, "fear_weight": 8.0}


def test_every_trial_stays_in_range(tmp_path):
    for trial in _walk(tmp_path, 40, answer=1.4):  # the best lies outside
        assert all(0 <= place <= 1 for place in trial.point)
        constants(trial.constants)


def test_a_broken_off_search_goes_on_bit_for_bit(tmp_path):
    whole = _walk(tmp_path / "whole", 37)
    _walk(tmp_path / "part", 16)
    file = tmp_path / "part" / TRIALS
    cut = file.read_text(encoding="utf-8")
    file.write_text(cut[: cut.rindex("{") + 30], encoding="utf-8")  # broken off within a line
    assert len(read(file)) == 16
    again = _walk(tmp_path / "part", 37, resume=True)
    assert again == whole
    kept = [(tmp_path / where / TRIALS).read_bytes() for where in ("part", "whole")]
    assert kept[0] == kept[1]


def test_trials_that_are_there_are_not_tried_again(tmp_path):
    _walk(tmp_path, 12)
    axes = space.axes(["relief_value", "fear_weight"])
    store = Store(tmp_path, {"n": 1}, resume=True)
    list(search(axes, lambda *_: pytest.fail("tried again"), store, trials=12, seed=4))


def test_a_folder_with_trials_is_not_overwritten(tmp_path):
    _walk(tmp_path, 3)
    with pytest.raises(HechtError, match="--resume"):
        Store(tmp_path, {"n": 1}, resume=False)
    with pytest.raises(HechtError, match=r"other settings \(n\)"):
        Store(tmp_path, {"n": 2}, resume=True)
    axes = space.axes(["relief_value", "fear_weight"])
    with pytest.raises(HechtError, match="not what this search asks for"):
        list(
            search(
                axes, _bowl(0.3), Store(tmp_path, {"n": 1}, resume=True), trials=3, seed=5
            )
        )  # fmt: skip


def test_damaged_trials_are_named(tmp_path):
    _walk(tmp_path, 3)
    file = tmp_path / TRIALS
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([lines[0], "nothing\n", *lines[2:]]), encoding="utf-8")
    with pytest.raises(DataFileError, match="line 2"):
        Store(tmp_path, {"n": 1}, resume=True)
    file.write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    with pytest.raises(DataFileError, match="line 2: this is trial 2"):
        Store(tmp_path, {"n": 1}, resume=True)


# Ensemble


def _trial(number, loss, value):
    return Trial(number, (0.5,), {"relief_value": value}, loss, {})


def test_sets_near_the_best_are_kept_with_weights():
    found = ensemble.of([_trial(0, 9.0, 6.6), _trial(1, 5.0, 6.0), _trial(2, 5.5, 7.0)], {})
    assert found.constants == {"relief_value": 6.0}
    assert [m.constants["relief_value"] for m in found.members] == [6.0, 7.0]
    first, second = (m.weight for m in found.members)
    assert first + second == pytest.approx(1)
    assert second / first == pytest.approx(np.exp(-0.25))
    share = first * second
    assert found.spread()["relief_value"] == pytest.approx(np.sqrt(share))
    assert found.parameters == parameter_hash(constants({"relief_value": 6.0}))


def test_an_ensemble_around_the_present_constants_keeps_what_fits_hardly_less():
    trials = [_trial(0, 9.0, 6.6), _trial(1, 5.0, 6.0), _trial(2, 9.9, 7.0), _trial(3, 10.5, 8.0)]
    found = ensemble.around(trials, {})
    assert found.constants == {}
    assert [m.constants["relief_value"] for m in found.members] == [6.0, 6.6, 7.0]
    assert found.parameters == parameter_hash(constants())
    assert set(found.spread()) == {"relief_value"}


def test_the_ensemble_that_comes_with_hecht_belongs_to_its_constants_and_instruments():
    found = ensemble.shipped()  # refuses what was made with others
    assert found.constants == {}
    assert len(found.members) >= ensemble.CARRIED
    held_out = {f.id for f in findings() if f.held_out}
    assert not held_out & set(found.told["rows"])
    assert all(spread > 0 for spread in found.spread().values())


def test_an_ensemble_is_read_back_and_belongs_to_its_model(tmp_path):
    found = ensemble.of([_trial(0, 1.0, 6.0)], {"n": 1})
    file = tmp_path / "set.json"
    ensemble.write(found, file)
    assert ensemble.read(file) == found
    row = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**row, "parameters": "000000000000"}), encoding="utf-8")
    with pytest.raises(DataFileError, match="calibrate again"):
        ensemble.read(file)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(DataFileError, match="not a file that"):
        ensemble.read(file)


def test_uncertain_constants_widen_the_error():
    row = evidence.Row(BY_ID["STR01"], _seen(0.5), evidence.score(BY_ID["STR01"], _seen(0.5)))
    others = [_seen(0.4), _seen(0.6), None]
    wide = ensemble.widened(row, _seen(0.5), others, np.array([0.25, 0.25, 0.5]))
    assert wide.estimate.errors[0] == pytest.approx(np.hypot(0.1, 0.1))
    assert wide.estimate.values == (0.5,)
    assert abs(wide.verdict.z) <= abs(row.verdict.z)
    assert ensemble.widened(row, _seen(0.5), [None], np.ones(1)) == row
    far = ensemble.widened(row, _seen(0.4), [_seen(0.6)], np.ones(1))  # all lie on one side
    assert far.estimate.errors[0] == pytest.approx(np.hypot(0.1, 0.2))


# The whole procedure, on a study that takes no time


def _toy(n, seed, numbers: Constants):
    """Two columns whose means are constants of the model, for the same n people each time."""
    noise = np.random.default_rng(seed).normal(size=n) * 0.05
    return pd.DataFrame({"unit": np.arange(n), "x": numbers.relief_value / 10 + noise})


@pytest.fixture
def toy(monkeypatch):
    pytest.importorskip("cmaes")
    design = Paradigm("toy", _toy, "unit", "a.", {}, quick=50)
    monkeypatch.setattr(evidence, "paradigm", lambda name: design)
    monkeypatch.setattr(misfit, "paradigm", lambda name: design)
    row = replace(
        BY_ID["STR01"], design="toy", arguments={}, statistic="mean(x)", value=0.55,
        ci_low=0.54, ci_high=0.56,
    )  # fmt: skip
    return misfit.Study((row,), 50, 0)


def test_the_procedure_moves_towards_what_was_published(toy, tmp_path):
    axes = space.axes(["relief_value"])
    told = []
    outcome = procedure.calibrate(
        toy, axes, trials=24, folder=tmp_path, told=lambda trial, total: told.append(trial.number)
    )
    assert told == list(range(25))
    assert outcome.best.loss < outcome.start.loss
    assert outcome.better
    assert 5.4 <= outcome.best.constants["relief_value"] < 6.6
    again = procedure.calibrate(toy, axes, trials=24, folder=tmp_path, resume=True)
    assert again.trials == outcome.trials
    assert again.found == outcome.found


def test_instruments_that_are_off_stop_everything():
    procedure.refuse_bad_instruments({"DIM01": 1.9, "DIM02": -1.9})
    with pytest.raises(HechtError, match=r"DIM02 \(z = -2.1\)"):
        procedure.refuse_bad_instruments({"DIM01": 0.0, "DIM02": -2.1})


# The command


@pytest.fixture
def run():
    runner = CliRunner(env={"HECHT_DEBUG": None, "LANG": "en_GB.UTF-8"})
    return lambda *words: runner.invoke(app, ["calibrate", *words])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--rows", "SSP02"], "SSP02 is held out"),
        (["--rows", "XYZ"], "No finding is called XYZ"),
        (["--parameters", "call_effort"], "call_effort cannot be calibrated"),
        (["--parameters", "soothing"], "soothing_rate"),
        (["--parameters", ","], "at least one constant"),
        (["--apply", "found.txt"], "ends in .json"),
        (["--trials", "0"], "'--trials'"),
    ],
)
def test_the_command_says_what_is_wrong(run, words, says):
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.stderr


def test_the_command_tells_what_it_found(run, toy, tmp_path, monkeypatch):
    monkeypatch.setattr(procedure, "measured", lambda rows: {"DIM01": 0.4})
    monkeypatch.setattr(misfit, "allowed", lambda rows, wanted=(): list(toy.findings))
    store, file = tmp_path / "trials", tmp_path / "set.json"
    words = ["--parameters", "relief_value", "--n", "50", "--trials", "12", "--store", str(store)]
    result = run(*words, "--apply", str(file))
    assert result.exit_code == 0, result.output
    assert "Instruments first (z): DIM01 +0.4" in result.output
    assert "present constants: loss" in result.output
    assert "relief_value  6.6 -> " in result.output
    assert (store / TRIALS).read_text(encoding="utf-8").count("\n") == 13
    written = "Written" in result.output
    assert written == file.exists()
    refused = run(*words)
    assert refused.exit_code == 2
    assert "--resume" in refused.stderr
    assert run(*words, "--resume").exit_code == 0


def test_the_heaviest_sets_are_run_and_their_spread_is_carried():
    members = tuple(ensemble.Member(w, {"relief_value": v}) for w, v in ((0.5, 6.0), (0.5, 7.0)))
    found = ensemble.Ensemble({"relief_value": 6.0}, members, "x", {})
    wanted = ensemble.variants(found)
    assert list(wanted) == ["middle", "set 0", "set 1"]
    row = evidence.Row(BY_ID["STR01"], _seen(0.5), evidence.score(BY_ID["STR01"], _seen(0.5)))
    rows = {name: [replace(row, estimate=_seen(changes["relief_value"] / 10))]
            for name, changes in wanted.items()}  # fmt: skip
    (carried,) = ensemble.carried([row], rows, found)
    assert carried.estimate.values == (0.5,)  # of the large sample
    assert carried.estimate.errors[0] == pytest.approx(np.hypot(0.1, 0.1 * np.sqrt(0.5)))


def test_evidence_uses_an_ensemble_and_keeps_no_default_report(tmp_path, monkeypatch):
    file = tmp_path / "set.json"
    ensemble.write(ensemble.of([_trial(0, 1.0, 6.0), _trial(1, 1.5, 7.0)], {}), file)
    asked = {}

    def check(rows, variants, **how):
        asked.update(variants)
        seen = [evidence.Row(row, None, evidence.Verdict("not run")) for row in rows]
        return dict.fromkeys(variants, seen)

    monkeypatch.setattr(evidence, "check_variants", check)
    monkeypatch.setattr(report, "last_report", lambda: pytest.fail("kept as the usual report"))
    page = tmp_path / "e.html"
    words = ["evidence", "--only", "STR0", "--no-rivals", "--ensemble", str(file)]
    result = CliRunner().invoke(app, [*words, "--to", str(page), "--without", "soothing"])
    assert result.exit_code == 0, result.output
    assert asked["middle"] == asked["the model"] == {"relief_value": 6.0}
    assert asked["set 1"] == {"relief_value": 7.0}
    assert asked["soothing"] == {"relief_value": 6.0, "soothing_rate": 0.0}
    assert parameter_hash(constants({"relief_value": 6.0})) in page.read_text(encoding="utf-8")


def test_a_share_of_nobody_is_a_lost_row_and_no_crash(toy):
    empty = replace(toy.findings[0], statistic="mean(x) / share(x > 100)")
    found = misfit.Study((empty,), 50, 0).simulate({})
    assert found == {empty.id: None}
