"""Read-outs of runs: complete, inside their bounds, and silent where nothing can be said."""

from __future__ import annotations

import numpy as np
import pytest

from hecht.errors import UnknownNameError
from hecht.scenes import load
from hecht.scenes.building import build
from hecht.scenes.readouts import READOUTS, readouts
from hecht.scenes.readouts.document import page
from hecht.scenes.readouts.of_bonds import satisfied
from hecht.scenes.readouts.reference import LOAD, SATISFACTION, ordinary_couples
from hecht.scenes.readouts.view import View
from hecht.scenes.run import run

_SCENES = ("the-dance", "strange-situation", "far-father", "loss")


@pytest.fixture(scope="module", params=_SCENES)
def ran(request):
    scene = load(request.param)  # this is about reading: a month of what came before will do
    before = [c.model_copy(update={"lasts": min(c.lasts, 43_200.0)}) for c in scene.before]
    return run(scene.model_copy(update={"before": before}), replicates=32, seed=3)


@pytest.fixture(scope="module")
def couples():
    return run(build(ordinary_couples(), scene_id="ordinary"), replicates=300, seed=5)


def _people(data):
    return data.drop_dims("replicate", errors="ignore")


@pytest.mark.parametrize("readout", READOUTS.values(), ids=READOUTS)
def test_every_readout_says_what_it_is(readout):
    for text in (readout.say, readout.about):
        assert text.nl.strip()
        assert text.en.strip()
        assert text.nl != text.en
        assert not text.nl.endswith(".")
    assert readout.low < readout.high
    assert len(readout.how) > 10
    assert len(readout.source) > 5


def test_the_page_is_the_list(repository):
    written = (repository / "docs" / "readouts.md").read_text(encoding="utf-8")
    assert written == page(), (
        "docs/readouts.md is old; write it anew: "
        "python -m hecht.scenes.readouts.document > docs/readouts.md"
    )


def test_all_numbers_lie_in_their_range(ran):
    found = readouts(ran)
    assert set(found.data_vars) <= set(READOUTS)
    for name, values in found.items():
        readout, some = READOUTS[name], values.values[np.isfinite(values.values)]
        assert some.size
        assert some.min() >= readout.low - 1e-6, name
        assert some.max() <= readout.high + 1e-6, name
        assert values.attrs["source"] == readout.source


def test_every_part_has_words(ran):
    for name, values in readouts(ran).items():
        extra = set(values.dims) - {"replicate", "person", "bond", "pair"}
        parts = {str(key) for dim in extra for key in values[dim].values}
        assert parts == set(READOUTS[name].parts)


def test_what_must_add_up_adds_up(ran):
    found = readouts(ran, ["patterns", "movement", "turned_to"])
    for name, over in (("patterns", "pattern"), ("movement", "way")):
        if name in found:
            total = found[name].sum(over, skipna=False).values
            assert total[np.isfinite(total)] == pytest.approx(1)
    leaning = found["turned_to"].dropna("bond")
    owners = [str(bond).split(" -> ")[0] for bond in leaning.bond.values]
    total = leaning.groupby(leaning.bond.copy(data=owners)).sum().values
    assert ((np.abs(total - 1) < 1e-6) | (np.abs(total) < 1e-6)).all()


def test_a_result_gives_its_readouts(ran):
    assert ran.readouts(["autonomy"]).equals(readouts(ran, ["autonomy"]))


def test_an_unknown_readout_names_the_near_ones(ran):
    with pytest.raises(UnknownNameError, match="loop_gain"):
        readouts(ran, ["loop_gian"])


def test_nothing_is_said_of_groups_from_few_lives():
    few = run(load("far-father"), replicates=3, seed=0)
    assert not {name for name in readouts(few) if READOUTS[name].of == "group"}


def test_nothing_is_said_of_load_before_half_a_year(couples):
    assert not {"load", "complaints", "relative_mortality"} & set(readouts(couples))


def test_children_get_no_questionnaire():
    found = readouts(run(load("strange-situation"), replicates=4, seed=0), ["anxiety", "patterns"])
    assert np.isnan(found.anxiety.sel(person="child")).all()
    assert np.isfinite(found.anxiety.sel(person="mother")).all()


def test_someone_who_died_is_missed_and_no_haven():
    """In the scene of a loss the partner's commitment ends with a chapter."""
    scene = load("loss")
    gone = [
        key for chapter in scene.chapters for key, tie in chapter.begin.bonds.items()
        if tie.values.get("commitment") == 0
    ]  # fmt: skip
    assert gone
    found = run(scene, replicates=8, seed=0).readouts(["turning"]).turning.mean("replicate")
    owner_first = gone[0].replace("<->", "->")
    assert float(found.sel(bond=owner_first, use="haven")) == 0
    assert float(found.sel(bond=owner_first, use="closeness")) > 0


def test_ordinary_couples_are_as_content_and_as_tense_as_they_are_said_to_be(couples):
    view = View(couples)
    content = (satisfied(view, "kim", "sam") + satisfied(view, "sam", "kim")).values / 2
    assert content.mean() == pytest.approx(SATISFACTION.mean, abs=0.15)
    assert content.std() == pytest.approx(SATISFACTION.sd, rel=0.15)
    above = np.maximum(couples.data.arousal.values - 0.2, 0).mean(axis=1)
    assert above.mean() == pytest.approx(LOAD.mean, abs=0.02)
    assert above.std() == pytest.approx(LOAD.sd, rel=0.2)


def test_as_many_ordinary_couples_part_as_in_a_study(couples):
    """Row COU16: .27 in 14 years, .18 to .37."""
    found = couples.readouts(["parted_in_14_years", "parting_rate"])
    assert 0.18 < float(found.parted_in_14_years[0]) < 0.37
    assert 0.01 < float(found.parting_rate[0]) < 0.06


def test_a_person_beside_whom_one_is_safe_makes_things_lighter(couples):
    found = couples.readouts(["perceived_effort", "satisfaction", "closeness"])
    effort = found.perceived_effort.sel(person="kim").values
    content = found.satisfaction.sel(bond="kim -> sam").values
    assert np.corrcoef(effort, content)[0, 1] < -0.3
