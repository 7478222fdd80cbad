"""Which Python ./start and ./test take, and what they say when there is none."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell script")

GOOD = "exit 0"
ABSENT_OR_OLD = "exit 1"
NO_VENV = 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac; exit 0'


@pytest.fixture
def found(repository: Path, tmp_path: Path) -> object:
    """Run the search with only the given Pythons on the PATH."""

    def run(pythons: dict[str, str], **environment: str) -> subprocess.CompletedProcess[str]:
        for name, behaviour in pythons.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{behaviour}\n")
            (tmp_path / name).chmod(0o755)
        return subprocess.run(
            ["/bin/sh", "-c", '. scripts/find-python.sh; echo "$python"'],
            cwd=repository,
            env={"PATH": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_own_python3_comes_first(found) -> None:
    assert found({"python3": GOOD, "python3.13": GOOD}).stdout == "python3\n"


def test_a_name_that_does_not_run_is_passed_over(found) -> None:
    pythons = {"python3": ABSENT_OR_OLD, "python3.13": ABSENT_OR_OLD, "python3.12": GOOD}
    assert found(pythons).stdout == "python3.12\n"


def test_one_that_cannot_make_environments_is_passed_over(found) -> None:
    assert found({"python3": NO_VENV, "python3.11": GOOD}).stdout == "python3.11\n"


def test_the_user_may_name_one(found, tmp_path: Path) -> None:
    result = found({"python3": GOOD, "mine": GOOD}, HECHT_PYTHON=str(tmp_path / "mine"))
    assert result.stdout == f"{tmp_path / 'mine'}\n"


def test_a_missing_venv_is_named(found) -> None:
    result = found({"python3": NO_VENV})
    assert result.returncode == 1
    assert "Python 3.12 is here, but its part 'venv' is not" in result.stderr
    assert "sudo apt-get install python3.12-venv" in result.stderr


def test_no_python_at_all_says_what_to_install(found) -> None:
    result = found({"python3": ABSENT_OR_OLD})
    assert result.returncode == 1
    assert "needs Python 3.11 or newer" in result.stderr
    assert "sudo apt-get install python3 python3-venv" in result.stderr
