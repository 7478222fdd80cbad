"""Lives: one person or a population, from birth to old age.

    from hecht.scenes.life import live

    life = live(seed=7)                  # one life
    print(life.data.felt_security)       # an xarray dataset: life, age, place
    for passage in life.tell("en"):      # a page of text
        print(passage.text)
    life.film("life.html")               # the network over the years
    life.poster("nl").savefig("life.png")

    many = live(1000, years=80)          # a population

What happens to people (meeting, parting, births, deaths) is drawn from published rates, all in
`rates.yaml` with their sources; how near whom is stands in `cast.yaml`. What people come to mean to
each other comes out of the model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hecht.scenes.life.lineage import generations as generations
    from hecht.scenes.life.living import live as live
    from hecht.scenes.life.result import LifeResult as LifeResult

_HOMES = {
    "LifeResult": "hecht.scenes.life.result",
    "generations": "hecht.scenes.life.lineage",
    "live": "hecht.scenes.life.living",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used; the model takes a moment to load."""
    if name not in _HOMES:
        raise AttributeError(f"module 'hecht.scenes.life' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
