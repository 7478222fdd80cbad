"""The film of a life: writes it as a page, a picture that moves, or frames."""

from __future__ import annotations

from pathlib import Path

from hecht.errors import HechtError
from hecht.scenes.life.lived import Lived
from hecht.scenes.life.staging import stage

ENDINGS = (".html", ".svg", ".gif")


def check_film(path: Path) -> None:
    """Refuse a name that no film can have, before the work.

    Raises
    ------
    HechtError
        Another ending than .html, .svg or .gif that is not a folder, or a folder that is missing.
    """
    if path.suffix and path.suffix not in ENDINGS:
        raise HechtError(
            f"'{path.name}': use a name that ends in {', '.join(ENDINGS)}, "
            "or a folder for pictures."
        )
    if not path.parent.is_dir():
        raise HechtError(f"There is no folder {path.parent}; make it first.")


def write_film(result: Lived, path: str | Path, language: str = "en", life: int = 0) -> Path:
    """Write the film of one life.

    Parameters
    ----------
    path
        ``.html``: a page with pause and a slider. ``.svg``: a picture that moves by itself.
        ``.gif``: the same as frames. A name without ending: a folder with a PNG for each year.

    Raises
    ------
    HechtError
        Another ending, or no such folder.
    """
    path = Path(path)
    check_film(path)
    staging = stage(result, language, life)
    if path.suffix == ".svg":
        from hecht.scenes.life.film_svg import moving_svg

        path.write_text(moving_svg(staging, language), encoding="utf-8")
    elif path.suffix == ".html":
        from hecht.scenes.life.film_page import page

        path.write_text(page(staging, language), encoding="utf-8")
    elif path.suffix == ".gif":
        from hecht.scenes.life.film_frames import write_gif

        write_gif(staging, path, language)
    else:
        from hecht.scenes.life.film_frames import write_pngs

        write_pngs(staging, path, language)
    return path
