"""``hecht study``: do a published study again on simulated people, and keep its table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hecht.cli._speaking import LanguageOption, columns, language_of, paragraph
from hecht.errors import HechtError

if TYPE_CHECKING:
    from pandas import DataFrame

    from hecht.studies.paradigm import Paradigm

_TABLES = (".parquet", ".csv")
_LARGEST = 100_000


def study(
    name: Annotated[
        str | None, typer.Argument(help="Which study; `hecht study --list` names them.")
    ] = None,
    n: Annotated[
        int, typer.Option("--n", min=8, max=_LARGEST, help="How many people, couples or families.")
    ] = 200,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same people.")
    ] = 0,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", help="NAME=VALUE of the study, such as days=60; may be repeated."),
    ] = None,
    statistic: Annotated[
        list[str] | None,
        typer.Option(help="A formula over the columns, such as 'share(pattern == \"B\")'."),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the table to this .parquet or .csv file.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the studies.")] = False,
    lang: LanguageOption = None,
) -> None:
    """Do a published study again on simulated people."""
    language = language_of(lang)
    from hecht.studies.paradigm import paradigm, paradigms

    if list_ or name is None:
        columns(((each.name, each.about) for each in paradigms().values()), widest=22)
        return
    if save is not None and save.suffix not in _TABLES:
        raise HechtError(f"--save {save}: use a name that ends in {' or '.join(_TABLES)}.")
    if save is not None and not save.parent.is_dir():
        raise HechtError(f"There is no folder {save.parent}; make it first.")
    chosen = paradigm(name)
    table = chosen.table(n, seed, **arguments_of(change))
    _tell(chosen, table, language)
    for text in statistic or ():
        _count(chosen, table, text)
    if save is not None:
        _keep(table, save)
        print(f"\n{'Bewaard' if language == 'nl' else 'Saved'}: {save}")


def arguments_of(texts: list[str] | None) -> dict[str, Any]:
    """NAME=VALUE as arguments: numbers, true and false, words, and lists with commas."""
    found = {}
    for text in texts or ():
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise HechtError(f"--set '{text}' is not NAME=VALUE; write for example --set days=60")
        parts = [_value(part.strip()) for part in value.split(",") if part.strip()]
        several = len(parts) > 1 or value.rstrip().endswith(",")
        found[key.strip()] = tuple(parts) if several else parts[0] if parts else ""
    return found


def _value(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _tell(chosen: Paradigm, table: DataFrame, language: str) -> None:
    """What was done, and every column with its meaning and middle."""
    dutch = language == "nl"
    paragraph(chosen.about)
    if chosen.source:
        paragraph(("Naar: " if dutch else "After: ") + chosen.source)
    units = table[chosen.unit].nunique()
    print(
        f"\n{units} {'deelnemers' if dutch else 'units'} ({chosen.unit}), "
        f"{len(table)} {'rijen' if dutch else 'rows'}\n"
    )
    columns(
        (
            (name, f"{_middle(table, name)}  {chosen.columns[name]}")
            for name in map(str, table)
            if name not in (chosen.unit, *chosen.ids)
        ),
        widest=24,
    )


def _middle(table: DataFrame, name: str) -> str:
    values = table[name]
    if values.dtype.kind in "biuf":
        return f"{values.mean():.3g} (sd {values.std():.2g})".ljust(20)
    shares = values.value_counts(normalize=True).head(4)
    return ", ".join(f"{key} {share:.2f}" for key, share in shares.items()).ljust(20)


def _count(chosen: Paradigm, table: DataFrame, text: str) -> None:
    from hecht.studies.estimating import estimate
    from hecht.studies.expressions import contrasts

    (found,) = estimate(chosen, table, [text])
    for part, value, error in zip(contrasts(text), found.values, found.errors, strict=True):
        print(f"\n{part} = {value:.4g} (se {error:.2g})")


def _keep(table: DataFrame, path: Path) -> None:
    try:
        if path.suffix == ".csv":
            table.to_csv(path, index=False)
        else:
            table.to_parquet(path, index=False)
    except OSError as error:
        raise HechtError(f"Cannot write {path}: {error.strerror}.") from error
