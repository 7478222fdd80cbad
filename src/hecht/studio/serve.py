"""Start the studio on this device."""

from __future__ import annotations

import os
import platform
import socket
import threading
import time
import webbrowser
from urllib.parse import quote

import uvicorn
from rich.console import Console

from hecht.errors import HechtError
from hecht.studio.app import create_app
from hecht.studio.security import LOCAL_HOSTS
from hecht.studio.source import ModelSource, find_scene

LARGEST_MESSAGE = 64 * 1024
"""Bytes; a question of a page is well under one thousand."""


def serve(
    host: str = "127.0.0.1", port: int = 8321, open_browser: bool = True, scene: str | None = None
) -> None:
    """Serve the studio until it is stopped (Ctrl+C).

    The browser opens on ``scene`` and plays it, or on the gallery of all. Port 0 takes any free
    one. Without a screen only the address is printed.

    Raises :class:`HechtError` where ``host`` is not this device, the port is taken, or there is no
    such scene.
    """
    source = ModelSource()
    if scene is not None:
        find_scene(source.scenes(), scene)
    listening = listen(host, port)
    address = opening_address(host, listening.getsockname()[1], scene)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(source),
            log_level="warning",
            ws="websockets-sansio",
            ws_max_size=LARGEST_MESSAGE,
            server_header=False,
        )
    )
    console = Console()
    console.print(f"hecht: [bold]{address}[/bold]", highlight=False)
    console.print("Ctrl+C stops it.", highlight=False)
    if open_browser and has_screen():
        threading.Thread(target=_open_when_ready, args=(server, address), daemon=True).start()
    with listening:
        server.run(sockets=[listening])


def opening_address(host: str, port: int, scene: str | None) -> str:
    """The address that opens the studio with a scene playing, or on the gallery."""
    place = f"scenes/{quote(scene)}?play=1" if scene else ""
    return f"http://{host}:{port}/{place}"


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to ``host`` and ``port``."""
    if host not in LOCAL_HOSTS:
        raise HechtError(
            f"The studio has no login, so it only listens to this device. "
            f"Use host {' or '.join(LOCAL_HOSTS)} instead of {host}."
        )
    # asyncio sends small pieces at once only over sockets that say to be TCP; else every answer,
    # which is a header and a frame, waits 40 ms for a receipt of the first piece.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise HechtError(
            f"Port {port} cannot be used ({error.strerror}). Is hecht running already? "
            f"Choose another port, or 0 for any free one."
        ) from error
    return listening


def has_screen() -> bool:
    """Whether opening a browser can show anything here."""
    if platform.system() != "Linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _open_when_ready(server: uvicorn.Server, address: str) -> None:
    while not server.started and not server.should_exit:
        time.sleep(0.05)
    webbrowser.open(address)
