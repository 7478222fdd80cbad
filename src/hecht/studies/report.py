"""The evidence page: one HTML file that needs nothing else, and the data it was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hecht.errors import DataFileError
from hecht.studies.forest import picture, strip
from hecht.studies.report_words import words
from hecht.studies.summary import FORMAT

DATA = Path(__file__).parent / "data"
_FIRST = 6  # of what does not fit; the rest is folded
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · hecht</title><style>
{style}
{evidence}</style></head><body><main class="evidence">
{body}
</main><script>
{script}</script></body></html>
"""


def last_report() -> Path:
    """Where the data of the last report lie (`evidence.json`)."""
    return Path(platformdirs.user_data_dir("hecht", appauthor=False)) / "evidence.json"


def keep(data: Mapping[str, Any], path: Path | None = None) -> Path:
    """Keep the data of a report, by default where the studio looks for it."""
    place = path or last_report()
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_suffix(".part")
    partial.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    partial.replace(place)
    return place


def kept(path: Path | None = None) -> dict[str, Any] | None:
    """The data of the last report, or None where there is none.

    Raises
    ------
    DataFileError
        A file that is there and cannot be read, or comes from another version.
    """
    place = path or last_report()
    if not place.exists():
        return None
    try:
        found: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataFileError(
            f"{place} is no report of this version of hecht; make one: hecht evidence."
        ) from error
    return found


def body(data: Mapping[str, Any], language: str) -> Markup:
    """The content of the page, to be put in any frame; styled by `page.css`."""
    done = [row for row in data["rows"] if row["outcome"] != "not run"]
    areas: dict[str, list[Mapping[str, Any]]] = {}
    for row in done:
        areas.setdefault(row["area"], []).append(row)
    w = words(language)

    def held(row: Mapping[str, Any]) -> str:
        count = len(row["simulated"])
        return f"{round(row['met'] * count)} {w['of']} {count} {w['contrasts']}"

    html = (
        _templates()
        .get_template("page.html")
        .render(
            data=data,
            w=w,
            areas=sorted(areas.items()),
            wrong=wrong(done),
            judged=sum(row["split"] != "reference" for row in done),
            missing=[row for row in data["rows"] if row["outcome"] == "not run"],
            claims=claims(language, {row["id"] for row in done}) if not data["suite"] else [],
            picture=picture,
            strip=lambda rows: strip(rows, w["strip"]),
            first=_FIRST,
            held=held,
            number=lambda value: figure(value, language),
            numbers=lambda values: "; ".join(figure(value, language) for value in values),
        )
    )
    return Markup(html)  # noqa: S704 - the template escapes


def wrong(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What does not fit: numbers first, farthest first."""
    lost = [row for row in rows if row["outcome"] == "fail" and row["split"] != "reference"]
    return sorted(lost, key=lambda row: -abs(row["z"] or 0.0))


def page(data: Mapping[str, Any], language: str) -> str:
    """The whole file."""
    return _PAGE.format(
        language=language,
        title=words(language)["title"],
        style=(DATA / "alone.css").read_text(encoding="utf-8"),
        evidence=(DATA / "page.css").read_text(encoding="utf-8"),
        body=body(data, language),
        script=(DATA / "page.js").read_text(encoding="utf-8"),
    )


def claims(language: str, known: set[str]) -> list[dict[str, Any]]:
    """Popular claims beside what research supports, with the findings that were run."""
    entries = yaml.safe_load((DATA / "claims.yaml").read_text(encoding="utf-8"))
    return [
        {**entry[language], "rows": [name for name in entry["rows"] if name in known]}
        for entry in entries
    ]


def figure(value: float | None, language: str) -> str:
    """Three digits, with the decimal sign of the language; a dash for no number."""
    if value is None:
        return "–"
    text = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return text.replace(".", ",") if language == "nl" else text


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(DATA),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
