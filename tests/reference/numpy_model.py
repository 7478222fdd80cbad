"""The slow reference: equations (1)-(17) of the model in plain NumPy float64. An oracle only.

Shapes: persons ``[N, W]``, bonds ``[M, W]`` with ``W`` independent copies of the same world.
``inputs`` holds the structure ``owner``, ``other``, ``reverse`` (int ``[M]``; ``reverse`` is -1
where the opposite bond does not exist), the fixed traits and the inputs of this step. The minute
is the unit of time.

Where the equations leave room, this file reads them so:

* Trust uses g(1) = 1 - 1/e exactly (the prototype rounds it to .63).
* Only (4) looks at the partner before both have acted, so only x_ji in (4) is the previous call.
  Care (6) and contact (8) come after all persons have chosen: they use the new x, v, y of this
  step, and the new need.
* A figure neither within reach nor in mind (max(p, f) <= .02) is not among the acts of (5). The
  prototype has this gate, the equations do not mention it; without it calm people call figures
  that do not exist for them.
* In short steps a person redraws one act for all bonds together; care persists by its own clock,
  also when the carer has just left.
* H counts the frightening acts of the whole step: phi_f p dt, also above one care window (the
  prototype gives the acts of one window and multiplies by dt/tau_e in (13): the same chi, another
  H).
* Objects: y = min(x, 1) while p > 0; no frightening acts; they teach theta and lambda but not w;
  they count in felt security, protest and despair like any figure, but not in the general model of
  others (15). Fear of an object in (4) is not forbidden: its chi is zero unless a scene sets it.
* (9) falls towards max(c, min(2p, 1)), which is zero for an absent figure; the new contact counts.
* (10) uses the despair and security from before the step, the new need, calls, care and contact;
  (16) follows the new arousal. (11) and (16) run the whole dt.
* (12) uses the new presence f and the old theta, lambda, w, b, n. A person's bonds teach w side by
  side (in the prototype the second bond sees the w the first one left behind). p = 0 needs no
  further gate on small calls.
* (15) uses the new theta, lambda, chi, b, f. ``learn=False`` freezes (12)-(15).
* ``felt_security`` and ``trust`` that come out are those that acted in this step, so from before
  the learning.
* (17) uses the acts and care of this step; the care of (6) uses the felt care and balance from
  before it. The reserve and the felt trust that feed it are likewise those before the step. Self-
  worth by example follows (12) and precedes (15). A bond to oneself has no reverse.
* The ways of bonding are there where ``bonds`` holds them (``likeness`` ... ``felt``). They act
  with their values from before the step, and follow last, from all that is new.
* More than 1.01 tau_e is the expected-value mode; exactly one window still draws acts.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

Arrays = dict[str, np.ndarray]

CONSTANTS: dict[str, float] = {
    "kappa": 0.08, "s_0": 0.2, "eta": 4.0, "q": 0.04, "p_e": 0.03, "gam": 3.0, "eps": 0.05,
    "sig_s": 0.05, "d_0": 0.35, "d_1": 0.9, "tau_a": 1.0, "k_f": 0.65, "A_0": 6.6, "c_0": 0.28,
    "beta": 8.0, "e_0": 0.5, "phi": 8.0, "tau_x": 0.1, "omega": 0.2, "eps_u": 0.0003,
    "tau_u": 14400.0, "tau_c": 1.0, "c_b": 0.25, "tau_on": 3.0, "tau_f0": 4320.0,
    "tau_f1": 86400.0, "age_f": 2.5, "g_0": -1.6, "g_1": 4.0, "h": 0.75, "eta_1": 0.04,
    "n_0": 3000.0, "eta_inf": 0.002, "k_w": 0.3, "g_min": 0.15, "abs": 0.4, "acq": 0.1,
    "ext": 0.02, "eta_b": 1e-5, "b_1": 2.0, "del_b": 4e-7, "eta_mu": 6e-6, "plast_inf": 0.05,
    "tau_p": 3.0, "tau_h": 25.0, "tau_e": 30.0,
    "tau_d": 480.0, "y_0": 0.12, "g_4": 2.0, "h_x": 0.0104, "tau_q": 15.0, "tau_z": 15.0,
    "eta_z": 25.0, "p_0": 2e-7, "alpha": 0.5, "tau_g": 43200.0, "g_5": 1.5,
    "k_c": 0.1, "eta_w": 2e-6, "tau_L": 259200.0, "g_w": 1 / 600, "k_s": 0.5, "k_p": 0.8,
}  # fmt: skip
CALLS = np.array([0.5, 1.0, 2.0, 3.0])
WAYS = ("likeness", "loyalty", "place", "understood", "intimacy", "known", "felt")


def sigma(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -30.0, 30.0)))


def g(x):
    return 1.0 - np.exp(-x)


def relax(value, drive, rate, time):
    """Solve dv/dt = drive - rate v exactly over `time`; where the rate is zero nothing moves."""
    return value + (drive / np.maximum(rate, 1e-30) - value) * g(rate * time)


class Figures:
    """The bonds of each person: reductions ``[M, W] -> [N, W]``, and sums in bond order."""

    def __init__(self, owner, persons):
        in_order = bool(np.all(owner[1:] >= owner[:-1]))
        self.order = slice(None) if in_order else np.argsort(owner, kind="stable")
        self.owner, self.persons = owner, persons
        self.who, self.first = np.unique(owner[self.order], return_index=True)

    def reduce(self, ufunc, values, empty=0.0):
        out = np.full((self.persons, values.shape[1]), empty)
        out[self.who] = ufunc.reduceat(values[self.order], self.first, axis=0)
        return out

    def sum(self, values):
        return self.reduce(np.add, values)

    def earlier(self, values):
        """Per bond, the sum over the same person's earlier bonds."""
        ordered = values[self.order]
        running = np.cumsum(ordered, axis=0) - ordered
        start = np.zeros((self.persons, values.shape[1]))
        start[self.who] = running[self.first]
        out = np.empty_like(values)
        out[self.order] = running
        return out - start[self.owner]


def choose(person, bond, given, k, fig, dt, draws):
    """(4)(5): returns call and withdrawal ``[M, W]`` and the chance of exploring ``[N, W]``."""
    i, expected = given.owner, dt > 1.01 * k.tau_e
    partner_call = np.where(given.reverse[:, None] >= 0, bond.call[given.reverse], 0.0)
    nearness = given.reach * (k.omega + (1 - k.omega) * bond.contact)
    alarm = 1 + 0.5 * (1 - given.mentalising[i]) * partner_call
    fear = k.phi * bond.aversiveness * nearness * alarm
    relief = k.A_0 * person.need * np.exp(-person.despair)
    base = person.self_model[i] + bond.responsiveness
    known = np.maximum(given.reach, bond.presence)
    worth = (k.eps + (1 - k.eps) * bond.strength) * known

    haven = fig.reduce(np.maximum, worth * sigma(base))
    explore = np.exp(np.minimum(k.beta * (k.e_0 * given.novelty + relief * haven), 60.0))
    odds = np.empty((5, *worth.shape))
    for n, x in enumerate(CALLS):
        value = relief[i] * worth * sigma(base + bond.contingency * g(x)) - k.c_0 * x - fear
        odds[n] = np.where(known > 0.02, np.exp(np.minimum(k.beta * value, 60.0)), 0.0)
    can_leave = (given.reach > 0.02) & (bond.aversiveness > 0.01)
    odds[4] = np.where(can_leave, np.exp(np.minimum(k.beta * (fear - k.c_0), 60.0)), 0.0)

    total = explore + fig.sum(odds.sum(axis=0))
    chance_explore, chance = explore / total, odds / total[i]
    if expected:
        return np.tensordot(CALLS, chance[:4], axes=1), chance[4], chance_explore
    begin = chance_explore[i] + fig.earlier(chance.sum(axis=0))
    end = begin + np.cumsum(chance, axis=0)
    begin = np.concatenate([begin[None], end[:-1]])
    done = (draws["choose_act"][i] >= begin) & (draws["choose_act"][i] < end)
    again = draws["redraw_act"][i] < g(dt / k.tau_x)
    call = np.where(again, np.tensordot(CALLS, done[:4], axes=1), bond.call)
    return call, np.where(again, done[4].astype(float), bond.withdrawal), chance_explore


def care_and_fright(person, bond, given, k, dt, draws):
    """(6)(7), once all have chosen: returns care and frightening acts received ``[M, W]``."""
    i, j, is_object, expected = given.owner, given.other, given.softness > 0, dt > 1.01 * k.tau_e
    mind = given.mentalising[j]
    read = 2 * mind * person.need[i] + (1 - mind) * bond.call
    level = k.g_0 + k.h * (person.self_model + person.others_responsiveness + 1) + given.care_base
    slope = (1 - k.h) * k.g_1 + k.h * person.others_contingency + given.care_slope
    carer_leaves = partner(given, bond.withdrawal)
    debt = bond.balance
    if hasattr(bond, "loyalty"):  # a loyal one lets a debt of the other rest
        debt = np.maximum(debt, 0) + np.minimum(debt, 0) * (1 - k.k_p * bond.loyalty)
    owes = partner(given, k.g_4 * bond.felt_care + k.g_5 * bond.strength * debt)
    own_kindness = np.where(i == j, 1.0, 0.0)[:, None] * (given.self_kindness - given.care_base)[i]
    willing = sigma(level[j] + own_kindness + owes + slope[j] * g(read)) * (1 - carer_leaves)
    # A carer whom others call as well has less attention left.
    others = np.zeros_like(willing)
    for here in range(len(i)):
        for also in range(len(i)):
            both_known = given.reverse[also] >= 0 and given.reverse[here] >= 0
            if also != here and j[also] == j[here] and both_known:
                others[here] += np.minimum(bond.call[also], 1.0)
    willing = willing * (1 - k.alpha * np.clip(others, 0.0, 1.0))
    chance = given.reach * given.commitment * willing
    acts = given.frightening[j] * given.reach * dt
    if expected:
        spread = np.sqrt(chance * (1 - chance) * k.tau_e / dt)
        care = np.clip(chance + spread * draws["care_noise"], 0.0, 1.0)
    else:
        again = draws["redraw_care"] < g(dt / k.tau_x)
        care = np.where(again, (draws["care"] < chance).astype(float), bond.care)
        acts = (draws["fright"] < g(acts)).astype(float)
    held = np.where(given.reach > 0, np.minimum(bond.call, 1.0), 0.0)
    return np.where(is_object, held, care), np.where(is_object, 0.0, acts)


def partner(given, v):
    """The value of the bond back; 0 where there is none."""
    return np.where(given.reverse[:, None] >= 0, v[given.reverse], 0.0)


def treated(person, bond, given, k, dt, dt_fast):
    """(17) felt care, and the balance of giving: returns both ``[M, W]``."""
    company = np.where(given.softness > 0, 0.0, given.reach)
    owed = company * given.commitment
    loud = bond.call**2 / (1 + bond.call)
    quarrel = k.h_x * np.exp(-person.self_model[given.owner]) * owed * (loud + partner(given, loud))
    lasts = -k.tau_q * np.expm1(-dt_fast / k.tau_q) / dt_fast
    drive = company / k.tau_d * (bond.care - k.y_0 * owed)
    drive = drive - quarrel * lasts - 13 * k.h_x * bond.fright / dt
    felt = relax(bond.felt_care, drive, company / k.tau_d, dt)
    felt = np.where(company > 0, felt, bond.felt_care + drive * dt)
    both_owe = owed * partner(given, given.commitment) / k.tau_g
    gap = bond.care - partner(given, bond.care)
    return np.clip(felt, -3.0, 1.0), relax(bond.balance, gap * both_owe, both_owe, dt)


def meet(bond, given, k, maturity, dt, dt_fast):
    """(8)(9): returns contact and felt presence ``[M, W]``."""
    approach = 0.5 * np.minimum(bond.call, 1.0) + 0.25 * np.minimum(partner(given, bond.call), 1.0)
    care = 0.6 * np.maximum(bond.care, partner(given, bond.care))
    flight = 0.8 * (bond.withdrawal + partner(given, bond.withdrawal))
    goal = given.reach * np.clip(k.c_b + approach + care - flight, 0.0, 1.0)
    goal = np.where(given.softness > 0, given.reach * np.minimum(bond.call, 1.0), goal)
    contact = relax(bond.contact, goal / k.tau_c, 1 / k.tau_c, dt_fast)
    contact = np.where(given.reach > 0, contact, 0.0)
    here = np.maximum(contact, np.minimum(2 * given.reach, 1.0))
    fade = 1 / (k.tau_f0 + (k.tau_f1 - k.tau_f0) * maturity[given.owner])
    rising = relax(bond.presence, here / k.tau_on, 1 / k.tau_on, dt_fast)
    fading = relax(bond.presence, here * fade, fade, dt)
    return contact, np.where(here > bond.presence, rising, fading)


def feel(person, bond, given, k, fig, maturity, dt, dt_fast, draws):
    """(10)(11)(16), reserve and load: returns all five ``[N, W]``."""
    someone = np.where(given.softness > 0, 0.0, 1.0)
    soft = np.where(given.softness > 0, given.softness, 1.0) * given.channel
    trust = bond.trust
    if hasattr(bond, "felt"):  # who was often felt lets care in that the head does not count on
        trust = np.sqrt(trust**2 + k.k_s * bond.felt * (1 - trust**2))
    believed = k.eps + (1 - k.eps) * bond.strength * trust**2
    rate = k.kappa * given.recovery + k.gam * fig.sum(soft * bond.contact * bond.care * believed)
    unanswered = fig.sum(bond.call * (1 - bond.care))
    alarm = given.threat + (1 - given.differentiation) * given.difference
    intimate = k.eps + (1 - k.eps) * bond.strength
    nearest = fig.reduce(np.maximum, someone * bond.contact * intimate)
    reserve = person.reserve * maturity * (1 - nearest)
    shared = 1 + k.eta * person.felt_security + k.eta_z * reserve
    drive = rate * k.s_0 + given.reactivity * alarm / shared
    merged, near = k.k_c * (1 - given.differentiation), someone * bond.contact
    drive = drive + merged * fig.sum(near * person.arousal[given.other])
    rate = rate + merged * fig.sum(near)
    drive = drive + k.q * person.need * np.exp(-person.despair) + k.p_e * unanswered
    noise = k.sig_s * np.sqrt(0.1 * g(2 * rate * dt_fast) / (2 * rate)) * draws["arousal_noise"]
    arousal = np.clip(relax(person.arousal, drive, rate, dt_fast) + noise, 0.0, 5.0)
    despair = relax(person.despair, k.eps_u * unanswered, 1 / k.tau_u, dt)
    slow = relax(person.slow_arousal, arousal / k.tau_h, 1 / k.tau_h, dt)
    held = np.minimum(fig.sum(near * given.channel * bond.strength * trust), 1.0)
    kept = relax(person.reserve, held / k.tau_z, 1 / k.tau_z, dt_fast)
    above = np.maximum(arousal - k.s_0, 0.0)
    return arousal, despair, slow, kept, relax(person.load, above / k.tau_L, 1 / k.tau_L, dt)


def learn_from(person, bond, given, k, fig, maturity, dt):
    """(12)(13)(14)(15): changes what the two namespaces know."""
    i, is_object, windows = given.owner, given.softness > 0, dt / k.tau_e
    need = person.need[i]
    heard = g(bond.call)
    belief = sigma(person.self_model[i] + bond.responsiveness + bond.contingency * heard)
    error = bond.care - np.maximum(given.reach, k.abs * bond.presence) * belief
    gate = k.g_min + np.minimum(need, 1.0)
    gate = np.where(given.reach > 0, gate, gate * np.minimum(bond.call, 1.0))
    size = g((k.eta_1 / (1 + bond.evidence / k.n_0) + k.eta_inf) * gate * windows)
    if dt > 1.01 * k.tau_e:
        size = size / (1 + size * (1 + heard**2) / 4)
    about_me = np.maximum(bond.strength, np.minimum(need, 1.0))
    blame = np.where(is_object, 0.0, k.k_w * about_me * size * error)
    bond.responsiveness = bond.responsiveness + size * error
    bond.contingency = bond.contingency + size * error * heard
    bond.evidence = bond.evidence + gate * windows
    person.self_model = person.self_model + fig.sum(blame)

    hurt = k.acq * bond.fright
    unlearn = k.ext * np.maximum(bond.contact, 0.3 * given.reach) * windows
    bond.aversiveness = relax(bond.aversiveness, hurt, hurt + unlearn, 1.0)
    soft = np.where(is_object, given.softness, 1.0)
    grow, fade = k.eta_b * bond.contact * (1 + k.b_1 * need) * soft, k.del_b * (1 - bond.presence)
    bond.strength = relax(bond.strength, grow, grow + fade, dt)

    open_still = k.plast_inf + np.exp(-given.age / k.tau_p)
    near = np.where(is_object, 0.0, bond.strength * bond.contact)
    copied = k.eta_w * open_still * maturity
    example = fig.sum(near * person.self_model[given.other])
    person.self_model = relax(person.self_model, copied * example, copied * fig.sum(near), dt)

    silent = is_object | (i == given.other)[:, None] | (given.commitment <= 0)
    weight = np.where(silent, 0.0, bond.strength * bond.presence)
    total = fig.sum(weight)
    rate = k.eta_mu * open_still * np.minimum(total, 1.0)
    for what in ("responsiveness", "contingency", "aversiveness"):
        mean = fig.sum(weight * getattr(bond, what)) / np.maximum(total, 1e-12)
        old = getattr(person, f"others_{what}")
        first = getattr(person, f"early_{what}")
        new = relax(old, rate * mean + k.p_0 * first, rate + k.p_0, dt)
        setattr(person, f"others_{what}", new)
        setattr(person, f"early_{what}", np.where(given.age < 2.5, new, first))


def deepen(person, bond, given, k, dt):
    """The seven ways of bonding, each on the one before it as it was."""
    i, j = given.owner, given.other
    is_thing = (given.softness > 0) | (j < 0)[:, None]
    p, c = np.where(is_thing, 0, given.reach), np.where(is_thing, 0, bond.contact)
    x, back = bond.call, partner(given, bond.call)
    shows, shows_back = (np.where(call > 1, 1 / np.maximum(call, 1), call) for call in (x, back))
    shown = shows + shows_back
    answers = shows * bond.care + shows_back * partner(given, bond.care)
    need = p * np.minimum(person.need[i], 1)
    mind, asked = given.mentalising[j], np.minimum(x, 1)
    alike = np.exp(-np.abs(person.arousal[i] - person.arousal[j]))
    rows = (
        (c, alike * (1 - np.minimum(given.difference[i], 1))),
        (p, partner(given, bond.presence * (1 - bond.withdrawal))),
        (p, sigma(person.self_model[i] + bond.responsiveness + bond.contingency * g(1.0))),
        (np.maximum(need, p * asked), bond.care),
        (p * np.minimum(shown, 1), answers / np.maximum(shown, 1e-6)),
        (need, mind + (1 - mind) * asked),
        (need, bond.care * c),
    )
    earlier = 1.0
    for way, (occasion, quality) in zip(WAYS, rows, strict=True):
        old = getattr(bond, way)
        up = k.g_w * occasion * earlier * quality
        down = k.g_w * occasion * (1 - quality) + k.del_b * (1 - bond.presence)
        setattr(bond, way, relax(old, up, up + down, dt))
        earlier = old


def step(
    persons: Arrays,
    bonds: Arrays,
    inputs: Arrays,
    constants: dict[str, float],
    dt: float,
    draws: Arrays,
    learn: bool,
) -> tuple[Arrays, Arrays]:
    """Advance every world by `dt` minutes; the arguments are left as they were."""
    person, bond = SimpleNamespace(**persons), SimpleNamespace(**bonds)
    given, k = SimpleNamespace(**inputs), SimpleNamespace(**constants)
    i, dt_fast = given.owner, min(dt, k.tau_e)
    fig = Figures(i, person.arousal.shape[0])
    maturity = g((given.age / k.age_f) ** 2)

    # (1)(2) how safe: any one good figure is enough
    bond.trust = sigma(person.self_model[i] + bond.responsiveness + bond.contingency * g(1.0))
    in_mind = given.differentiation[i] * k.k_f * maturity[i] * given.commitment * bond.presence
    unsafe = 1 - bond.strength * bond.trust * np.maximum(bond.contact, in_mind)
    person.felt_security = 1 - fig.reduce(np.multiply, unsafe, empty=1.0)
    # (3) how much in need of someone
    at_rest = k.d_0 * (0.3 + 0.7 * np.exp(-given.age / 8))
    goal = np.maximum(at_rest + k.d_1 * person.arousal - person.felt_security, 0.0)
    person.need = relax(person.need, goal / k.tau_a, 1 / k.tau_a, dt_fast)

    bond.call, bond.withdrawal, chance = choose(person, bond, given, k, fig, dt, draws)
    person.exploration = chance * np.exp(-person.need - person.despair)
    bond.care, bond.fright = care_and_fright(person, bond, given, k, dt, draws)
    bond.felt_care, bond.balance = treated(person, bond, given, k, dt, dt_fast)
    bond.contact, bond.presence = meet(bond, given, k, maturity, dt, dt_fast)
    person.arousal, person.despair, person.slow_arousal, person.reserve, person.load = feel(
        person, bond, given, k, fig, maturity, dt, dt_fast, draws
    )
    if learn:
        learn_from(person, bond, given, k, fig, maturity, dt)
        if hasattr(bond, "felt"):
            deepen(person, bond, given, k, dt)
    return vars(person), vars(bond)
