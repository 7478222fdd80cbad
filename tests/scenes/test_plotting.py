"""Pictures of made-up lives: what is drawn, where, and in which words."""

from __future__ import annotations

import itertools
from io import BytesIO

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.text import Text as Words

from hecht.errors import HechtError
from hecht.scenes import loads
from hecht.scenes.checks import BOND_VARIABLES, PERSON_VARIABLES
from hecht.scenes.plot_labels import apart
from hecht.scenes.plot_words import WORDS
from hecht.scenes.plotting import plot
from hecht.scenes.schema import Text
from hecht.scenes.timeline import Moment
from scenes.traces import Life, couple, family, live


def words(figure: Figure) -> list[str]:
    return [part.get_text() for part in figure.findobj(Words) if part.get_text()]


def watching(life: Life, *paths: str) -> Life:
    scene = life.scene.model_copy(update={"watch": list(paths)})
    return Life(scene, life.data, life.moments)


def test_each_variable_has_a_panel_and_all_share_the_time() -> None:
    life = watching(
        live(family(), noise=0.1, replicates=6),
        "child.arousal",
        "child.need",
        "child -> mother.call",
    )
    figure = plot(life, "nl")
    assert len(figure.axes) == 3
    assert {axes.get_xlim() for axes in figure.axes} == {(0.0, 21.0)}
    told = words(figure)
    assert {"spanning van binnen", "behoefte aan iemand", "roepen, vragen", "kind", "0 min"} <= set(
        told
    )


def test_the_line_is_the_chosen_life() -> None:
    life = live(family(), replicates=6)
    life.data["arousal"].values[2, :, 0] = 0.9
    line = plot(life, "en", replicate=2).axes[0].lines[0]
    assert np.allclose(line.get_ydata(), 0.9)
    with pytest.raises(HechtError, match="use 0 to 5"):
        plot(life, "en", replicate=6)


def test_the_band_holds_eight_of_ten() -> None:
    life = live(family(), replicates=101)
    life.data["arousal"].values[:, :, 0] = np.linspace(0, 1, 101)[:, None]
    band = plot(life, "en").axes[0].collections[0].get_paths()[0].vertices
    assert band[:, 1].min() == pytest.approx(0.1)
    assert band[:, 1].max() == pytest.approx(0.9)


def test_few_lives_make_no_band() -> None:
    figure = plot(live(family(), replicates=4), "en")
    assert not figure.axes[0].collections
    assert "The line is one life." in words(figure)


def test_numbers_have_a_decimal_comma_in_dutch() -> None:
    life = watching(live(family()), "child.despair")
    assert any("," in text for text in words(plot(life, "nl")))
    assert not any("," in text for text in words(plot(life, "en")) if text[0].isdigit())


@pytest.mark.parametrize(
    ("lasts", "step", "unit"),
    [
        ("3 min", "5 s", "0 s"),
        ("40 min", "10 s", "0 min"),
        ("6 h", "1 min", "0 h"),
        ("10 days", "1 h", "0 days"),
        ("300 days", "12 h", "0 months"),
        ("4000 days", "1 day", "0 years"),
    ],
)
def test_time_has_the_unit_people_live_in(lasts: str, step: str, unit: str) -> None:
    figure = plot(live(family(lasts, step)), "en")
    assert unit in words(figure)
    assert 2 <= len(figure.axes[-1].get_xticks()) <= 11


def test_events_with_a_label_are_shaded_and_named_without_touching() -> None:
    moments = [
        Moment(k, 20, "threat", None, "child", Text(nl=f"woord {k}", en=f"word {k}"))
        for k in (4, 4.5, 5)
    ]
    moments.append(Moment(8, 20, "threat", None, "child", None))
    figure = plot(live(family(), moments=moments), "nl")
    labels = [a for a in figure.axes[0].findobj(Annotation) if a.get_text().startswith("woord")]
    assert len(labels) == 3
    figure.canvas.draw()
    boxes = [label.get_window_extent() for label in labels]
    assert not any(a.overlaps(b) for k, a in enumerate(boxes) for b in boxes[k + 1 :])


def test_two_people_differ_in_dashes_too() -> None:
    lines = plot(live(couple()), "nl").axes[0].lines[:2]
    assert len({line.get_color() for line in lines}) == 2
    assert len({line.get_linestyle() for line in lines}) == 2


def test_each_caller_has_a_lane() -> None:
    life = watching(
        live(couple(), ("call", "sven -> lot", 5, 9, 3.0)), "lot -> sven.call", "sven -> lot.call"
    )
    first, second = plot(life, "nl").axes[0].lines[:2]
    assert min(first.get_ydata()) > max(second.get_ydata())


def test_names_at_the_ends_do_not_touch() -> None:
    placed = apart([0.5, 0.5, 0.52], 0.1, 0.0, 1.0)
    ordered = sorted(placed)
    assert min(b - a for a, b in itertools.pairwise(ordered)) > 0.09
    assert apart([0.1, 0.9], 0.1, 0.0, 1.0) == [0.1, 0.9]


def test_without_a_wish_people_and_their_strongest_bond_are_drawn() -> None:
    text = """
title: {nl: a, en: b}
people: {anna: {}, ben: {}, doll: {kind: object}}
bonds: {anna <-> ben: {strength: 0.2}, anna -> doll: {strength: 0.7}}
chapters: [{id: a, lasts: 5 min, step: 10 s}]
"""
    told = words(plot(live(loads(text)), "en"))
    assert {"Anna", "Ben", "Anna to Doll", "Ben to Anna"} <= set(told)
    assert "Doll" not in told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_can_be_watched_and_saved(language: str) -> None:
    paths = [f"child.{name}" for name in PERSON_VARIABLES]
    paths += [f"child -> mother.{name}" for name in BOND_VARIABLES]
    figure = plot(watching(live(family(), noise=0.1, replicates=6), *paths), language)
    file = BytesIO()
    figure.savefig(file, format="svg")
    assert file.getvalue().count(b"<svg") == 1


def test_every_usual_variable_has_words() -> None:
    blueprint = {name for name in PERSON_VARIABLES if name.startswith("others_")}
    assert {*PERSON_VARIABLES, *BOND_VARIABLES} - blueprint <= set(WORDS)
