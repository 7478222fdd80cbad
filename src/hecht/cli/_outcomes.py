"""What ``hecht run --all`` and ``--outcomes`` say: what must be seen, and how often it is."""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hecht.cli._progress import waiting
from hecht.cli._speaking import columns, number, paragraph
from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.scenes.outcomes import Verdict
    from hecht.scenes.schema import Scene

MANY = 200
"""Lives, unless another number is asked for."""

_TABLES = (".csv", ".json")
_OFTEN_NEITHER = 0.2
_WORDS = {
    "nl": {
        "shown": "te zien",
        "missed": "niet te zien",
        "enough": "genoeg is {enough}",
        "neither": "in {even} van de levens is er geen verschil",
        "none": "Deze scène zegt nog niet wat er te zien moet zijn.",
        "all": "{shown} van de {total} uitkomsten zijn te zien, in {scenes} scènes met elk "
        "{lives} levens ({seconds} s).",
        "one": "{shown} van de {total} uitkomsten zijn te zien, in {lives} levens ({seconds} s).",
        "not": "Niet te zien:",
        "saved": "Bewaard",
    },
    "en": {
        "shown": "shown",
        "missed": "not shown",
        "enough": "enough is {enough}",
        "neither": "in {even} of the lives there is no difference",
        "none": "This scene does not yet say what must be seen in it.",
        "all": "{shown} of {total} outcomes are shown, in {scenes} scenes of {lives} lives each "
        "({seconds} s).",
        "one": "{shown} of {total} outcomes are shown, in {lives} lives ({seconds} s).",
        "not": "Not shown:",
        "saved": "Saved",
    },
}


def tell_outcomes(
    scenes: Sequence[Scene], replicates: int, seed: int, language: str, save: Path | None
) -> None:
    """Judge scenes one after the other and say at once what each shows; never fails for a miss."""
    _check_ending(save)
    words, begun = _WORDS[language], time.monotonic()
    judged: list[tuple[Scene, list[Verdict]]] = []
    for k, scene in enumerate(scenes):
        title = scene.title.in_language(language)
        verdicts = _judged(scene, f"{k + 1}/{len(scenes)} {title}", replicates, seed)
        judged.append((scene, verdicts))
        print(f"{title}  [{scene.id}]")
        if verdicts:
            columns([(_found(v, language), _said(v, language)) for v in verdicts])
        else:
            print(f"  {words['none']}")
        print(flush=True)
    every = [verdict for _, verdicts in judged for verdict in verdicts]
    shown = sum(verdict.shown for verdict in every)
    told = words["all" if len(scenes) > 1 else "one"]
    paragraph(
        told.format(
            shown=shown,
            total=len(every),
            scenes=len(scenes),
            lives=replicates,
            seconds=round(time.monotonic() - begun),
        )
    )
    missed = [(scene, v) for scene, verdicts in judged for v in verdicts if not v.shown]
    if missed:
        print(words["not"])
        for scene, verdict in missed:
            share = _percent(verdict.share, language)
            print(f"  {share:>5}  {scene.id}/{verdict.outcome.id}")
    if save is not None:
        _write(save, rows(judged, seed))
        print(f"\n{words['saved']}: {save}")


def _judged(scene: Scene, text: str, replicates: int, seed: int) -> list[Verdict]:
    from hecht.scenes.outcomes import show

    if not sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)
    with waiting(text) as progress:
        return show(scene, replicates=replicates, seed=seed, progress=progress)


def _found(verdict: Verdict, language: str) -> str:
    word = _WORDS[language]["shown" if verdict.shown else "missed"]
    return f"{_percent(verdict.share, language):>5}  {word}"


def _said(verdict: Verdict, language: str) -> str:
    outcome, words = verdict.outcome, _WORDS[language]
    notes = []
    if outcome.because is not None:
        reason = outcome.because.in_language(language).rstrip(".")
        enough = _percent(outcome.enough, language)
        notes.append(f"{words['enough'].format(enough=enough)}: {reason}")
    if not verdict.shown and outcome.same is None and verdict.even > _OFTEN_NEITHER:
        notes.append(words["neither"].format(even=_percent(verdict.even, language)))
    sentence = outcome.say.in_language(language)
    return f"{sentence} ({'; '.join(notes)})" if notes else sentence


def _percent(share: float, language: str) -> str:
    whole = number(100 * share, language, 0)
    return f"{whole} %" if language == "nl" else f"{whole}%"


def rows(judged: Iterable[tuple[Scene, list[Verdict]]], seed: int) -> list[dict[str, Any]]:
    """One row an outcome, for machines: shares 0-1, both sides as means over lives."""
    return [
        {
            "scene": scene.id,
            "outcome": verdict.outcome.id,
            "nl": verdict.outcome.say.nl,
            "en": verdict.outcome.say.en,
            "lives": verdict.lives,
            "seed": seed,
            "share": round(verdict.share, 6),
            "enough": verdict.outcome.enough,
            "shown": verdict.shown,
            "even": round(verdict.even, 6),
            "first": _plain(verdict.first),
            "second": _plain(verdict.second),
        }
        for scene, verdicts in judged
        for verdict in verdicts
    ]


def _plain(value: float) -> float | None:
    return None if value != value else round(value, 6)


def _check_ending(save: Path | None) -> None:
    """Say so before the work, not after it."""
    if save is not None and save.suffix not in _TABLES:
        raise HechtError(f"--save {save}: outcomes are kept as {' or '.join(_TABLES)}.")
    if save is not None and not save.parent.is_dir():
        raise HechtError(f"There is no folder {save.parent}; make it first.")


def _write(path: Path, table: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".json":
            json.dump(table, file, ensure_ascii=False, indent=2)
            file.write("\n")
        else:
            heads = ["scene", "outcome", "nl", "en", "lives", "seed", "share", "enough"]
            writer = csv.DictWriter(file, [*heads, "shown", "even", "first", "second"])
            writer.writeheader()
            writer.writerows(table)
