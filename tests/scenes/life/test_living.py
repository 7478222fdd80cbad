"""What lives are like inside: same in any batch, transfer, loss, and what the model makes of it."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from hecht.errors import HechtError, InvalidValueError, UnknownNameError
from hecht.scenes.life import live
from hecht.scenes.life.course import DEAD, HERE
from hecht.scenes.life.measures import findings, partnered, top_kind


def test_a_life_is_the_same_in_any_batch():
    """To the last bit: in a batch of 70, alone as number 66, and in the middle of another batch."""
    many = live(70, years=6, seed=3, step_days=3)
    alone = live(1, years=6, seed=3, step_days=3, first=66)
    some = live(5, years=6, seed=3, step_days=3, first=63)
    for name in many.data.data_vars:
        whole = many.data[name].isel(life=66).values
        np.testing.assert_array_equal(whole, alone.data[name].isel(life=0).values, err_msg=name)
        np.testing.assert_array_equal(whole, some.data[name].isel(life=3).values, err_msg=name)
    own = many.events[many.events["life"] == 66].drop(columns="life").reset_index(drop=True)
    assert own.equals(alone.events.drop(columns="life"))


def test_another_seed_gives_another_life():
    one, other = (live(1, years=4, seed=seed, step_days=3).data for seed in (1, 2))
    assert not np.array_equal(one.arousal.values, other.arousal.values)


def test_no_bond_with_the_dead_grows(many):
    data = many.data
    dead = data.state.values == DEAD
    strength = data.strength.values
    still = dead[:, :-1] & dead[:, 1:] & (data.number.values[:, :-1] == data.number.values[:, 1:])
    still &= data.alive.values[:, 1:, None]
    assert still.sum() > 1000
    assert (strength[:, 1:][still] <= strength[:, :-1][still]).all()
    assert float(np.nanmax(np.where(still, data.contact.values[:, 1:], 0))) == 0.0
    assert float(np.nanmax(np.where(still, data.reach.values[:, 1:], 0))) == 0.0


def test_the_dead_give_nothing(many):
    """Nobody dead is ever first, whoever they were."""
    first = many.data["rank"].values == 1
    assert (many.data.state.values[first] == HERE).all()


def test_the_first_figure_moves_from_parents_to_the_partner_in_most_lives(many):
    """Of those with a partner at 40: mostly a parent first at 10, mostly the partner at 40."""
    alive = many.data.alive.sel(age=40).values
    with_partner = (many.data.partner.sel(age=40).values != "")[alive]
    child, adult = (
        many.data["kind"].values[
            many.data["rank"].sel(age=age).values[alive].__eq__(1).argmax(axis=1)
        ]
        for age in (10, 40)
    )
    assert (child == "parent")[with_partner].mean() > 0.5
    assert (adult == "partner")[with_partner].mean() > 0.5


def test_transfer_follows_the_bond_and_not_the_wedding(many):
    """In the first year together a partner is seldom as strong a bond as after five years."""
    events = many.events[many.events["kind"] == "meets"]
    early, late = [], []
    for row in events.itertuples():
        year = int(row.age)
        for lag, found in ((1, early), (6, late)):
            if year + lag < 82:
                data = many.data.isel(life=row.life, age=year + lag - 1).sel(place=row.place)
                if int(data.number) == row.number and int(data.state) == HERE:
                    found.append(float(data.strength))
    assert len(late) > 30
    assert np.mean(early) < 0.7 * np.mean(late)


def test_after_a_loss_one_searches_and_someone_else_comes_first(many):
    """A partner one lives with dies: searching that fades, unrest, and a new first figure."""
    data = many.data
    places = {name: k for k, name in enumerate(data.place.values)}
    search, before, after, replaced = [], [], [], []
    losses = many.events[
        (many.events["kind"] == "dies") & many.events["place"].str.startswith("partner")
    ]
    for row in losses.itertuples():
        season, year = round(row.age * 4), int(row.age) - 1
        if (
            year < 2
            or year + 3 >= 82
            or not data.together.values[row.life, year, places[row.place]]
        ):
            continue
        if not data.alive.values[row.life, year + 3]:
            continue
        search.append(data.search_by_season.values[row.life, season : season + 4])
        before.append(data.arousal_by_season.values[row.life, season - 4 : season].mean())
        after.append(data.arousal_by_season.values[row.life, season : season + 4].mean())
        replaced.append((data["rank"].values[row.life, year + 3] == 1).any())
    assert len(search) >= 5
    search = np.array(search)
    assert (search[:, 0] > 4 * search[:, 3]).mean() > 0.8
    assert np.mean(after) > np.mean(before) + 0.03
    assert np.mean(replaced) > 0.8


def test_a_new_bond_starts_from_the_blueprint():
    """The first friend is expected to be as the people before were."""
    result = live(32, years=8, seed=9, step_days=3)
    data = result.data
    rows = result.events[
        (result.events["kind"] == "friend_comes") & (result.events["age"] % 1 == 0.75)
    ]
    trust, general = [], []
    for row in rows.itertuples():
        year = int(row.age)
        own = data.isel(life=row.life, age=year)
        trust.append(float(own.trust.sel(place=row.place)))
        odds = own.self_model + own.others_responsiveness + 0.632 * own.others_contingency
        general.append(1 / (1 + np.exp(-float(odds))))
    assert len(trust) > 5
    assert np.corrcoef(trust, general)[0, 1] > 0.5


def test_children_owe_nothing_and_teach_nothing_about_people(many):
    """Parents of small children do not come to expect less of people than others their age."""
    data = many.data.sel(age=40)
    parents = (data.state.sel(place="child1").values == HERE) & data.alive.values
    others = ~parents & data.alive.values
    expected = data.others_responsiveness.values
    assert expected[parents].mean() > expected[others].mean() - 0.35


def test_steps_of_one_and_three_days_agree():
    """The ladder of steps (model text, section 9).

    Within three days someone is there or not; who is seen seldom stays less in mind than where
    each day is drawn. So strength and felt security come out a little lower.
    """
    one, three = (live(64, years=8, seed=2, step_days=days).data.sel(age=8) for days in (1, 3))
    for name, within in (
        ("trust", 0.03),
        ("strength", 0.04),
        ("felt_security", 0.05),
        ("arousal", 0.03),
    ):
        if "place" in one[name].dims:
            means = [float(d[name].where(d.state == HERE).mean()) for d in (one, three)]
        else:
            means = [float(d[name].mean()) for d in (one, three)]
        assert means[0] == pytest.approx(means[1], abs=within), name


def test_a_warmer_mother_is_trusted_more():
    usual, warm = (
        live(32, years=3, seed=4, step_days=3, changes=changes).data.trust.sel(
            place="mother", age=3
        )
        for changes in ({}, {"mother.care_base": 2.0})
    )
    assert float(warm.mean()) > float(usual.mean()) + 0.05


def test_partnered_shares_and_first_figures_are_shares(many):
    assert 0.55 < partnered(many, 40) < 0.95
    assert partnered(many, 40, together=False) >= partnered(many, 40)
    assert (top_kind(many, 10) == "parent").mean() > 0.6


def test_findings_name_their_source_and_error(many):
    rows = {row.name: row for row in findings(many)}
    assert {"NET01", "NET02", "NET06", "STA01", "STA02"} <= set(rows)
    assert all(row.error > 0 and row.source for row in rows.values())
    assert 0.3 < rows["NET02"].found < 0.95
    assert rows["NET06"].found > 0.7
    assert 0.1 < rows["STA02"].found < 0.7


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"people": 0}, HechtError, "people"),
        ({"years": 101}, HechtError, "years"),
        ({"step_days": 4}, HechtError, "step_days"),
        ({"changes": {"mother.care_bas": 1}}, UnknownNameError, "care_base"),
        ({"changes": {"mother.care_base": 99}}, InvalidValueError, "mother"),
        ({"changes": {"aunt.care_base": 1}}, UnknownNameError, "aunt"),
        ({"changes": {"model.kappa": 1}}, UnknownNameError, "constant"),
    ],
)
def test_mistakes_are_named(arguments, error, words):
    with pytest.raises(error, match=words):
        live(**{"years": 1, **arguments})


@pytest.mark.parametrize("ending", ["nc", "csv", "parquet"])
def test_saving(many, tmp_path, ending):
    path = many.save(tmp_path / f"lives.{ending}")
    assert path.stat().st_size > 1000
    if ending == "nc":
        with xr.open_dataset(path, engine="h5netcdf") as back:
            assert back.sizes["life"] == many.lives
            assert "event_kind" in back


def test_saving_elsewhere_is_refused(many, tmp_path):
    with pytest.raises(HechtError, match=r"\.parquet"):
        many.save(tmp_path / "lives.xlsx")
