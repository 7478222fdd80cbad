"""Infant monkeys with a cloth and a wire mother, a frightening toy, and the open field."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Part
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage

_STEP = 5.0  # min
_DAY = 288  # steps
_CLOTH, _WIRE, _MILK = 1.0, 0.12, 0.4  # softness, and what milk adds
_WATCHED = 5  # last days
_FRIGHT = 24  # steps of 10 s


def harlow(n: int, seed: int, constants: Constants, *, days: int = 25) -> pd.DataFrame:
    """Half of `n` infants are fed on wire, half on cloth; hours a day are those of the last five.

    Night is without novelty. Milk comes four times a day for a quarter of an hour. Afterwards a
    toy frightens from which either mother is equally far, and then the open field with and without
    the cloth mother.
    """
    bonds = (("infant", "cloth"), ("infant", "wire"))
    stage = Stage(("infant", "cloth", "wire"), bonds, n, seed, constants)
    stage.infant("infant", age=0.2)
    stage.set("infant", reactivity=1.0)
    fed_on_wire = stage.chance.permutation(np.arange(n) % 2)
    for mother, softness in (("cloth", _CLOTH), ("wire", _WIRE)):
        stage.as_newborn("infant", mother)
        stage.tie("infant", mother, softness=softness, presence=0.0)
    seen = stage.play(_days(stage, days, fed_on_wire), _STEP, record=("call",))
    feeding = np.tile(_feeding(), days)
    last = slice(-_WATCHED * _DAY, None)
    hours = {}
    for mother, feeds in (("cloth", 1 - fed_on_wire), ("wire", fed_on_wire)):
        on = (seen.tie("infant", mother, "call") > 0) | (feeding[:, None] & (feeds > 0))
        hours[f"hours_{mother}"] = on[last].mean(axis=0) * 24
    return pd.DataFrame(
        {
            "infant": np.arange(n),
            "feeder": np.where(fed_on_wire, "wire", "cloth"),
            **hours,
            "first_to": _fright(stage.copy()),
            **_open_field(stage),
        }
    )


def _feeding() -> np.ndarray:
    return (np.arange(_DAY) % 72) < 3


def _days(stage: Stage, days: int, fed_on_wire: np.ndarray) -> list[Part]:
    clock = np.arange(_DAY) / 12
    awake = np.tile((clock >= 7) & (clock < 19), days).astype(np.float32)
    milk = np.tile(_feeding(), days)[:, None] * _MILK
    steps, n = days * _DAY, stage.worlds
    startled = (stage.chance.random((steps, n)) < 0.05) * 0.15
    return [
        Part(
            steps,
            people={
                "infant": {
                    "novelty": awake[:, None].repeat(n, axis=1),
                    "threat": startled.astype(np.float32),
                }
            },
            ties={
                ("infant", "cloth"): {"softness": _CLOTH + milk * (1 - fed_on_wire)},
                ("infant", "wire"): {"softness": _WIRE + milk * fed_on_wire},
            },
        )
    ]


def _fright(stage: Stage) -> np.ndarray:
    """Whom an infant runs to first when a toy moves."""
    stage.rest("infant")
    seen = stage.play(
        [Part(_FRIGHT, people={"infant": {"threat": 0.5}})],
        1 / 6,
        record=("call",),
        learning=False,
    )
    when = {}
    for mother in ("cloth", "wire"):
        clings = seen.tie("infant", mother, "call") > 0
        when[mother] = np.where(clings.any(axis=0), clings.argmax(axis=0), _FRIGHT)
    return np.select(
        [when["cloth"] < when["wire"], when["wire"] < when["cloth"]],
        ["cloth", "wire"],
        default="none",
    )


def _open_field(stage: Stage) -> dict[str, np.ndarray]:
    """Fifteen minutes in a strange room with and without cloth: frightening first, then less."""
    columns = {}
    for name, here in (("with", 1.0), ("without", 0.0)):
        room = stage.copy()
        room.rest("infant")
        room.set("infant", arousal=0.3)
        away = {("infant", "wire"): {"reach": 0.0}, ("infant", "cloth"): {"reach": here}}
        parts = [
            Part(steps, people={"infant": {"threat": threat, "novelty": 1.5}}, ties=away)
            for steps, threat in ((30, 0.25), (60, 0.10))
        ]
        seen = room.play(parts, 1 / 6, record=("call", "arousal", "exploration"), learning=False)
        arousal = seen.of("infant", "arousal")
        plays = seen.of("infant", "exploration") * (arousal < 0.8)
        columns[f"clings_{name}"] = (seen.tie("infant", "cloth", "call") > 0)[:20].mean(axis=0)
        columns[f"plays_{name}"] = plays[-30:].mean(axis=0)
        columns[f"arousal_{name}"] = arousal.mean(axis=0)
    return columns


PARADIGM = Paradigm(
    name="harlow",
    run=harlow,
    unit="infant",
    about="Infant monkeys live with a cloth and a wire mother; one of the two gives milk.",
    columns={
        "infant": "number of the infant",
        "feeder": "which mother gives milk",
        "hours_cloth": "hours a day on the cloth mother",
        "hours_wire": "hours a day on the wire mother",
        "first_to": "first contact when a toy frightens: cloth, wire or none",
        **{
            f"{what}_{name}": f"{text}, open field {name} the cloth mother"
            for name in ("with", "without")
            for what, text in {
                "clings": "share of the first 200 s clinging",
                "plays": "exploration while not in alarm, last 5 min; 0-1",
                "arousal": "mean arousal, 0-5",
            }.items()
        },
    },
    quick=64,
    full=200,
    source="Harlow 1958, doi:10.1037/h0047884; "
    "Harlow & Zimmermann 1959, doi:10.1126/science.130.3373.421",
)
