"""Missing cells with a reason: whole groups that were never asked."""

from __future__ import annotations

from collections.abc import Iterator

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import View

MOST_LEVELS = 12
MOST_GROUPS = 40
MIN_ROWS = 20
ELSEWHERE = 0.02


def detect(view: View) -> Iterator[Finding]:
    """A column empty in every row of one group and hardly in any other: not asked, not refused."""
    frame = view.frame
    empty = frame.isna().sum()
    gone = frame[empty.index[(empty >= MIN_ROWS) & (empty < len(frame))]].isna()
    said: set[str] = set()
    for group in _groups(view):
        columns = [c for c in gone.columns if c != group and c not in said]
        if not columns:
            continue
        share = gone[columns].groupby(frame[group]).mean()
        sizes = frame[group].value_counts()
        for name in columns:
            whole = share.index[share[name] == 1]
            if len(whole) != 1 or sizes[whole[0]] < MIN_ROWS:
                continue
            if share[name].drop(whole).max() < ELSEWHERE:
                said.add(name)
                yield _finding(str(name), group, whole[0], int(sizes[whole[0]]))


def _groups(view: View) -> list[str]:
    """Columns that sort the rows into a few groups, items of questionnaires aside."""
    items = {column for block in view.blocks for column in block.columns}
    frame = view.frame
    groups = [
        str(name)
        for name in frame.columns
        if name not in items
        and 2 <= frame[name].nunique() <= MOST_LEVELS
        and not frame[name].isna().any()
    ]
    return groups[:MOST_GROUPS]


def _finding(name: str, group: str, value: object, rows: int) -> Finding:
    return Finding(
        "never asked of one group",
        name,
        f"{name} is empty in all {rows:,} rows where {group} is '{value}', and almost nowhere "
        "else: it was not asked there. Do not treat it as missing by chance.",
        "look",
        {"group": f"{group} = {value}", "rows": rows},
    )
