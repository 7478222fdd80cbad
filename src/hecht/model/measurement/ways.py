"""Where a way of bonding is stuck: high, while what it should rest on is missing.

A reading of moments, never of people: each of the seven is a product of shares, 0 where nothing
of the kind shows. With w_1 ... w_7 the ways (eq. in `hecht.model.ways`), df differentiation, w the
self-model, l(x) = min([x - 1]^+, 1) the loud part of a call:

* copying (likeness): w_1 (1 - df_i); being alike is all the safety there is
* possessiveness (loyalty): w_2 (1 - p) min(a_i, 1); alarm whenever the other is elsewhere
* pleasing (place): w_3 [tanh(-w_i / 2)]^+; a place, and not feeling worth one
* arguing (understood): (1 - w_4) (1 - y_ij) l(x_ij) l(x_ji); both loud, neither answered
* pulling (intimacy): (1 - w_5) (1 - y_ij) l(x_ij) (1 - l(x_ji)); loud at one who is not
* hiding (known): w_6 p min(a_i, 1) (1 - min(x_ij, 1)); known, and silent about this need
* flooding (felt): w_7 (1 - df_i) c min([s_j - s_0]^+, 1); feeling along becomes being swept along

The forms are the literature's; the products are ours and have no published size to compare with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Stuck(NamedTuple):
    """How far each way is stuck, 0..1, in the shape of what was given."""

    copying: Array
    possessiveness: Array
    pleasing: Array
    arguing: Array
    pulling: Array
    hiding: Array
    flooding: Array


def stuck(
    bond: Mapping[str, Array],
    call_of_other: Array,
    owner: Mapping[str, Array],
    arousal_of_other: Array,
    calm_arousal: float,
) -> Stuck:
    """How far each way of bonding is stuck, moment by moment.

    Parameters
    ----------
    bond
        The seven ways, `call`, `care`, `contact` and `reach` of a bond.
    call_of_other
        The call of the figure to the owner, 0 where there is no bond back.
    owner
        `need`, `self_model` and `differentiation` of who feels the bond.
    arousal_of_other, calm_arousal
        Arousal of the figure, and the level of a calm adult.
    """
    loud, loud_back = (np.clip(call - 1.0, 0.0, 1.0) for call in (bond["call"], call_of_other))
    unanswered = loud * (1.0 - bond["care"])
    need, merged = np.minimum(owner["need"], 1.0), 1.0 - owner["differentiation"]
    silent = 1.0 - np.minimum(bond["call"], 1.0)
    tense = np.clip(arousal_of_other - calm_arousal, 0.0, 1.0)
    return Stuck(
        copying=bond["likeness"] * merged,
        possessiveness=bond["loyalty"] * (1.0 - bond["reach"]) * need,
        pleasing=bond["place"] * np.maximum(np.tanh(-0.5 * owner["self_model"]), 0.0),
        arguing=(1.0 - bond["understood"]) * unanswered * loud_back,
        pulling=(1.0 - bond["intimacy"]) * unanswered * (1.0 - loud_back),
        hiding=bond["known"] * bond["reach"] * need * silent,
        flooding=bond["felt"] * merged * bond["contact"] * tense,
    )
