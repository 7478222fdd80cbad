"""Where lives come from: the one door between the pages and the model.

:class:`ModelSource` gives the scenes of the library, run by the model; tests give made-up ones of
the same shape. Importing this module costs nothing: the model (and JAX with it) is loaded by the
first run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol

from hecht.errors import HechtError, UnknownNameError
from hecht.studio.calendar import whole_life
from hecht.studio.courtesy import Courtesy
from hecht.studio.versions import OpenedFiles

if TYPE_CHECKING:
    from hecht.scenes.account import Sentence
    from hecht.scenes.result import Result
    from hecht.scenes.schema import Scene


LIVES = 24
"""Replicates of a scene on the page; another number would be compiled again."""


class Source(Protocol):
    """Anything that can list scenes, run one, and tell what happened."""

    def scenes(self) -> Sequence[Scene]:
        """Every scene, in the order of the page. Cheap."""

    def opened(self) -> Sequence[Scene]:
        """The scenes a user opened from files since the start."""

    def open(self, scene: Scene, text: str) -> Scene:
        """Keep the scene of a file for as long as the studio runs; gives it a name of its own."""

    def text(self, scene: Scene) -> str:
        """The file of ``scene``, as it was written."""

    def run(
        self,
        scene: Scene,
        options: Mapping[str, str],
        *,
        seed: int,
        replicates: int,
        whole: bool = False,
    ) -> Result:
        """Run ``scene`` with the chosen option of each change (change id -> option id).

        With ``whole`` everything that came before is watched as well.
        """

    def prepare(self, scene: Scene) -> None:
        """Make the first run of ``scene`` quick; lets questions about other scenes go first."""

    def loop_gain(self, scene: Scene, options: Mapping[str, str], *, seed: int) -> float | None:
        """How much of one's tension comes back through the other; None where there is no pair."""

    def account(self, result: Result, language: str) -> Sequence[Sentence]:
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


Shape = tuple[str | int, ...]
"""What decides whether the compiled code of one scene serves for another."""


def shape_of(scene: Scene) -> Shape:
    """The bonds and the lengths of the chapters; those of a map differ from map to map."""
    steps = (chapter.steps for chapter in (*scene.before, *scene.chapters))
    return (scene.id, *scene.bond_names, *steps)


class ModelSource:
    """The scenes of the library, run by the model."""

    FIRST = "strange-situation"
    """Shown first where nobody asked for another."""

    def __init__(self) -> None:
        self._scenes: tuple[Scene, ...] | None = None
        # A scene is run by one at a time, so that it is not compiled twice at once; while one scene
        # is being compiled, the others can be watched.
        self._running: defaultdict[str, Lock] = defaultdict(Lock)
        self._loading, self._reading = Lock(), Lock()
        self._courtesy = Courtesy()
        self._ready: set[Shape] = set()
        self._files = OpenedFiles()

    def scenes(self) -> Sequence[Scene]:
        """Every scene of the library, loaded once."""
        with self._loading:  # the first page and the warming up ask at the same time
            if self._scenes is None:
                from hecht.scenes import library, load

                names = sorted(library(), key=lambda name: name != self.FIRST)
                self._scenes = tuple(load(name) for name in names)
            return self._scenes

    def opened(self) -> Sequence[Scene]:
        """The scenes of the files a user opened."""
        return self._files.scenes()

    def open(self, scene: Scene, text: str) -> Scene:
        """Keep the scene of a file in memory."""
        return self._files.add(scene, text)

    def text(self, scene: Scene) -> str:
        """The file of a scene of the library, or the one a user opened."""
        from hecht.scenes import library
        from hecht.scenes.reading import read

        path = library().get(scene.id)
        return self._files.text(scene.id) if path is None else read(path)

    def run(
        self,
        scene: Scene,
        options: Mapping[str, str],
        *,
        seed: int,
        replicates: int,
        whole: bool = False,
    ) -> Result:
        """Run ``scene``; the first run of a scene compiles it, which takes some seconds."""
        from hecht.scenes.run import run

        changes = {f"choice.{name}": option for name, option in chosen(scene, options).items()}
        with self._courtesy.answering(scene.id), self._running[scene.id]:
            lived = whole_life(scene) if whole else scene
            if whole or shape_of(scene) in self._ready:
                return run(lived, replicates=replicates, seed=seed, changes=changes)
            with _compiled_ahead(lived, replicates, changes) as there:
                result = run(
                    lived, replicates=replicates, seed=seed, changes=changes, progress=there
                )
            self._ready.add(shape_of(scene))
            return result

    def prepare(self, scene: Scene) -> None:
        """Compile ``scene``, one chapter after the other, and let questions go first."""
        from hecht.scenes.run import run

        self._courtesy.give_way(scene.id)
        changes = {f"choice.{name}": option for name, option in chosen(scene, {}).items()}
        with self._running[scene.id]:
            if shape_of(scene) in self._ready:
                return
            run(
                scene,
                replicates=LIVES,
                changes=changes,
                progress=lambda *_: self._courtesy.give_way(scene.id),
            )
            self._ready.add(shape_of(scene))

    def loop_gain(self, scene: Scene, options: Mapping[str, str], *, seed: int) -> float | None:
        """The loop gain of the pair (`hecht.scenes.readouts`), the median over the lives."""
        import numpy as np

        ran = self.run(scene, options, seed=seed, replicates=LIVES)
        with self._reading:
            found = ran.readouts(["loop_gain"])
        values = np.asarray(found["loop_gain"].values if "loop_gain" in found else [], float)
        values = values[np.isfinite(values)]
        return float(np.median(values)) if values.size else None

    def account(self, result: Result, language: str) -> Sequence[Sentence]:
        """The written account of the first replicate."""
        return result.account(language)


@contextmanager
def _compiled_ahead(
    scene: Scene, replicates: int, changes: Mapping[str, Any]
) -> Iterator[Callable[[int, int], None]]:
    """Compile what is watched while what came before is compiled, side by side.

    Gives a function that waits until that is done, to be called before the watched part begins.
    """
    from hecht.scenes.changing import change
    from hecht.scenes.run import run

    if not scene.before:
        yield lambda *_: None
        return

    def watched_alone() -> None:
        # What is wrong with a scene is told by the run that somebody waits for.
        with suppress(HechtError):
            watched = change(scene, changes).model_copy(update={"before": []})
            run(watched, replicates=replicates)

    ahead = Thread(target=watched_alone, name="compile ahead", daemon=True)
    ahead.start()
    yield lambda *_: ahead.join()
    ahead.join()
