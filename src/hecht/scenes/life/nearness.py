"""Who is near on a day: the timetable says how near on average, chance says whether today.

A step of a day is one representative half hour (model text, section 9), and in a half hour someone
is within touch, in the next room, or not there. Fed with the average instead, a friend who is seen
every fortnight would be a twentieth there every day and fade from the mind, as if never met: felt
presence rises in minutes to what the reach allows, and takes two months to fall (eq. 9).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hecht.model.network import Network
from hecht.model.simulate import Everyday
from hecht.scenes.life.places import Cast

Array = NDArray[np.float32]

TOUCH, NEXT_ROOM, AWAY = 1.0, 0.5, 0.0
"""Reach of someone within touch, in the next room, and away (model text, section 1)."""

_TOUCH_SHARE, _ROOM_SHARE = 0.8, 0.4
"""Chances per unit of mean reach: .6 and .3 at the .75 of the home year (model text, scene 1)."""


def chances(reach: Array) -> Array:
    """Cumulative chances of touch, and of touch or the next room, by mean reach; [2, *reach.shape].

    The mean of what is drawn is `reach` (0-1). Above five in six nobody is ever away.
    """
    touch = np.maximum(_TOUCH_SHARE * reach, 2.0 * reach - 1.0)
    room = np.minimum(_ROOM_SHARE * reach, 2.0 - 2.0 * reach)
    return np.stack([touch, touch + room]).astype(np.float32)


def days_of(network: Network, cast: Cast, reach: Array) -> Everyday:
    """What chance adds to each day of a season.

    Parameters
    ----------
    reach
        Mean reach of each bond, [bond, world]. The bonds of a pair are near on the same days.

    Returns
    -------
    An `Everyday` for a row of circumstances with reach 1: everyday worries (exponential) for the
    person in the middle, and who is near.
    """
    people, bonds = network.persons, network.bonds
    happens, worry = np.zeros((people, 1), np.float32), np.zeros((people, 1), np.float32)
    happens[0], worry[0] = 1.0, cast.everyday_threat
    as_ever = np.ones((people, 1), np.float32)
    levels = np.array([TOUCH, NEXT_ROOM, AWAY], np.float32)[:, None, None]
    pairs = np.concatenate([np.arange(len(cast)), cast.answering]).astype(np.uint32)
    return Everyday(
        happens,
        worry,
        as_ever,
        as_ever,
        np.broadcast_to(levels, (3, bonds, 1)).copy(),
        chances(reach),
        pairs,
    )
