"""Make the pictures of the studio in docs/images: ``python tests/browser/pictures.py``.

They are taken from the real page, run by the real model, in the Chromium that the tests use.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

from conftest import ARGUMENTS, Studio, chromium_path  # noqa: E402
from hecht.studio.app import create_app  # noqa: E402
from hecht.studio.source import ModelSource  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PICTURES: dict[str, dict[str, Any]] = {
    "gallery-nl": {
        "path": "/",
        "size": (1280, 1400),
        "language": "nl",
        "theme": "light",
        "wait": "[data-picture] svg",
    },
    "watch-nl": {
        "path": "/scenes/strange-situation?learned=comes&t=18.9",
        "size": (1280, 1010),
        "language": "nl",
        "theme": "light",
    },
    "watch-en": {
        "path": "/scenes/an-evening-apart?t=12.4",
        "size": (1280, 1010),
        "language": "en",
        "theme": "dark",
    },
    "watch-phone": {
        "path": "/scenes/unanswered-message?t=240.5&matters=much",
        "size": (390, 844),
        "language": "nl",
        "theme": "light",
    },
    "loop-nl": {
        "path": "/scenes/an-evening-apart?view=loop&t=11",
        "size": (1280, 1010),
        "language": "nl",
        "theme": "light",
        "wait": ".whole-loop:not(:empty)",
    },
    "compare-en": {
        "path": "/scenes/the-dance?weeks=day&with=weeks:twelve&view=loop&t=14",
        "size": (1280, 1340),
        "language": "en",
        "theme": "light",
        "wait": "#differences li",
    },
    "network-nl": {
        "path": "/scenes/loss?t=160000",
        "size": (1280, 1010),
        "language": "nl",
        "theme": "dark",
    },
    "life-nl": {
        "path": "/life?home=busy&with=&t=47",
        "size": (1440, 1330),
        "language": "nl",
        "theme": "light",
        "wait": "#strip-note:not([hidden])",
    },
    "life-loss-en": {
        "path": "/life",
        "size": (1280, 1240),
        "language": "en",
        "theme": "dark",
        "ready": "#strip-note:not([hidden])",
        "click": [".lane.loss .moment >> nth=4"],
        "wait": "#around:not([hidden])",
    },
    "life-phone": {
        "path": "/life?t=34",
        "size": (390, 844),
        "language": "nl",
        "theme": "light",
        "wait": "#strip-note:not([hidden])",
    },
    "people-nl": {
        "path": "/people",
        "size": (1440, 1180),
        "language": "nl",
        "theme": "light",
        "click": [".start-with .chip"],
        "wait": "#picture .node[data-key]:nth-child(4)",
    },
    "dance-nl": {
        "path": "/dance",
        "size": (1440, 1130),
        "language": "nl",
        "theme": "light",
        "click": [
            ".station .chip:nth-child(1)",
            ".place.other >> nth=0",
            ".station .chip:nth-child(2)",
        ],
        "wait": ".place.told",
    },
    "understand-nl": {
        "path": "/understand/dance",
        "size": (1440, 1080),
        "language": "nl",
        "theme": "light",
        "wait": "#curves svg",
    },
    "look-nl": {
        "path": "/look",
        "size": (1440, 1080),
        "language": "nl",
        "theme": "light",
        "wait": "#calm-button:not([hidden])",
    },
    "population-nl": {
        "path": "/population",
        "size": (1440, 1080),
        "language": "nl",
        "theme": "light",
        "wait": ".cloud",
    },
    "evidence-nl": {
        "path": "/evidence",
        "size": (1440, 1080),
        "language": "nl",
        "theme": "light",
        "wait": ".evidence h1",
    },
    "people-phone": {
        "path": "/people",
        "size": (390, 844),
        "language": "nl",
        "theme": "light",
        "click": [".start-with .chip"],
        "wait": "#picture .node[data-key]:nth-child(4)",
    },
    "dance-phone": {
        "path": "/dance",
        "size": (390, 844),
        "language": "nl",
        "theme": "dark",
        "click": [".station .chip:nth-child(1)"],
        "top": True,
        "wait": ".place.told",
    },
}


def take(browser: Browser, address: str, name: str, picture: dict[str, Any]) -> None:
    """One picture, at twice the size of the screen on a phone."""
    width, height = picture["size"]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if width < 600 else 1,
        color_scheme=picture["theme"],
        locale=picture["language"],
    )
    page = context.new_page()
    page.goto(address + picture["path"])
    if "ready" in picture:
        page.wait_for_selector(picture["ready"], timeout=240_000)
    for button in picture.get("click", []):
        page.locator(button).first.click()
    page.wait_for_selector(picture.get("wait", "#account li"), timeout=240_000)
    if picture.get("top"):
        page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()


def main() -> None:
    """Take all pictures, or those named on the command line."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    source = ModelSource()
    studio = Studio(create_app(source, warm=False), source)
    studio.start()
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, headless=True)
        for name in sys.argv[1:] or PICTURES:
            take(browser, studio.address, name, PICTURES[name])
        browser.close()
    studio.stop()


if __name__ == "__main__":
    main()
