"""A process that lives many different scenes keeps running."""

from __future__ import annotations

from hecht.model import simulate
from hecht.scenes import load
from hecht.scenes.run import run


def test_compiled_stretches_are_let_go_of(monkeypatch):
    """The same numbers before and after compiled code was let go of."""
    monkeypatch.setattr(simulate, "_MOST_COMPILED", 2)
    scene = load("the-hill")
    first = run(scene, replicates=3, seed=1).data.arousal.values
    for minutes in (20, 21, 22):
        run(load("a-place"), changes={"chapter.afternoon.lasts": f"{minutes} min"})
    assert simulate._run_small._cache_size() <= 3
    assert (run(scene, replicates=3, seed=1).data.arousal.values == first).all()
