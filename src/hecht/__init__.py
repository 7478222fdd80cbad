"""hecht: the human attachment system, as software.

Watch a scene::

    import hecht

    result = hecht.run(hecht.load("held-hand"), replicates=200, seed=1)
    print(result.data.arousal.mean("replicate"))
    result.plot().savefig("held-hand.png")

The public names stand in this file; they are imported when first used, so that `import hecht`
is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hecht.instruments import score as score
    from hecht.scenes import Scene as Scene
    from hecht.scenes import library as library
    from hecht.scenes import load as load
    from hecht.scenes import loads as loads
    from hecht.scenes.reading import build as build
    from hecht.scenes.result import Result as Result
    from hecht.scenes.run import run as run

__version__ = "0.1.0"

_HOMES = {
    "Result": "hecht.scenes.result",
    "Scene": "hecht.scenes",
    "build": "hecht.scenes.reading",
    "library": "hecht.scenes",
    "load": "hecht.scenes",
    "loads": "hecht.scenes",
    "run": "hecht.scenes.run",
    "score": "hecht.instruments",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'hecht' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
