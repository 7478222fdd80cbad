"""A written account of one life, made from the trace and not from a script.

Three steps: notice what begins and ends in the trace (`comings`, `states`, `between`), choose the
few things worth a sentence (`choosing`), and say them (`wording` and the sentences of a language).
No sentence gives a verdict on anyone; each says what was done, shown or felt at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass

from hecht.scenes.account.between import between_people
from hecht.scenes.account.choosing import choose
from hecht.scenes.account.comings import comings, opening
from hecht.scenes.account.states import states
from hecht.scenes.account.trace import Lived, trace_of
from hecht.scenes.account.wording import Wording


@dataclass(frozen=True)
class Sentence:
    """One sentence of the account.

    Attributes
    ----------
    minute
        Minutes from the start of the watched part.
    text
        The sentence, in the language that was asked for.
    about
        Whom it is about, a name from the scene's people; None where it sets the place.
    """

    minute: float
    text: str
    about: str | None


def account(result: Lived, language: str, replicate: int = 0) -> list[Sentence]:
    """Tell what happened in one replicate, in time order; the first sentence sets the place.

    Parameters
    ----------
    result
        A `hecht.scenes.result.Result`.
    language
        "nl" or "en".
    replicate
        Whose life, counted from 0.
    """
    trace = trace_of(result, replicate)
    wording = Wording(result.scene, language)
    first = opening(trace)
    noticed = [*comings(trace), *states(trace), *between_people(trace)]
    chosen = choose(noticed, trace, wording.variants)
    said: dict[tuple[str, str | None], int] = {}
    texts: set[str] = set()
    sentences: list[Sentence] = []
    for notice in [first, *chosen]:
        told = (notice.key, notice.who)
        turns = range(said.get(told, 0), wording.variants(notice.key))
        fresh = [turn for turn in turns if wording.say(notice, turn) not in texts]
        if not fresh:
            continue
        text = wording.say(notice, fresh[0])
        said[told] = fresh[0] + 1
        texts.add(text)
        if sentences and sentences[-1].minute == notice.minute and notice.joins:
            last = sentences.pop()
            sentences.append(Sentence(last.minute, f"{last.text} {text}", last.about))
        else:
            sentences.append(Sentence(notice.minute, text, notice.who))
    return sentences
