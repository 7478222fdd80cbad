"""Which columns of a table are which items of an instrument."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hecht.instruments.definition import Instrument
from hecht.instruments.errors import ScoringError
from hecht.instruments.registry import instrument as find_instrument

_NUMBERED = re.compile(r"^(?P<stem>.*?[^0-9]|)(?P<number>[0-9]{1,3})$")
_TURNED = re.compile(r"(?<=[0-9])[_.]?(r|rc|rev|reversed|recoded)$", re.IGNORECASE)


def split_number(column: str) -> tuple[str, int] | None:
    """``"Q12"`` -> ``("Q", 12)``; None when the name does not end in a number."""
    found = _NUMBERED.match(column)
    return (found["stem"], int(found["number"])) if found else None


def looks_turned(column: str) -> bool:
    """Whether the name says that reversal has been done: ``q3r``, ``q3_rev``."""
    return bool(_TURNED.search(column))


def numbered_groups(columns: Sequence[str]) -> dict[str, dict[int, str]]:
    """Columns by what stands before their number: ``{"Q": {1: "Q1", 2: "Q2"}}``."""
    groups: dict[str, dict[int, str]] = {}
    for column in columns:
        split = split_number(column)
        if split:
            groups.setdefault(split[0], {}).setdefault(split[1], column)
    return groups


def find_items(
    instrument: Instrument,
    columns: Sequence[str],
    *,
    stem: str | None = None,
    chosen: Mapping[str, str] | None = None,
) -> dict[str, dict[str, str]]:
    """Find the columns of every item, for every target (mother, partner ...) of the instrument.

    Args:
        instrument: whose items are sought.
        columns: the names in the table.
        stem: what stands before the item number, such as ``"Q"``, when there is more than one
            candidate.
        chosen: item code -> column, to say it outright.

    Returns:
        Target (``""`` where the instrument has none) -> item code -> column.

    Raises:
        ScoringError: when no set of columns fits, or more than one.
    """
    if chosen is not None:
        return {"": _chosen(instrument, columns, chosen)}
    found: dict[str, list[dict[str, str]]] = {}
    for candidate_stem, mapping in _candidates(instrument, columns, loose=stem is not None):
        if stem is None or candidate_stem == stem:
            found.setdefault(_target_of(candidate_stem, instrument), []).append(mapping)
    if not found:
        raise _not_found(instrument, columns, stem)
    if instrument.targets and set(found) - {""}:
        found.pop("", None)
    for target, mappings in found.items():
        if len(mappings) > 1:
            stems = [next(iter(mapping.values())) for mapping in mappings]
            where = f" for {target}" if target else ""
            raise ScoringError(
                f"More than one set of columns could be the items of {instrument.id}{where}: "
                f"those starting at {', '.join(stems)}. Say which with --items, giving what "
                "stands before the number (for example --items Q)."
            )
    return {target: mappings[0] for target, mappings in found.items()}


def _candidates(
    instrument: Instrument, columns: Sequence[str], *, loose: bool
) -> list[tuple[str, dict[str, str]]]:
    numbers = _item_numbers(instrument)
    if numbers is None:
        return _named_candidates(instrument, columns)
    result = []
    for stem, group in numbered_groups(columns).items():
        by_number = {code: group[n] for code, n in numbers.items() if n in group}
        complete = len(by_number) == len(numbers)
        if complete and (loose or len(group) == len(numbers) or _whole_form(instrument, group)):
            result.append((stem, by_number))
        elif sorted(group) == list(range(1, len(numbers) + 1)):
            in_order = [group[n] for n in sorted(group)]
            result.append((stem, dict(zip(instrument.items, in_order, strict=True))))
    return result


def _whole_form(instrument: Instrument, group: Mapping[int, str]) -> bool:
    """Whether the columns are the long form that this short form is a part of."""
    if not instrument.part_of:
        return False
    whole = _item_numbers(find_instrument(instrument.part_of)) or {}
    return set(group) == set(whole.values())


def _item_numbers(instrument: Instrument) -> dict[str, int] | None:
    splits = {code: split_number(code) for code in instrument.items}
    if any(split is None or split[0] != "i" for split in splits.values()):
        return None
    return {code: split[1] for code, split in splits.items() if split}


def _named_candidates(
    instrument: Instrument, columns: Sequence[str]
) -> list[tuple[str, dict[str, str]]]:
    by_stem: dict[str, dict[str, str]] = {}
    for column in columns:
        for code in instrument.items:
            stem = column[: len(column) - len(code)]
            if column.lower().endswith(code) and not stem[-1:].isalpha():
                by_stem.setdefault(stem, {}).setdefault(code, column)
    return [
        (stem, {code: mapping[code] for code in instrument.items})
        for stem, mapping in by_stem.items()
        if len(mapping) == len(instrument.items)
    ]


def _target_of(stem: str, instrument: Instrument) -> str:
    words = set(re.split(r"[^a-z]+", stem.lower()))
    return next((target for target in instrument.targets if target in words), "")


def _chosen(
    instrument: Instrument, columns: Sequence[str], chosen: Mapping[str, str]
) -> dict[str, str]:
    missing = [code for code in instrument.items if code not in chosen]
    if missing:
        raise ScoringError(
            f"{instrument.id} needs a column for every item; none was given for "
            f"{', '.join(missing)}."
        )
    absent = [chosen[code] for code in instrument.items if chosen[code] not in columns]
    if absent:
        raise ScoringError(f"The table has no column called {', '.join(absent)}.")
    return {code: chosen[code] for code in instrument.items}


def _not_found(instrument: Instrument, columns: Sequence[str], stem: str | None) -> ScoringError:
    if stem is not None:
        return ScoringError(
            f"No columns '{stem}' followed by the item numbers of {instrument.id} "
            f"({len(instrument.items)} items) are in the table. Leave --items out to search."
        )
    groups = {s: g for s, g in numbered_groups(columns).items() if len(g) > 1}
    largest = sorted(groups.items(), key=lambda pair: -len(pair[1]))[:3]
    seen = "; ".join(f"{s}{min(g)} to {s}{max(g)} ({len(g)} columns)" for s, g in largest)
    numbers = _item_numbers(instrument)
    wanted = (
        f"columns ending in {instrument.items[0]}, {instrument.items[1]} ..."
        if numbers is None
        else f"numbered columns for its {len(numbers)} items, such as {instrument.id}_01, Q1"
    )
    return ScoringError(
        f"The items of {instrument.id} were not found. It needs {wanted}. "
        f"Numbered columns in the table: {seen or 'none'}. If some of those are the items, say so "
        "with --items, giving what stands before the number."
    )
