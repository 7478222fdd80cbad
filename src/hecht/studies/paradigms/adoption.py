"""From an institution to a family, at different ages, with the Strange Situation afterwards."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hecht.model.parameters import Constants
from hecht.studies.circumstances import Chance, Part
from hecht.studies.families import CARE_SPREAD, carer, family, live_at_home
from hecht.studies.paradigm import Paradigm
from hecht.studies.stage import Stage
from hecht.studies.strange_room import STRANGER_BONDS, code, visit

_SHIFT = 50  # days: then the staff changes; all of home life is lived in such blocks
_STAFF_NEAR = (0.12, 0.25, 0.63)  # one person for many children
_STAFF_COMMITMENT = 0.5
_STEPS = 24


def adoption(
    n: int,
    seed: int,
    constants: Constants,
    *,
    months: tuple[int, ...] = (0, 9),
    seen_at: int | None = None,
    days_a_year: int = 200,
) -> pd.DataFrame:
    """Children who come to a family at each of these ages (`0`: from birth), `n` in all.

    They are seen one year later, or all at the same age `seen_at` (months). Staff changes every
    fifty days: what is remembered of it is kept, while the care that comes is another's.
    """
    each = max(8, n // len(months))
    tables = []
    for k, age in enumerate(months):
        stage = family(
            each,
            seed + 10_000 * k,
            constants,
            more=("staff", "stranger"),
            more_bonds=(("child", "staff"), ("staff", "child"), *STRANGER_BONDS),
        )
        stage.as_newborn("child", "staff")
        stage.tie("child", "staff", commitment=_STAFF_COMMITMENT, reach=0.0)
        stage.not_a_haven("staff", "child")
        for _ in range(round(age * days_a_year / 12 / _SHIFT)):
            _with_staff(stage)
        if age:
            stage.expect("child", "carer")
            stage.tie("child", "carer", strength=0.05, commitment=1.0, reach=1.0)
        after = 12 if seen_at is None else max(12, seen_at - age)
        stage.tie("child", "staff", reach=0.0)
        stage.tie("staff", "child", reach=0.0)
        for _ in range(max(1, round(after * days_a_year / 12 / _SHIFT))):
            live_at_home(stage, _SHIFT)
        stage.set("child", age=min(1.5, float(stage.of("child", "age")[0])))
        codes = code(visit(stage), stage.chance)
        tables.append(
            pd.DataFrame(
                {
                    "months": age,
                    "pattern": codes.pattern,
                    "security": (codes.pattern == "B").astype(float),
                    "disorganisation": codes.ratings.disorganisation,
                    "resistance": codes.ratings.resistance,
                }
            )
        )
    table = pd.concat(tables, ignore_index=True)
    table.insert(0, "family", np.arange(len(table)))
    return table


def _with_staff(stage: Stage) -> None:
    """Fifty days with one shift of staff."""
    carer(stage, "staff")
    stage.set("staff", **{k: sd * stage.chance.normal(size=stage.worlds)
                          for k, sd in CARE_SPREAD.items()})  # fmt: skip
    away = {bond: {"reach": 0.0} for bond in (("child", "carer"), ("carer", "child"))}
    here = {bond: {"reach": 1.0} for bond in (("child", "staff"), ("staff", "child"))}
    stage.play(
        [Part(_SHIFT * _STEPS, ties=away | here)],
        30.0,
        pace=2.0,
        chance=Chance(
            threat={"child": (0.15, 0.08), "staff": (0.15, 0.06)},
            novelty={"child": (0.3, 1.0)},
            nearness={("child", "staff"): _STAFF_NEAR},
        ),
    )


PARADIGM = Paradigm(
    name="adoption",
    run=adoption,
    unit="family",
    about="Children move from an institution to a family at different ages; a year later a visit.",
    columns={
        "family": "number of the child",
        "months": "age at placement; 0 is a family from birth",
        "pattern": "class: A, B, C or D",
        "security": "1 where the class is B",
        "disorganisation": "as in the Strange Situation, 0-3",
        "resistance": "as in the Strange Situation, 0-3",
    },
    quick=500,
    full=1500,
    source="van den Dries et al. 2009, doi:10.1016/j.childyouth.2008.09.008; "
    "Smyke et al. 2010, doi:10.1111/j.1467-8624.2009.01390.x",
)
