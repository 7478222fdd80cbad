"""Compiled code is kept where it can be, and silence is kept where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import jax
from hecht.model.compilation import remember_compilations
print(remember_compilations())
print(jax.jit(lambda x: (x * 2).sum())(jax.numpy.arange(3.0)))
print(jax.config.jax_compilation_cache_dir)
"""


def run(home: Path, **more: str) -> tuple[list[str], str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("JAX_")}
    environment = {**own, "XDG_CACHE_HOME": str(home), "HOME": str(home), **more}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines(), done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the cache folder has another name elsewhere")
def test_compiled_code_is_kept_in_the_cache_of_the_user(tmp_path: Path) -> None:
    (place, answer, used), warned = run(tmp_path)
    assert place == used
    assert Path(place).is_relative_to(tmp_path / "hecht")
    assert (answer, warned) == ("6.0", "")


@pytest.mark.skipif(sys.platform != "linux", reason="the cache folder has another name elsewhere")
def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "hecht").write_text("a file stands in the way")
    (place, answer, used), warned = run(tmp_path)
    assert (place, used) == ("None", "None")
    assert (answer, warned) == ("6.0", "")


def test_the_choice_of_the_user_stays(tmp_path: Path) -> None:
    chosen = str(tmp_path / "own")
    (place, _, used), _ = run(tmp_path, JAX_COMPILATION_CACHE_DIR=chosen)
    assert (place, used) == ("None", chosen)
