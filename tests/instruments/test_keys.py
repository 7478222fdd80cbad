"""Every key, against a second copy of it written down by hand, and against broken copies of it."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hecht.instruments.definition import Instrument, item_code
from hecht.instruments.errors import KeyDamagedError
from hecht.instruments.registry import available, check_fingerprint, instrument
from hecht.instruments.scoring import score

ODD, EVEN = list(range(1, 37, 2)), list(range(2, 37, 2))

# Subscale: (items, reversed). Written from the literature table, not from the library files.
KEYS: dict[str, dict[str, tuple[list[Any], list[Any]]]] = {
    "ecr": {"avoidance": (ODD, [3, 15, 19, 25, 27, 29, 31, 33, 35]), "anxiety": (EVEN, [22])},
    "ecr-r": {
        "anxiety": (list(range(1, 19)), [9, 11]),
        "avoidance": (list(range(19, 37)), [20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36]),
    },
    "ecr-r-alternating": {
        "avoidance": (ODD, [3, 5, 11, 15, 17, 19, 25, 27, 29, 31, 33, 35]),
        "anxiety": (EVEN, [2, 22]),
    },
    "ecr-s": {
        "anxiety": ([2, 4, 6, 8, 10, 12], [8]),
        "avoidance": ([1, 3, 5, 7, 9, 11], [1, 5, 9]),
    },
    "ecr-12": {
        "anxiety": ([2, 6, 8, 14, 18, 24], []),
        "avoidance": ([9, 15, 25, 27, 29, 31], [15, 25, 27, 29, 31]),
    },
    "ecr-rs": {"avoidance": ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4]), "anxiety": ([7, 8, 9], [])},
    "rq": {name: ([name], []) for name in ("secure", "fearful", "preoccupied", "dismissing")},
    "rsq": {
        "secure": ([3, 9, 10, 15, 28], [9, 28]),
        "fearful": ([1, 5, 12, 24], []),
        "preoccupied": ([6, 8, 16, 25], [6]),
        "dismissing": ([2, 6, 19, 22, 26], []),
    },
    "raas": {
        "close": ([1, 6, 8, 12, 13, 17], [8, 13, 17]),
        "depend": ([2, 5, 7, 14, 16, 18], [2, 7, 16, 18]),
        "anxiety": ([3, 4, 9, 10, 11, 15], []),
    },
    "saam": {
        "security": ([4, 6, 7, 11, 13, 18, 20], []),
        "anxiety": ([1, 5, 8, 12, 14, 17, 19], []),
        "avoidance": ([2, 3, 9, 10, 15, 16, 21], []),
    },
    "csi-4": {"satisfaction": (list(range(1, 5)), [])},
    "csi-16": {"satisfaction": (list(range(1, 17)), [])},
    "csi-32": {"satisfaction": (list(range(1, 33)), [])},
    "rdas": {
        "consensus": ([1, 2, 3, 4, 5, 6], []),
        "satisfaction": ([7, 8, 9, 10], [7, 8, 9, 10]),
        "cohesion": ([11, 12, 13, 14], []),
        "total": (list(range(1, 15)), [7, 8, 9, 10]),
    },
    "rdas-points": {
        "consensus": ([1, 2, 3, 4, 5, 6], []),
        "satisfaction": ([7, 8, 9, 10], []),
        "cohesion": ([11, 12, 13, 14], []),
        "total": (list(range(1, 15)), []),
    },
    "bare": {
        "self": ([1, 2, 3, 4, 5, 6], [1, 2, 5, 6]),
        "partner": ([7, 8, 9, 10, 11, 12], [7, 8, 11, 12]),
    },
    "panas": {
        "positive": ([1, 3, 5, 9, 10, 12, 14, 16, 17, 19], []),
        "negative": ([2, 4, 6, 7, 8, 11, 13, 15, 18, 20], []),
    },
    "reflection": {
        "being_near": ([1, 2, 3], []),
        "safe_haven": ([4, 5, 6], []),
        "secure_base": ([7, 8, 9], []),
        "missing": ([10, 11, 12], []),
    },
}
SUMS = {"csi-4", "csi-16", "csi-32", "rdas", "rdas-points", "panas"}

# All lowest / all highest, as tabulated in the design notes (computed there independently).
FINGERPRINTS = {
    "ecr": {"anxiety": (1.333, 6.667), "avoidance": (4.0, 4.0)},
    "ecr-r": {"anxiety": (1.667, 6.333), "avoidance": (5.0, 3.0)},
    "ecr-s": {"anxiety": (2.0, 6.0), "avoidance": (4.0, 4.0)},
    "ecr-12": {"anxiety": (1.0, 7.0), "avoidance": (6.0, 2.0)},
    "ecr-rs": {"anxiety": (1.0, 7.0), "avoidance": (5.0, 3.0)},
    "saam": {"security": (1.0, 7.0), "anxiety": (1.0, 7.0), "avoidance": (1.0, 7.0)},
    "raas": {"close": (3.0, 3.0), "depend": (3.667, 2.333), "anxiety": (1.0, 5.0)},
    "rsq": {
        "secure": (2.6, 3.4),
        "fearful": (1.0, 5.0),
        "preoccupied": (2.0, 4.0),
        "dismissing": (1.0, 5.0),
    },
    "csi-32": {"satisfaction": (0.0, 161.0)},
    "csi-16": {"satisfaction": (0.0, 81.0)},
    "csi-4": {"satisfaction": (0.0, 21.0)},
    "rdas-points": {
        "consensus": (0.0, 30.0),
        "satisfaction": (0.0, 20.0),
        "cohesion": (0.0, 19.0),
        "total": (0.0, 69.0),
    },
    "panas": {"positive": (10.0, 50.0), "negative": (10.0, 50.0)},
}


def by_hand(found: Instrument, answers: dict[str, float]) -> dict[str, float]:
    """Scores from the second copy of the key, one answer at a time, in plain Python."""
    result = {}
    for name, (items, turned) in KEYS[found.id].items():
        total = 0.0
        for item in items:
            low, high = found.item_range(item_code(item))
            answer = answers[item_code(item)]
            total += (low + high - answer) if item in turned else answer
        result[name] = total if found.id in SUMS else total / len(items)
    return result


def scored(found: Instrument, answers: dict[str, float]) -> dict[str, float]:
    """The same through the front door."""
    row = score(found, pd.DataFrame([answers]), accept_unverified=True).table.iloc[0]
    return {name: float(row[name]) for name in found.subscales}


def extreme(found: Instrument, side: int) -> dict[str, float]:
    return {code: found.item_range(code)[side] for code in found.items}


def test_every_instrument_has_a_second_copy_of_its_key() -> None:
    assert set(KEYS) == set(available())


@pytest.mark.parametrize("name", available())
def test_key_is_the_second_copy(name: str) -> None:
    found = instrument(name)
    ours = {
        subscale: (set(part.items), set(part.reversed))
        for subscale, part in found.subscales.items()
    }
    theirs = {
        subscale: ({item_code(i) for i in items}, {item_code(i) for i in turned})
        for subscale, (items, turned) in KEYS[name].items()
    }
    assert ours == theirs


@pytest.mark.parametrize("name", sorted(FINGERPRINTS))
def test_fingerprint(name: str) -> None:
    found = instrument(name)
    low, high = scored(found, extreme(found, 0)), scored(found, extreme(found, 1))
    for subscale, (lowest, highest) in FINGERPRINTS[name].items():
        assert low[subscale] == pytest.approx(lowest, abs=5e-4)
        assert high[subscale] == pytest.approx(highest, abs=5e-4)


@pytest.mark.parametrize("name", available())
def test_one_item_at_a_time(name: str) -> None:
    """Raising one answer by one moves exactly its own scores, by one over their length."""
    found = instrument(name)
    base_answers = extreme(found, 0)
    people = [base_answers] + [base_answers | {c: base_answers[c] + 1} for c in found.items]
    table = score(found, pd.DataFrame(people), accept_unverified=True).table
    for place, code in enumerate(found.items, start=1):
        for subscale, (items, turned) in KEYS[name].items():
            moved = table[subscale].iloc[place] - table[subscale].iloc[0]
            step = 1.0 if name in SUMS else 1 / len(items)
            expected = 0.0
            if code in {item_code(i) for i in items}:
                expected = -step if code in {item_code(i) for i in turned} else step
            assert moved == pytest.approx(expected, abs=1e-12), (code, subscale)


@pytest.mark.parametrize("name", available())
def test_random_answers_as_by_hand(name: str) -> None:
    found = instrument(name)
    dice = np.random.default_rng(7)
    for _ in range(20):
        answers = {
            code: float(
                dice.integers(int(found.item_range(code)[0]), int(found.item_range(code)[1]) + 1)
            )
            for code in found.items
        }
        assert scored(found, answers) == pytest.approx(by_hand(found, answers))


@pytest.mark.parametrize("name", available())
def test_order_of_columns_does_not_matter(name: str) -> None:
    found = instrument(name)
    dice = np.random.default_rng(3)
    low = [int(found.item_range(c)[0]) for c in found.items]
    high = [int(found.item_range(c)[1]) + 1 for c in found.items]
    frame = pd.DataFrame(dice.integers(low, high, (25, len(found.items))), columns=found.items)
    straight = score(found, frame, accept_unverified=True).table
    shuffled = frame[list(dice.permutation(found.items))]
    pd.testing.assert_frame_equal(straight, score(found, shuffled, accept_unverified=True).table)


@pytest.mark.parametrize("name", available())
def test_every_flipped_reversal_is_caught(name: str) -> None:
    found = instrument(name)
    for subscale, part in found.subscales.items():
        for code in part.items:
            flipped = set(part.reversed) ^ {code}
            broken = part.model_copy(update={"reversed": tuple(sorted(flipped))})
            mutant = found.model_copy(update={"subscales": found.subscales | {subscale: broken}})
            with pytest.raises(KeyDamagedError, match=subscale):
                check_fingerprint(mutant, f"{name} with {code} flipped")


@pytest.mark.parametrize("name", available())
def test_reversals_that_change_places_change_the_scores(name: str) -> None:
    """The fingerprint cannot see two flags trade places; the answers can."""
    found = instrument(name)
    ladder = {c: found.item_range(c)[0] + k % 5 * 0.7 for k, c in enumerate(found.items)}
    for subscale, part in found.subscales.items():
        plain = [c for c in part.items if c not in part.reversed]
        for off, on in itertools.product(part.reversed, plain):
            if ladder[off] == ladder[on]:
                continue
            turned = tuple(sorted((set(part.reversed) - {off}) | {on}))
            broken = part.model_copy(update={"reversed": turned})
            mutant = found.model_copy(update={"subscales": found.subscales | {subscale: broken}})
            assert scored(mutant, ladder)[subscale] != pytest.approx(
                by_hand(found, ladder)[subscale]
            )


@pytest.mark.parametrize("name", available())
def test_dropped_or_borrowed_items_are_caught(name: str) -> None:
    found = instrument(name)
    for subscale, part in found.subscales.items():
        if len(part.items) == 1:
            continue
        for code in part.items:
            items = tuple(c for c in part.items if c != code)
            turned = tuple(c for c in part.reversed if c != code)
            broken = part.model_copy(update={"items": items, "reversed": turned})
            mutant = found.model_copy(update={"subscales": found.subscales | {subscale: broken}})
            assert mutant.key_hash != found.key_hash


PROTOTYPES = {"secure": (1, 1), "anxious": (7, 1), "avoidant": (1, 7), "fearful": (7, 7)}


@pytest.mark.parametrize("name", ["ecr", "ecr-r", "ecr-r-alternating", "ecr-s", "ecr-12", "ecr-rs"])
@pytest.mark.parametrize("prototype", sorted(PROTOTYPES))
def test_prototypes_land_in_their_corner(name: str, prototype: str) -> None:
    found = instrument(name)
    wanted = dict(zip(("anxiety", "avoidance"), PROTOTYPES[prototype], strict=True))
    answers = {
        item_code(item): float(8 - wanted[axis] if item in turned else wanted[axis])
        for axis, (items, turned) in KEYS[name].items()
        for item in items
    }
    assert scored(found, answers) == pytest.approx(wanted)


def test_worked_example_of_a_third_party() -> None:
    frame = pd.DataFrame(
        [[6, 6, 6, 6, 3, 3, 6, 6, 6]], columns=[f"ecrrs_{n}" for n in range(1, 10)]
    )
    row = score("ecr-rs", frame).table.iloc[0]
    assert row["anxiety"] == pytest.approx(6.00)
    assert row["avoidance"] == pytest.approx(7 / 3)


def test_models_of_self_and_other_from_four_prototypes() -> None:
    frame = pd.DataFrame(
        [{"rq_secure": 6, "rq_fearful": 2, "rq_preoccupied": 3, "rq_dismissing": 4}]
    )
    row = score("rq", frame).table.iloc[0]
    assert row["self_model"] == 6 + 4 - 3 - 2
    assert row["other_model"] == 6 + 3 - 4 - 2
