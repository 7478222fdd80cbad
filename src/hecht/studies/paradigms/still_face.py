"""Face to face: play, a still face, and the reunion."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.measurement.coupling import coupling
from hecht.model.parameters import Constants
from hecht.studies.circumstances import Part, Seen
from hecht.studies.families import grown_up_to
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_STEP = 5 / 60  # min
_START, _STEPS = 5, 24  # steps of the first shock; steps of a phase (2 min)
_BIDIRECTIONAL = (("child", "carer"), ("carer", "child"))
_INVITED = 0.8  # log-odds: carers are asked to play
_FUSSY = 0.38
_SMILES = 0.6  # chance that an infant smiles back when answered


def still_face(
    n: int,
    seed: int,
    constants: Constants,
    *,
    samples: tuple[str, ...] = ("population",),
    home_days: int = 100,
) -> pd.DataFrame:
    """Two minutes each of play, still face and reunion; faces are coded every five seconds.

    One row for each infant and phase, with `n` infants of each kind of family.
    """
    tables = []
    for k, sample in enumerate(samples):
        table = _sample(grown_up_to(n, seed + 1_000 * k, constants, home_days, sample=sample))
        table["family"] += k * n
        table.insert(1, "sample", sample)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _sample(stage: Stage) -> pd.DataFrame:
    """Play the three phases with the families on a stage."""
    stage.rest("child", "carer")
    stage.set("child", novelty=0.3, despair=0.0)
    care = stage.of("carer", "care_base")
    tables = []
    for phase in ("play", "still", "reunion"):
        still = phase == "still"
        stage.set("carer", care_base=care if still else care + _INVITED)
        parts = [
            Part(
                steps,
                people={
                    "child": {"threat": 0.6 if still and first else 0.0},
                    "carer": {"answering": 0.0 if still else 1.0},
                },
                ties={bond: {"reach": 1.0} for bond in _BIDIRECTIONAL},
            )
            for steps, first in ((_START, True), (_STEPS - _START, False))
        ]
        seen = stage.play(parts, _STEP, record=("call", "care", "arousal"), learning=False)
        tables.append(_coded(stage, seen, phase))
    return pd.concat(tables, ignore_index=True)


def _coded(stage: Stage, seen: Seen, phase: str) -> pd.DataFrame:
    calls, care = (seen.tie("child", "carer", name) for name in ("call", "care"))
    arousal, of_carer = seen.of("child", "arousal"), seen.of("carer", "arousal")
    smiles = stage.chance.random(care.shape) < _SMILES
    infant = np.where(
        (calls >= 2) | (arousal > _FUSSY), -1, np.where((calls > 0) | ((care > 0) & smiles), 1, 0)
    )
    carer = np.where(care > 0, 1, np.where(of_carer > 0.5, -1, 0))
    matched = (infant == carer) & (infant != 0)
    repaired, mismatched = (matched[1:] & ~matched[:-1]).sum(0), (~matched[:-1]).sum(0)
    return pd.DataFrame(
        {
            "family": np.arange(stage.worlds),
            "phase": phase,
            "positive": (infant == 1).mean(axis=0),
            "negative": (infant == -1).mean(axis=0),
            "matched": matched.mean(axis=0),
            "repaired": repaired,
            "mismatched": mismatched,
            "synchrony": coupling(arousal, of_carer),
        }
    )


PARADIGM = Paradigm(
    name="still-face",
    run=still_face,
    unit="family",
    about="Carers play with their infant, then hold their face still, then play again.",
    columns={
        "family": "number of the family",
        "sample": "kind of families",
        "phase": "play, still or reunion",
        "positive": "share of time the infant attends or smiles",
        "negative": "share of time the infant fusses",
        "matched": "share of time both faces match",
        "repaired": "mismatched moments that match at the next",
        "mismatched": "mismatched moments",
        "synchrony": "correlation over time of both bodies' arousal, -1 to 1",
    },
    quick=500,
    full=1500,
    source="Mesman et al. 2009; Tronick & Gianino 1986",
)
