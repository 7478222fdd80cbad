"""Scenes: who is there, what happens, and what to watch.

A scene is a readable YAML file; the same words build it in Python. Running one needs JAX, so that
`hecht.scenes.run` is imported only when a scene is run.
"""

from hecht.scenes.library import library
from hecht.scenes.reading import load, loads
from hecht.scenes.schema import Scene

__all__ = ["Scene", "library", "load", "loads"]
