"""Fear: a figure who frightens pushes away, most of all from nearby."""

from __future__ import annotations

import jax

from hecht.model.network import Links
from hecht.model.parameters import Constants
from hecht.model.state import Bonds, Inputs

_UNREAD_CALL = 0.5  # a call of the figure adds to the fear of who cannot read it


def fear_of_figure(
    network: Links,
    bonds: Bonds,
    inputs: Inputs,
    mentalising: jax.Array,
    constants: Constants,
) -> jax.Array:
    """Fear pull Z of each figure (eq. 4), [bond, world], >= 0.

    Z = phi chi p (omega + (1 - omega) c) (1 + 0.5 (1 - m) x_ji). The avoidance gradient is
    steeper than that of need: from afar one calls the figure one flees from nearby. The figure's
    call x_ji is that of the step before.
    """
    steepness = constants.distant_fear + (1.0 - constants.distant_fear) * bonds.contact
    unread = 1.0 - network.of_owner(mentalising)
    escalation = 1.0 + _UNREAD_CALL * unread * network.of_reverse(bonds.call)
    return constants.fear_weight * bonds.aversiveness * inputs.reach * steepness * escalation
