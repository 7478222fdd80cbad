"""The gallery: every scene with its theme, and the words by which it can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from hecht.scenes.schema import Theme
from hecht.studio.calendar import days_of

if TYPE_CHECKING:
    from hecht.scenes.schema import Scene, Text

THEMES: tuple[str, ...] = get_args(Theme)
"""In the order of the gallery."""

YOUR_OWN = "yours"
"""The group of the files a user opened; it comes first."""


def theme_of(scene: Scene) -> str:
    """The theme of `scene`: its own word, else a guess from who is there and what happens."""
    if scene.theme is not None:
        return scene.theme
    kinds = [figure.kind for figure in scene.people.values()]
    if "infant" in kinds:
        return "small-children"
    if "child" in kinds or any(_is_born_here(scene, name) for name in scene.people):
        return "growing-up"
    if scene.stage in ("scanner", "phone"):
        return {"scanner": "body", "phone": "oneself"}[scene.stage]
    if "pet" in kinds or scene.stage == "room":
        return "friends"
    if days_of(scene.chapters) > 30:
        return "loss"
    return "couples"


def _is_born_here(scene: Scene, name: str) -> bool:
    return scene.people[name].age == 0


def grouped(
    scenes: Iterable[Scene], own: Sequence[Scene] = ()
) -> Iterator[tuple[str, list[Scene]]]:
    """(theme, scenes) in the order of the gallery; themes without a scene are left out."""
    groups: dict[str, list[Scene]] = {YOUR_OWN: list(own)}
    for theme in THEMES:
        groups[theme] = []
    for scene in scenes:
        groups[theme_of(scene)].append(scene)
    return ((theme, group) for theme, group in groups.items() if group)


def findable(scene: Scene, language: str) -> str:
    """All words of `scene` by which a user may look for it, in one language."""
    texts: list[Text | None] = [scene.title, scene.question, scene.story]
    texts += [figure.name for figure in scene.people.values()]
    for change in scene.changes:
        texts += [change.ask, *(option.say for option in change.options)]
    words = [getattr(text, language) for text in texts if text is not None]
    return " ".join(" ".join(words).split()).lower()
