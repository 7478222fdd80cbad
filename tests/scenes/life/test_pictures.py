"""What is told and drawn of a life: sentences, film and poster."""

from __future__ import annotations

import itertools
import json
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from hecht.errors import HechtError
from hecht.scenes.life.figures import NAMES, figures_of
from hecht.scenes.life.film_svg import shown_captions
from hecht.scenes.life.staging import stage
from hecht.scenes.life.words import EVENTS, duration, listed

SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = re.compile(
    r"(?:href|src)\s*=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)"
    r"|<(?:link|img|image|use|iframe|script src)"
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_life_is_told_in_order_and_without_holes(many, one, language):
    passages = many.tell(language, one)
    text = " ".join(passage.text for passage in passages)
    assert passages[0].kind == "phase"
    assert passages[-1].kind == "closing"
    assert "{" not in text
    assert "nan" not in text
    assert "  " not in text
    ages = [p.age for p in passages if p.kind == "event"]
    assert ages == sorted(ages)
    assert sum(p.kind == "inside" for p in passages) >= 4
    assert all(p.text.endswith(".") for p in passages if p.kind != "phase")


def test_every_event_has_its_sentence_in_both_languages():
    for kind, (dutch, english) in EVENTS.items():
        assert dutch != english, kind
        assert set(re.findall(r"{\w+}", dutch)) == set(re.findall(r"{\w+}", english)), kind


def test_a_death_is_told_once(many, one):
    told = [p.text for p in many.tell("en", one) if "your mother dies" in p.text.lower()]
    mother = many.events[(many.events["life"] == one) & (many.events["place"] == "mother")]
    assert len(told) == int((mother["kind"] == "dies").sum())


def test_figures_have_names_that_say_nothing_of_sex_and_are_the_same_each_time(many, one):
    figures = figures_of(many, one)
    named = [figure.name for figure in figures if figure.name]
    assert set(named) <= set(NAMES)
    assert len(set(named[: len(NAMES)])) == len(named[: len(NAMES)])
    assert named == [figure.name for figure in figures_of(many, one) if figure.name]
    assert all(figure.came <= min(figure.left, figure.died) for figure in figures)


def test_words_for_lengths_and_lists():
    assert [duration(x, "en") for x in (0.25, 0.5, 1, 7.2)] == [
        "a few months", "half a year", "a year", "7 years",
    ]  # fmt: skip
    assert duration(12, "nl") == "12 jaar"
    assert listed(["a", "b", "c"], "nl") == "a, b en c"


def test_the_nearer_the_closer_and_the_dead_stay_as_an_outline(many, one):
    staging = stage(many, "en", one)
    partner = next(
        a for a in staging.actors if a.figure.kind == "partner" and len(a.figure.years) > 8
    )
    away = np.hypot(partner.x - 450, partner.y - 410)
    closeness = many.data.closeness.isel(life=one).sel(place=partner.figure.place).values
    years = [
        y for y in partner.figure.years if y + 1 < min(partner.figure.left, partner.figure.died)
    ]
    assert np.corrcoef(away[[y + 1 for y in years]], closeness[years])[0, 1] < -0.9
    dead = [
        a for a in staging.actors if a.figure.died < staging.years - 1 and a.figure.kind != "pet"
    ]
    assert dead
    assert all(a.gone[-1] == 1 and a.shown[-1] == 1 for a in dead)


def test_figures_keep_out_of_each_others_way(many, one):
    staging = stage(many, "en", one)
    close = total = 0
    for age in range(0, staging.years, 5):
        there = [a for a in staging.actors if a.shown[age] > 0.9 and a.gone[age] == 0]
        for k, a in enumerate(there):
            for b in there[k + 1 :]:
                total += 1
                close += np.hypot(a.x[age] - b.x[age], a.y[age] - b.y[age]) < 30
    assert close / total < 0.03


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_moving_picture_is_valid_and_asks_for_nothing(many, one, language, tmp_path):
    path = many.film(tmp_path / "life.svg", language, one)
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert not OUTSIDE.search(text), OUTSIDE.search(text)
    assert "prefers-reduced-motion" in text
    actors = [group for group in root.iter(f"{SVG}g") if group.get("class") == "actor"]
    assert len(actors) == len(stage(many, language, one).actors)
    assert "NaN" not in text
    assert "nan" not in text.lower().replace("nana", "")
    ages = [t.text for t in root.iter(f"{SVG}text") if "age" in (t.get("class") or "")]
    assert len(ages) == int(many.data.alive.isel(life=one).sum()) + 1


def test_the_page_stands_by_itself(many, one, tmp_path):
    text = many.film(tmp_path / "life.html", "nl", one).read_text(encoding="utf-8")
    assert not OUTSIDE.search(text), OUTSIDE.search(text)
    assert "default-src 'none'" in text
    assert '<html lang="nl">' in text
    assert not re.search(r"%[A-Z]+%", text)
    data = json.loads(re.search(r"const film = (.*);\n", text)[1])
    assert len(data["ages"]) == data["years"] + 1
    assert all(len(actor["x"]) == data["years"] + 1 for actor in data["actors"])
    assert "NaN" not in text


def test_captions_come_one_at_a_time_and_stay_to_be_read(many, one):
    said = shown_captions(stage(many, "nl", one))
    assert all(a[1] <= b[0] + 1e-9 for a, b in itertools.pairwise(said))
    assert all(stop - start > 1 for start, stop, _ in said)


def test_frames_and_gif(tmp_path):
    from hecht.scenes.life import live

    short = live(1, years=3, seed=1, step_days=3)
    folder = short.film(tmp_path / "frames", "en")
    assert [path.name for path in sorted(folder.iterdir())] == [
        "000.png",
        "001.png",
        "002.png",
        "003.png",
    ]
    gif = short.film(tmp_path / "life.gif", "nl")
    assert gif.read_bytes()[:6] == b"GIF89a"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_poster_names_who_was_close(many, one, language, tmp_path):
    picture = many.poster(language, one)
    words = {text.get_text() for axes in picture.axes for text in axes.texts}
    assert words & {"moeder", "vader", "mother", "father"}
    picture.savefig(tmp_path / "life.png", dpi=40)


def test_other_endings_and_other_lives_are_refused(many, tmp_path):
    with pytest.raises(HechtError, match=r"\.html"):
        many.film(tmp_path / "life.mp4")
    with pytest.raises(HechtError, match="no folder"):
        many.film(tmp_path / "nowhere" / "life.svg")
    with pytest.raises(HechtError, match="no life number 64"):
        many.tell("en", 64)
