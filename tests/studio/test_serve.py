"""Starting the studio: only on this device, and with a clear word where it cannot."""

from __future__ import annotations

import socket

import pytest

from hecht.errors import HechtError, UnknownNameError
from hecht.studio import serve as serving


def test_other_hosts_are_refused() -> None:
    with pytest.raises(HechtError, match=r"no login.*127\.0\.0\.1"):
        serving.listen("0.0.0.0", 0)


def test_a_taken_port_is_told() -> None:
    with serving.listen("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(HechtError, match=f"Port {port} cannot be used"):
            serving.listen("127.0.0.1", port)


def test_small_pieces_are_sent_at_once() -> None:
    """An answer is a header and a frame; the second must not wait for a receipt of the first."""
    with serving.listen("127.0.0.1", 0) as listening:
        listening.listen()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as taken:
            assert taken.proto == socket.IPPROTO_TCP  # asyncio looks at this to switch it off


def test_address_opens_with_a_scene_playing() -> None:
    assert serving.opening_address("localhost", 8321, None) == "http://localhost:8321/"
    assert serving.opening_address("localhost", 80, "room").endswith("/scenes/room?play=1")


def test_unknown_scene_is_told_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, fake: object
) -> None:
    monkeypatch.setattr(serving, "ModelSource", fake.FakeSource)  # type: ignore[attr-defined]
    with pytest.raises(UnknownNameError, match="Did you mean room"):
        serving.serve(scene="rooom", open_browser=False)


def test_browser_is_opened_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving.platform, "system", lambda: "Linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not serving.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert serving.has_screen()
