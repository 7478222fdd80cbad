"""``hecht calibrate``: look for a set of constants that fits the findings better."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hecht.cli._speaking import columns, paragraph
from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.studies.calibration.misfit import Study
    from hecht.studies.calibration.procedure import Outcome, Told
    from hecht.studies.calibration.space import Axis

_WORST = 8


def calibrate(
    rows: Annotated[
        str | None,
        typer.Option(help="Findings by name or its beginning: SSP,COR20. Left out: short studies."),
    ] = None,
    parameters: Annotated[
        str | None, typer.Option(help="Constants to move, with commas. Left out: nine of them.")
    ] = None,
    trials: Annotated[
        int, typer.Option(min=1, max=100_000, help="How many sets to try besides the present one.")
    ] = 100,
    n: Annotated[
        int, typer.Option("--n", min=8, max=2000, help="How many people, couples or families.")
    ] = 100,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same trials.")
    ] = 0,
    store: Annotated[
        Path | None, typer.Option(help="Folder for the trials.", show_default="calibration")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the trials in that folder.")
    ] = False,
    apply: Annotated[
        Path | None,
        typer.Option(help="Write what was found to this .json file, if it is really better."),
    ] = None,
    sure: Annotated[
        Path | None,
        typer.Option(help="Write how sure the present constants are to this .json file."),
    ] = None,
) -> None:
    """Look for constants that fit the published findings better.

    Instruments are checked first. Held-out findings are refused. Every trial is kept, so a search
    that was broken off goes on with --resume. The constants of hecht themselves are never changed.
    """
    for name, file in (("apply", apply), ("sure", sure)):
        if file is not None and (file.suffix != ".json" or not file.parent.is_dir()):
            raise HechtError(
                f"--{name} {file}: use a name that ends in .json, in a folder there is."
            )
    from hecht.studies.calibration import ensemble, procedure
    from hecht.studies.calibration.misfit import Study, allowed
    from hecht.studies.calibration.space import LOOSE, axes
    from hecht.studies.findings import findings

    known = findings()
    study = Study(tuple(allowed(known, _names(rows))), n, seed)
    space = axes(_names(parameters) if parameters is not None else LOOSE)
    instruments = procedure.measured(known)
    procedure.refuse_bad_instruments(instruments)
    _open(study, space, instruments)
    outcome = procedure.calibrate(
        study, space, trials=trials, folder=store or Path("calibration"), resume=resume,
        told=_line(),
    )  # fmt: skip
    _tell(outcome, space)
    if sure is not None:
        ensemble.write(outcome.present, sure)
        print(f"\nWritten: {sure} ({len(outcome.present.members)} sets about as good)")
    if apply is not None and outcome.better:
        ensemble.write(outcome.found, apply)
        print(f"\nWritten: {apply}")
    elif apply is not None:
        print(f"\nNothing was written to {apply}: the present constants stay.")


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]


def _open(study: Study, space: list[Axis], instruments: dict[str, float]) -> None:
    measured = ", ".join(f"{name} {z:+.1f}" for name, z in instruments.items())
    paragraph(f"Instruments first (z): {measured}")
    paragraph(
        f"{len(study.findings)} findings, {len(study.runs({}))} studies of {study.n}; "
        f"moved: {', '.join(axis.name for axis in space)}"
    )


def _line() -> Told:
    """A line for the present set, and for every set that is better than all before it."""
    best = [float("inf")]

    def show(trial: object, total: int) -> None:
        from hecht.studies.calibration.search import Trial

        if isinstance(trial, Trial) and trial.loss < best[0]:
            best[0] = trial.loss
            what = "present constants" if trial.number == 0 else f"trial {trial.number} / {total}"
            print(f"{what}: loss {trial.loss:.2f}", flush=True)

    return show


def _tell(outcome: Outcome, space: list[Axis]) -> None:
    found, best = outcome.found, outcome.best
    spread = found.spread()
    print()
    columns(
        (axis.name, f"{axis.present:.4g} -> {best.constants[axis.name]:.4g} "
                    f"(sd {spread[axis.name]:.2g})")
        for axis in space
    )  # fmt: skip
    before, after = outcome.start.kept["rows"], best.kept["rows"]
    worst = sorted(after, key=lambda name: -after[name])[:_WORST]
    print()
    paragraph("Farthest off: " + ", ".join(f"{k} {before[k]:.1f} -> {after[k]:.1f}" for k in worst))
    print(f"\n{len(found.members)} sets within reach of the best; hash {found.parameters}")
    if outcome.fresh is None:
        print("Nothing fits better than the present constants.")
        return
    print(f"Findings with other people: {outcome.fresh[0]:.2f} -> {outcome.fresh[1]:.2f}")
    if not outcome.better:
        print("With other people the best set does no better: it fitted chance. It is no result.")
