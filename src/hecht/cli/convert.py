"""``hecht convert``: a file of answers into another format, or couples into another shape."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hecht.errors import HechtError

if TYPE_CHECKING:
    from hecht.instruments.dataset import Dataset


def convert(
    file: Annotated[Path, typer.Argument(help="The file to read.")],
    out: Annotated[Path, typer.Argument(help="The file to write (a folder for psych-ds).")],
    to: Annotated[
        str | None,
        typer.Option(
            help="csv, parquet, sav, dta, psych-ds, redcap-dictionary, fhir, graphml or m-path; "
            "by default the ending of the output decides."
        ),
    ] = None,
    instrument: Annotated[str | None, typer.Option(help="The questionnaire, for fhir.")] = None,
    person: Annotated[str | None, typer.Option(help="The column that names the person.")] = None,
    dyad: Annotated[str | None, typer.Option(help="The column that names the couple.")] = None,
    time: Annotated[str | None, typer.Option(help="The column that names the moment.")] = None,
    shape: Annotated[
        str | None, typer.Option(help="For couples: individual, pairwise or dyad.")
    ] = None,
    from_shape: Annotated[
        str, typer.Option("--from-shape", help="The shape the couples are in now.")
    ] = "individual",
    texts: Annotated[Path | None, typer.Option(help="Your own text pack, for fhir.")] = None,
    people: Annotated[Path | None, typer.Option(help="Table of people, for graphml.")] = None,
    source: Annotated[str, typer.Option("--from", help="One end of a tie, for graphml.")] = "from",
    target: Annotated[str, typer.Option("--to-person", help="Other end, for graphml.")] = "to",
    sheet: Annotated[str | None, typer.Option(help="One sheet of an Excel workbook.")] = None,
    dictionary: Annotated[
        Path | None, typer.Option(help="The data dictionary of a REDCap export.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of a text file.")] = None,
    formulas_as_text: Annotated[
        bool, typer.Option("--formulas-as-text", help="Keep cells that look like formulas as text.")
    ] = False,
    accept_unverified: Annotated[
        bool, typer.Option("--accept-unverified", help="Use a key nobody has checked yet.")
    ] = False,
) -> None:
    """Turn a file of answers into another file format, or couples into another shape."""
    from hecht.instruments.readers import read, reader_options
    from hecht.instruments.writers import write

    options = reader_options(
        file,
        encoding=encoding,
        formulas_as_text=formulas_as_text,
        sheet=sheet,
        dictionary=dictionary,
    )
    dataset = read(file, **options)
    if shape is not None:
        dataset = _reshape(dataset, from_shape, shape, dyad, person, time)
    extra: dict[str, Any] = {}
    if to == "fhir":
        extra = _fhir_options(instrument, texts, person, accept_unverified)
    elif to == "graphml" or (to is None and out.suffix.lower() == ".graphml"):
        extra = {"source": source, "target": target}
        if people is not None:
            extra["people"] = read(people).frame
    try:
        written = write(dataset, out, to=to, **extra)
    except OSError as error:
        raise HechtError(f"Cannot write: {error}. Check the folder.") from error
    for fact in dataset.facts:
        print(f"  - {fact}")
    frame = dataset.frame
    print(f"{len(frame):,} rows and {len(frame.columns)} columns from {file.name}. Written:")
    for each in written:
        print(f"  {each}")


def _reshape(
    dataset: Dataset, now: str, wanted: str, dyad: str | None, person: str | None, time: str | None
) -> Dataset:
    from hecht.instruments import shapes

    for said in (now, wanted):
        if said not in shapes.SHAPES:
            raise HechtError(f"Shapes are {', '.join(shapes.SHAPES)}; '{said}' is none of them.")
    if dyad is None:
        raise HechtError("Name the column of the couple with --dyad.")
    who = person or "person"
    frame = dataset.frame
    if now == "pairwise":
        frame = shapes.from_pairwise(frame, dyad, who, time)
    elif now == "dyad":
        frame = shapes.from_dyad(frame, dyad, who, time)
    if wanted == "pairwise":
        frame = shapes.to_pairwise(frame, dyad, who, time)
    elif wanted == "dyad":
        frame = shapes.to_dyad(frame, dyad, who, time)
    return replace(dataset, frame=frame)


def _fhir_options(
    instrument: str | None, texts: Path | None, person: str | None, accept_unverified: bool
) -> dict[str, Any]:
    from hecht.instruments.registry import instrument as find
    from hecht.instruments.texts import read_texts

    if instrument is None:
        raise HechtError("Name the questionnaire with --instrument, for example ecr-r.")
    return {
        "instrument": instrument,
        "texts": read_texts(texts, find(instrument)) if texts else None,
        "person": person,
        "accept_unverified": accept_unverified,
    }
