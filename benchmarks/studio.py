"""How fast the studio answers: ``python benchmarks/studio.py``.

Measures, on the real model and over the real server on this device:

- from a slider to the new life (the server's part): a question over the live line until its last
  number is there, for two people through an evening in steps of 10 s, 24 lives, while two other
  pages ask for lives of other scenes, as a hand on a slider does or without a pause;
- from a slider to the new curve on the screen (where there is a Chromium): from the press of the
  arrow until the line has another shape;
- from an address to a page that can be used: the gallery and a scene, warm;
- a whole life of ninety years, with one answer changed: until a new line can be drawn, until the
  whole is there, and until the lives beside it are there; and again where the page had the time to
  live what may be asked next. Alone, and while two other pages keep asking for other scenes.

Numbers are reported, not judged: they depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import uvicorn
from websockets.asyncio.client import connect

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from hecht.studio.app import create_app  # noqa: E402
from hecht.studio.life.choices import one_answer_away, options_of  # noqa: E402
from hecht.studio.life.lives import Lives  # noqa: E402
from hecht.studio.serve import listen  # noqa: E402
from hecht.studio.source import ModelSource  # noqa: E402

EVENING = "an-evening-apart"
BUSY = ("unanswered-message", "out-with-friends")
HEATS = ("soft", "middle", "hard", "very-hard")
EXPECTS = ("secure", "anxious", "avoidant")
REPLICATES = 24
LIVES = Lives()
HAND = 0.25
"""Seconds between two questions of somebody who moves a slider."""


@contextlib.contextmanager
def serving() -> Iterator[int]:
    """A studio on a free port, without warming up."""
    listening = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        create_app(ModelSource(), lives=LIVES, warm=False),
        log_level="critical",
        ws="websockets-sansio",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield listening.getsockname()[1]
    server.should_exit = True
    server.force_exit = True
    thread.join(20)


def question(number: int, scene: str, seed: int, **options: str) -> str:
    return json.dumps(
        {
            "request": number,
            "scene": scene,
            "seed": seed,
            "options": options,
            "replicates": REPLICATES,
            "language": "nl",
        }
    )


async def ask(
    port: int,
    questions: Iterator[str],
    count: int | None,
    stop: asyncio.Event,
    pause: float = 0.0,
) -> list:
    """Ask one question after another, `pause` seconds apart; the milliseconds of each."""
    took: list[float] = []
    address = f"ws://127.0.0.1:{port}/live"
    async with connect(address, origin=f"http://127.0.0.1:{port}", max_size=None) as line:
        for asked in questions:
            if stop.is_set() or len(took) == count:
                return took
            start = time.perf_counter()
            await line.send(asked)
            header = json.loads(await line.recv())
            if "error" in header:
                raise RuntimeError(header["error"])
            await line.recv()
            took.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(pause)
    return took


def evening(seeds: Iterator[int]) -> Iterator[str]:
    """A slider that moves on and on; every life is a new one, so nothing comes from memory."""
    for number, seed in enumerate(seeds):
        yield question(number, EVENING, seed, heat=HEATS[number % len(HEATS)])


def others(scene: str, seeds: Iterator[int]) -> Iterator[str]:
    for number, seed in enumerate(seeds):
        yield question(number, scene, seed)


async def keep_busy(
    port: int, scene: str, seeds: Iterator[int], stop: asyncio.Event, pause: float = 0.0
) -> None:
    """Another page, that goes on with the next life where one cannot be lived."""
    while not stop.is_set():
        with contextlib.suppress(RuntimeError):
            await ask(port, others(scene, seeds), None, stop, pause)


async def with_company(port: int, count: int, busy: int, pause: float = 0.0) -> list[float]:
    """The slider of one page, with so many others, who rest `pause` seconds each time."""
    # Seeds of its own, so that no answer of an earlier measurement is remembered.
    first = 1 + 100_000 * busy + round(10_000_000 * pause)
    stop, seeds = asyncio.Event(), itertools.count(first)
    company = [
        asyncio.create_task(keep_busy(port, scene, itertools.count(first), stop, pause))
        for scene in BUSY[:busy]
    ]
    await asyncio.sleep(0.2)
    took = await ask(port, evening(seeds), count, asyncio.Event())
    stop.set()
    await asyncio.gather(*company)
    return took


async def life_parts(
    port: int, number: int, answers: list[dict[str, str]], last: str = "beside"
) -> dict[str, list[float]]:
    """Life `number` with set after set of answers; milliseconds until each part, up to `last`."""
    took: dict[str, list[float]] = {"lines": [], "whole": [], "beside": []}
    address, host = f"ws://127.0.0.1:{port}/life/line", f"http://127.0.0.1:{port}"
    async with connect(address, origin=host, max_size=None) as line:
        for request, options in enumerate(answers):
            asked = {"request": request, "options": options, "number": number}
            start = time.perf_counter()
            await line.send(json.dumps(asked))
            kind, seen = "", set[str]()
            while kind != last:
                part = json.loads(await line.recv())
                if "error" in part:
                    raise RuntimeError(part["error"])
                kind = part["part"] if part["request"] == request else ""
                if kind in took and kind not in seen:
                    seen.add(kind)
                    took[kind].append((time.perf_counter() - start) * 1000)
    return took


async def prepared(port: int, number: int) -> list[float]:
    """A life at rest on a page, which lives what may be asked next; then each of those is asked."""
    others = [dict(options) for options in one_answer_away(options_of({}))]
    address, host = f"ws://127.0.0.1:{port}/life/line", f"http://127.0.0.1:{port}"
    async with connect(address, origin=host, max_size=None) as line:
        await line.send(json.dumps({"request": 0, "number": number}))
        patience = time.monotonic() + 240
        while not all(LIVES.has(options_of(o), number) for o in others):
            await asyncio.sleep(0.2)
            if time.monotonic() > patience:
                break
    known = [options for options in others if LIVES.has(options_of(options), number)]
    return (await life_parts(port, number, known, "whole"))["whole"]


def answers_of_a_life() -> list[dict[str, str]]:
    """Sets of answers, all different."""
    return [
        {"home": home, "baby": baby, "love": love}
        for home, baby, love in itertools.product(
            ("chance", "warm", "busy", "fright"), ("chance", "calm", "quick"), ("usual", "long")
        )
    ]


async def lives_with_company(port: int, count: int, busy: int) -> None:
    """A whole life, with so many other pages busy: new answers, prepared ones, another life."""
    stop = asyncio.Event()
    seeds = 1 + 100_000 * (busy + 3)
    company = [
        asyncio.create_task(keep_busy(port, scene, itertools.count(seeds), stop))
        for scene in BUSY[:busy]
    ]
    await asyncio.sleep(0.2)
    every = answers_of_a_life()
    new = await life_parts(port, 16, every[-count:] if busy else every[:count])
    another = [await life_parts(port, 17 + k, [{}], "whole") for k in range(count)]
    ready = await prepared(port, 40 + busy)
    stop.set()
    await asyncio.gather(*company)
    with_company = f", {busy} others busy"
    for part, words in (("lines", "a line"), ("whole", "the whole")):
        took = [each[part][0] for each in another if each[part]]
        told(f"a life: another, same beginning, until {words}{with_company}", took)
    told(f"a life: a prepared answer, until the whole{with_company}", ready)
    for part, words in (("lines", "a line"), ("whole", "the whole"), ("beside", "64 lives")):
        told(f"a life: a new answer, until {words}{with_company}", new[part])


def told(name: str, took: list[float]) -> None:
    if not took:
        print(f"{name:<58} nothing came")
        return
    half, most = np.quantile(took, [0.5, 0.95])
    print(f"{name:<62} median {half:6.0f} ms   95 % under {most:6.0f} ms   n = {len(took)}")


def on_screen(port: int, count: int) -> None:
    """Slider to curve, and address to a usable page, in a real browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("playwright is not installed, so nothing was measured on a screen")
        return
    with sync_playwright() as playwright:
        path = os.environ.get("HECHT_CHROMIUM", "/usr/bin/chromium")
        if not Path(path).exists():
            print("there is no Chromium, so nothing was measured on a screen")
            return
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(locale="nl")
        for name, address, ready in (
            ("the gallery: address to a picture and a search field", "/", "[data-picture] svg"),
            ("a scene: address to its first curve", f"/scenes/{EVENING}", ".line.warm"),
        ):
            took = []
            for _ in range(7):
                start = time.perf_counter()
                page.goto(f"http://127.0.0.1:{port}{address}")
                page.wait_for_selector(ready, state="attached")
                took.append((time.perf_counter() - start) * 1000)
            told(name, took[1:])
        took = []
        for lot, sven in itertools.product(EXPECTS, EXPECTS):
            page.goto(f"http://127.0.0.1:{port}/scenes/{EVENING}?seed=9&lot={lot}&sven={sven}")
            page.wait_for_selector(".line.warm")
            took += [page.evaluate(SLIDE, k) for k in (0, 1, 3)][: max(1, count // 9)]
        told("a scene: slider moved to another curve drawn", took)
        told("a life: answer chosen to another curve drawn", list(choose_on_screen(page, port)))
        browser.close()


def choose_on_screen(page: Any, port: int) -> Iterator[float]:
    """From a press on an answer until the first line of the life has another shape, in ms."""
    page.goto(f"http://127.0.0.1:{port}/life?life=18")
    page.wait_for_selector("#strip-note:not([hidden])", timeout=120_000)
    for answer in ("home=warm", "baby=calm", "home=busy", "baby=quick", "home=fright"):
        name, value = answer.split("=")
        yield page.evaluate(CHOOSE, f"#choices input[name={name}][value={value}]")
        page.wait_for_selector("#strip-note:not([hidden])", timeout=120_000)


SLIDE = """k => new Promise((done) => {
  const slider = document.querySelector('.slide input');
  const seen = document.querySelector('.line.warm').getAttribute('d');
  const start = performance.now();
  slider.value = String(k);
  slider.dispatchEvent(new Event('input'));
  const look = () => {
    const line = document.querySelector('.line.warm');
    if (line && line.getAttribute('d') !== seen) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  look();
})"""


CHOOSE = """answer => new Promise((done) => {
  const seen = document.querySelector('.line.calm').getAttribute('d');
  const start = performance.now();
  document.querySelector(answer).click();
  const look = () => {
    const line = document.querySelector('.line.calm');
    if (line && line.getAttribute('d') !== seen) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  look();
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=80, help="how often a slider is moved")
    parser.add_argument("--lives", type=int, default=8, help="how many new lives, at most 12")
    parser.add_argument("--no-screen", action="store_true", help="leave the browser out")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with serving() as port:
        for scene in (EVENING, *BUSY):  # compiled before anything is measured
            asyncio.run(ask(port, others(scene, iter([0])), 1, asyncio.Event()))
        for busy, pause in ((0, 0.0), (2, HAND), (2, 0.0)):
            took = asyncio.run(with_company(port, arguments.count, busy, pause))
            how = "moving sliders" if pause else "never pausing"
            told(f"an evening at 10 s, {f'two others {how}' if busy else 'alone'}", took)
        warm = [{}]
        asyncio.run(life_parts(port, 0, warm))  # compiled before anything is measured
        for busy in (0, 2):
            asyncio.run(lives_with_company(port, arguments.lives, busy))
        if not arguments.no_screen:
            on_screen(port, min(arguments.count, 40))
    print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
