"""Few sentences: the weightiest first, with air between them, and none said too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from hecht.scenes.account.trace import Notice, Trace

_MOST = 24  # sentences, beside the first
_GAP = 0.014  # of the length of the scene
_AGAIN = 0.07  # the same sentence about the same person, at least so far apart
_JOINED = 3  # sentences at the same minute


def choose(noticed: Iterable[Notice], trace: Trace, variants: Callable[[str], int]) -> list[Notice]:
    """The notices to tell, in time order."""
    noticed = _merged(noticed, trace.while_, variants)
    gap, again = _GAP * trace.length, _AGAIN * trace.length
    told: Counter[tuple[str, str | None]] = Counter()
    chosen: list[Notice] = []
    for notice in sorted(noticed, key=lambda each: (-each.weight, each.minute)):
        subject = (notice.key, notice.who)
        if len(chosen) >= _MOST or told[subject] >= variants(notice.key):
            continue
        if any(_repeats(notice, each, again) for each in chosen):
            continue
        minute = _free(notice, chosen, gap, trace.length)
        if minute is None:
            continue
        told[subject] += 1
        chosen.append(notice if minute == notice.minute else replace(notice, minute=minute))
    return sorted(chosen, key=lambda each: (each.minute, each.joins))


def _merged(
    noticed: Iterable[Notice], window: float, variants: Callable[[str], int]
) -> list[Notice]:
    """The same notice about several people at about the same minute becomes one."""
    result: list[Notice] = []
    for notice in sorted(noticed, key=lambda each: each.minute):
        many = f"{notice.key}.many"
        twin = next(
            (
                k
                for k, each in enumerate(result)
                if each.key in (notice.key, many)
                and notice.who not in (each.others or (each.who,))
                and notice.minute - each.minute <= window
                and variants(many)
            ),
            None,
        )
        if twin is None or notice.who is None:
            result.append(notice)
            continue
        first = result[twin]
        others = (*(first.others or (str(first.who),)), notice.who)
        result[twin] = replace(
            first, key=many, others=others, weight=max(first.weight, notice.weight) + 0.1
        )
    return result


_SAYS_IT_ALL = {"both_ease": ("eases", "soothed.adult", "end.calm", "end.calm.many")}


def _repeats(notice: Notice, chosen: Notice, again: float) -> bool:
    """Whether a chosen notice says this already, or will soon."""
    if abs(notice.minute - chosen.minute) >= again:
        return False
    if notice.key in _SAYS_IT_ALL.get(chosen.key, ()):
        return True
    return (notice.key, notice.who) == (chosen.key, chosen.who)


def _free(notice: Notice, chosen: list[Notice], gap: float, length: float) -> float | None:
    """The first minute at which there is room, while what is noticed is still so."""
    same = [each for each in chosen if each.minute == notice.minute]
    if notice.joins and same:
        fits = all(each.joins or each is same[0] for each in same) and len(same) < _JOINED
        return notice.minute if fits else None
    last = notice.until if notice.until is not None else notice.minute
    last = min(last, notice.minute + 4 * gap, length)
    minute = max(notice.minute, gap)
    taken = sorted(each.minute for each in chosen)
    for other in taken:
        if abs(other - minute) < gap * 0.999:
            minute = other + gap
    return minute if minute <= max(last, notice.minute) + 1e-9 else None
