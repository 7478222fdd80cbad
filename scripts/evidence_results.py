"""Write docs/evidence-results.md from a report: ``python scripts/evidence_results.py full.json``.

The report is what ``hecht evidence --full --to full.html`` leaves beside its page. A second one,
made with another seed, says which verdicts hang on chance: ``--again other.json``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLACE = Path(__file__).resolve().parents[1] / "docs" / "evidence-results.md"

Report = dict[str, Any]


def told(report: Report, again: Report | None) -> Iterator[str]:
    """The lines of the page."""
    size = "--quick" if report["quick"] else "--full"
    sure = ", errors with the uncertainty of the constants" if report["constants_vary"] else ""
    yield "# What the model makes of published findings\n"
    yield (
        f"Made with `hecht evidence {size}`, seed {report['seed']}, parameters "
        f"`{report['parameters']}`{sure},\n"
        "and `python scripts/evidence_results.py`. Numbers: found, simulated with its standard "
        "error, z.\nDirections and shapes: contrasts met, with their values (positive is as "
        "published). How this is\nscored stands in [evidence.md](evidence.md). *Seen*: whether the "
        "row was in view while constants\nor instruments were set (tuned, measurement, seen). "
        "*Traits*: whether people with fixed traits,\nto whom nothing happens, also pass.\n"
    )
    yield from scores(report)
    if again is not None:
        yield from another_seed(report, again)
    for area in dict.fromkeys(row["area"] for row in report["rows"]):
        yield from table(area, [row for row in report["rows"] if row["area"] == area])


def scores(report: Report) -> Iterator[str]:
    """The scores beside both rivals."""
    yield (
        "| score | rows | run | pass | fixed traits pass | the model alone "
        "| typical effect passes | the model there |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for score in report["scores"]:
        name = score["group"] + (", never in view" if score["never_in_view"] else "")
        yield (
            f"| {name} | {score['rows']} | {score['run']} | {score['passed']} "
            f"| {score['traits_passed']} of {score['traits_run']} | {score['beyond_traits']} "
            f"| {score['median_passed']} of {score['median_run']} "
            f"| {score['passed_where_median']} |"
        )
    yield ""


def another_seed(report: Report, again: Report) -> Iterator[str]:
    """Which verdicts change with other people."""
    yield f"## With other people (seed {again['seed']})\n"
    other = {row["id"]: row for row in again["rows"]}
    pairs = [(row, other[row["id"]]) for row in report["rows"] if row["id"] in other]
    changed = [(a, b) for a, b in pairs if a["outcome"] != b["outcome"]]
    if not changed:
        yield "No verdict changes.\n"
        return
    yield (
        f"{len(changed)} of {len(pairs)} verdicts change. *Border*: whether another verdict lay "
        "within one simulation error.\n"
    )
    yield "| row | measure | first | then | values | border |"
    yield "|---|---|---|---|---|---|"
    for first, then in changed:
        border = "yes" if first["close"] or then["close"] else "no"
        yield (
            f"| {first['id']} | {_named(first)} | {first['outcome']} | {then['outcome']} "
            f"| {_numbers(first)} / {_numbers(then)} | {border} |"
        )
    yield ""


def table(area: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    """One area: how many pass, and every row."""
    run = [row for row in rows if row["outcome"] != "not run"]
    passed = sum(row["outcome"] == "pass" for row in run)
    yield f"## {area}\n"
    yield f"{passed} of {len(run)} run rows pass; {len(rows) - len(run)} not run.\n"
    yield "| row | measure | found | simulated (SE) | z | verdict | split | seen | traits |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        yield _line(row)
    yield ""


def _line(row: dict[str, Any]) -> str:
    found = "nothing" if row["type"] == "null" else row["type"]
    if row["value"] is not None and row["type"] != "null":
        found = f"{row['value']:.3g}"
    if row["outcome"] == "not run":
        cells = ["", "", f"not run: {row['reason']}", row["split"], "", ""]
    else:
        numeric = row["z"] is not None
        parts = row["statistic"].count(";") + 1
        z = f"{row['z']:.3g}" if numeric else f"{round(row['met'] * parts)}/{parts}"
        error = f" ({row['errors'][0]:.3g})" if numeric else ""
        cells = [
            _numbers(row) + error, z, row["outcome"], row["split"], row["in_view"], row["traits"]
        ]  # fmt: skip
    return "| " + " | ".join([row["id"], _named(row), found, *cells]) + " |"


def _named(row: dict[str, Any]) -> str:
    return f"{row['paradigm']}: {row['measure']}"


def _numbers(row: dict[str, Any]) -> str:
    return "; ".join("none" if value is None else f"{value:.3g}" for value in row["simulated"])


def main() -> None:
    """Read the reports and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("report", type=Path, help="the .json beside a page of `hecht evidence`")
    parser.add_argument("--again", type=Path, help="the same with another seed")
    arguments = parser.parse_args()
    report, again = (
        json.loads(file.read_text(encoding="utf-8")) if file else None
        for file in (arguments.report, arguments.again)
    )
    PLACE.write_text("\n".join(told(report, again)).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
