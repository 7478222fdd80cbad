"""How heavy a load looks beside someone: perceived effort falls with felt security."""

from __future__ import annotations

from hecht.model.measurement._either import Values

LOAD_SHARING = 4.0  # eta of eq. 10


def perceived_effort(felt_security: Values, load_sharing: float = LOAD_SHARING) -> Values:
    """Share of a load that one feels to carry alone, 1 / (1 + eta S), in 1/(1 + eta) .. 1.

    The same sharing by which felt security lowers the response to threat (eq. 10), read as
    effort: a hill looks less steep beside a friend, the less so the longer the friendship
    (Schnall et al. 2008, doi:10.1016/j.jesp.2008.04.011; small samples). It orders situations;
    it is no angle in degrees, for judged slopes change far less than this share.

    Parameters
    ----------
    felt_security
        S, 0..1, any shape.
    load_sharing
        eta, >= 0; `load_sharing` in the constants.
    """
    return 1.0 / (1.0 + load_sharing * felt_security)
