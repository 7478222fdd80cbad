"""You knew it was coming: being argued with deepens loneliness, being felt relieves.

What the model can show: arousal, asking, contact and trust. What grief is about it does not know.
"""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

BOND = "mila -> tom"


@pytest.fixture(scope="module")
def evenings():
    return {tom: lived("you-knew-it-was-coming", 200, tom=tom) for tom in ("argues", "feels")}


def test_being_felt_relieves_within_the_hour(evenings):
    inside = {tom: mean(part(data, 30, 60), "arousal", "mila") for tom, data in evenings.items()}
    assert share(inside["feels"] < inside["argues"]) > 0.9
    assert inside["feels"].mean() < 0.5 * inside["argues"].mean()


def test_being_argued_with_makes_her_ask_more_and_get_less(evenings):
    for variable, factor in (("call", 2.0), ("care", 0.5)):
        argues, feels = (
            mean(part(evenings[tom], 15, 60), variable, BOND).mean() for tom in ("argues", "feels")
        )
        assert (argues > factor * feels) if variable == "call" else (argues < factor * feels)
    need = [
        mean(part(evenings["argues"], a, z), "need", "mila").mean() for a, z in ((5, 15), (30, 60))
    ]
    assert need[1] > 1.5 * need[0]


def test_the_grief_itself_stays(evenings):
    for data in evenings.values():
        assert float(part(data, 5, 60).threat.sel(person="mila").min()) > 0.1
    assert mean(part(evenings["feels"], 30, 60), "arousal", "mila").mean() > 0.3


def test_trust_in_being_understood_has_grown_where_she_was_felt(evenings):
    trust = {tom: data.trust.sel(bond=BOND).isel(time=0).values for tom, data in evenings.items()}
    assert share(trust["feels"] > trust["argues"] + 0.1) > 0.9
