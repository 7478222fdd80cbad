"""People without a story: a file of people is given an ordinary week to live through.

A people file has the words of a scene file, but its `chapters` may be absent. Then this week is
supplied, and a month of the same before it, so that people have lived with each other for a while.
Weekdays: who can goes out from nine to five; evenings and the weekend: whoever lives together is
together. Everyday worries come by chance; once in the week each has a hard hour, and on Saturday
something touches everyone.
"""

from __future__ import annotations

from typing import Any

from hecht.errors import SceneError

WAKING, STEP = 16, 10  # hours a day; minutes
_OUT, _OUT_FOR = 2, 8  # hours after getting up, and how long
_SCHOOL_AGE = 4.0
_WORRY = {"chance": 0.08, "size": 0.06}
_HARD, _HARD_FOR = 0.15, 20  # threat a minute, minutes
_BETWEEN_DAYS = 1.0  # hours by which the hard hours of people differ


def with_ordinary_week(
    data: dict[str, Any], file: str = "", name: str = "people"
) -> dict[str, Any]:
    """The plain data of people, with a title and a week to live where they have none."""
    people = data.get("people")
    if not isinstance(people, dict) or not people:
        raise SceneError("people stand under 'people:', each with a name and a kind.", file=file)
    title = name.replace("-", " ").replace("_", " ").capitalize()
    filled = {"title": {"nl": title, "en": title}, **data}
    if not data.get("chapters"):
        events = _events(people, filled.get("bonds"))
        filled["chapters"] = [_chapter("week", 7, events, STEP)]
        filled.setdefault(
            "before", [_chapter("month", 28, _daily(people, filled.get("bonds")), 30)]
        )
    return filled


def _chapter(name: str, days: int, events: list[dict[str, Any]], step: int) -> dict[str, Any]:
    return {
        "id": name,
        "lasts": f"{days} days",
        "step": f"{step} min",
        "hours_a_day": WAKING,
        "everyday": [{"on": ["all"], "threat": _WORRY}],
        "events": events,
    }


def _who_goes_out(people: dict[str, Any], bonds: Any) -> list[str]:
    """Adults and schoolchildren, except whoever stays with a small child."""
    small = [name for name, figure in people.items() if _kind(figure) == "infant" or _small(figure)]
    keys = [str(key) for key in bonds] if isinstance(bonds, dict) else []
    staying = set()
    for child in small:
        carers = [
            name
            for name, figure in people.items()
            if _kind(figure) == "adult" and any({child, name} <= set(key.split()) for key in keys)
        ]
        staying |= set(carers[:1])
    return [
        name
        for name, figure in people.items()
        if _kind(figure) in ("adult", "child") and name not in small and name not in staying
    ]


def _kind(figure: Any) -> str:
    return str(figure.get("kind", "adult")) if isinstance(figure, dict) else "adult"


def _small(figure: Any) -> bool:
    age = figure.get("age") if isinstance(figure, dict) else None
    return _kind(figure) == "child" and isinstance(age, int | float) and age < _SCHOOL_AGE


def _daily(people: dict[str, Any], bonds: Any) -> list[dict[str, Any]]:
    out = _who_goes_out(people, bonds)
    return [
        {"at": f"{_OUT} h", "for": f"{_OUT_FOR} h", "daily": True, "who": name, "does": "leaves"}
        for name in out
    ]


def _events(people: dict[str, Any], bonds: Any) -> list[dict[str, Any]]:
    """Five days out and two at home; a hard moment for each, and one for all."""
    events: list[dict[str, Any]] = []
    for name in _who_goes_out(people, bonds):
        events += [
            {
                "at": f"{day * WAKING + _OUT} h",
                "for": f"{_OUT_FOR} h",
                "who": name,
                "does": "leaves",
            }
            for day in range(5)
        ]
    feeling = [name for name, figure in people.items() if _kind(figure) not in ("object", "pet")]
    for k, name in enumerate(feeling):
        hour = (k % 5) * WAKING + _OUT + _OUT_FOR + 1 + (k // 5) * _BETWEEN_DAYS
        say = {
            "nl": f"een zwaar uur voor {_called(people, name, 'nl')}",
            "en": f"a hard hour for {_called(people, name, 'en')}",
        }
        events.append(_hard_moment(hour, [name], say))
    hour = 5 * WAKING + WAKING / 2
    events.append(_hard_moment(hour, feeling, {"nl": "zaterdag", "en": "Saturday"}))
    return events


def _called(people: dict[str, Any], name: str, language: str) -> str:
    figure = people[name]
    text = figure.get("name") if isinstance(figure, dict) else None
    return str(text[language]) if isinstance(text, dict) and language in text else name.capitalize()


def _hard_moment(hour: float, names: list[str], say: dict[str, str]) -> dict[str, Any]:
    return {
        "at": f"{hour:g} h",
        "for": f"{_HARD_FOR} min",
        "what": "threat",
        "on": names,
        "size": _HARD,
        "say": say,
    }
