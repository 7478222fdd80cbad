"""The page Population: a file of answers beside the people of the model.

The file is put in a private folder, scored, drawn and removed again; nothing is kept.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from babel.numbers import format_decimal
from fastapi import Request, UploadFile
from fastapi.responses import Response
from numpy.typing import NDArray

from hecht.errors import HechtError
from hecht.instruments.registry import available, instrument
from hecht.instruments.simulated import SCALE, Sample, on_scale, simulated_population
from hecht.studio.catalogue import words
from hecht.studio.pages import language_of, render
from hecht.studio.telling import Told, tell

LARGEST_FILE = 64_000_000  # bytes
CELLS = 36  # squares along each axis
LEVELS = 6  # shades of a square
BOX = 360  # units of the drawing
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Cloud:
    """One population on the two axes, ready to draw.

    Attributes
    ----------
    name
        Word in the catalogue, or the name of a file.
    people
        How many have both scores.
    cells
        (x, y, shade) of every square that holds someone; units of the drawing, shade 1-6.
    centre, errors
        Mean of both scores, and the 95 % radius of one person's score (0 where unknown).
    rows
        What the table behind the drawing says, as (key of the word, number).
    """

    name: str
    people: int
    cells: list[tuple[float, float, int]]
    centre: tuple[float, float]
    errors: tuple[float, float]
    rows: list[tuple[str, str]]


def population_page(request: Request, status: int = 200, **extra: Any) -> Response:
    """The page with the model's people alone, or beside the file in `extra`."""
    language = language_of(request)
    scale = extra.get("scale", SCALE)
    model = on_scale(simulated_population(), scale)
    ours = cloud(words(language)["population.model"], model, scale, language)
    return render(
        request,
        "population.html",
        page="population",
        status=status,
        instruments=[i for i in map(instrument, available()) if i.axes and not i.derived],
        clouds=[ours, *extra.get("clouds", [])],
        scale=[number(edge, language, 0) for edge in scale],
        notes=extra.get("notes", []),
        fault=extra.get("fault"),
        chosen=extra.get("chosen", "ecr"),
        size=BOX,
        cell=BOX / CELLS,
    )


async def population_of_file(request: Request) -> Response:
    """Score the file in the form and show it beside the model; a fault leaves the page usable."""
    from starlette.concurrency import run_in_threadpool

    language = language_of(request)
    async with request.form(max_files=1, max_fields=4) as form:
        upload, chosen = form.get("file"), str(form.get("instrument", "ecr"))
        if upload is None or isinstance(upload, str) or not upload.filename:
            fault = Told(words(language)["population.no_file"], language)
            return population_page(request, 422, fault=fault, chosen=chosen)
        try:
            shown = await _shown(upload, chosen, language, run_in_threadpool)
        except HechtError as error:
            return population_page(request, 422, fault=tell(error, language), chosen=chosen)
    return population_page(request, chosen=chosen, **shown)


async def _shown(upload: Any, chosen: str, language: str, in_thread: Any) -> dict[str, Any]:
    name = Path(str(upload.filename)).name
    with tempfile.TemporaryDirectory(prefix="hecht-") as folder:
        path = Path(folder) / f"answers{Path(name).suffix.lower()}"
        await _keep(upload, path)
        found: dict[str, Any] = await in_thread(_scored, path, name, chosen, language)
        return found


async def _keep(upload: UploadFile, path: Path) -> None:
    size = 0
    with path.open("wb") as file:
        while chunk := await upload.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST_FILE:
                raise HechtError(
                    f"The file is larger than {LARGEST_FILE // 1_000_000} MB; "
                    "score it with `hecht score` instead."
                )
            file.write(chunk)


def _scored(path: Path, name: str, chosen: str, language: str) -> dict[str, Any]:
    from hecht.instruments import score

    scores = score(chosen, path)
    axes = scores.instrument.axes
    if axes is None or axes.anxiety not in scores.table:
        raise HechtError(f"{scores.instrument.title} does not give two axes to draw on.")
    pair = scores.table[[axes.anxiety, axes.avoidance]].dropna().to_numpy(float)
    sample = Sample(pair[:, 0], pair[:, 1])
    errors = tuple(scores.of(axis).se for axis in (axes.anxiety, axes.avoidance))
    return {
        "clouds": [cloud(name, sample, scores.scale, language, errors)],
        "scale": scores.scale,
        "notes": [tell(note.replace(path.name, name), language) for note in scores.notes],
    }


def cloud(
    name: str,
    sample: Sample,
    scale: tuple[float, float],
    language: str,
    errors: tuple[float, ...] = (0.0, 0.0),
) -> Cloud:
    """Draw a sample on the two axes: squares shaded by how many people they hold."""
    low, high = scale
    margin = (high - low) / (CELLS - 1) / 2
    edges = np.linspace(low - margin, high + margin, CELLS + 1)
    counts, _, _ = np.histogram2d(sample.anxiety, sample.avoidance, bins=(edges, edges))
    step = BOX / CELLS
    top = max(float(np.quantile(counts[counts > 0], 0.99)), 1.0) if counts.any() else 1.0
    shade = np.ceil(np.sqrt(np.minimum(counts / top, 1.0)) * LEVELS).astype(int)
    cells = [
        (float(i * step), float(BOX - (j + 1) * step), int(shade[i, j]))
        for i, j in np.argwhere(shade > 0)
    ]
    means = (float(sample.anxiety.mean()), float(sample.avoidance.mean()))
    span = edges[-1] - edges[0]
    x, y = ((mean - edges[0]) / span * BOX for mean in means)
    radius = tuple(2.448 * error / span * BOX if np.isfinite(error) else 0.0 for error in errors)
    return Cloud(
        name=name,
        people=len(sample.anxiety),
        cells=cells,
        centre=(round(x, 1), round(BOX - y, 1)),
        errors=(round(radius[0], 1), round(radius[1], 1)),
        rows=_rows(sample, language),
    )


def _rows(sample: Sample, language: str) -> list[tuple[str, str]]:
    def shown(values: NDArray[np.float64]) -> str:
        spread = number(float(values.std()), language)
        return f"{number(float(values.mean()), language)} ({spread})"

    varies = sample.anxiety.std() > 0 and sample.avoidance.std() > 0
    r = float(np.corrcoef(sample.anxiety, sample.avoidance)[0, 1]) if varies else None
    return [
        ("population.people", number(len(sample.anxiety), language, 0)),
        ("population.anxiety", shown(sample.anxiety)),
        ("population.avoidance", shown(sample.avoidance)),
        ("population.together", "–" if r is None else number(r, language)),
    ]


def number(value: float, language: str, digits: int = 2) -> str:
    """A number as it is written in `language`."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)
