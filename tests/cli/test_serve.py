"""``hecht serve``: which address, which port, and whether a browser opens."""

from __future__ import annotations

import socket
import sys
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
    monkeypatch.setattr(serve, "can_show_browser", lambda environment, platform: True)
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


@pytest.mark.parametrize(
    ("environment", "platform", "shows"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "10.0.0.1 22"}, "darwin", False),
        ({}, "win32", True),
    ],
)
def test_a_browser_opens_only_where_one_can_be_seen(
    environment: dict[str, str], platform: str, shows: bool
) -> None:
    assert serve.can_show_browser(environment, platform) is shows


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("box", False)],
)
def test_which_hosts_are_this_computer_only(host: str, only_here: bool) -> None:
    assert serve.is_loopback(host) is only_here


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


def test_opening_to_the_network_is_said(studio: Calls) -> None:
    result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0"])
    assert "others on your network can open it too" in result.stderr
    assert studio[0]["host"] == "0.0.0.0"
