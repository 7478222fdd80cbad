"""An evening apart and an unanswered message: what must be seen comes out of the model."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.scenes import load
from hecht.scenes.run import run

COUPLES = 200
PAIRS = [
    ("secure", "secure"), ("anxious", "secure"), ("secure", "avoidant"),
    ("anxious", "anxious"), ("anxious", "avoidant"), ("avoidant", "avoidant"),
]  # fmt: skip


@pytest.fixture(scope="module")
def quarrels():
    scene = load("an-evening-apart")
    found = {}
    for pair in PAIRS:
        changes = {"choice.lot": pair[0], "choice.sven": pair[1]}
        data = run(scene, replicates=COUPLES, seed=0, changes=changes).data
        found[pair] = data.isel(time=((data.time > 4) & (data.time <= 17)).values)
    return found


def _demands_while_other_leaves(data, first):
    calls, away = data.call.values[..., first], data.withdrawal.values[..., 1 - first]
    return ((calls >= 1) & (away > 0)).mean()


def test_the_anxious_partner_asks_and_the_avoidant_one_leaves(quarrels):
    data = quarrels["anxious", "avoidant"]
    assert _demands_while_other_leaves(data, 0) > 1.5 * _demands_while_other_leaves(data, 1)


def test_the_avoidant_partner_shows_less_and_feels_as_much(quarrels):
    data = quarrels["anxious", "avoidant"]
    calls, inside = data.call.mean(("replicate", "time")), data.arousal.mean(("replicate", "time"))
    assert float(calls[1]) < 0.5 * float(calls[0])
    assert float(inside[1]) > 0.85 * float(inside[0])


def test_both_raise_their_voice_mostly_when_both_are_anxious(quarrels):
    loud = {pair: float((data.call >= 2).all("bond").mean()) for pair, data in quarrels.items()}
    assert max(loud, key=loud.__getitem__) == ("anxious", "anxious")


def test_a_secure_partner_helps_the_anxious_one(quarrels):
    def lot(pair):
        return float(quarrels[pair].arousal.sel(person="lot").mean())

    assert lot(("anxious", "secure")) < lot(("anxious", "avoidant"))
    assert lot(("anxious", "secure")) < lot(("anxious", "anxious"))


def test_two_avoidant_people_are_quiet_outside_and_tense_inside(quarrels):
    quiet, lively = quarrels["avoidant", "avoidant"], quarrels["anxious", "anxious"]
    assert float(quiet.call.mean()) < 0.6 * float(lively.call.mean())
    assert float(quiet.arousal.mean()) > float(quarrels["secure", "secure"].arousal.mean()) + 0.3


def test_the_same_silence_is_three_experiences():
    data = run(load("unanswered-message"), replicates=300, seed=0).data
    first = data.isel(time=(data.time <= 180).values)
    calls = {name: float(first.call.sel(bond=name).mean()) for name in data.bond.values}
    secure, anxious, avoidant = (
        calls[name] for name in ("yara -> noor", "daan -> tom", "loes -> sam")
    )
    assert anxious > secure > avoidant
    inside = first.arousal.mean(("replicate", "time"))
    # The one who shows least is at least as tense as the one who shows most.
    assert float(inside.sel(person="loes")) > 0.95 * float(inside.sel(person="daan"))
    assert float(inside.sel(person="yara")) < float(inside.sel(person="daan"))
    assert np.isfinite(data.arousal.values).all()
