"""The Strange Situation as a visit: seven episodes of three minutes, its codes and its classes."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hecht.model.measurement.strange_situation import CutOffs, Ratings, Reunion, classify, rate
from hecht.studies.circumstances import Part, Seen
from hecht.studies.stage import Stage

Array = NDArray[np.floating[Any]]

STEP = 1 / 6  # min
STEPS = 18  # an episode
EPISODES = {  # carer here, stranger here, threat
    "e2": (1.0, 0.0, 0.0),
    "e3": (1.0, 1.0, 0.03),
    "e4": (0.0, 1.0, 0.08),
    "e5": (1.0, 0.0, 0.0),
    "e6": (0.0, 0.0, 0.25),
    "e7": (0.0, 1.0, 0.15),
    "e8": (1.0, 0.0, 0.0),
}
STRANGER_BONDS = (("child", "stranger"), ("stranger", "child"))
RECORD = ("call", "care", "contact", "withdrawal", "arousal", "slow_arousal", "exploration")


class Visit(NamedTuple):
    """What was filmed and measured, by episode; arrays [step, child]."""

    episodes: dict[str, dict[str, Array]]


class Codes(NamedTuple):
    """Codes of a visit, arrays [child]."""

    pattern: NDArray[np.str_]
    pattern_without_d: NDArray[np.str_]
    ratings: Ratings


def visit(stage: Stage, carer: str = "carer", *, threat: float = 1.0) -> Visit:
    """Play the visit; `threat` scales how strange the room is (older children: .9)."""
    child = "child"
    stage.rest(child, carer)
    stage.set(child, despair=0.0)
    stage.tie(child, carer, presence=1.0)
    stage.expect(child, "stranger")
    stage.tie(child, "stranger", aversiveness=0.15, commitment=0.6)
    stage.set("stranger", mentalising=0.6)
    stage.not_a_haven("stranger", child)
    parts = [
        Part(
            STEPS,
            people={child: {"threat": size * threat, "novelty": 1.0}},
            ties={
                (child, carer): {"reach": here},
                (carer, child): {"reach": here},
                **{bond: {"reach": 0.6 * stranger} for bond in STRANGER_BONDS},
            },
        )
        for here, stranger, size in EPISODES.values()
    ]
    seen = stage.play(parts, STEP, record=RECORD, learning=False)
    return Visit({name: _episode(seen, carer, k) for k, name in enumerate(EPISODES)})


def _episode(seen: Seen, carer: str, number: int) -> dict[str, Array]:
    piece = slice(number * STEPS, (number + 1) * STEPS)
    of_child = ("arousal", "slow_arousal", "exploration")
    found = {
        name: (seen.of("child", name) if name in of_child else seen.tie("child", carer, name))[
            piece
        ]
        for name in RECORD
    }
    # A camera hears that a child cries, not for whom; what is told to a stranger is left out.
    mine = [figure for owner, figure in seen.bonds if owner == "child" and figure != "stranger"]
    found["call"] = np.asarray(sum(seen.tie("child", figure, "call")[piece] for figure in mine))
    return found


def code(filmed: Visit, generator: np.random.Generator) -> Codes:
    """Rate the two reunions and classify; without D each child gets its best of A, B and C."""
    first, second = (
        Reunion(*(filmed.episodes[e][name] for name in ("call", "contact", "withdrawal")))
        for e in ("e5", "e8")
    )
    ratings = rate(first, second, STEP)
    seeds = generator.integers(2**32)
    four = classify(ratings, np.random.default_rng(seeds))
    nobody = CutOffs(disorganised=np.inf)
    three = classify(ratings, np.random.default_rng(seeds), nobody)
    return Codes(four, three, ratings)
