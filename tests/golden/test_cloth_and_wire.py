"""The cloth mother: hours on each doll, flight to the cloth one, and setting out from her.

Harlow (1958), doi:10.1037/h0047884: most of the day on cloth, an hour or so on the wire that feeds.
"""

from __future__ import annotations

import pytest

from golden.lives import DAY, lived, mean, part, share
from hecht.scenes import load
from hecht.scenes.run import run

CLOTH, WIRE = "monkey -> cloth", "monkey -> wire"


@pytest.fixture(scope="module")
def days():
    return {dolls: lived("cloth-and-wire", 128, dolls=dolls) for dolls in ("both", "wire")}


def test_hours_on_each_doll():
    scene = load("cloth-and-wire")
    weeks = scene.model_copy(update={"before": [], "chapters": scene.before})
    data = part(run(weeks, replicates=32).data, 15 * DAY, 20 * DAY)
    hours = 24 * (data.call > 0).mean(("replicate", "time"))
    assert 12 < float(hours.sel(bond=CLOTH)) < 20
    assert float(hours.sel(bond=WIRE)) < 2.5


def test_frightened_it_flees_to_the_cloth_doll(days):
    before, after = part(days["both"], 200, 240), part(days["both"], 240, 250)
    assert share(mean(after, "contact", CLOTH) > mean(before, "contact", CLOTH)) > 0.8
    assert share(mean(after, "contact", CLOTH) > mean(after, "contact", WIRE) + 0.2) > 0.8


def test_from_the_cloth_doll_it_sets_out_again(days):
    fright = {dolls: part(data, 240, 260) for dolls, data in days.items()}
    later = part(days["both"], 290, 360)
    explored = {dolls: mean(data, "exploration", "monkey") for dolls, data in fright.items()}
    assert mean(later, "exploration", "monkey").mean() > 1.3 * explored["both"].mean()
    assert explored["both"].mean() > 1.5 * explored["wire"].mean()


def test_wire_calms_less(days):
    calm = {dolls: mean(part(data, 240, 270), "arousal", "monkey") for dolls, data in days.items()}
    assert share(calm["wire"] > calm["both"]) > 0.95
    assert calm["wire"].mean() > 1.5 * calm["both"].mean()
