"""From a map to a scene: one question about these people, lived through.

The answer is a run of the model, not a forecast: it shows how things could go between people like
these, with what the map says about their bonds and with average people where it says nothing.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hecht.errors import SceneError, UnknownNameError
from hecht.practice.people.document import Document, both_ways
from hecht.practice.people.living import is_gone, living
from hecht.practice.people.saving import as_file
from hecht.scenes.reading import build
from hecht.scenes.schema import Scene

SCENE_ID = "my-people"
_WAKING, _STEP = 16, 15  # hours a day; minutes
_FIRST, _AFTER = 2, 2  # days together before and after
_OUT, _OUT_FOR = 2, 8  # hours after getting up, and how long
_HARD, _HARD_FOR = 0.2, 40  # threat a minute, minutes
_EVENING = 13  # hours after getting up
_WORRY = {"chance": 0.08, "size": 0.06}
_STAGED = ("pet", "object")
_OTHERS = 7  # beside the two: more cannot be followed, and take long to run
_PRONOUNS = {"ik", "mij", "me", "i", "myself", "jij", "you"}
_NARRATOR = {"nl": "ik-figuur", "en": "one in the middle"}

Text = dict[str, str]


class Question(BaseModel):
    """What is asked of the map.

    `away`: `who` goes away for `days`. `hard`: something hard happens to the one in the middle,
    while everybody is where they usually are. `who` is then the one to watch.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["away", "hard"] = "away"
    who: str
    days: Annotated[int, Field(ge=1, le=30)] = 7


def scene_of(document: Document, question: Question) -> Scene:
    """The scene that asks `question` of the people on the map.

    Raises
    ------
    SceneError
        A map with nobody in the middle, no bond to `who`, or somebody who has died.
    UnknownNameError
        No such person.
    """
    middle, who = document.map.middle, question.who
    if who not in document.people:
        raise UnknownNameError("person", who, document.people)
    if middle is None or middle == who:
        raise SceneError("a scene needs someone in the middle, and someone else.")
    if is_gone(document, who):
        raise SceneError(f"{who} is no longer alive, and cannot go away and come back.")
    alive = living(as_file(document), document)
    bonds = alive["bonds"]
    if not any({middle, who} == _ends(name) for name in bonds):
        raise SceneError(f"there is no bond between {middle} and {who} yet; connect them first.")
    people = {name: alive["people"][name] for name in _cast(alive, middle, who)}
    people[middle] = _with_a_name(people[middle], middle)
    bonds = {name: tie for name, tie in bonds.items() if _ends(name) <= set(people)}
    names = {name: _called(people[name], name) for name in people}
    feeling = [name for name in people if _kind(people, name) not in _STAGED]
    data = {
        "stage": "evening",
        "people": people,
        "bonds": bonds,
        "before": [_month(people, middle)],
        "watch": _watch(bonds, middle, who),
        "model": alive.get("model", {}),
        **_story(names, middle, who, question, _kind(people, who) not in _STAGED),
        "chapters": [_days(people, middle, who, question, names, feeling)],
    }
    return build(data, scene_id=SCENE_ID)


def _ends(bond: Any) -> set[str]:
    return {end for single in both_ways(str(bond)) for end in single.split(" -> ")}


def _cast(alive: dict[str, Any], middle: str, who: str) -> list[str]:
    """The two, and those with the strongest bonds to the one in the middle."""
    strength: dict[str, float] = {}
    for name, tie in alive["bonds"].items():
        ends = _ends(name)
        if middle in ends:
            for other in ends - {middle, who}:
                strong = (tie or {}).get("strength", 0.0)
                strong = strong if isinstance(strong, int | float) else 0.0
                strength[other] = max(strong, strength.get(other, 0.0))
    nearest = sorted(strength, key=lambda name: -strength[name])[:_OTHERS]
    cast = {middle, who, *nearest}
    # In the order of the map, whoever is asked about: then the same compiled code answers.
    return [name for name in alive["people"] if name in cast]


def _with_a_name(figure: Any, name: str) -> dict[str, Any]:
    """Who is only called "I" gets a name that can stand in a sentence about them."""
    called = _called(figure, name)
    own = {word.lower() for word in called.values()} & _PRONOUNS
    return {**(figure or {}), "name": _NARRATOR if own else called}


def _kind(people: dict[str, Any], name: str) -> str:
    return str((people[name] or {}).get("kind", "adult"))


def _called(figure: Any, name: str) -> Text:
    text = (figure or {}).get("name")
    called = text if isinstance(text, dict) and {"nl", "en"} <= set(text) else {}
    return {
        "nl": str(called.get("nl", name.capitalize())),
        "en": str(called.get("en", name.capitalize())),
    }


def _watch(bonds: dict[str, Any], middle: str, who: str) -> list[str]:
    towards = [f"{middle} -> {who}", f"{middle} <-> {who}", f"{who} <-> {middle}"]
    calls = [f"{middle} -> {who}.call"] if any(name in bonds for name in towards) else []
    return [f"{middle}.arousal", *calls, f"{middle}.felt_security", f"{middle}.need"]


def _goes_out(people: dict[str, Any], name: str) -> bool:
    age = (people[name] or {}).get("age")
    small = _kind(people, name) == "infant" or (isinstance(age, int | float) and age < 4)
    return _kind(people, name) in ("adult", "child") and not small


def _away_by_day(people: dict[str, Any], but: str = "") -> list[dict[str, Any]]:
    return [
        {"at": f"{_OUT} h", "for": f"{_OUT_FOR} h", "daily": True, "who": name, "does": "leaves"}
        for name in people
        if name != but and _goes_out(people, name)
    ]


def _month(people: dict[str, Any], middle: str) -> dict[str, Any]:
    return {
        "id": "month",
        "lasts": "28 days",
        "step": "30 min",
        "hours_a_day": _WAKING,
        "everyday": [{"on": ["all"], "threat": _WORRY}],
        "events": _away_by_day(people),
    }


def _days(
    people: dict[str, Any],
    middle: str,
    who: str,
    question: Question,
    names: dict[str, Text],
    feeling: list[str],
) -> dict[str, Any]:
    """Two days together, the time away, and two days after; a hard hour half-way."""
    gone = question.kind == "away"
    days = _FIRST + question.days + _AFTER
    events = _away_by_day(people, but=who if gone else "")
    if gone:
        together = [*range(_FIRST), *range(_FIRST + question.days, days)]
        if _goes_out(people, who):
            events += [
                {
                    "at": f"{day * _WAKING + _OUT} h",
                    "for": f"{_OUT_FOR} h",
                    "who": who,
                    "does": "leaves",
                }
                for day in together
            ]
        say = {"nl": f"{names[who]['nl']} is weg", "en": f"{names[who]['en']} is away"}
        away = {"at": f"{_FIRST * _WAKING} h", "for": f"{question.days * _WAKING} h"}
        events.append({"id": "away", **away, "who": who, "does": "leaves", "say": say})
        if who in feeling:
            events += [
                {
                    "id": f"call-{k}",
                    "at": f"{(_FIRST + k) * _WAKING + _EVENING} h",
                    "for": "30 min",
                    "who": who,
                    "does": "phones",
                    "to": middle,
                    "off": True,
                }
                for k in range(question.days)
            ]
    hour = (_FIRST + question.days // 2) * _WAKING + _EVENING - 2
    hard = {"at": f"{hour} h", "for": f"{_HARD_FOR} min", "what": "threat", "on": [middle]}
    say = {"nl": "een zwaar uur", "en": "a hard hour"}
    events.append({"id": "hard", **hard, "size": _HARD, "say": say})
    return {
        "id": "days",
        "lasts": f"{days} days",
        "step": f"{_STEP} min",
        "hours_a_day": _WAKING,
        "everyday": [{"on": feeling, "threat": _WORRY}],
        "events": events,
    }


def _story(
    names: dict[str, Text], middle: str, who: str, question: Question, calls: bool
) -> dict[str, Any]:
    """Title, question, story, and what can be changed."""
    nl, en = names[who]["nl"], names[who]["en"]
    if question.kind == "hard":
        title = {"nl": "Een zwaar uur", "en": "A hard hour"}
        ask = {
            "nl": "Bij wie kun je terecht als het zwaar is?",
            "en": "Whom can you turn to when it is hard?",
        }
        story = {
            "nl": "Gewone dagen, en op één avond iets zwaars. Kijk wie er in beeld komt.",
            "en": "Ordinary days, and one evening something hard. See who comes into view.",
        }
        return {"title": title, "question": ask, "story": story}
    long_nl, long_en = _how_long(question.days)
    title = {"nl": f"{nl} is {long_nl} weg", "en": f"{en} is away for {long_en}"}
    ask = {
        "nl": f"Wat gebeurt er als {nl} {long_nl} weg is?",
        "en": f"What happens when {en} is away for {long_en}?",
    }
    story = {
        "nl": (
            f"Eerst twee gewone dagen. Dan gaat {nl} weg. Halverwege komt er een zwaar uur. "
            f"Daarna is {nl} er weer."
        ),
        "en": (
            f"First two ordinary days. Then {en} goes away. Half-way comes a hard hour. "
            f"After that {en} is back."
        ),
    }
    evenings = {f"event.call-{k}.off": False for k in range(question.days)}
    change = {
        "id": "calls",
        "kind": "choice",
        "ask": {"nl": f"Belt {nl} ’s avonds?", "en": f"Does {en} phone in the evening?"},
        "default": "no",
        "options": [
            {"id": "no", "say": {"nl": "Nee, het blijft stil.", "en": "No, it stays quiet."}},
            {
                "id": "yes",
                "say": {"nl": "Ja, elke avond even.", "en": "Yes, every evening for a moment."},
                "set": evenings,
            },
        ],
    }
    return {"title": title, "question": ask, "story": story, "changes": [change] if calls else []}


def _how_long(days: int) -> tuple[str, str]:
    if days == 2:
        return "een weekend", "a weekend"
    if days == 7:
        return "een week", "a week"
    if days % 7 == 0:
        return f"{days // 7} weken", f"{days // 7} weeks"
    return (f"{days} dagen", f"{days} days") if days > 1 else ("een dag", "a day")
