"""The same seed gives the same lives, whatever the batch, the threads or the company."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from hecht.scenes import load
from hecht.scenes import run as running
from hecht.scenes.run import run

SHORT = {"chapter.years-together.lasts": "3 days"}


def _digest(data):
    digest = hashlib.sha256()
    for name in sorted(data.data_vars):
        digest.update(np.ascontiguousarray(data[name].values))
    return digest.hexdigest()


@pytest.fixture(scope="module")
def ten_thousand():
    return run(load("held-hand"), replicates=10_000, seed=7, changes=SHORT).data


@pytest.mark.parametrize("count", [1, 3, 17, 100])
def test_a_batch_of_few_and_of_ten_thousand_are_the_same_lives(ten_thousand, count):
    few = run(load("held-hand"), replicates=count, seed=7, changes=SHORT).data
    for name in few.data_vars:
        part = ten_thousand[name].values[:count]
        assert np.array_equal(few[name].values, part), name


def test_batches_of_an_odd_size_are_the_same_lives(ten_thousand, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 777)
    some = run(load("held-hand"), replicates=1_600, seed=7, changes=SHORT).data
    assert _digest(some) == _digest(ten_thousand.isel(replicate=slice(0, 1_600)))


def test_another_seed_gives_other_lives(ten_thousand):
    other = run(load("held-hand"), replicates=3, seed=8, changes=SHORT).data
    assert not np.array_equal(other.arousal.values, ten_thousand.arousal.values[:3])


def test_one_thread_and_two_give_the_same_numbers():
    program = (
        "import os, sys\n"
        "cores = int(sys.argv[1])\n"
        "getattr(os, 'sched_setaffinity', lambda *a: None)(0, list(range(cores)))\n"
        "from hecht.scenes import load\n"
        "from hecht.scenes.run import run\n"
        "import hashlib, numpy as np\n"
        f"data = run(load('held-hand'), replicates=1500, seed=7, changes={SHORT!r}).data\n"
        "digest = hashlib.sha256()\n"
        "[digest.update(np.ascontiguousarray(data[n].values)) for n in sorted(data.data_vars)]\n"
        "print(digest.hexdigest())\n"
    )
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("this machine offers one processor; two are needed to compare")
    digests = [
        subprocess.run(
            [sys.executable, "-c", program, str(cores)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for cores in (1, 2)
    ]
    assert len(digests[0]) == 64
    assert digests[0] == digests[1]


def test_someone_else_in_the_scene_changes_nobodys_chance():
    """A stranger who never enters leaves everyone's chance, and so their life, as it was.

    Numbers may differ by one rounding, because sums over two bonds are compiled otherwise than sums
    over one; acts and care are the same.
    """
    text = """
title: {nl: twee, en: two}
people: {anna: {drawn: population}, ben: {drawn: population}%s}
bonds:
  anna <-> ben: {strength: 0.8, presence: 1}
%s
chapters:
  - id: day
    lasts: 5 h
    step: 10 min
    everyday: [{on: [anna, ben], threat: {chance: 0.5, size: 0.1}}]
    %s
"""
    from hecht.scenes import loads

    two = run(loads(text % ("", "", "")), replicates=5, seed=1).data
    away = "events: [{at: 0 min, who: cleo, does: leaves}]"
    three = run(
        loads(text % (", cleo: {}", "  anna <-> cleo: {}", away)), replicates=5, seed=1
    ).data
    for name in ("arousal", "need", "self_model"):
        alike = three[name].sel(person=["anna", "ben"]).values
        assert np.allclose(two[name].values, alike, rtol=0, atol=5e-7), name
    assert np.array_equal(
        two.call.values, three.call.sel(bond=["anna -> ben", "ben -> anna"]).values
    )
