"""Friends far away: after a year apart, two secure friends go on where they were."""

from __future__ import annotations

import pytest

from golden.lives import lived, mean, part, share

BOND, MET, END = "ines -> bram", 60, 2160


@pytest.fixture(scope="module")
def visits():
    pairs = [(p, a) for p in ("secure", "avoidant") for a in ("month", "year")]
    return {(p, a): lived("friends-far-away", 128, people=p, apart=a) for p, a in pairs}


def test_bond_and_trust_hold_through_a_year(visits):
    first = {
        apart: visits["secure", apart].isel(time=0).sel(bond=BOND) for apart in ("month", "year")
    }
    for name, kept in (("strength", 0.75), ("trust", 0.75)):
        assert float(first["year"][name].mean()) > kept * float(first["month"][name].mean()), name


def test_the_first_hour_looks_like_the_last(visits):
    data = visits["secure", "year"]
    for name in ("contact", "care"):
        first = mean(part(data, MET + 10, MET + 70), name, BOND)
        last = mean(part(data, END - 60, END), name, BOND)
        assert abs(first.mean() - last.mean()) < 0.1, name
    assert share(mean(part(data, MET + 10, MET + 70), "contact", BOND) > 0.35) > 0.85


def test_two_who_count_on_nobody_are_less_close_and_less_safe(visits):
    first = {p: part(visits[p, "year"], MET + 10, MET + 70) for p in ("secure", "avoidant")}
    for name, who in (("contact", BOND), ("felt_security", "ines"), ("trust", BOND)):
        near = {people: mean(data, name, who).mean() for people, data in first.items()}
        assert near["secure"] > 1.1 * near["avoidant"], name
    inside = {people: mean(data, "arousal", "ines").mean() for people, data in first.items()}
    assert inside["avoidant"] > 1.1 * inside["secure"]
