"""Circumstances that weigh on a family: what they change in the model, and what studies found.

A figure of a scene may live in one or more contexts (`context: [poverty]`). Each changes inputs of
the model: how much care is given and how it is aimed, how often someone frightens without meaning
to, how easily a child is startled, who is away. None changes what anyone has learned; what follows
for a child comes out of the model.

`findings` say what published studies found in children's attachment, to compare with. Sizes are
standardised differences (d), from shares by d = log(odds ratio) sqrt(3) / pi, from correlations by
d = 2 r / sqrt(1 - r^2). They are differences between large groups, which overlap: widely for most
of these circumstances, little for maltreatment. They say nothing about one child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hecht.errors import UnknownNameError
from hecht.model.parameters import PERSON
from hecht.scenes.parts import Text

if TYPE_CHECKING:
    from hecht.model.noise import WorldKeys

_STREAM = 31
_FRIGHT = 0.0042  # 1/min, of a carer with unresolved fear (model text, section 3)
_CHILDREN = ("infant", "child")


@dataclass(frozen=True)
class Change:
    """What a context does to the inputs of the figure who lives in it.

    Attributes
    ----------
    care_base, care_slope
        Added to D0 and D1, log-odds.
    mentalising
        Added to m.
    reactivity
        Factor of k.
    afraid
        Part of all lives in which an unresolved fear comes with it, and with that frightening acts.
    threat
        Added to the threat of everyday life, 1/min.
    days_away
        Days in hospital without the others, late in what came before.
    threat_away
        Threat in those days, 1/min.
    """

    care_base: float = 0.0
    care_slope: float = 0.0
    mentalising: float = 0.0
    reactivity: float = 1.0
    afraid: float = 0.0
    threat: float = 0.0
    days_away: float = 0.0
    threat_away: float = 0.0


@dataclass(frozen=True)
class Finding:
    """A published size, to compare a simulated population with.

    Attributes
    ----------
    measure
        `insecure`, `disorganised` or `avoidant`, in the Strange Situation; or `sensitivity`.
    size
        d against the comparison group; positive is more of the measure. None: only the direction.
    against
        Who they were compared with: a `population` or `low-risk` families.
    source, doi
        Where it was found.
    seen
        Whether the number was seen there (mostly in the abstract), or is from memory.
    used
        Whether the change was set with this number in view. Only the others test the model.
    """

    measure: Literal["insecure", "disorganised", "avoidant", "sensitivity"]
    size: float | None
    against: Literal["population", "low-risk"]
    source: str
    doi: str
    seen: bool
    used: bool


@dataclass(frozen=True)
class Context:
    """A circumstance with a name; `on` says whether a grown-up or a child lives in it."""

    name: str
    on: Literal["adult", "child"]
    say: Text
    about: Text
    change: Change
    findings: tuple[Finding, ...]


_CYR = ("Cyr et al. 2010, Dev Psychopathol 22:87-108", "10.1017/S0954579409990289", True)
_ATKINSON = ("Atkinson et al. 2000, Clin Psychol Rev 20:1019-1040", "10.1016/S0272-7358(99)00023-9")
_WOLKE = ("Wolke et al. 2014, Arch Dis Child 99:F70-F75", "10.1136/archdischild-2013-303788", True)


def _both(nl: str, en: str) -> Text:
    return Text(nl=nl, en=en)


_ALL = (
    Context(
        "poverty",
        "adult",
        _both("geldzorgen", "money worries"),
        _both(
            "weinig geld, veel zorgen; er blijft minder aandacht over, ook al is de wil er",
            "little money, many worries; less attention is left, however much one wants to give it",
        ),
        Change(care_base=-0.7, mentalising=-0.05, afraid=0.15, threat=0.01),
        (
            Finding("insecure", 0.48, "low-risk", *_CYR, True),
            Finding("disorganised", 0.48, "low-risk", *_CYR, True),
        ),
    ),
    Context(
        "depression",
        "adult",
        _both("somber of ziek", "low or ill"),
        _both(
            "wie somber of ziek is, ziet en antwoordt minder, en later",
            "someone who is low or ill sees less, and answers less and later",
        ),
        Change(care_base=-1.2, mentalising=-0.1),
        (
            Finding(
                "sensitivity", -0.75, "population",
                "Bernard et al. 2018, Attach Hum Dev 20:578-599 (depressed against other groups)",
                "10.1080/14616734.2018.1430839", True, True,
            ),
            Finding("insecure", 0.37, "population", *_ATKINSON, True, False),
            Finding(
                "insecure", 0.38, "population",
                "Barnes & Theule 2019, Infant Ment Health J 40:817-834 (odds nearly twice)",
                "10.1002/imhj.21812", True, False,
            ),
            Finding(
                "disorganised", 0.27, "population",
                "Badovinac et al. 2018, PLoS ONE 13:e0204374 (at 2 to 7 years)",
                "10.1371/journal.pone.0204374", True, False,
            ),
        ),
    ),
    Context(
        "premature",
        "child",
        _both("veel te vroeg geboren", "born far too early"),
        _both(
            "een kind dat veel te vroeg kwam, schrikt sneller en is moeilijker te lezen",
            "a child who came far too early is startled sooner and harder to read",
        ),
        Change(reactivity=1.25),
        (
            Finding("insecure", 0.27, "population", *_WOLKE, False),
            Finding("disorganised", 0.46, "population", *_WOLKE, False),
        ),
    ),
    Context(
        "hospital",
        "child",
        _both("in het ziekenhuis gelegen", "a stay in hospital"),
        _both(
            "twee weken in een ziekenhuis, zonder de eigen mensen, met pijn of enge dingen",
            "two weeks in a hospital without one's own people, with pain or frightening things",
        ),
        Change(days_away=14.0, threat_away=0.05),
        (
            Finding(
                "avoidant", None, "population",
                "Journal of Child Psychology and Psychiatry 1993, 34:917-934 (41 children)",
                "10.1111/j.1469-7610.1993.tb01098.x", True, False,
            ),
        ),
    ),
    Context(
        "mourning",
        "adult",
        _both("in rouw", "in mourning"),
        _both(
            "de andere ouder is gestorven; wie blijft, zorgt en rouwt tegelijk",
            "the other parent has died; the one who stays cares and mourns at once",
        ),
        Change(care_base=-0.5, mentalising=-0.05, afraid=0.15),
        (
            Finding(
                "insecure", None, "population",
                "Waters et al. 2000, Child Dev 71:684-689 (with such events 44 % changed, "
                "without 22 %)",
                "10.1111/1467-8624.00176", True, False,
            ),
            Finding(
                "disorganised", None, "population",
                "van IJzendoorn 1995, Psychol Bull 117:387-403 (unresolved loss in the carer)",
                "10.1037/0033-2909.117.3.387", False, False,
            ),
        ),
    ),
    Context(
        "no-network",
        "adult",
        _both("er alleen voor staan", "nobody around"),
        _both(
            "geen familie of vrienden in de buurt die een keer overnemen",
            "no family or friends near who take over now and then",
        ),
        Change(care_base=-0.7, mentalising=-0.05),
        (Finding("insecure", 0.28, "population", *_ATKINSON, True, True),),
    ),
    Context(
        "neglect",
        "adult",
        _both("verwaarlozing", "neglect"),
        _both(
            "er wordt langdurig te weinig gezien en te weinig gegeven",
            "for a long time too little is seen and too little given",
        ),
        Change(care_base=-2.5, care_slope=-1.0, mentalising=-0.2, afraid=0.2),
        (
            Finding(
                "insecure", 1.1, "low-risk",
                "Baer & Martinez 2006, J Reprod Infant Psychol 24:187-197 (maltreated: insecure "
                ".80 against .36)",
                "10.1080/02646830600821231", False, True,
            ),
        ),
    ),
    Context(
        "maltreatment",
        "adult",
        _both("mishandeling", "maltreatment"),
        _both(
            "wie moet troosten, maakt zelf vaak bang",
            "the one who should comfort often frightens",
        ),
        Change(care_base=-1.0, afraid=0.97),
        (
            Finding("insecure", 2.10, "low-risk", *_CYR, True),
            Finding("disorganised", 2.19, "low-risk", *_CYR, True),
        ),
    ),
)  # fmt: skip
CONTEXTS: dict[str, Context] = {context.name: context for context in _ALL}


def check_contexts(names: Iterable[str], kind: str) -> None:
    """Refuse a context that does not exist, or that is not one of this kind of figure.

    Raises
    ------
    UnknownNameError, ValueError
        With the name, and what would be right.
    """
    wanted = "child" if kind in _CHILDREN else "adult"
    for name in names:
        if name not in CONTEXTS:
            raise UnknownNameError("context", name, CONTEXTS)
        if CONTEXTS[name].on != wanted or kind in ("pet", "object"):
            own = [each.name for each in _ALL if each.on == wanted]
            right = f"; of this figure: {', '.join(own)}" if kind not in ("pet", "object") else ""
            holder = "a child" if CONTEXTS[name].on == "child" else "a grown-up"
            raise ValueError(f"'{name}' is a context of {holder}, not of this figure{right}")


def in_context(
    values: Mapping[str, Any], contexts: Iterable[str], who: str, keys: WorldKeys
) -> dict[str, Any]:
    """The traits of a figure with what its contexts change, each a number or an array [world].

    Parameters
    ----------
    values
        Traits and starting states by name, before.
    contexts
        Names from `CONTEXTS`.
    who
        The figure; addresses the chance that a fear comes with it.
    """
    changed = dict(values)
    for name in contexts:
        change = CONTEXTS[name].change
        for trait in ("care_base", "care_slope", "mentalising", "threat"):
            changed[trait] = changed[trait] + getattr(change, trait)
        changed["reactivity"] = changed["reactivity"] * change.reactivity
        if change.afraid:
            changed["frightening"] = changed["frightening"] + _fear(who, name, change.afraid, keys)
    for trait in ("care_base", "care_slope", "mentalising", "frightening", "threat", "reactivity"):
        changed[trait] = np.clip(changed[trait], PERSON[trait].low, PERSON[trait].high)
    return changed


def _fear(who: str, context: str, share: float, keys: WorldKeys) -> Any:
    """Frightening acts of those whom an unresolved fear came over, 1/min, [world]."""
    # Only here, so that scenes can be read without the numerical libraries.
    import jax.numpy as jnp

    from hecht.model.network import address
    from hecht.model.population import normals

    place = jnp.asarray([address(f"{who} in {context}")], jnp.uint32)
    chance, amount = (np.asarray(normals(keys, place, _STREAM, k))[0] for k in (0, 1))
    came = chance < NormalDist().inv_cdf(share)
    return np.where(came, _FRIGHT * np.exp(0.5 * amount - 0.125), 0.0)
