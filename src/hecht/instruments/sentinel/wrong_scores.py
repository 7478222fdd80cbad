"""Score columns held against the items of the same file: which key made them, and is it right.

A score is linear in the answers, so the answers tell the weights it was made with. From the
weights follow the items that were counted and those that were turned, and from those the name of
what went wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hecht.instruments.key import Array
from hecht.instruments.sentinel.candidates import Candidate, candidates
from hecht.instruments.sentinel.composites import ANXIETY, AVOIDANCE, SCALE_NAMES
from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.keys import fit
from hecht.instruments.sentinel.view import ItemBlock, View

MIN_ROWS = 60
EXPLAINED = 0.9995
EQUAL_WEIGHTS = 0.08
MOSTLY = 0.8


@dataclass(frozen=True)
class Recipe:
    """How a score column was made from a block of items.

    Attributes:
        items: positions of the items that count.
        turned: those of them that count negatively.
        weight: size of each weight.
        constant: what is added; tells with which scale items were reversed.
    """

    items: frozenset[int]
    turned: frozenset[int]
    weight: float
    constant: float

    def reversal_sum(self) -> float | None:
        """The c of ``c - answer`` that was used for reversed items, for means and sums."""
        return self.constant / (self.weight * len(self.turned)) if self.turned else None


def detect(view: View) -> Iterator[Finding]:
    """Every column that is made of the items, with the recipe and what is wrong with it."""
    for block in view.blocks:
        laid = candidates(block)
        if not laid:
            continue
        recipes = {
            str(name): recipe
            for name in view.numbers.columns
            if name not in block.columns and SCALE_NAMES.search(str(name))
            if (recipe := recover_recipe(block, view.numbers[name].to_numpy())) is not None
        }
        fits = fit(block) if recipes else []
        right = fits[0].candidate if fits else None
        for name, recipe in recipes.items():
            column = view.numbers[name].to_numpy()
            yield _judge(block, name, column, recipe, right, laid)
            yield from _counted_codes(block, name, column, recipe)


def recover_recipe(block: ItemBlock, column: Array) -> Recipe | None:
    """The weights a column was made with; None when it is not made of these items."""
    rows = ~np.isnan(block.answers).any(axis=1) & ~np.isnan(column)
    if rows.sum() < max(MIN_ROWS, len(block.columns) + 10):
        return None
    answers, score = block.answers[rows], column[rows]
    if score.std() == 0:
        return None
    design = np.column_stack([answers, np.ones(len(answers))])
    weights, *_ = np.linalg.lstsq(design, score, rcond=None)
    missed = score - design @ weights
    if 1 - missed.var() / score.var() < EXPLAINED:
        return None
    size = np.abs(weights[:-1])
    counted = size > size.max() * 0.2
    weight = float(np.median(size[counted]))
    if np.max(np.abs(size[counted] - weight)) > EQUAL_WEIGHTS * weight:
        return None
    items = frozenset(np.flatnonzero(counted).tolist())
    turned = frozenset(np.flatnonzero(counted & (weights[:-1] < 0)).tolist())
    return Recipe(items, turned, weight, float(weights[-1]))


def _counted_codes(block: ItemBlock, name: str, column: Array, recipe: Recipe) -> Iterator[Finding]:
    """Rows with a missing code whose score comes out only when the code counts as an answer."""
    items = sorted(recipe.items)
    raw = block.raw[:, items]
    coded = np.isin(raw, list(block.codes)).any(axis=1) & ~np.isnan(raw).any(axis=1)
    rows = coded & ~np.isnan(column)
    if rows.sum() < 3:
        return
    signs = np.array([-1.0 if k in recipe.turned else 1.0 for k in items])
    made = raw[rows] @ signs * recipe.weight + recipe.constant
    same = np.abs(made - column[rows]) < 0.02 * recipe.weight * len(items)
    if same.mean() > MOSTLY:
        listed = ", ".join(str(code) for code in sorted(block.codes))
        yield Finding(
            "missing code counted as an answer",
            name,
            f"{name}: in {int(same.sum()):,} of {int(rows.sum()):,} rows with the missing code "
            f"{listed}, the code was counted as if it were an answer.",
            "wrong",
            {"rows": int(same.sum()), "codes": sorted(block.codes)},
        )


def _judge(
    block: ItemBlock,
    name: str,
    column: Array,
    recipe: Recipe,
    right: Candidate | None,
    laid: tuple[Candidate, ...],
) -> Finding:
    wanted = _axis(name)
    said, weight = _verdict(block, recipe, right, laid, wanted)
    evidence: dict[str, object] = {
        "items": [block.columns[k] for k in sorted(recipe.items)],
        "turned": [block.columns[k] for k in sorted(recipe.turned)],
    }
    if right is not None and wanted in right.names:
        r = _with_right(block, column, right, wanted)
        evidence["r with the right score"] = r
        if weight == "wrong":
            said += f" It correlates {r:.2f} with the right {wanted}."
    kind = "score made as it should be" if weight == "know" else "score made with the wrong key"
    return Finding(kind, name, f"{name}: {said}", "know" if weight == "know" else "wrong", evidence)


def _axis(name: str) -> str:
    if AVOIDANCE.search(name):
        return "avoidance"
    return "anxiety" if ANXIETY.search(name) else ""


def _verdict(
    block: ItemBlock,
    recipe: Recipe,
    right: Candidate | None,
    laid: tuple[Candidate, ...],
    wanted: str,
) -> tuple[str, str]:
    """What was done, in words, and whether it is wrong."""
    ordered = sorted(laid, key=lambda c: not _same(c, right))
    for candidate in ordered:
        for scale in candidate.names:
            same_items = recipe.items == candidate.members(scale)
            if same_items and recipe.turned == candidate.reversed_in(scale):
                return _exact(block, recipe, candidate, scale, right, wanted)
    for candidate in ordered:
        for scale in candidate.names:
            if recipe.items == candidate.members(scale):
                return _signs(block, recipe, candidate, scale, wanted), "wrong"
    for candidate in ordered:
        for scale in candidate.names:
            if recipe.items < candidate.members(scale):
                return _part(block, recipe, candidate, scale), "wrong"
    listed = _listed(block, recipe.items)
    return f"made of {len(recipe.items)} items ({listed}); no known key counts these.", "wrong"


def _same(candidate: Candidate, right: Candidate | None) -> bool:
    return right is not None and candidate.instrument.id == right.instrument.id


def _exact(
    block: ItemBlock,
    recipe: Recipe,
    candidate: Candidate,
    scale: str,
    right: Candidate | None,
    wanted: str,
) -> tuple[str, str]:
    key = candidate.instrument
    if right is None or _same(candidate, right):
        if wanted and wanted != scale and wanted in candidate.names:
            return f"holds the {scale} score: anxiety and avoidance are swapped.", "wrong"
        shift = _wrong_constant(block, recipe)
        if shift:
            return f"the {scale} of {key.id}, but {shift}.", "wrong"
        return f"the {scale} of {key.id}, items and reversals as in the key.", "know"
    other = f"scored with the key of {key.id} ({key.title})"
    if key.part_of == right.instrument.id:
        return f"the short form {key.id}: {len(recipe.items)} items of {right.instrument.id}.", (
            "wrong"
        )
    return (
        f"{other} by place in the file, while the answers are those of "
        f"{right.instrument.id}: it mixes up the items.",
        "wrong",
    )


def _signs(block: ItemBlock, recipe: Recipe, candidate: Candidate, scale: str, wanted: str) -> str:
    due = candidate.reversed_in(scale)
    forgotten, extra = due - recipe.turned, recipe.turned - due
    swapped = (
        f" It stands in a column for {wanted}: the two are swapped as well."
        if wanted and wanted != scale and wanted in candidate.names
        else ""
    )
    if forgotten == due and not recipe.turned:
        return (
            f"{scale} of {candidate.instrument.id} without any reversal; {_listed(block, due)} "
            f"should have been turned.{swapped}"
        )
    parts = []
    if forgotten:
        parts.append(f"the reversal of {_listed(block, forgotten)} was forgotten")
    if extra:
        parts.append(f"{_listed(block, extra)} was turned and should not be")
    return f"{scale} of {candidate.instrument.id}, but {' and '.join(parts)}.{swapped}"


def _part(block: ItemBlock, recipe: Recipe, candidate: Candidate, scale: str) -> str:
    members = candidate.members(scale)
    right_signs = recipe.turned == candidate.reversed_in(scale) & recipe.items
    signs = "with the right signs" if right_signs else "and not all with the right sign"
    return (
        f"only {len(recipe.items)} of the {len(members)} {scale} items of "
        f"{candidate.instrument.id}, {signs} ({_listed(block, recipe.items)})."
    )


def _wrong_constant(block: ItemBlock, recipe: Recipe) -> str:
    used = recipe.reversal_sum()
    low, high = block.scale
    if used is None or abs(used - (low + high)) < 0.2:
        return ""
    return (
        f"reversed items were turned as {used:.3g} - answer, while on {low}-{high} it is "
        f"{low + high} - answer: every score is shifted"
    )


def _with_right(block: ItemBlock, column: Array, right: Candidate, scale: str) -> float:
    members = sorted(right.members(scale))
    answers = block.answers[:, members] * right.sign[members]
    score = answers.mean(axis=1)
    rows = ~np.isnan(score) & ~np.isnan(column)
    return float(np.corrcoef(score[rows], column[rows])[0, 1])


def _listed(block: ItemBlock, places: frozenset[int] | set[int]) -> str:
    return ", ".join(block.columns[k] for k in sorted(places))
