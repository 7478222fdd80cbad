"""Does the slow reference say the same as the numeric prototype?

Two comparisons are exact: steps in which nothing is left to chance (care certain or impossible,
acts held). The third runs the prototype's home year and Strange Situation on both, with the same
families and the same days, and compares means, as only the draws differ.

The prototype is the one with felt care, reserve and first blueprint. What the model adds to it
since then (`OURS`) is switched off here; laws and scenes hold those.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import shutil
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

# numpy_model name -> the prototype's name, where they differ
RENAMED = {
    "s_0": "s0", "p_e": "pe", "d_0": "d0", "d_1": "d1", "k_f": "kf", "A_0": "A0", "c_0": "c0",
    "e_0": "e0", "omega": "far", "c_b": "cb", "tau_f0": "tauf0", "tau_f1": "tauf1", "g_0": "g0",
    "g_1": "gla", "h": "rho", "eta_1": "eta1", "n_0": "n0", "eta_inf": "etainf", "k_w": "kw",
    "g_min": "gmin", "abs": "absw", "b_1": "b1", "plast_inf": "eta_muinf",
    "y_0": "y0", "g_4": "g4", "h_x": "hx", "p_0": "p0",
}  # fmt: skip
# constants that the prototype lacks, at values that leave them without effect
OURS = {
    "tau_q": 1e12, "alpha": 0.0, "tau_g": 1e12, "g_5": 0.0, "k_c": 0.0,
    "eta_w": 0.0, "tau_L": 1e12, "g_w": 0.0, "k_s": 0.0, "k_p": 0.0,
}  # fmt: skip
PERSON = {
    "arousal": "S", "need": "A", "despair": "U", "self_model": "W_",
    "others_responsiveness": "MT", "others_contingency": "ML", "others_aversiveness": "MX",
    "slow_arousal": "H", "felt_security": "SEC", "exploration": "EXP", "reserve": "ZR",
    "early_responsiveness": "PT", "early_contingency": "PL", "early_aversiveness": "PX",
}  # fmt: skip
TRAIT = {
    "mentalising": "M", "reactivity": "KT", "care_base": "G0", "care_slope": "G1",
    "frightening": "FR", "age": "AGE", "threat": "THR", "novelty": "NOV",
}  # fmt: skip
BOND = {
    "responsiveness": "TH", "contingency": "LA", "aversiveness": "CH", "strength": "B",
    "presence": "F", "contact": "C", "call": "X", "care": "Y", "fright": "HR", "evidence": "N_",
    "withdrawal": "V", "trust": "PI", "felt_care": "D",
}  # fmt: skip
KINDS = ("avoidant", "secure", "resistant", "disorganised")
BOND_INPUT = {"reach": "AV", "commitment": "KC", "softness": "OBJ", "channel": "CW"}
NEUTRAL = {"recovery": 1.0, "differentiation": 1.0, "self_kindness": 0.0, "difference": 0.0}

# Where the prototype is known to leave its own equations, its private copy is brought back to them.
READINGS = (
    # g(1) in full
    (".63*E[wd,e,LA]", "0.6321205588285577*E[wd,e,LA]"),
    # (4) reads the partner's previous call
    ("    for wd in range(Wn):\n", "    for wd in range(Wn):\n        before=E[wd,:,X].copy()\n"),
    ("xin=E[wd,rev[e],X]", "xin=before[rev[e]]"),
    # a person's bonds teach w side by side
    ("        if learn:\n", "        if learn:\n            self_before=P[wd,:,W_].copy()\n"),
    ("p=sg(P[wd,i,W_]+E[wd,e,TH]+E[wd,e,LA]*x)", "p=sg(self_before[i]+E[wd,e,TH]+E[wd,e,LA]*x)"),
    # small calls to an absent figure teach in proportion; there is no second gate
    ("E[wd,e,AV]<=0 and E[wd,e,X]<=.01", "False"),
    # objects do not teach w
    ("par[p_kw]*g*er*(", "par[p_kw]*g*er*(1.0 if E[wd,e,OBJ]==0 else 0.0)*("),
    # a frightening act hurts as much, at a harm a minute that fits a bounded quarrel
    ("par[p_hx]*30*h", "par[p_hx]*13*h"),
    # who owes no care says nothing about what care to expect
    (
        "if src[e]==i and E[wd,e,OBJ]==0:\n                        b=",
        "if src[e]==i and E[wd,e,OBJ]==0 and E[wd,e,KC]>0:\n                        b=",
    ),
    # a stranger's touch does not end the reserve
    ("cm=max(cm,E[wd,e,C])", "cm=max(cm,E[wd,e,C]*(par[p_eps]+(1-par[p_eps])*E[wd,e,B]))"),
    # felt care of the step before, whichever bond comes first
    ("before=E[wd,:,X].copy()\n", "before=E[wd,:,X].copy(); felt=E[wd,:,D].copy()\n"),
    ("lg+=par[p_g4]*E[wd,rev[e],D]", "lg+=par[p_g4]*felt[rev[e]]"),
)


@pytest.fixture(scope="module")
def model() -> ModuleType:
    """The reference, by its path, so that the tests need no import path of their own."""
    where = importlib.util.spec_from_file_location(
        "hecht_reference", __file__.replace("test_numpy_model", "numpy_model")
    )
    module = importlib.util.module_from_spec(where)
    where.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def prototype(repository, tmp_path_factory):
    """The prototype's modules from a private copy, and a way to seed its generator."""
    numba = pytest.importorskip("numba", reason="the prototype is compiled by numba")
    source = repository.parent / "shared" / "prototype" / "extended"
    if not source.is_dir():
        pytest.skip(f"the prototype is not here ({source}); these checks need it")
    folder = tmp_path_factory.mktemp("prototype")
    # Its module is called scenes, like a folder of these tests; the copy gets a name of its own.
    for name, copy in (("core", "core"), ("scenes", "prototype_scenes")):
        shutil.copyfile(source / f"{name}.py", folder / f"{copy}.py")
    cut = json.loads((source / "cut.json").read_text())
    core = folder / "core.py"
    text = core.read_text()
    for theirs, equations in READINGS:
        assert theirs in text, theirs
        text = text.replace(theirs, equations)
    core.write_text(text)

    @numba.njit
    def seed(value):
        np.random.seed(value)  # noqa: NPY002 - numba's own generator

    sys.path.insert(0, str(folder))
    try:
        modules = [importlib.import_module(name) for name in ("core", "prototype_scenes")]
        yield SimpleNamespace(core=modules[0], scenes=modules[1], seed=seed, cut=cut)
    finally:
        sys.path.remove(str(folder))
        for name in ("core", "prototype_scenes"):
            sys.modules.pop(name, None)


def draw(rng, persons, bonds):
    """One step's random numbers."""
    return {
        "redraw_act": rng.random(persons), "choose_act": rng.random(persons),
        "arousal_noise": rng.normal(size=persons), "redraw_care": rng.random(bonds),
        "care": rng.random(bonds), "fright": rng.random(bonds),
        "care_noise": rng.normal(size=bonds),
    }  # fmt: skip


def reference_step(model, core, rng, certain=False):
    """`step` with the prototype's signature (it writes into P and E) that runs the reference."""

    def step(P, E, src, dst, rev, par, dt, learn):
        column = lambda array, name: np.array(array[:, :, getattr(core, name)].T)  # noqa: E731
        persons = {ours: column(P, theirs) for ours, theirs in PERSON.items()}
        bonds = {ours: column(E, theirs) for ours, theirs in BOND.items()}
        inputs = {ours: column(P, theirs) for ours, theirs in TRAIT.items()}
        inputs |= {ours: column(E, theirs) for ours, theirs in BOND_INPUT.items()}
        inputs |= {name: np.full_like(persons["arousal"], v) for name, v in NEUTRAL.items()}
        inputs |= {"owner": src, "other": dst, "reverse": rev}
        persons["load"] = np.zeros_like(persons["arousal"])
        bonds["balance"] = np.zeros_like(bonds["call"])
        constants = OURS | {
            name: par[core.IX[RENAMED.get(name, name)]]
            for name in model.CONSTANTS
            if name not in OURS
        }
        draws = draw(rng, P.shape[1::-1], E.shape[1::-1])
        if certain:  # sigma(30) is not quite 1, and sqrt(P (1 - P)) would show it
            draws["care_noise"] *= 0.0
        persons, bonds = model.step(persons, bonds, inputs, constants, dt, draws, learn)
        for names, array, values in ((PERSON, P, persons), (BOND, E, bonds)):
            for ours, theirs in names.items():
                array[:, :, getattr(core, theirs)] = values[ours].T

    return step


def random_world(core, rng, edges, persons, worlds):
    """Anyone with anyone: all states and inputs drawn wide."""
    P, E, src, dst, rev = core.make(worlds, persons, edges)
    u = lambda low, high, shape: rng.uniform(low, high, shape)  # noqa: E731
    for name, low, high in (
        ("S", 0, 2), ("A", 0, 1.5), ("U", 0, 1), ("W_", -1, 1), ("MT", -2, 0), ("ML", 0, 4),
        ("MX", 0, 1), ("H", 0, 1), ("M", 0, 1), ("KT", 0.5, 2), ("G0", -1, 1), ("G1", -1, 1),
        ("AGE", 2.6, 30), ("THR", 0, 0.3), ("NOV", 0, 1.5), ("ZR", 0, 1), ("PT", -2, 0),
        ("PL", 0, 4), ("PX", 0, 1),
    ):  # fmt: skip
        P[:, :, getattr(core, name)] = u(low, high, P.shape[:2])
    for name, low, high in (
        ("TH", -2, 1), ("LA", 0, 4), ("CH", 0, 0.3), ("B", 0, 1), ("F", 0, 1), ("C", 0, 1),
        ("N_", 0, 3000), ("D", -1, 0.5), ("CW", 0, 1),
    ):  # fmt: skip
        E[:, :, getattr(core, name)] = u(low, high, E.shape[:2])
    E[:, :, core.AV] = rng.choice([0.0, 0.2, 0.5, 1.0], E.shape[:2])
    return P, E, src, dst, rev


def both(model, prototype, world, dt, steps, **constants):
    """The same start through both; returns the two end states as {name: array} pairs."""
    core, rng = prototype.core, np.random.default_rng(7)
    par = core.pvec(sig_s=0.0, **constants)
    ends = []
    for advance in (core.step, reference_step(model, core, rng, certain=True)):
        P, E, *structure = (array.copy() for array in world)
        for _ in range(steps):
            advance(P, E, *structure, par, dt, True)
        end = {name: P[:, :, getattr(core, theirs)] for name, theirs in PERSON.items()}
        ends.append(end | {name: E[:, :, getattr(core, theirs)] for name, theirs in BOND.items()})
    return ends


def test_the_constants_are_those_of_the_prototype(model, prototype):
    for name, value in model.CONSTANTS.items():
        if name in OURS or name == "h_x":  # ours is per minute of a bounded quarrel
            continue
        assert prototype.core.PAR[RENAMED.get(name, name)] == value, name


@pytest.mark.slow
@pytest.mark.parametrize("dt", [45.0, 1440.0, 4320.0])
def test_long_steps_agree_where_care_is_certain_or_impossible(model, prototype, dt):
    core, rng = prototype.core, np.random.default_rng(3)
    # Persons 0-2 turn to 3-5, person 0 also to an object (6); 1 and 2 call each other in vain.
    edges = [(0, 3), (0, 6), (1, 4), (2, 5), (1, 2), (2, 1)]
    world = random_world(core, rng, edges, persons=7, worlds=40)
    P, E = world[:2]
    P[:, 3:6, core.G0] = 100.0  # care is given whenever it is within reach ...
    # ... and reach is all or nothing, so that nothing is drawn
    E[:, :, core.AV] = np.round(E[:, :, core.AV])
    E[:, 4:, core.KC] = 0.0
    P[:, 1:6, core.FR] = 1e-4
    E[:, 1, core.OBJ], E[:, 1, core.CH] = 0.6, 0.0
    theirs, ours = both(model, prototype, world, dt, steps=12)
    theirs["fright"] = theirs["fright"] * dt / 30.0  # acts of the whole step, not of one window
    for name in theirs:
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-6, atol=1e-7, err_msg=name)
    assert np.ptp(ours["aversiveness"]) > 0.05
    assert np.ptp(ours["contingency"]) > 0.5
    assert np.abs(ours["self_model"] - world[0][:, :, core.W_]).max() > 0.01


@pytest.mark.slow
@pytest.mark.parametrize("dt", [1 / 6, 5.0, 30.0])
def test_short_steps_agree_while_acts_are_held(model, prototype, dt):
    core, rng = prototype.core, np.random.default_rng(5)
    edges = [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2)]
    world = random_world(core, rng, edges, persons=3, worlds=40)
    E = world[1]
    E[:, :, core.X] = rng.choice([0.0, 0.5, 1.0, 2.0, 3.0], E.shape[:2])
    E[:, :, core.V] = rng.choice([0.0, 1.0], E.shape[:2])
    E[:, :, core.Y] = rng.choice([0.0, 1.0], E.shape[:2])
    # tau_x so long that nobody chooses anew; no frightening acts
    theirs, ours = both(model, prototype, world, dt, steps=20, tau_x=1e12, tau_y=1e12)
    for name in theirs:
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-6, atol=1e-7, err_msg=name)


def test_the_draw_follows_the_expected_call(model):
    """Inverse-CDF choice in bond order: shares over many draws equal the expected values."""
    worlds = 20_000
    fill = lambda value, rows: np.full((rows, worlds), float(value))  # noqa: E731
    persons = {name: fill(0.4, 2) for name in PERSON}
    bonds = {name: fill(0.3, 3) for name in BOND}
    bonds |= {"contingency": fill(2, 3), "withdrawal": fill(0, 3)}
    inputs = {name: fill(v, 2) for name, v in NEUTRAL.items()}
    inputs |= {name: fill(0.5, 2) for name in TRAIT} | {name: fill(0.5, 3) for name in BOND_INPUT}
    inputs |= {"softness": fill(0, 3), "owner": np.array([0, 1, 0]), "other": np.array([1, 0, 1])}
    inputs["reverse"] = np.array([1, 0, -1])
    bonds["strength"] = bonds["strength"] + np.array([[0.4], [0.0], [0.0]])
    draws = draw(np.random.default_rng(11), (2, worlds), (3, worlds))
    draws["redraw_act"] = fill(0, 2)
    fig = model.Figures(inputs["owner"], 2)
    arguments = (SimpleNamespace(**persons), SimpleNamespace(**bonds), SimpleNamespace(**inputs))
    constants = SimpleNamespace(**model.CONSTANTS)
    call, away, explore = model.choose(*arguments, constants, fig, 1.0, draws)
    mean_call, mean_away, _ = model.choose(*arguments, constants, fig, 100.0, draws)
    np.testing.assert_allclose(call.mean(axis=1), mean_call[:, 0], atol=0.02)
    np.testing.assert_allclose(away.mean(axis=1), mean_away[:, 0], atol=0.015)
    busy = (call[[0, 2]] > 0).sum(axis=0) + away[[0, 2]].sum(axis=0)
    assert busy.max() == 1  # one act at a time, over all bonds of a person
    np.testing.assert_allclose((busy == 0).mean(), explore[0, 0], atol=0.015)


def infants(prototype, step, seed, families=300, days=200):
    """Home year and Strange Situation of the prototype's scenes, run with `step`."""
    core, scenes, rng = prototype.core, prototype.scenes, np.random.default_rng(seed)
    scenes.step = step
    try:
        carers = scenes.adults(families, rng)
        world = scenes.home_year(families, rng, core.pvec(), carers, days=days)
        visit = scenes.ssp(world[:5], core.pvec(), rng)
    finally:
        scenes.step = core.step
    kind = scenes.classify(scenes.ssp_scores(visit), np.random.default_rng(1), prototype.cut)
    P, E = world[:2]
    figures = {name: E[:, 0, getattr(core, theirs)].mean() for name, theirs in BOND.items()}
    figures["trust sd"] = E[:, 0, core.PI].std()
    for name, theirs in PERSON.items():
        figures[f"infant {name}"] = P[:, 0, getattr(core, theirs)].mean()
    for name, value in zip("xysa", world[5].mean(axis=1), strict=True):
        figures[f"home {name}"] = value
    for episode, trace in visit.items():
        for name, column in {"call": 0, "arousal": 2, "contact": 4, "away": 5}.items():
            figures[f"{episode} {name}"] = trace[:, column].mean()
        figures[f"{episode} cry"] = ((trace[:, 0] >= 1).mean(axis=0) > 0.25).mean()
    figures["reunion call, last 90 s"] = visit["e8"][-9:, 0].mean()
    shares = np.bincount(kind, minlength=4) / families
    return figures | dict(zip(KINDS, shares, strict=True))


# Relative or absolute room, about three times what two runs with other draws differ by.
RELATIVE = {
    "responsiveness": 0.03, "contingency": 0.015, "trust": 0.01, "trust sd": 0.03,
    "aversiveness": 0.05, "strength": 0.005, "evidence": 0.005, "home x": 0.03, "home y": 0.01,
    "home s": 0.01, "home a": 0.01, "e4 call": 0.06, "e6 call": 0.06, "e6 arousal": 0.04,
    "e8 call": 0.06, "e8 contact": 0.02, "e8 away": 0.2, "reunion call, last 90 s": 0.08,
}  # fmt: skip
ABSOLUTE = {"secure": 0.05, "avoidant": 0.05, "resistant": 0.04, "disorganised": 0.04}


@pytest.mark.slow
def test_the_first_year_and_the_laboratory_visit_agree(model, prototype):
    prototype.seed(1)
    theirs = infants(prototype, prototype.core.step, seed=1)
    step = reference_step(model, prototype.core, np.random.default_rng(2))
    ours = infants(prototype, step, seed=1)
    for name, room in RELATIVE.items():
        assert ours[name] == pytest.approx(theirs[name], rel=room), name
    for name, room in ABSOLUTE.items():
        assert ours[name] == pytest.approx(theirs[name], abs=room), name
