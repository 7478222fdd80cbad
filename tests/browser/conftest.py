"""A running studio with made-up scenes, and a real Chromium to look at it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from hecht.studio.app import create_app
from hecht.studio.life.lives import Lives
from hecht.studio.serve import listen

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MADE_UP = Path(__file__).parents[1] / "studio"


def chromium_path(playwright: Playwright) -> str | None:
    """HECHT_CHROMIUM, else the system's Chromium, else Playwright's own; None if there is none."""
    candidates = (
        os.environ.get("HECHT_CHROMIUM"),
        "/usr/bin/chromium",
        shutil.which("chromium"),
        shutil.which("chromium-browser"),
        shutil.which("google-chrome"),
        playwright.chromium.executable_path,
    )
    return next((path for path in candidates if path and Path(path).exists()), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        if path is None:
            reason = (
                "NO CHROMIUM, SO NO BROWSER TEST RAN. Install the package 'chromium', run "
                "'playwright install chromium', or name one in HECHT_CHROMIUM."
            )
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, headless=True)
        yield started
        started.close()


@dataclass
class Studio:
    """A studio that can be stopped and started again on the same port."""

    app: Any
    source: Any
    living: Any = None
    port: int = 0
    _server: uvicorn.Server | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve in a thread, and wait until it answers."""
        listening = listen("127.0.0.1", self.port)
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(self.app, log_level="critical", ws="websockets-sansio")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self._server.started

    def stop(self) -> None:
        """Stop, and cut every open line."""
        if self._server and self._thread:
            self._server.force_exit = True
            self._server.should_exit = True
            self._thread.join(10)
            assert not self._thread.is_alive()
        self._server = None


def load_fake(file: str = "fake_source") -> ModuleType:
    """The module with the made-up scenes, or with the made-up lives."""
    name = f"studio_{file}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, MADE_UP / f"{file}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def made_up_studio() -> Studio:
    """A studio with made-up scenes and lives, not started yet."""
    source, living = load_fake().FakeSource(), load_fake("fake_lives").MadeUp()
    studio = Studio(create_app(source, lives=Lives(living), warm=False), source)
    studio.living = living
    return studio


@pytest.fixture(scope="session")
def studio_type() -> type[Studio]:
    """For tests that serve scenes of their own."""
    return Studio


@pytest.fixture(scope="session")
def shared_studio() -> Iterator[Studio]:
    """One studio for tests that leave it as it was."""
    studio = made_up_studio()
    studio.start()
    yield studio
    studio.stop()


@pytest.fixture
def own_studio() -> Iterator[Studio]:
    """A studio for one test, to hold up or stop."""
    studio = made_up_studio()
    studio.start()
    yield studio
    studio.source.hold.set()
    studio.living.hold.set()
    studio.stop()


@dataclass
class Look:
    """A page, and what went wrong while it was open."""

    page: Page
    context: BrowserContext
    address: str
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/", *, wait: bool = True) -> Page:
        """Go to ``path`` and wait until a life is shown."""
        self.page.goto(self.address + path)
        if wait:
            self.page.wait_for_selector("#account li")
        return self.page


Opener = Callable[..., Look]


def wait_until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until ``expression`` holds in ``page``.

    Playwright's own wait_for_function evaluates a string inside the page, which the policy of the
    page rightly refuses.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if page.evaluate(expression):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"never came true within {seconds} s: {expression}")


@pytest.fixture
def until() -> Callable[..., None]:
    """``until(page, "document.title !== ''")`` waits until that holds."""
    return wait_until


@pytest.fixture
def minute() -> Callable[[Page], float]:
    """``minute(page)`` is where the playhead stands."""
    return lambda page: float(page.locator("#scrub").input_value())


@pytest.fixture
def look(browser: Browser, shared_studio: Studio) -> Iterator[Opener]:
    """Opens pages: ``look(width=390, theme="dark", language="en", still=True)``.

    Fails a test whose page asked for anything from another host, or complained in its console.
    """
    looks: list[Look] = []

    def opener(
        *,
        width: int = 1280,
        height: int = 900,
        theme: str = "light",
        language: str = "nl",
        still: bool = False,
        studio: Studio = shared_studio,
        complaints_allowed: bool = False,
    ) -> Look:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce" if still else "no-preference",
            locale=language,
        )
        seen = Look(context.new_page(), context, studio.address)
        local = urlsplit(studio.address).netloc
        seen.page.on(
            "request",
            lambda request: (
                None
                if urlsplit(request.url).netloc == local
                else seen.strangers.append(request.url)
            ),
        )
        if not complaints_allowed:
            seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
            seen.page.on(
                "console",
                lambda message: (
                    seen.complaints.append(message.text)
                    if message.type in ("error", "warning")
                    else None
                ),
            )
        looks.append(seen)
        return seen

    yield opener
    for seen in looks:
        seen.context.close()
    assert [stranger for seen in looks for stranger in seen.strangers] == []
    assert [complaint for seen in looks for complaint in seen.complaints] == []
