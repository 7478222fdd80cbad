"""The real scenes fit the page: they can be drawn, named, chosen, and run."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from hecht.studio import pages
from hecht.studio.answers import answer
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.protocol import describe
from hecht.studio.source import ModelSource, chosen

STATIC = Path(pages.__file__).parent / "static" / "js"
SOURCE = ModelSource()
SCENES = SOURCE.scenes()


def drawable() -> set[str]:
    """Quantities that the page knows how to draw."""
    text = (STATIC / "watched.js").read_text(encoding="utf-8")
    return set(re.findall(r"^  ([a-z_]+): \{ share", text, flags=re.MULTILINE))


def stages() -> set[str]:
    text = (STATIC / "stage" / "index.js").read_text(encoding="utf-8")
    return set(re.findall(r"(\w+): \w+Stage", text))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_scene_can_be_drawn(scene) -> None:
    assert scene.stage in stages()
    assert scene.watch
    assert {name.rpartition(".")[2] for name in scene.watch} <= drawable()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_scene_speaks_every_language(scene) -> None:
    told = describe(scene)
    texts = [
        told["title"],
        told["question"],
        *(figure["name"] for figure in told["people"].values()),
    ]
    texts += [
        text for change in told["changes"] for text in (change["ask"], *(change["ends"] or ()))
    ]
    texts += [option["say"] for change in told["changes"] for option in change["options"]]
    texts += [hint["text"] for hint in told["try_this"]]
    for text in texts:
        assert all(text[language].strip() for language in LANGUAGES)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_what_there_is_to_try_exists(scene) -> None:
    for hint in scene.try_this:
        chosen(scene, hint.changes)


def test_the_first_scene_is_the_child_in_the_room() -> None:
    assert SCENES[0].stage == "room"


@pytest.mark.slow
def test_a_choice_on_the_page_reaches_the_model() -> None:
    """Nobody's hand is really nobody's: the partner is away in the life that is sent."""

    def near(option: str) -> float:
        question = (
            '{"request": 1, "scene": "held-hand", "options": {"hand": "%s"}, "replicates": 4}'
        )
        header, frame = answer(SOURCE, question % option)
        assert "error" not in header, header
        assert frame is not None
        numbers = np.frombuffer(frame, "<f4")
        assert np.isfinite(numbers).all()
        start = header["rows"]["reach"]["anna -> ben"]
        return float(numbers[start])

    assert near("nobody") == 0
    assert near("partner") > 0.85
