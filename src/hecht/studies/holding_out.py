"""Which findings are kept apart: chosen by rule, before any result was looked at.

Three tenths of the calibration rows, spread over mechanisms in proportion; which ones is decided by
a hash of their names, so that nobody chose them. They are never used to set a number.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

SHARE = 0.3
_SALT = "hecht held-out 1"

LIST_HASH = "332db74a8a9a3a13cf23dc0e71500fbf5857348e8479bfa1ad420112893153cd"
"""SHA-256 of the sorted names, joined by spaces: a changed list is a changed test."""


def chosen(mechanism_of: Mapping[str, str]) -> list[str]:
    """The rows held out, sorted by name.

    Parameters
    ----------
    mechanism_of
        Row -> mechanism codes ("M3,M4"); the first code is its group. Quotas are rounded by largest
        remainder, so that the total is 30 % of all rows.
    """

    def order(name: str) -> str:
        return hashlib.sha256(f"{_SALT}:{name}".encode()).hexdigest()

    groups: dict[str, list[str]] = defaultdict(list)
    for name, codes in mechanism_of.items():
        groups[codes.split(",")[0].strip()].append(name)
    quota = {group: SHARE * len(names) for group, names in groups.items()}
    take = {group: int(value) for group, value in quota.items()}
    left = round(SHARE * len(mechanism_of)) - sum(take.values())
    by_remainder = sorted(groups, key=lambda group: (take[group] - quota[group], order(group)))
    for group in by_remainder[:left]:
        take[group] += 1
    return sorted(
        name for group, names in groups.items() for name in sorted(names, key=order)[: take[group]]
    )


def list_hash(names: list[str]) -> str:
    """The hash of a list of names."""
    return hashlib.sha256(" ".join(sorted(names)).encode()).hexdigest()
