"""The gallery: themes, words to find a scene by, and the picture a file describes."""

from __future__ import annotations

import pytest

from hecht.scenes import library, load
from hecht.studio.catalogue import LANGUAGES, words
from hecht.studio.gallery import THEMES, findable, grouped, theme_of
from hecht.studio.posing import PRESSED, STRANDED, pose

SCENES = {name: load(name) for name in library()}


@pytest.mark.parametrize("scene", SCENES.values(), ids=lambda scene: scene.id)
def test_every_scene_has_a_theme_with_a_name(scene) -> None:
    theme = theme_of(scene)
    assert theme in THEMES
    for language in LANGUAGES:
        assert words(language)[f"theme.{theme.replace('-', '_')}"]


def test_a_theme_that_is_written_counts() -> None:
    scene = SCENES["held-hand"].model_copy(update={"theme": "therapy"})
    assert theme_of(scene) == "therapy"


def test_groups_hold_every_scene_once_in_the_order_of_themes() -> None:
    groups = list(grouped(SCENES.values()))
    shown = [scene.id for _, group in groups for scene in group]
    assert sorted(shown) == sorted(SCENES)
    order = [THEMES.index(theme) for theme, _ in groups]
    assert order == sorted(order)
    own = SCENES["loss"].model_copy(update={"id": "yours-1"})
    assert next(iter(grouped(SCENES.values(), [own]))) == ("yours", [own])


@pytest.mark.parametrize(
    ("scene", "language", "word"),
    [
        ("strange-situation", "nl", "mama"),
        ("strange-situation", "en", "mum"),
        ("an-evening-apart", "nl", "zaterdag"),
        ("loss", "en", "sister"),
    ],
)
def test_scenes_are_found_by_what_they_tell(scene: str, language: str, word: str) -> None:
    assert word in findable(SCENES[scene], language)


@pytest.mark.parametrize("scene", SCENES.values(), ids=lambda scene: scene.id)
def test_a_picture_shows_everyone_within_their_range(scene) -> None:
    posed = pose(scene)
    assert list(posed["people"]) == list(scene.people)
    assert list(posed["bonds"]) == scene.bond_names
    assert all(0 <= arousal <= 5 for arousal in posed["people"].values())
    for bond in posed["bonds"].values():
        assert 0 <= bond["call"] <= 3
        shares = [value for name, value in bond.items() if name != "call"]
        assert all(0 <= share <= 1 for share in shares)


def test_pictures_differ_as_their_scenes_do() -> None:
    """A child whose mother is out calls; a quarrel presses both, and each in their own way."""
    alone = pose(SCENES["strange-situation"])
    assert alone["bonds"]["child -> mother"]["reach"] == 0
    assert alone["bonds"]["child -> mother"]["call"] == 2
    assert alone["people"]["child"] >= STRANDED > alone["people"]["mother"]
    quarrel = pose(SCENES["an-evening-apart"])
    assert quarrel["people"] == {"lot": PRESSED, "sven": PRESSED}
    lot, sven = quarrel["bonds"]["lot -> sven"], quarrel["bonds"]["sven -> lot"]
    assert lot["call"] > sven["call"]
    assert sven["withdrawal"] > lot["withdrawal"]
