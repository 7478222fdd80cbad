"""The youngest sister: what she learned about her brother is met again in someone like him."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

VICTOR, NOOR = "lies -> victor", "lies -> noor"
LIVES = 32


@pytest.fixture(scope="module")
def first():
    """How she comes in, by how long she has worked there and by the brother she had."""
    options = [("day", "wins"), ("month", "wins"), ("two-years", "wins"), ("day", "kind")]
    return {
        pair: lived("the-youngest-sister", LIVES, known=pair[0], brother=pair[1]).isel(time=0)
        for pair in options
    }


def _gap(data):
    return (data.trust.sel(bond=NOOR) - data.trust.sel(bond=VICTOR)).values


def test_she_counts_on_the_look_alike_less_than_on_another_colleague(first):
    assert share(_gap(first["day", "wins"]) > 0.1) > 0.9
    fear = first["day", "wins"].aversiveness
    assert float(fear.sel(bond=VICTOR).mean()) > 2 * float(fear.sel(bond=NOOR).mean())


def test_it_comes_from_the_brother(first):
    victor = {b: first["day", b].trust.sel(bond=VICTOR).values for b in ("wins", "kind")}
    assert share(victor["kind"] > victor["wins"] + 0.1) > 0.9


def test_with_him_she_shrinks_and_is_tenser():
    tense, away = {}, {}
    for who in ("victor", "noor"):
        data = part(lived("the-youngest-sister", LIVES, beside=who), 10, 45)
        tense[who] = mean(data, "arousal", "lies")
        away[who] = mean(data, "withdrawal", f"lies -> {who}")
    assert share(away["victor"] > away["noor"]) > 0.9
    assert share(tense["victor"] > tense["noor"]) > 0.9


def test_it_unlearns_slowly_with_good_experience(first):
    gap = {known: _gap(first[known, "wins"]).mean() for known in ("day", "month", "two-years")}
    assert 0.35 * gap["day"] < gap["month"] < 0.8 * gap["day"]
    assert gap["two-years"] < 0.25 * gap["day"]


@pytest.mark.xfail(reason="fright is unlearned in fifteen hours together: .04 of .36 is left")
def test_fright_fades_slowly_too(first):
    fear = {
        k: float(first[k, "wins"].aversiveness.sel(bond=VICTOR).mean()) for k in ("day", "month")
    }
    assert fear["month"] > 0.5 * fear["day"]
