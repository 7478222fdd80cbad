"""The week that a people file is given, and what is told about each person after it."""

from __future__ import annotations

import pytest

from hecht.scenes.explaining import explain
from hecht.scenes.ordinary_week import with_ordinary_week
from hecht.scenes.portrait import portraits
from hecht.scenes.reading import build
from scenes.traces import family, live

HOUSE = {
    "people": {
        "anna": {},
        "ben": {},
        "kim": {"kind": "child", "age": 8},
        "bo": {"kind": "infant", "age": 1},
        "cat": {"kind": "pet"},
    },
    "bonds": {"anna <-> ben": {}, "bo <-> ben": {}, "kim <-> anna": {}, "kim <-> cat": {}},
}


def going_out(people: dict[str, object]) -> set[str]:
    scene = build(with_ordinary_week(people), scene_id="house")
    return {str(e.who) for e in scene.chapters[0].events if e.does == "leaves"}


def test_a_small_child_is_never_left_alone() -> None:
    assert going_out(HOUSE) == {"anna", "kim"}


def test_without_a_small_child_everyone_but_the_cat_goes_out() -> None:
    people = {**HOUSE["people"], "bo": {"kind": "adult"}}
    assert going_out({**HOUSE, "people": people}) == {"anna", "ben", "kim", "bo"}


def test_a_week_and_a_month_before_it() -> None:
    scene = build(with_ordinary_week(HOUSE, name="our_house"), scene_id="house")
    assert scene.title.en == "Our house"
    assert [chapter.lasts for chapter in (*scene.before, *scene.chapters)] == [40320, 10080]
    days = sorted(e.at for e in scene.chapters[0].events if e.who == "anna")
    assert days == [(16 * day + 2) * 60 for day in range(5)]


def test_everyone_who_feels_has_one_hard_hour_of_their_own() -> None:
    scene = build(with_ordinary_week(HOUSE), scene_id="house")
    hard = [tuple(e.on) for e in scene.chapters[0].events if e.what == "threat"]
    people = ("anna", "ben", "kim", "bo")
    assert hard == [*((name,) for name in people), people]


def test_own_chapters_stay() -> None:
    own = {**HOUSE, "chapters": [{"id": "x", "lasts": "1 h", "step": "1 min"}]}
    scene = build(with_ordinary_week(own), scene_id="house")
    assert [chapter.id for chapter in (*scene.before, *scene.chapters)] == ["x"]


# Portraits.


def test_a_portrait_says_whom_someone_turns_to() -> None:
    life = live(
        family(),
        ("call", "child -> mother", 3, 5, 1.0),
        ("trust", "child -> mother", 0, 21, 0.7),
        replicates=10,
    )
    life.data["felt_security"].values[:, :, 0] = [[0.1 * k] for k in range(10)]
    child, mother = portraits(life)
    assert child.person == "child"
    assert child.felt_security.mean == pytest.approx(0.45)
    assert (child.felt_security.low, child.felt_security.high) == pytest.approx((0.09, 0.81))
    (tie,) = child.ties
    assert tie.other == "mother"
    assert tie.share is not None
    assert tie.share.mean == 1
    assert tie.trust.mean == pytest.approx(0.7)
    assert mother.ties[0].share is None, "who never calls turns to nobody"


# Explaining.


def test_a_scene_is_explained_in_words_that_fit_its_numbers() -> None:
    scene = build(
        {
            "title": {"nl": "a", "en": "b"},
            "people": {
                "anna": {"traits": {"reactivity": 2}},
                "ben": {"traits": {"reactivity": 0.5}},
            },
            "bonds": {"anna -> ben": {"strength": 0.9}, "ben -> anna": {"strength": 0.05}},
            "chapters": [{"id": "x", "lasts": "1 h", "step": "1 min"}],
        },
        scene_id="x",
    )
    sections = {section.heading: dict(section.lines) for section in explain(scene, "en")}
    assert "is easily startled (2)" in sections["Who is there"]["Anna"]
    assert "is not easily startled (0.5)" in sections["Who is there"]["Ben"]
    between = sections["What is between them"]
    assert between["Anna -> Ben"] == "the bond is strong (0.9)"
    assert between["Ben -> Anna"] == "the bond is new or loose (0.05)"
    assert sections["What you can change with --set"]["  reactivity"].startswith("0.1 to 5;")
