"""Lives that several tests look at."""

from __future__ import annotations

import pytest

from hecht.scenes.life import live


@pytest.fixture(scope="package")
def many():
    """Sixty-four lives to the age of 82, in steps of three days."""
    return live(64, years=82, seed=5, step_days=3)


@pytest.fixture(scope="package")
def one(many):
    """The position of a life with a partner, a child, and deaths before its own."""
    for life in range(many.lives):
        kinds = set(many.events[many.events["life"] == life]["kind"])
        if {"moves_in", "child_born", "dies", "friend_fades"} <= kinds:
            return life
    raise AssertionError("no life with a partner, a child and a loss")
