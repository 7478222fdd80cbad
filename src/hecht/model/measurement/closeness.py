"""Being tied and being free: closeness and autonomy, and contact by channel.

Security is the sum of the two; a secure bond lets both rise together. All functions are
element-wise and smooth, for NumPy or JAX arrays of any shape.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from hecht.model.measurement._either import Values, library_of

_SIGHT = 0.5  # reach above which people are in one room; the next room is .5
_TOUCH, _GAZE, _VOICE = 3.0, 1.5, 0.5


class Channels(NamedTuple):
    """Contact of a bond by channel, each 0..1, in the shape of the contact."""

    touch: Any
    gaze: Any
    voice: Any


def closeness(
    contact: Values, strength: Values, trust: Values, stranger_share: float = 0.05
) -> Values:
    """Closeness in a bond, 0..1: contact that means something.

    c [epsilon + (1 - epsilon) b pi]: the contact of eq. 8, weighed like the relief a figure can
    give in eq. 5 and 10; nearness of a stranger is hardly closeness. Own choice of weights.

    Parameters
    ----------
    contact, strength, trust
        c, b and pi, each 0..1, [..., bond].
    stranger_share
        epsilon, `stranger_relief` in the constants.
    """
    return contact * (stranger_share + (1.0 - stranger_share) * strength * trust)


def autonomy(exploration: Values) -> Values:
    """Autonomy, 0..1: the share of attention that goes to one's own life.

    Exploration as the model text reads it (section 4): P(explore) exp(-a - u), falling with need
    and despair.
    """
    return exploration


def channels(contact: Values, reach: Values | float = 1.0) -> Channels:
    """Touch, gaze and voice as graded readings of contact, each 0..1.

    touch = c^3, gaze = c^1.5, voice = c^.5; touch and gaze only where the two are in one room
    (p > .5). Touch needs the closest contact, a voice the least: when contact frays, touch goes
    first, then the eyes, and the voice stays longest. The exponents are our own choice; they say
    no more than this order.

    Parameters
    ----------
    contact, reach
        c and p, each 0..1, in one shape.
    """
    library = library_of(contact)
    near = library.asarray(reach) > _SIGHT
    close = library.clip(contact, 0.0, 1.0)
    return Channels(
        library.where(near, close**_TOUCH, 0.0),
        library.where(near, close**_GAZE, 0.0),
        close**_VOICE,
    )
