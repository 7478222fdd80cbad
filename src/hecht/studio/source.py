"""Where lives come from: the one door between the pages and the model.

The pages know only the shapes below. :class:`ModelSource` fills them with the real scenes; tests
fill them with artificial ones. Importing this module costs nothing: the model (and JAX with it)
is loaded by the first run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from hecht.errors import UnknownNameError

if TYPE_CHECKING:
    import xarray as xr


class Text(Protocol):
    """The same thing said in each language."""

    @property
    def nl(self) -> str: ...
    @property
    def en(self) -> str: ...


class Figure(Protocol):
    """Someone or something in a scene."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def age(self) -> Any: ...


class Option(Protocol):
    """One way things can be."""

    @property
    def id(self) -> str: ...
    @property
    def say(self) -> Text: ...
    @property
    def small(self) -> Text | None: ...


class Change(Protocol):
    """Something a user may change about a scene."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def ask(self) -> Text: ...
    @property
    def options(self) -> Sequence[Option]: ...
    @property
    def ends(self) -> Sequence[Text] | None: ...
    @property
    def default(self) -> str: ...


class TryThis(Protocol):
    """An invitation to look at one thing."""

    @property
    def text(self) -> Text: ...
    @property
    def changes(self) -> Mapping[str, str]: ...
    @property
    def at(self) -> float | None: ...


class Scene(Protocol):
    """What the page shows of a scene before it has run."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def story(self) -> Text: ...
    @property
    def question(self) -> Text: ...
    @property
    def stage(self) -> str: ...
    @property
    def people(self) -> Mapping[str, Figure]: ...
    @property
    def changes(self) -> Sequence[Change]: ...
    @property
    def try_this(self) -> Sequence[TryThis]: ...
    @property
    def watch(self) -> Sequence[str]: ...


class Event(Protocol):
    """One entry of the timeline that was applied."""

    @property
    def minute(self) -> float: ...
    @property
    def until(self) -> float: ...
    @property
    def kind(self) -> str: ...
    @property
    def who(self) -> str | None: ...
    @property
    def on(self) -> str | None: ...
    @property
    def say(self) -> Text | None: ...


class Moment(Protocol):
    """One sentence of the written account."""

    @property
    def minute(self) -> float: ...
    @property
    def text(self) -> str: ...


class Result(Protocol):
    """A scene that has run: ``data`` has dims (replicate, time, person or bond)."""

    @property
    def scene(self) -> Any: ...
    @property
    def seed(self) -> int: ...
    @property
    def data(self) -> xr.Dataset: ...
    @property
    def moments(self) -> Sequence[Event]: ...


class Source(Protocol):
    """Anything that can list scenes, run one, and tell what happened."""

    def scenes(self) -> Sequence[Scene]:
        """Every scene, in the order of the page. Cheap."""

    def run(
        self, scene: Scene, options: Mapping[str, str], *, seed: int, replicates: int
    ) -> Result:
        """Run ``scene`` with the chosen option of each change (change id -> option id)."""

    def account(self, result: Result, language: str) -> Sequence[Moment]:
        """What happened in the first replicate, in words."""


def find_scene(scenes: Sequence[Scene], scene_id: str) -> Scene:
    """The scene called ``scene_id``; raises :class:`UnknownNameError` where there is none."""
    for scene in scenes:
        if scene.id == scene_id:
            return scene
    raise UnknownNameError("scene", scene_id, [scene.id for scene in scenes])


def chosen(scene: Scene, options: Mapping[str, str]) -> dict[str, str]:
    """The option of every change of ``scene``: as chosen, else its default.

    ``options`` maps change id to option id. Raises :class:`UnknownNameError` for a change or option
    the scene does not have.
    """
    known = {change.id: change for change in scene.changes}
    for name in options:
        if name not in known:
            raise UnknownNameError(f"change in the scene {scene.id}", name, known)
    choice = {name: options.get(name, change.default) for name, change in known.items()}
    for name, option in choice.items():
        there = [each.id for each in known[name].options]
        if option not in there:
            raise UnknownNameError(f"option of '{name}'", option, there)
    return choice


class ModelSource:
    """The scenes of the library, run by the model."""

    def __init__(self) -> None:
        self._scenes: tuple[Scene, ...] | None = None
        # One run at a time: a live request waits for at most one warm-up, and no scene is compiled
        # twice at once.
        self._one_at_a_time = Lock()

    def scenes(self) -> Sequence[Scene]:
        """Every scene of the library, loaded once."""
        if self._scenes is None:
            from hecht import scenes

            self._scenes = tuple(scenes.load(name) for name in scenes.library())
        return self._scenes

    def run(
        self, scene: Scene, options: Mapping[str, str], *, seed: int, replicates: int
    ) -> Result:
        """Run ``scene``; the first run of a scene compiles it, which takes some seconds."""
        from hecht.scenes.run import run

        changes = {f"choice.{name}": option for name, option in chosen(scene, options).items()}
        with self._one_at_a_time:
            return run(scene, replicates=replicates, seed=seed, changes=changes)

    def account(self, result: Result, language: str) -> Sequence[Moment]:
        """The written account of the first replicate."""
        from hecht.scenes.account import account

        return account(result, language)
