"""How fast is the core, and how much memory does a person take? Full model, learning and noise on.

    python benchmarks/core.py [--quick] [--prototype FOLDER]

Side by side, in turns (A B C A B C ...): the core on all processors and on one, the plain NumPy
reference of the tests, and, where it is at hand, the numeric prototype (compiled by Numba). Each
lives in a process of its own. Two worlds: many persons with five bonds each in 30-minute steps,
and an evening of two persons in 10-second steps. Prints one table, writes nothing.

The prototype looks through all bonds for every person, so it gets the same number of persons as
households of six in which everyone is bound to the five others; the rest get one village in which
everyone is bound to the four nearest neighbours and to one person anywhere.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import importlib
import importlib.util
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
LONG, SHORT = 30.0, 1 / 6  # minutes in a step: the village, the evening
EVENING = 1_800  # steps
SMALL = 600  # persons of a world that costs next to nothing
Run = Callable[[int], object]


@dataclass(frozen=True)
class Start:
    """The same beginning for everyone: who is bound to whom, states, traits and circumstances."""

    owner: np.ndarray
    other: np.ndarray
    reverse: np.ndarray
    persons: dict[str, np.ndarray]
    traits: dict[str, np.ndarray]
    bonds: dict[str, np.ndarray]
    inputs: dict[str, np.ndarray]


def village(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Five mutual bonds each, sorted by owner: two neighbours either side, one person anywhere."""
    rng, me, half = np.random.default_rng(1), np.arange(count), count // 2
    while True:
        match = half + rng.permutation(half)
        apart = match - me[:half]
        if np.minimum(apart, count - apart).min() > 2:
            break
    far = np.empty(count, np.int64)
    far[:half], far[match] = match, me[:half]
    other = np.stack([(me + d) % count for d in (-2, -1, 1, 2)] + [far], axis=1)
    # The neighbour at +d has me as its neighbour at -d; the far person has me as the far person.
    back = np.array([3, 2, 1, 0, 4])
    return np.repeat(me, 5), other.ravel(), (other * 5 + back).ravel()


def begin(count: int) -> Start:
    """A village of `count` adults, or a couple."""
    if count == 2:
        owner, other, reverse = np.array([0, 1]), np.array([1, 0]), np.array([1, 0])
    else:
        owner, other, reverse = village(count)
    rng, bonds = np.random.default_rng(2), len(owner)
    person = lambda value: np.full((count, 1), value)  # noqa: E731
    bond = lambda value: np.full((bonds, 1), value)  # noqa: E731
    strained = rng.random((count, 1)) < 0.15
    return Start(
        owner,
        other,
        reverse,
        persons={
            "arousal": person(0.2), "need": person(0.1), "despair": person(0.0),
            "self_model": 0.6 * rng.normal(size=(count, 1)),
            "others_responsiveness": person(-1.2), "others_contingency": person(3.0),
            "others_aversiveness": person(0.1), "slow_arousal": person(0.2),
            "reserve": person(0.0), "load": person(0.0), "early_responsiveness": person(-1.2),
            "early_contingency": person(3.0), "early_aversiveness": person(0.1),
        },
        traits={
            "age": person(30.0), "mentalising": rng.uniform(0.2, 0.8, (count, 1)),
            "reactivity": person(1.0), "care_base": 0.35 * rng.normal(size=(count, 1)),
            "care_slope": 0.7 * rng.normal(size=(count, 1)), "frightening": person(1e-4),
            "recovery": person(1.0), "differentiation": person(1.0), "self_kindness": person(0.0),
        },
        bonds={
            "responsiveness": bond(-1.2), "contingency": bond(3.0), "aversiveness": bond(0.1),
            "strength": rng.uniform(0.1, 0.9, (bonds, 1)), "presence": bond(0.8),
            "evidence": bond(0.0), "contact": bond(0.2), "call": bond(0.0),
            "withdrawal": bond(0.0), "care": bond(0.0), "felt_care": bond(0.0),
            "balance": bond(0.0),
        },
        inputs={
            "threat": np.where(strained, 0.08 * rng.exponential(size=(count, 1)), 0.0),
            "novelty": rng.uniform(0.5, 1.5, (count, 1)), "reach": bond(0.6),
            "commitment": bond(0.9), "softness": bond(0.0), "difference": person(0.0),
            "channel": bond(1.0),
        },
    )  # fmt: skip


def jax_core(count: int) -> Run:
    """The core: whole stretches in one compiled call."""
    import jax

    from hecht.model import network, noise, parameters, simulate, state

    start = begin(count)
    single = lambda part: {name: part[name].astype(np.float32) for name in part}  # noqa: E731
    world = state.World(
        state.Persons(**single(start.persons)),
        state.Traits(**single(start.traits)),
        state.Bonds(**single(start.bonds)),
    )
    alike = {
        "answering": 1.0, "difference": 0.0, "reach": 0.6, "commitment": 0.9, "softness": 0.0,
        "touch": 0.0, "channel": 1.0,
    }  # fmt: skip
    circumstances = {name: np.full((1, 1), value, np.float32) for name, value in alike.items()}
    circumstances |= {n: start.inputs[n].astype(np.float32) for n in ("threat", "novelty")}
    inputs = state.Inputs(**{n: jax.device_put(circumstances[n][None]) for n in circumstances})
    if count == 2:
        bound = network.connect(count, np.stack([start.owner, start.other], axis=1))
    else:  # everyone has five bonds: a village, laid out by slot
        bound = network.village(start.other.reshape(count, -1).T)
        by_slot = lambda values: values.reshape(count, -1, 1).transpose(1, 0, 2)  # noqa: E731
        world = world._replace(bonds=state.Bonds(*map(by_slot, world.bonds)))
    keys, constants = noise.world_keys(1, 1), parameters.constants()
    minutes, now = (
        (SHORT if count == 2 else LONG),
        [jax.tree.map(lambda part: jax.numpy.array(part, copy=True), world), 0],
    )
    del start, world, circumstances

    def run(steps: int) -> None:
        stretch = simulate.Stretch(minutes, inputs, np.zeros(steps, np.int32))
        after, _ = simulate.simulate(bound, now[0], stretch, keys, constants, first_step=now[1])
        now[:] = jax.block_until_ready(after), now[1] + steps

    return run


def numpy_reference(count: int) -> Run:
    """The tests' oracle, vectorised over persons and bonds, float64."""
    path = ROOT / "tests" / "reference" / "numpy_model.py"
    spec = importlib.util.spec_from_file_location("numpy_model", path)
    model = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(model)
    start, rng = begin(count), np.random.default_rng(3)
    bonds, minutes = start.owner.shape[0], SHORT if count == 2 else LONG
    structure = {"owner": start.owner, "other": start.other, "reverse": start.reverse}
    given = start.traits | start.inputs | structure
    now = [start.persons, start.bonds]

    def run(steps: int) -> None:
        for _ in range(steps):
            draws = {name: rng.random((count, 1)) for name in ("redraw_act", "choose_act")}
            draws["arousal_noise"] = rng.normal(size=(count, 1))
            draws |= {name: rng.random((bonds, 1)) for name in ("redraw_care", "care", "fright")}
            now[:] = model.step(*now, given, model.CONSTANTS, minutes, draws, True)

    return run


COLUMNS = {
    "arousal": "S", "need": "A", "despair": "U", "self_model": "W_", "others_responsiveness": "MT",
    "others_contingency": "ML", "others_aversiveness": "MX", "slow_arousal": "H", "age": "AGE",
    "mentalising": "M", "reactivity": "KT", "care_base": "G0", "care_slope": "G1",
    "frightening": "FR", "threat": "THR", "novelty": "NOV", "responsiveness": "TH",
    "contingency": "LA", "aversiveness": "CH", "strength": "B", "presence": "F", "evidence": "N_",
    "contact": "C", "call": "X", "withdrawal": "V", "care": "Y", "reach": "AV",
    "commitment": "KC", "softness": "OBJ",
}  # fmt: skip


def prototype(count: int, folder: Path) -> Run:
    """The numeric prototype: households of six (or a couple), compiled loops, one processor."""
    with tempfile.TemporaryDirectory() as copy:
        shutil.copyfile(folder / "core.py", Path(copy) / "prototype_core.py")
        sys.path.insert(0, copy)
        core = importlib.import_module("prototype_core")
        size = 2 if count == 2 else 6
        edges = [(i, j) for i in range(size) for j in range(size) if i != j]
        persons, bonds, *structure = core.make(count // size, size, edges)
        start, parameters = begin(count), core.pvec()
        person_parts = start.persons | start.traits
        for name, column in COLUMNS.items():
            of_person = name in person_parts or name in ("threat", "novelty")
            array, values = (persons, bonds)[not of_person], start.bonds | start.inputs
            values = (person_parts | start.inputs)[name] if of_person else values[name]
            array[:, :, getattr(core, column)] = values.reshape(array.shape[:2])
        minutes = SHORT if count == 2 else LONG
        core.step(persons, bonds, *structure, parameters, minutes, True)  # compiles, reads its file
    del start, person_parts, values

    def run(steps: int) -> None:
        for _ in range(steps):
            core.step(persons, bonds, *structure, parameters, minutes, True)

    return run


def memory(field: str) -> int:
    """`VmHWM` or `VmRSS` of this process in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {field}; memory is measured on Linux only")


def give_back() -> None:
    """Return to the system what building has left free in the heap."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)


def contestant(pipe: Connection, name: str, folder: Path | None, one_core: bool) -> None:
    """A process of its own: answers orders until told to stop."""
    if one_core:
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
        for library in ("OMP", "OPENBLAS", "NUMBA"):
            os.environ[f"{library}_NUM_THREADS"] = "1"
    sys.path.insert(0, str(ROOT / "src"))
    if name == "jax":
        import jax

        jax.devices()
    elif name == "prototype":
        importlib.import_module("numba")
    base, run = memory("VmHWM"), None
    while True:
        order, argument = pipe.recv()
        if order == "stop":
            return
        began, result = time.perf_counter(), None
        if order == "make":
            run = None
            gc.collect()
            if name == "prototype":
                run = prototype(argument, folder)
            else:
                run = {"jax": jax_core, "numpy": numpy_reference}[name](argument)
        elif order == "run":
            run(argument)
            result = time.perf_counter() - began
        elif order == "base":  # what the process needs whatever the number of persons
            run = None
            give_back()
            base = memory("VmRSS")
        else:  # memory: the peak with everything, then the peak of stepping alone
            whole = memory("VmHWM") - base
            give_back()
            Path("/proc/self/clear_refs").write_text("5")
            run(argument)
            result = whole, memory("VmHWM") - base
        pipe.send(result)


class Contestant:
    """One implementation, in a process of its own."""

    def __init__(self, title: str, name: str, folder: Path | None, *, one_core: bool) -> None:
        self.title, self.name, self.folder, self.one_core = title, name, folder, one_core
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(
            target=contestant, args=(far, name, folder, one_core), daemon=True
        )
        self.process.start()
        far.close()

    def ask(self, order: str, argument: int = 0) -> object:
        """Have it do something and wait for the answer."""
        self.pipe.send((order, argument))
        return self.pipe.recv()

    def stop(self) -> None:
        """End its process."""
        self.pipe.send(("stop", 0))
        self.process.join()

    def again(self) -> Contestant:
        """The same implementation in a fresh process."""
        return Contestant(self.title, self.name, self.folder, one_core=self.one_core)


def in_turns(
    field: list[Contestant], count: int, steps: dict[str, int], rounds: int
) -> dict[str, list[float]]:
    """Seconds a step, each contestant once a round, after a first run that does not count."""
    for one in field:
        one.ask("make", count)
        one.ask("run", steps[one.name])
    seconds: dict[str, list[float]] = {one.title: [] for one in field}
    for _ in range(rounds):
        for one in field:
            taken = one.ask("run", steps[one.name])
            seconds[one.title].append(taken / steps[one.name])
    return seconds


def peak(one: Contestant, count: int) -> tuple[float, float]:
    """Bytes a person, building included and while stepping, in a fresh process."""
    fresh = one.again()
    try:
        fresh.ask("make", SMALL)
        fresh.ask("run", 2)
        fresh.ask("base")
        fresh.ask("make", count)
        fresh.ask("run", 2)
        whole, stepping = fresh.ask("memory", 2)
    finally:
        fresh.stop()
    return whole / count, stepping / count


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):8.2f} ({min(values):.2f}-{max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller worlds, under 40 s")
    parser.add_argument("--prototype", type=Path, default=ROOT.parent / "shared" / "prototype")
    chosen = parser.parse_args()
    has_prototype = (chosen.prototype / "core.py").is_file()
    if not has_prototype:
        print(f"No prototype in {chosen.prototype}; name its folder with --prototype.\n")
    people = 24_000 if chosen.quick else 99_996  # a multiple of six
    crowd = 99_996 if chosen.quick else 999_996
    rounds = 3 if chosen.quick else 7
    field = [Contestant("core, all processors", "jax", None, one_core=False)]
    field.append(Contestant("core, one processor", "jax", None, one_core=True))
    field.append(Contestant("NumPy reference", "numpy", None, one_core=True))
    if has_prototype:
        field.append(Contestant("prototype (Numba)", "prototype", chosen.prototype, one_core=True))
    steps = {"jax": 8, "numpy": 1 if not chosen.quick else 2, "prototype": 1}
    large = in_turns(field, people, steps, rounds)
    evening = dict.fromkeys(steps, EVENING)
    small = in_turns(field, 2, evening, rounds if chosen.quick else 5)
    for one in field:
        one.stop()
    table(field, people, crowd, large, small)


def table(
    field: list[Contestant],
    people: int,
    crowd: int,
    large: dict[str, list[float]],
    small: dict[str, list[float]],
) -> None:
    """Print what came out."""
    processors = len(os.sched_getaffinity(0))
    print(
        f"{people:,} persons x 5 bonds, steps of 30 min; {processors} processors; medians (range)"
    )
    print(f"evening: 2 persons, {EVENING:,} steps of 10 s, already compiled")
    print(f"memory at {crowd:,} persons: peak above a process that has lived a small world,")
    print("with building / while stepping\n")
    head = ("", "million bond-steps/s", "x NumPy", "evening, ms", "bytes/person")
    print("{:22}{:>28}{:>9}{:>30}{:>20}".format(*head))
    taken: dict[str, str] = {}
    for one in field:
        speeds = [people * 5 / s / 1e6 for s in large[one.title]]
        turns = zip(large["NumPy reference"], large[one.title], strict=True)
        ratio = statistics.median(theirs / ours for theirs, ours in turns)
        night = [s * EVENING * 1e3 for s in small[one.title]]
        if one.name not in taken:  # the number of processors does not change it
            whole, stepping = peak(one, crowd)
            taken[one.name] = f"{whole:,.0f} / {stepping:,.0f}"
        numbers = f"{spread(speeds):>28}{ratio:9.1f}{spread(night):>30}{taken[one.name]:>20}"
        print(f"{one.title:22}{numbers}")


if __name__ == "__main__":
    main()
