"""Run a scene: cast the people, live through what came before, play what is watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jax
import numpy as np

from hecht.model.checking import check_world
from hecht.model.compilation import remember_compilations
from hecht.model.noise import world_keys
from hecht.model.parameters import Constants, constants
from hecht.model.simulate import simulate
from hecht.model.state import World
from hecht.scenes.casting import begin, cast, circumstances_from, network_of
from hecht.scenes.changing import change
from hecht.scenes.checks import PERSON_VARIABLES, bond_variables
from hecht.scenes.result import Piece, Result, assemble
from hecht.scenes.schema import Scene
from hecht.scenes.timeline import Moment, shifted, stretch_of

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all (counted over replicates)."""

BATCH = 2048  # replicates lived side by side
LANES = 16
"""Replicates are lived in multiples of this and the surplus is dropped.

The last lives of an odd batch would go through scalar instead of vector instructions, and their
last bits would depend on the size of the batch.
"""
MOST_REPLICATES = 1_000_000


def run(
    scene: Scene,
    *,
    replicates: int = 1,
    seed: int = 0,
    changes: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> Result:
    """Run a scene in several replicates.

    Parameters
    ----------
    replicates
        How many lives; replicate k is the same life whatever their number.
    seed
        A 64-bit integer; the same seed gives the same lives on any machine.
    changes
        See `hecht.scenes.changing`.
    progress
        Called now and then with (steps done, steps in all).

    Raises
    ------
    ValueError
        Fewer than 1 or more than a million replicates.
    HechtError
        A change that leads nowhere or out of range.
    """
    if not 1 <= replicates <= MOST_REPLICATES:
        raise ValueError(f"replicates: use 1 to {MOST_REPLICATES}, not {replicates}")
    remember_compilations()
    scene = change(scene, changes or {})
    numbers = constants(scene.model)
    total = sum(chapter.steps for chapter in (*scene.before, *scene.chapters)) * replicates
    batches: list[tuple[list[Piece], World]] = []
    moments: list[Moment] = []
    done = 0
    for first in range(0, replicates, BATCH):
        size = min(BATCH, replicates - first)
        pieces: list[Piece] = []
        moments = []
        for event in _live(scene, numbers, seed, first, size):
            if isinstance(event, World):
                batches.append((pieces, event))
                continue
            steps, piece, what = event
            moments.extend(what)
            if piece is not None:
                pieces.append(piece)
            done += steps * size
            if progress is not None:
                progress(done, total)
    return assemble(scene, seed, batches, moments)


def _live(
    scene: Scene, numbers: Constants, seed: int, first: int, size: int
) -> Iterator[tuple[int, Piece | None, list[Moment]] | World]:
    """Live all chapters of one batch; yields each chapter, and at last the world."""
    keys = world_keys(seed, -(-size // LANES) * LANES, first)
    network = network_of(scene)
    world, base = cast(scene, keys, numbers)
    check_world(world, list(scene.people), scene.bond_names)
    record = (*PERSON_VARIABLES, *bond_variables(scene))
    number, watched = 0, 0.0
    chapters = [(c, False) for c in scene.before] + [(c, True) for c in scene.chapters]
    for chapter, seen in chapters:
        world = begin(scene, chapter, world, numbers)
        base = circumstances_from(scene, chapter, base)
        stretch, moments = stretch_of(scene, chapter, base)
        world, records = simulate(
            network,
            world,
            stretch,
            keys,
            numbers,
            first_step=number,
            record=record if seen else (),
        )
        number += stretch.steps
        if not seen:
            yield stretch.steps, None, []
            continue
        kept = {name: values[..., :size] for name, values in records.items()}
        piece = Piece(chapter.id, watched, chapter.step, kept)
        yield stretch.steps, piece, shifted(moments, watched)
        watched += stretch.steps * chapter.step
    yield jax.tree.map(lambda values: np.asarray(values)[..., :size], world)
