"""What persons and bonds carry.

Arrays of persons have shape [person, world], arrays of bonds [bond, world]. A *world* is one
replicate: the same people and bonds, another life. Worlds never touch each other. A bond is
directed: `owner` feels it, `other` is the figure.
"""

from __future__ import annotations

from typing import NamedTuple

import jax


class Persons(NamedTuple):
    """State of persons, [person, world]."""

    arousal: jax.Array  # s, 0..5
    need: jax.Array  # a, >= 0
    despair: jax.Array  # u, >= 0
    self_model: jax.Array  # w, log-odds
    others_responsiveness: jax.Array  # mu_theta, log-odds
    others_contingency: jax.Array  # mu_lambda, log-odds
    others_aversiveness: jax.Array  # mu_chi, 0..1
    slow_arousal: jax.Array  # hpa, 0..5
    reserve: jax.Array  # z, comfort still felt, 0..1
    load: jax.Array  # L, arousal above calm over half a year, 0..5
    early_responsiveness: jax.Array  # mu_theta as it was at 2.5 years, log-odds
    early_contingency: jax.Array  # mu_lambda
    early_aversiveness: jax.Array  # mu_chi


class Bonds(NamedTuple):
    """State of directed bonds, [bond, world]."""

    responsiveness: jax.Array  # theta, log-odds
    contingency: jax.Array  # lambda, log-odds
    aversiveness: jax.Array  # chi, 0..1
    strength: jax.Array  # b, 0..1
    presence: jax.Array  # f, 0..1
    evidence: jax.Array  # n, windows
    contact: jax.Array  # c, 0..1
    call: jax.Array  # x, 0..3
    withdrawal: jax.Array  # v, 0..1
    care: jax.Array  # y, received by the owner, 0..1
    felt_care: jax.Array  # d, care lately against what is due, -3..1
    balance: jax.Array  # e, received less given, -1..1


class Reading(NamedTuple):
    """What is read off in a step and not carried on; [person, world] or [bond, world]."""

    felt_security: jax.Array  # S, 0..1
    exploration: jax.Array  # 0..1
    trust: jax.Array  # pi, 0..1
    fright: jax.Array  # H, frightening acts received by the owner in this step


class Traits(NamedTuple):
    """What stays with a person during a stretch of time, [person, world]."""

    age: jax.Array  # years, at the start of the stretch
    mentalising: jax.Array  # m, 0..1
    reactivity: jax.Array  # k, about 1
    care_base: jax.Array  # D0, log-odds
    care_slope: jax.Array  # D1, log-odds
    frightening: jax.Array  # phi_f, 1/min
    recovery: jax.Array  # r, multiplies the body's own recovery, about 1
    differentiation: jax.Array  # df, staying oneself beside another, 0..1
    self_kindness: jax.Array  # D_self, log-odds of care for oneself


class Inputs(NamedTuple):
    """What the world brings in one step; [person, world] or [bond, world]."""

    threat: jax.Array  # T, 1/min
    novelty: jax.Array  # nu, 0..1.5
    difference: jax.Array  # how unlike oneself another shows to be, 1/min
    answering: jax.Array  # 1 free to answer, 0 silent whatever is asked
    reach: jax.Array  # p, 0..1
    commitment: jax.Array  # K, 0..1
    softness: jax.Array  # o, 0..1
    touch: jax.Array  # contact that is held whoever calls (a held hand), 0..1
    channel: jax.Array  # soothing of the channel: touch 1, voice .1, text .02


OF_PERSONS = ("threat", "novelty", "difference", "answering")
"""Inputs of persons, [person, world]."""

OF_BONDS = ("reach", "commitment", "softness", "touch", "channel")
"""Inputs of bonds, [bond, world]."""


class Ways(NamedTuple):
    """Seven ways of being bound, from early to deep; an optional layer, [bond, world], 0..1."""

    likeness: jax.Array  # we are alike
    loyalty: jax.Array  # the other keeps me in mind and stays
    place: jax.Array  # I have a place with the other
    understood: jax.Array  # in need or asking, an answer comes
    intimacy: jax.Array  # what either of us shows is met
    known: jax.Array  # the other sees what is inside me
    felt: jax.Array  # when I need it, someone is with me


class World(NamedTuple):
    """Persons, their traits and their bonds; and the ways of bonding where they are followed."""

    persons: Persons
    traits: Traits
    bonds: Bonds
    ways: Ways | None = None  # None costs nothing: it is no part of what is compiled
