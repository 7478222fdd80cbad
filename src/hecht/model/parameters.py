"""The one table of numbers: name, symbol, unit, value, range and reason.

Validation, sliders, priors and the documentation all read this table. Three kinds of numbers:

* **constants** of the model, one set for every scene (`CONSTANTS`);
* **traits** and starting states of a person (`PERSON`);
* starting states and circumstances of a directed bond (`BOND`), and its ways (`WAYS`).

Symbols are those of the equations named in the docstrings of the mechanisms. Times are minutes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_type_hints

from hecht.errors import InvalidValueError, UnknownNameError


@dataclass(frozen=True)
class Parameter:
    """One number: where it stands in the equations, what it may be, and why it is what it is."""

    name: str
    symbol: str
    unit: str
    value: float
    low: float
    high: float
    reason: str

    def check(self, value: object, owner: str) -> float:
        """Return `value` as a float.

        Raises
        ------
        InvalidValueError
            When it is not a finite number inside the range; names owner, parameter and range.
        """
        if isinstance(value, bool) or not isinstance(value, int | float):
            number = math.nan
        else:
            number = float(value)
        if not (math.isfinite(number) and self.low <= number <= self.high):
            raise InvalidValueError(
                owner=owner,
                parameter=self.name,
                value=value,
                low=self.low,
                high=self.high,
                unit=self.unit,
            )
        return number


class Constants(NamedTuple):
    """The constants of the model; scalars, in minutes where they hold a time."""

    recovery_rate: float
    calm_arousal: float
    load_sharing: float
    separation_distress: float
    protest_arousal: float
    soothing_rate: float
    stranger_relief: float
    arousal_noise: float
    resting_need: float
    arousal_to_need: float
    need_lag: float
    presence_weight: float
    relief_value: float
    call_effort: float
    choice_precision: float
    exploration_value: float
    fear_weight: float
    act_persistence: float
    distant_fear: float
    despair_gain: float
    despair_decay: float
    contact_lag: float
    resting_contact: float
    presence_rise: float
    presence_fade_newborn: float
    presence_fade_adult: float
    constancy_age: float
    species_care_base: float
    species_care_slope: float
    own_model_in_care: float
    learning_rate_new: float
    evidence_half: float
    learning_rate_lasting: float
    self_blame: float
    calm_learning: float
    absence_weight: float
    fear_acquisition: float
    fear_extinction: float
    bond_growth: float
    need_binds: float
    bond_fading: float
    model_plasticity: float
    adult_plasticity: float
    plasticity_loss: float
    slow_arousal_lag: float
    care_window: float
    felt_care_lag: float
    care_due: float
    reciprocity: float
    quarrel_harm: float
    quarrel_lasts: float
    reserve_lag: float
    reserve_relief: float
    early_pull: float
    divided_attention: float
    balance_lag: float
    balance_in_care: float
    contagion: float
    example: float
    load_lag: float
    way_growth: float
    felt_eases: float
    loyal_patience: float


def _table(*rows: tuple[str, str, str, float, float, float, str]) -> dict[str, Parameter]:
    return {row[0]: Parameter(*row) for row in rows}


# fmt: off
CONSTANTS: dict[str, Parameter] = _table(
    ("recovery_rate", "kappa", "1/min", 0.08, 0.02, 0.3, "half-life of arousal 9 min"),
    ("calm_arousal", "s_0", "", 0.2, 0.0, 1.0, "a calm adult; anchors the scale"),
    ("load_sharing", "eta", "", 4.0, 0.0, 20.0, "size of hand-holding and security priming"),
    ("separation_distress", "q", "1/min", 0.04, 0.0, 0.08,
     "keep q d_1 / kappa below .5: arousal raises need raises arousal"),
    ("protest_arousal", "p_e", "1/min", 0.03, 0.0, 0.1,
     "silent and crying infants equally aroused; still-face"),
    ("soothing_rate", "gamma", "1/min", 3.0, 0.0, 10.0, "soothing at full trust"),
    ("stranger_relief", "epsilon", "", 0.05, 0.0, 1.0,
     "share of relief a stranger can give; a stranger's hand does little"),
    ("arousal_noise", "sigma_s", "", 0.05, 0.0, 0.5, "process noise of arousal"),
    ("resting_need", "d_0", "", 0.35, 0.0, 1.0, "need of a resting infant; an adult has 30 %"),
    ("arousal_to_need", "d_1", "", 0.9, 0.0, 1.5, "arousal raises need"),
    ("need_lag", "tau_a", "min", 1.0, 0.1, 10.0, "time to feel need"),
    ("presence_weight", "k_f", "", 0.65, 0.0, 1.0, "weight of felt presence in an adult"),
    ("relief_value", "A_0", "", 6.6, 0.0, 20.0, "worth of relief; crying in the Strange Situation"),
    ("call_effort", "c_0", "", 0.28, 0.0, 2.0, "effort of a call; anchors the scale"),
    ("choice_precision", "beta", "", 8.0, 0.1, 60.0, "how strictly the best act is chosen"),
    ("exploration_value", "e_0", "", 0.5, 0.0, 3.0, "worth of exploring"),
    ("fear_weight", "phi", "", 8.0, 0.0, 20.0, "weight of fear in behaviour; share disorganised"),
    ("act_persistence", "tau_x", "min", 0.1, 0.02, 5.0, "an act lasts about 6 s"),
    ("distant_fear", "omega", "", 0.2, 0.0, 1.0,
     "fear felt at a distance; gives switching between approach and flight"),
    ("despair_gain", "epsilon_u", "1/min", 0.0003, 0.0, 0.003, "from protest to despair in days"),
    ("despair_decay", "tau_u", "min", 14400.0, 1440.0, 144000.0, "despair fades in 10 days"),
    ("contact_lag", "tau_c", "min", 1.0, 0.1, 10.0, "time to come closer"),
    ("resting_contact", "c_b", "", 0.25, 0.0, 1.0, "contact from just being together"),
    ("presence_rise", "tau_on", "min", 3.0, 0.1, 60.0, "rise of felt presence"),
    ("presence_fade_newborn", "tau_f0", "min", 4320.0, 60.0, 43200.0, "3 days at birth"),
    ("presence_fade_adult", "tau_f1", "min", 86400.0, 1440.0, 1051200.0, "60 days in adults"),
    ("constancy_age", "age_f", "y", 2.5, 0.5, 10.0, "maturing of object constancy"),
    ("species_care_base", "g_0", "log-odds", -1.6, -6.0, 3.0, "response without a signal"),
    ("species_care_slope", "g_1", "log-odds", 4.0, 0.0, 8.0, "response to a signal"),
    ("own_model_in_care", "h", "", 0.75, 0.0, 1.0,
     "people give the care they know; transmission between generations"),
    ("learning_rate_new", "eta_1", "1/window", 0.04, 0.0, 0.5, "learning in a new bond"),
    ("evidence_half", "n_0", "windows", 3000.0, 10.0, 100000.0, "evidence that halves the rate"),
    ("learning_rate_lasting", "eta_inf", "1/window", 0.002, 0.0, 0.1, "rate that never vanishes"),
    ("self_blame", "k_w", "", 0.3, 0.0, 1.0, "share of an error that is about oneself"),
    ("calm_learning", "g_min", "", 0.15, 0.0, 1.0, "learning when calm"),
    ("absence_weight", "a_abs", "", 0.4, 0.0, 1.0, "weight of silence from an absent figure"),
    ("fear_acquisition", "acq", "", 0.1, 0.0, 1.0, "fear learned from one frightening act"),
    ("fear_extinction", "ext", "1/window", 0.02, 0.0, 0.5, "fear unlearned in contact"),
    ("bond_growth", "eta_b", "1/min", 1e-5, 0.0, 1e-3, "about a year for a couple living together"),
    ("need_binds", "b_1", "", 2.0, 0.0, 10.0, "contact under need binds"),
    ("bond_fading", "delta_b", "1/min", 4e-7, 0.0, 1e-4, "5 years"),
    ("model_plasticity", "eta_mu", "1/min", 6e-6, 0.0, 1e-4, "blueprint at birth"),
    ("adult_plasticity", "p_inf", "", 0.05, 0.0, 1.0, "what remains of it in adults"),
    ("plasticity_loss", "tau_p", "y", 3.0, 0.5, 30.0, "loss of plasticity"),
    ("slow_arousal_lag", "tau_h", "min", 25.0, 1.0, 240.0, "hormonal stress response"),
    ("care_window", "tau_e", "min", 30.0, 5.0, 120.0, "one answer to one need"),
    ("felt_care_lag", "tau_d", "min", 480.0, 60.0, 2880.0, "8 h of company, about 1.5 days"),
    ("care_due", "y_0", "", 0.12, 0.0, 0.5, "care that is due; above .5 every couple sours"),
    ("reciprocity", "g_4", "log-odds", 2.0, 0.0, 4.0, "who feels cared for gives; partners alike"),
    ("quarrel_harm", "h_x", "1/min", 0.0104, 0.0, 0.05, "a quarrel carries over to the next day"),
    ("quarrel_lasts", "tau_q", "min", 15.0, 1.0, 60.0, "one call hurts no longer than this"),
    ("reserve_lag", "tau_z", "min", 15.0, 1.0, 60.0, "comfort outlasts the touch by this"),
    ("reserve_relief", "eta_z", "", 25.0, 0.0, 50.0, "contact before a stressor halves the rise"),
    ("early_pull", "p_0", "1/min", 2e-7, 0.0, 1e-5, "9.5 years; what was learned first remains"),
    ("divided_attention", "alpha", "", 0.5, 0.0, 1.0, "share of a carer that another's call takes"),
    ("balance_lag", "tau_g", "min", 43200.0, 1440.0, 518400.0, "30 days together"),
    ("balance_in_care", "g_5", "log-odds", 1.5, 0.0, 6.0, "who received gives back"),
    ("contagion", "k_c", "1/min", 0.1, 0.0, 0.5, "arousal caught by one who cannot stay oneself"),
    ("example", "eta_w", "1/min", 2e-6, 0.0, 1e-4, "self-worth copied from figures in childhood"),
    ("load_lag", "tau_L", "min", 259200.0, 14400.0, 2629800.0, "half a year; chronic load"),
    ("way_growth", "g_w", "1/min", 1 / 600, 1 / 60000, 1 / 60,
     "10 h of what a way grows on: friends in 50 h, close friends past 200 h of company"),
    ("felt_eases", "k_s", "", 0.5, 0.0, 1.0, "share of missing trust made up by being felt"),
    ("loyal_patience", "k_p", "", 0.8, 0.0, 1.0, "share of a debt that a loyal one lets rest"),
)

PERSON: dict[str, Parameter] = _table(
    ("age", "age", "y", 30.0, 0.0, 120.0, "an adult"),
    ("mentalising", "m", "", 0.55, 0.0, 1.0, "reading the need behind the signal"),
    ("reactivity", "k", "", 1.0, 0.1, 5.0, "how strongly threat arouses; temperament"),
    ("care_base", "D0", "log-odds", 0.0, -6.0, 6.0, "care unasked: circumstances, skill"),
    ("care_slope", "D1", "log-odds", 0.0, -8.0, 8.0, "how care rises with the signal"),
    ("frightening", "phi_f", "1/min", 0.0, 0.0, 0.1, "frightening acts a minute together"),
    ("recovery", "r", "", 1.0, 0.3, 3.0, "how fast the body calms by itself; practice raises it"),
    ("differentiation", "df", "", 1.0, 0.0, 1.0, "staying oneself beside another; 0 is merged"),
    ("self_kindness", "D_self", "log-odds", 0.0, -6.0, 6.0, "care for oneself; own practice"),
    ("self_model", "w", "log-odds", 0.0, -4.0, 4.0, "'I am someone who gets care'"),
    ("others_responsiveness", "mu_theta", "log-odds", -1.0, -6.0, 6.0, "care expected unasked"),
    ("others_contingency", "mu_lambda", "log-odds", 2.6, -6.0, 10.0, "care expected when called"),
    ("others_aversiveness", "mu_chi", "", 0.1, 0.0, 1.0, "fear expected of others"),
    ("arousal", "s", "", 0.2, 0.0, 5.0, "calm"),
    ("need", "a", "", 0.1, 0.0, 5.0, "at rest"),
    ("despair", "u", "", 0.0, 0.0, 10.0, "none"),
    ("slow_arousal", "hpa", "", 0.2, 0.0, 5.0, "calm"),
    ("reserve", "z", "", 0.0, 0.0, 1.0, "comfort that is still felt"),
    ("load", "L", "", 0.0, 0.0, 5.0, "arousal above calm over half a year"),
    ("early_responsiveness", "mu0_theta", "log-odds", -1.0, -6.0, 6.0, "learned by 2.5 years"),
    ("early_contingency", "mu0_lambda", "log-odds", 2.6, -6.0, 10.0, "learned by 2.5 years"),
    ("early_aversiveness", "mu0_chi", "", 0.1, 0.0, 1.0, "learned by 2.5 years"),
    ("threat", "T", "1/min", 0.0, 0.0, 2.0, "nothing threatens"),
    ("novelty", "nu", "", 1.0, 0.0, 1.5, "something to explore"),
    ("difference", "dT", "1/min", 0.0, 0.0, 2.0, "how unlike oneself the other shows to be"),
)

BOND: dict[str, Parameter] = _table(
    ("responsiveness", "theta", "log-odds", -1.0, -8.0, 8.0, "learned care when nothing is asked"),
    ("contingency", "lambda", "log-odds", 2.6, -8.0, 12.0, "learned gain of a full call"),
    ("aversiveness", "chi", "", 0.0, 0.0, 1.0, "learned fear of the figure"),
    ("strength", "b", "", 0.0, 0.0, 1.0, "strength of the bond"),
    ("presence", "f", "", 0.0, 0.0, 1.0, "felt presence"),
    ("evidence", "n", "windows", 0.0, 0.0, 1e7, "evidence gathered"),
    ("contact", "c", "", 0.0, 0.0, 1.0, "contact now"),
    ("call", "x", "", 0.0, 0.0, 3.0, "call now: .5 look, 1 ask, 2 cry, 3 scream"),
    ("withdrawal", "v", "", 0.0, 0.0, 1.0, "moving away now"),
    ("care", "y", "", 0.0, 0.0, 1.0, "care received now"),
    ("felt_care", "d", "", 0.0, -3.0, 1.0, "how this figure treated me lately"),
    ("balance", "e", "", 0.0, -1.0, 1.0, "received less given, as a share of the time"),
    ("fright", "H", "acts", 0.0, 0.0, 100.0, "frightening acts received in this step"),
    ("reach", "p", "", 1.0, 0.0, 1.0, "0 absent, .2 text, .5 next room, 1 within touch"),
    ("commitment", "K", "", 0.9, 0.0, 1.0, "parent 1, partner .9, stranger .6, the dead 0"),
    ("softness", "o", "", 0.0, 0.0, 1.0, "0 a person; above 0 an object one can hold"),
    ("channel", "cw", "", 1.0, 0.0, 1.0, "soothing of the channel: touch 1, voice .1, text .02"),
)

WAYS: dict[str, Parameter] = _table(
    ("likeness", "w_1", "", 0.0, 0.0, 1.0, "we are alike"),
    ("loyalty", "w_2", "", 0.0, 0.0, 1.0, "the other keeps me in mind and stays"),
    ("place", "w_3", "", 0.0, 0.0, 1.0, "I have a place with the other"),
    ("understood", "w_4", "", 0.0, 0.0, 1.0, "in need or asking, an answer comes"),
    ("intimacy", "w_5", "", 0.0, 0.0, 1.0, "what either of us shows is met"),
    ("known", "w_6", "", 0.0, 0.0, 1.0, "the other sees what is inside me"),
    ("felt", "w_7", "", 0.0, 0.0, 1.0, "in need, someone is with me"),
)
# fmt: on


def constants(changes: Mapping[str, object] | None = None) -> Constants:
    """Return the calibrated constants with `changes` applied.

    Raises
    ------
    UnknownNameError
        A name that is not in `CONSTANTS`.
    InvalidValueError
        A value outside its range.
    """
    values = {name: parameter.value for name, parameter in CONSTANTS.items()}
    for name, value in (changes or {}).items():
        values[name] = lookup(CONSTANTS, "model constant", name).check(value, "model")
    return Constants(**values)


def lookup(table: Mapping[str, Parameter], kind: str, name: str) -> Parameter:
    """Return the row called `name`; an unknown name raises with the nearest known ones."""
    if name not in table:
        raise UnknownNameError(kind, name, table)
    return table[name]


if set(CONSTANTS) != set(get_type_hints(Constants)):
    raise RuntimeError("the table of constants and the tuple of constants name different numbers")
