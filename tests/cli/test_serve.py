"""``hecht serve``: which address, which port, and what the studio is told."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from hecht.cli import serve
from hecht.cli.main import app
from hecht.errors import HechtError

Calls = list[dict[str, Any]]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen(1)
        yield busy.getsockname()[1]


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """A studio that only notes how it was started."""
    calls: Calls = []
    module = types.ModuleType("hecht.studio.serve")
    vars(module)["serve"] = lambda **how: calls.append(how)
    monkeypatch.setitem(sys.modules, "hecht.studio.serve", module)
    monkeypatch.setattr(serve, "leave", lambda: None)
    return calls


def test_a_port_asked_for_and_taken_is_an_error(taken: int) -> None:
    with pytest.raises(HechtError, match=rf"Port {taken} is in use .* finds a free one"):
        serve.choose_port("127.0.0.1", taken)


def test_without_a_wish_the_next_free_port_is_used(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "DEFAULT_PORT", taken)
    chosen = serve.choose_port("127.0.0.1", None)
    assert taken < chosen < taken + serve.PORTS_TRIED
    assert serve.is_free("127.0.0.1", chosen)


def test_no_free_port_is_an_error(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "DEFAULT_PORT", taken)
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    with pytest.raises(HechtError, match=f"No free port from {taken} to {taken}"):
        serve.choose_port("127.0.0.1", None)


def test_a_host_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(HechtError, match="'no such host' is not an address of this computer"):
        serve.is_free("no such host", 8321)


def test_options_reach_the_studio(studio: Calls) -> None:
    port = serve.choose_port("127.0.0.1", None)
    result = CliRunner().invoke(app, ["serve", "--port", str(port), "--scene", "held-hand"])
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert studio == [
        {"host": "127.0.0.1", "port": port, "open_browser": True, "scene": "held-hand"}
    ]


def test_no_browser_means_none(studio: Calls) -> None:
    CliRunner().invoke(app, ["serve", "--no-browser"])
    assert studio[0]["open_browser"] is False
    assert studio[0]["scene"] is None


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent as a POSIX signal")
def test_ctrl_c_ends_it_in_peace() -> None:
    command = [sys.executable, "-m", "hecht", "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert b"http://127.0.0.1:" in running.stdout.readline()
        time.sleep(2)  # by now it compiles scenes in the background
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, b"")
