"""``hecht instruments``: which questionnaires there are, and the key of one."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from hecht.instruments.definition import Instrument

WIDTH = 96


def instruments(
    name: Annotated[
        str | None, typer.Argument(help="One instrument, to see its key and its sources.")
    ] = None,
) -> None:
    """List the questionnaires hecht can score, or show the key of one of them."""
    from hecht.instruments.registry import available, instrument

    if name is not None:
        _show(instrument(name))
        return
    print(f"  {'name':18} {'items':>5}  {'answers':8} {'key':11} what it is")
    for each in available():
        found = instrument(each)
        low, high = found.response
        state = "checked" if found.verification.status == "verified" else "not checked"
        print(
            f"  {found.id:18} {len(found.items):>5}  {f'{low:g}-{high:g}':8} {state:11} "
            f"{found.title} ({found.version})"
        )
    print(
        "\nhecht holds keys, not questions: the wording belongs to the authors. A key that was not "
        "checked\nagainst its source is used only with --accept-unverified. "
        "More about one: hecht instruments ecr"
    )


def _show(found: Instrument) -> None:
    low, high = found.response
    print(f"{found.title} ({found.version})\n")
    _field("source", found.citation.text)
    if found.citation.doi:
        _field("", f"https://doi.org/{found.citation.doi}")
    _field("answers", f"{low:g} to {high:g}" + _own_ranges(found))
    if found.targets:
        _field("about", f"one person at a time: {', '.join(found.targets)}")
    for name, part in found.subscales.items():
        turned = f"; turned round: {_numbers(part.reversed)}" if part.reversed else ""
        _field(name, f"{part.score} of items {_numbers(part.items)}{turned}")
        lowest, highest = found.fingerprint[name]
        _field("", f"all lowest answers give {lowest:g}, all highest {highest:g}")
    for name, parts in found.derived.items():
        terms = " ".join(f"{'+' if weight > 0 else '-'} {part}" for part, weight in parts.items())
        _field(name, terms.removeprefix("+ "))
    _field("missing", f"a score needs {100 - 100 * found.max_missing_share:g} % of its items")
    _field("key", f"{found.verification.status}, confidence {found.verification.confidence}")
    _field("", found.verification.against)
    _field("", f"sha256 {found.key_hash}")
    _field("wording", found.rights.wording)
    for reference in found.references:
        _field("reference", _reference(found, reference.name))
    if not found.references:
        _field("reference", "none; scores stand alone")
    if found.remarks:
        _field("note", found.remarks)


def _numbers(codes: tuple[str, ...]) -> str:
    return ", ".join(code[1:].lstrip("0") if code[1:].isdigit() else code for code in codes)


def _own_ranges(found: Instrument) -> str:
    parts = [
        f"; item {_numbers((code,))} {low:g} to {high:g}"
        for code, (low, high) in found.item_ranges.items()
    ]
    return "".join(parts)


def _reference(found: Instrument, name: str) -> str:
    reference = next(r for r in found.references if r.name == name)
    figures = "; ".join(
        f"{scale} " + ", ".join(f"{what} {value:g}" for what, value in values.items())
        for scale, values in reference.figures.items()
    )
    low, high = reference.scale
    return (
        f"{reference.name} ({reference.year}, {reference.language}), {reference.who}; "
        f"answers {low:g}-{high:g}; {figures}. {reference.status}: {reference.source}."
    )


def _field(name: str, text: str) -> None:
    first = f"  {name:14} "
    print(textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)))
