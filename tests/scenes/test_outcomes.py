"""What must be seen: the reading, the comparison and the count, on lives made up by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr
import yaml

from hecht.errors import SceneError
from hecht.scenes import library, load, loads
from hecht.scenes.changing import change
from hecht.scenes.outcomes import Verdict, judge, show
from hecht.scenes.result import Result
from hecht.scenes.run import run
from hecht.scenes.schema import Scene
from scenes.traces import live

SCENE = """\
title: {nl: Proef, en: Trial}
people:
  lot: {}
  sven: {}
bonds:
  lot <-> sven: {strength: 0.5}
chapters:
  - id: before
    lasts: 10 min
    step: 1 min
    events:
      - {id: gone, at: 4 min, for: 2 min, who: sven, does: leaves}
  - id: after
    lasts: 10 min
    step: 1 min
changes:
  - id: heat
    kind: choice
    ask: {nl: a, en: a}
    default: soft
    options:
      - {id: soft, say: {nl: a, en: a}}
      - {id: hard, say: {nl: a, en: a}, set: {event.gone.for: 3 min}}
outcomes:
"""
ONE = """\
  - id: first
    say: {nl: Het gebeurt., en: It happens.}
    more: {of: lot.arousal, until: 5 min}
    than: {of: sven.arousal}
"""
LIVES = 10


def scene_with(*outcomes: dict[str, Any]) -> Scene:
    """A scene with these outcomes; names and sentences are filled in."""
    full = [
        {"id": f"o{k}", "say": {"nl": "Het gebeurt.", "en": "It happens."}, **outcome}
        for k, outcome in enumerate(outcomes)
    ]
    written = yaml.safe_dump(full, default_flow_style=True, width=10_000)
    return loads(SCENE + "  " + written, scene_id="trial")


def result_of(scene: Scene, **series: Any) -> Result:
    """A result of twenty minutes; series are given by path as `lot__arousal`, [life] or [time]."""
    resting = live(
        scene.model_copy(
            update={"chapters": [scene.chapters[0].model_copy(update={"lasts": 20.0})]}
        ),
        replicates=LIVES,
    )
    data = resting.data.copy(deep=True)
    for path, values in series.items():
        owner, _, variable = path.rpartition("__")
        member = {"bond": owner.replace("__", " -> ")} if "__" in owner else {"person": owner}
        shaped = np.broadcast_to(np.asarray(values, float), (LIVES, 20))
        data[variable].loc[member] = xr.DataArray(shaped, dims=("replicate", "time"))
    return Result(scene, 0, data, [])


def judged(outcome: dict[str, Any], **series: Any) -> Verdict:
    scene = scene_with(outcome)
    return judge(scene, lambda changes: result_of(scene, **series))[0]


def by_life(*values: float) -> Any:
    return np.asarray(values)[:, None]


def in_minutes(first: int, last: int, value: float) -> Any:
    """`value` in the minutes after `first`, up to and including `last`; else 0."""
    minutes = np.arange(1, 21)
    return np.where((minutes > first) & (minutes <= last), value, 0.0)


# Comparing and counting.

LADDER = by_life(*np.arange(LIVES) / 10)  # 0, .1 ... .9


@pytest.mark.parametrize(
    ("outcome", "share"),
    [
        ({"more": {"of": "lot.arousal"}, "than": 0.55}, 0.4),
        ({"more": {"of": "lot.arousal"}, "than": 0.55, "by": 0.2}, 0.2),
        ({"more": {"of": "lot.arousal"}, "than": 0.25, "times": 2}, 0.4),
        ({"less": {"of": "lot.arousal"}, "than": 0.55}, 0.6),
        ({"less": {"of": "lot.arousal"}, "than": 0.55, "by": 0.2}, 0.4),
        ({"less": {"of": "lot.arousal"}, "than": 1.1, "times": 0.5}, 0.6),
        ({"same": {"of": "lot.arousal"}, "as": 0.5, "within": 0.15}, 0.3),
        ({"more": {"of": "lot.arousal"}, "than": {"of": "sven.arousal"}}, 0.5),
        ({"more": {"of": "lot.arousal", "minus": {"of": "sven.arousal"}}, "than": 0.15}, 0.3),
        ({"more": {"of": "lot.arousal", "minus": 0.35}, "than": 0.3}, 0.3),
        (
            {
                "more": {"of": "lot.arousal", "minus": {"of": "sven.arousal"}},
                "than": {"of": "lot.need", "minus": {"of": "sven.need"}},
            },
            0.4,
        ),
    ],
)
def test_how_many_lives_show_it(outcome: dict[str, Any], share: float) -> None:
    found = judged(outcome, lot__arousal=LADDER, sven__arousal=0.45, lot__need=0.3, sven__need=0.24)
    assert found.share == pytest.approx(share)
    assert found.lives == LIVES


def test_six_in_ten_lives_are_enough_and_five_are_not() -> None:
    assert judged({"less": {"of": "lot.arousal"}, "than": 0.55}, lot__arousal=LADDER).shown
    assert not judged({"less": {"of": "lot.arousal"}, "than": 0.45}, lot__arousal=LADDER).shown


def test_another_share_is_enough_with_a_reason() -> None:
    outcome = {
        "less": {"of": "lot.arousal"},
        "than": 0.45,
        "enough": 0.5,
        "because": {"nl": "zeldzaam", "en": "rare"},
    }
    assert judged(outcome, lot__arousal=LADDER).shown


def test_both_sides_are_told_and_where_they_are_even() -> None:
    outcome = {"more": {"of": "lot.arousal"}, "than": {"of": "sven.arousal"}}
    found = judged(outcome, lot__arousal=by_life(*[0.0] * 8, 1, 1), sven__arousal=0)
    assert (found.share, found.even) == (0.2, 0.8)
    assert (found.first, found.second) == (pytest.approx(0.2), 0.0)


# Taking a reading.


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        ({}, 0.25),
        ({"take": "highest"}, 1.0),
        ({"take": "lowest"}, 0.0),
        ({"take": "last"}, 0.0),
        ({"from": "9 min", "take": "first"}, 1.0),
        ({"from": "8 min", "until": "10 min"}, 0.5),
        ({"chapter": "after", "until": "4 min"}, 1.0),
        ({"chapter": "before"}, 0.1),
        ({"chapter": "after", "from": "4 min"}, 0.0),
        ({"during": "gone"}, 0.0),
        ({"after": "gone", "for": "5 min"}, 0.25),  # the chapter ends at minute 10
        ({"before": "gone", "for": "2 min"}, 0.0),
    ],
    ids=str,
)
def test_when_a_reading_looks_and_what_it_takes(reading: dict[str, Any], value: float) -> None:
    outcome = {"same": {"of": "lot.arousal", **reading}, "as": value, "within": 1e-6}
    assert judged(outcome, lot__arousal=in_minutes(9, 14, 1.0)).share == 1.0


def test_a_share_of_time_in_which_all_holds_at_once() -> None:
    both = [{"of": "lot -> sven.call", "above": 0.9}, {"of": "sven -> lot.withdrawal", "above": 0}]
    series = {
        "lot__sven__call": in_minutes(0, 10, 1),
        "sven__lot__withdrawal": in_minutes(6, 20, 1),
    }
    for share, value in ((both, 0.2), (both[0], 0.5), ({**both[0], "above": 1}, 0.0)):
        outcome = {"same": {"share": share}, "as": value, "within": 1e-6}
        assert judged(outcome, **series).share == 1.0


def test_only_the_moments_in_which_something_else_holds() -> None:
    when = {"of": "lot -> sven.call", "above": 0.9}
    outcome = {
        "more": {"of": "sven -> lot.withdrawal", "when": when},
        "than": {"when": {"of": "lot -> sven.call", "below": 0.1}},
    }
    away = in_minutes(8, 10, 1.0)
    found = judged(outcome, lot__sven__call=in_minutes(0, 10, 1), sven__lot__withdrawal=away)
    assert (found.first, found.second) == (pytest.approx(0.2), 0.0)
    assert found.share == 1.0


def test_a_life_without_a_moment_to_look_at_does_not_show_it() -> None:
    when = {"of": "lot.arousal", "above": 0.5}
    outcome = {"less": {"of": "sven.arousal", "when": when}, "than": 1}
    found = judged(outcome, lot__arousal=by_life(*[0.0] * 7, 1, 1, 1), sven__arousal=0.4)
    assert found.share == pytest.approx(0.3)
    assert found.first == pytest.approx(0.4)
    nobody = judged(outcome, lot__arousal=0.0)
    assert nobody.share == 0.0
    assert np.isnan(nobody.first)


def test_what_a_person_would_answer_is_read_from_the_blueprint() -> None:
    outcome = {"more": {"of": "lot.anxiety"}, "than": {"of": "sven.anxiety"}, "by": 0.5}
    assert judged(outcome, lot__self_model=-2.0, sven__self_model=2.0).share == 1.0
    assert judged(outcome, lot__self_model=2.0, sven__self_model=-2.0).share == 0.0


def test_several_paths_are_read_as_their_mean() -> None:
    outcome = {"same": {"of": ["lot.arousal", "sven.arousal"]}, "as": 0.5, "within": 1e-6}
    assert judged(outcome, lot__arousal=0.2, sven__arousal=0.8).share == 1.0


def test_a_load_is_felt_to_be_lighter_in_safety() -> None:
    outcome = {"less": {"of": "lot.effort"}, "than": {"of": "sven.effort"}, "by": 0.5}
    found = judged(outcome, lot__felt_security=0.75, sven__felt_security=0.0)
    assert (found.share, found.first, found.second) == (1.0, pytest.approx(0.25), 1.0)


# Circumstances.


def test_every_set_of_circumstances_is_lived_once_with_its_choices_filled_in() -> None:
    scene = scene_with(
        {"less": {"of": "lot.arousal"}, "than": {"with": {"heat": "hard"}}},
        {"less": {"of": "sven.arousal", "with": {"heat": "soft"}}, "than": {"with": {}}},
        {"less": {"of": "lot.arousal"}, "than": {"with": {"heat": "hard", "lot.reactivity": 2}}},
    )
    asked = []

    def lived(changes: dict[str, Any]) -> Result:
        asked.append(changes)
        return result_of(change(scene, changes), lot__arousal=len(asked) / 10)

    found = judge(scene, lived)
    assert asked == [
        {"choice.heat": "soft"},
        {"choice.heat": "hard"},
        {"choice.heat": "hard", "lot.reactivity": 2},
    ]
    assert [round(verdict.second, 6) for verdict in found] == [0.2, 0.2, 0.3]
    assert [verdict.share for verdict in found] == [1.0, 0.0, 1.0]


def test_an_event_counts_as_it_is_in_those_circumstances() -> None:
    outcome = {"same": {"of": "lot.arousal", "during": "gone"}, "as": 0.5, "within": 0.01}
    scene = scene_with(outcome)
    late = in_minutes(5, 6, 1.0)
    assert judge(scene, lambda _: result_of(scene, lot__arousal=late))[0].share == 1.0
    longer = change(scene, {"choice.heat": "hard"})
    assert judge(scene, lambda _: result_of(longer, lot__arousal=late))[0].share == 0.0


def test_what_is_left_out_after_than_is_as_in_the_first() -> None:
    outcome = {
        "more": {
            "of": "lot.arousal",
            "until": "5 min",
            "take": "highest",
            "with": {"heat": "hard"},
        },
        "than": {"from": "15 min"},
    }
    second = scene_with(outcome).outcomes[0].second
    assert (second.of, second.take, second.circumstances) == (
        ["lot.arousal"],
        "highest",
        {"heat": "hard"},
    )
    assert (second.since, second.until) == (15.0, None)


def test_changes_of_a_scene_leave_what_must_be_seen_as_it_is() -> None:
    scene = scene_with({"more": {"of": "lot.arousal", "with": {"heat": "hard"}}, "than": 1})
    assert change(scene, {"lot.reactivity": 2}).outcomes == scene.outcomes


# Wrong files.

WRONG = [
    ("until: 5 min", "until: 5 min, til: 3 min", "'til' is not known here"),
    ("of: lot.arousal", "of: lot.arousl", "no variable called 'arousl'"),
    ("of: lot.arousal", "of: lotte.arousal", "no person called 'lotte'"),
    ("of: lot.arousal", "of: lot -> sven.arousal", "no bond variable called 'arousal'"),
    ("of: lot.arousal", "of: lot -> lot.call", "no bond called 'lot -> lot'"),
    ("of: lot.arousal, ", "", "says what to read"),
    ("of: lot.arousal", "of: []", "at least 1 item"),
    ("of: lot.arousal", "of: [lot.arousal, lot.arousl]", "no variable called 'arousl'"),
    ("until: 5 min", "until: 50 min", "only 20 minutes"),
    ("until: 5 min", "from: 30 min", "only 20 minutes"),
    ("until: 5 min", "from: 9 min, until: 5 min", "'until' comes after 'from'"),
    ("until: 5 min", "until: soon", "not a duration"),
    ("until: 5 min", "chapter: later", "no watched chapter 'later'; known: before, after"),
    ("until: 5 min", "during: row", "no event 'row' in what is watched; known: gone"),
    ("until: 5 min", "after: gone", "need a length"),
    ("until: 5 min", "for: 5 min", "need a length"),
    ("until: 5 min", "during: gone, until: 5 min", "not both"),
    ("until: 5 min", "during: gone, after: gone, for: 1 min", "one event"),
    ("until: 5 min", "take: median", "mean"),
    ("until: 5 min", "with: {cold: soft}", "no choice called 'cold'"),
    ("until: 5 min", "with: {heat: warm}", "no option of 'heat' called 'warm'"),
    ("until: 5 min", "with: {lot.reactivity: 90}", "use a number from 0.1 to 5"),
    ("until: 5 min", "with: {event.row.size: 1}", "no event called 'row'"),
    ("of: lot.arousal", "share: {of: lot.arousal}", "'above' or 'below'"),
    ("of: lot.arousal", "share: {of: lot.aruosal, above: 1}", "Did you mean arousal"),
    ("of: lot.arousal", "of: lot.arousal, share: {of: lot.need, above: 1}", "not both"),
    ("than: {of: sven.arousal}", "than: {of: sven.arousal, number: 3}", "stands alone"),
    ("than: {of: sven.arousal}", "than: much", "than"),
    ("than: {of: sven.arousal}", "than: 1\n    by: -1 #HERE", "greater than or equal to 0"),
    ("than: {of: sven.arousal}", "than: 1\n    times: 0 #HERE", "greater than 0"),
    ("than: {of: sven.arousal}", "than: 1\n    enough: 0.3 #HERE", "needs its reason"),
    ("than: {of: sven.arousal}", "than: 1\n    enough: 1.2 #HERE", "less than or equal to 1"),
    ("than: {of: sven.arousal}", "than: 1\n    less: {of: lot.need} #HERE", "one of 'more'"),
    ("more: {", "same: {", "goes with 'as'"),
    ("    say: {nl: Het gebeurt., en: It happens.}\n", "", "'say' is missing"),
    ("than: {of: sven.arousal}", "than: 1\n  - id: first #HERE\n    say: {nl: a, en: a}\n"
     "    less: {of: lot.need}\n    than: 1", "stands here twice"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"), WRONG, ids=[f"{k}-{w[2][:20]}" for k, w in enumerate(WRONG)]
)
def test_a_wrong_outcome_is_named_with_its_line(old: str, new: str, message: str) -> None:
    assert ONE.count(old) == 1
    text = SCENE + ONE.replace(old, new)
    with pytest.raises(SceneError, match=re.escape(message)) as caught:
        loads(text, file="trial.yaml")
    if new:
        wanted = "#HERE" if "#HERE" in new else new
        lines = [k for k, line in enumerate(text.splitlines(), 1) if wanted in line]
        assert caught.value.line == lines[0]


def test_a_scene_made_in_python_is_checked_when_it_is_judged() -> None:
    scene = scene_with({"more": {"of": "lot.arousal"}, "than": 1})
    broken = scene.outcomes[0].model_copy(
        update={"more": scene.outcomes[0].first.model_copy(update={"of": ["lot.aruosal"]})}
    )
    with pytest.raises(SceneError, match="Did you mean arousal"):
        judge(scene.model_copy(update={"outcomes": [broken]}), lambda _: result_of(scene))


# The library.


@pytest.mark.parametrize("name", sorted(library()))
def test_every_scene_says_what_must_be_seen(name: str) -> None:
    outcomes = load(name).outcomes
    assert outcomes
    for outcome in outcomes:
        for text in (outcome.say.nl, outcome.say.en):
            assert text.endswith((".", "?")), text


def brief(scene: Scene) -> Scene:
    """The scene after at most two days of what came before: this is about reading, not about it."""
    before = [c.model_copy(update={"lasts": min(c.lasts, 2880.0)}) for c in scene.before]
    return scene.model_copy(update={"before": before})


GOLDEN = Path(__file__).parents[1] / "golden"
SHOWN = {
    name
    for path in GOLDEN.glob("test_*.py")
    for name in re.findall(
        r'(?:unseen\(|show\(load\()"([\w-]+)"\)', path.read_text(encoding="utf-8")
    )
}
"""Scenes whose outcomes are judged in many lives."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(library()) - SHOWN))
def test_every_outcome_of_the_library_can_be_read(name: str) -> None:
    scene = brief(load(name))
    verdicts = show(scene, replicates=16)
    assert [verdict.outcome.id for verdict in verdicts] == [o.id for o in scene.outcomes]
    assert all(0 <= verdict.share <= 1 and verdict.lives == 16 for verdict in verdicts)


@pytest.mark.slow
def test_the_same_seed_shows_the_same_side_by_side_and_one_by_one() -> None:
    scene = brief(load("held-hand"))
    together, again = (show(scene, replicates=16, seed=3) for _ in range(2))
    alone = judge(scene, lambda changes: run(scene, replicates=16, seed=3, changes=changes))
    assert together == again == alone
    assert show(scene, replicates=16, seed=4) != together


@pytest.mark.slow
def test_progress_is_told_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    scene = brief(load("the-cat"))
    show(scene, replicates=16, progress=lambda done, total: told.append((done, total)))
    assert max(told) == (3000, 3000)
