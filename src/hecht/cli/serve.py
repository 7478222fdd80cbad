"""``hecht serve``: the studio in the browser."""

from __future__ import annotations

import contextlib
import os
import socket
import sys

import typer

from hecht.errors import HechtError

DEFAULT_PORT = 8321
"""The port the studio takes when it is free."""

PORTS_TRIED = 50
"""How many ports from the default upwards are tried before giving up."""


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen on this host and port now."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise HechtError(
            f"'{host}' is not an address of this computer. "
            "Leave --host out to open hecht on this computer only."
        ) from error
    with socket.socket(family, kind, protocol) as probe:
        if os.name == "posix":
            # As the server does: a port that was closed a moment ago may be taken again.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
            probe.listen(1)
        except OSError:
            return False
    return True


def choose_port(host: str, wanted: int | None) -> int:
    """The port to listen on: the one asked for, else the first free one from `DEFAULT_PORT` on.

    Args:
        host: name or address to listen on.
        wanted: the port asked for, 1 to 65535; None leaves the choice to hecht.

    Raises:
        HechtError: when the port asked for is taken, or no port near the default is free.
    """
    if wanted is not None:
        if not is_free(host, wanted):
            raise HechtError(
                f"Port {wanted} is in use by another program, or not allowed to you. "
                "Leave --port out and hecht finds a free one."
            )
        return wanted
    for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED):
        if is_free(host, port):
            return port
    raise HechtError(
        f"No free port from {DEFAULT_PORT} to {DEFAULT_PORT + PORTS_TRIED - 1}. "
        "Name another with --port."
    )


def leave() -> None:
    """End the program at once: Ctrl+C is how one leaves, so that is no error.

    The studio prepares scenes in the background. A compilation under way cannot be interrupted,
    and waiting for the ordinary end of the program would break it off with an alarming message.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def serve(
    host: str = typer.Option("127.0.0.1", help="Address of this computer to listen on."),
    port: int | None = typer.Option(
        None,
        min=1,
        max=65535,
        show_default=False,
        help=f"Port to listen on; without it {DEFAULT_PORT} or the next free one.",
    ),
    no_browser: bool = typer.Option(
        False, "--no-browser", help="Only print the address; open no browser."
    ),
    scene: str | None = typer.Option(
        None, help="The scene to open with; 'hecht scenes' lists them.", show_default=False
    ),
) -> None:
    """Open the studio in your browser, with a scene playing."""
    chosen = choose_port(host, port)
    # Imported this late so that a wrong option is answered without loading the studio.
    from hecht.studio.serve import serve as serve_studio

    with contextlib.suppress(KeyboardInterrupt):
        serve_studio(host=host, port=chosen, open_browser=not no_browser, scene=scene)
    leave()
