"""Missing cells with a reason: whole groups that were never asked."""

from __future__ import annotations

from collections.abc import Iterator

from hecht.instruments.sentinel.finding import Finding
from hecht.instruments.sentinel.view import View

MOST_GROUPS = 12
MIN_ROWS = 20


def detect(view: View) -> Iterator[Finding]:
    """A column empty in every row of one group and hardly in any other: not asked, not refused."""
    frame = view.frame
    groups = [
        name for name in frame.columns if 2 <= frame[name].nunique(dropna=True) <= MOST_GROUPS
    ]
    for name in frame.columns:
        gone = frame[name].isna()
        if not MIN_ROWS <= gone.sum() < len(frame):
            continue
        for group in groups:
            if group == name or frame[group].isna().any():
                continue
            share = gone.groupby(frame[group]).mean()
            whole = share[share == 1]
            size = int((frame[group].isin(whole.index)).sum())
            if len(whole) == 1 and size >= MIN_ROWS and share.drop(whole.index).max() < 0.02:
                yield Finding(
                    "never asked of one group",
                    str(name),
                    f"{name} is empty in all {size:,} rows where {group} is '{whole.index[0]}', "
                    "and almost nowhere else: it was not asked there. Do not treat it as missing "
                    "by chance.",
                    "look",
                    {"group": f"{group} = {whole.index[0]}", "rows": size},
                )
                break
