"""The account says what is in the trace, when it is there, in both languages, and little more."""

from __future__ import annotations

import itertools
import re
import string

import numpy as np
import pytest

from hecht.scenes import loads
from hecht.scenes.account import Sentence, account, sentences_en, sentences_nl
from hecht.scenes.account.trace import Notice
from hecht.scenes.account.wording import Wording, capitalised
from hecht.scenes.schema import Text
from hecht.scenes.timeline import Moment
from scenes.traces import Change, Life, couple, family, leaves, live

LANGUAGES = ("nl", "en")
BOND = "child -> mother"
CALLING = re.compile(
    r"huil|roep|schreeuw|vraagt|armen|kijkt naar|cries|crying|calls|screams|asks|looks at"
)


def texts(life: Life, language: str = "nl") -> str:
    return " ".join(sentence.text for sentence in account(life, language))


def near(sentences: list[Sentence], minute: float, within: float = 0.7) -> str:
    return " ".join(s.text for s in sentences if minute - 0.2 <= s.minute <= minute + within)


# The place.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sentence_sets_the_place(language: str) -> None:
    first = account(live(family()), language)[0]
    assert first.minute == 0
    assert ("mama" if language == "nl" else "mum") in first.text


def test_someone_who_is_away_is_not_said_to_be_there() -> None:
    life = live(family(), ("reach", BOND, 0, 21, 0.0))
    assert account(life, "nl")[0].text == "Een kamer. Het kind is er alleen."


@pytest.mark.parametrize(
    ("stage", "begin"),
    [("evening", "Het is avond"), ("scanner", "Lot ligt in de scanner"), ("phone", "De telefoon")],
)
def test_each_stage_has_its_own_place(stage: str, begin: str) -> None:
    assert account(live(couple(stage)), "nl")[0].text.startswith(begin)


# Nothing that is not there.


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_calls_no_word_of_calling(language: str) -> None:
    assert not CALLING.search(texts(live(family(), noise=0.05), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", [family(), couple(), couple("phone", "6 h", "1 min")])
def test_a_life_at_rest_is_told_in_few_words(scene: object, language: str) -> None:
    assert len(account(live(scene, noise=0.03), language)) <= 4  # type: ignore[arg-type]


def test_flicker_is_not_told() -> None:
    rising = [("arousal", "child", 5 + k, 5.17 + k, 0.62) for k in range(8)]
    assert texts(live(family(), *rising)) == texts(live(family()))


# What is there, when it is there.


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "Het kind huilt"), ("en", "The child cries")]
)
@pytest.mark.parametrize("minute", [2.0, 6.0, 11.5, 17.0])
def test_crying_is_told_when_it_begins(language: str, word: str, minute: float) -> None:
    told = account(live(family(), ("call", BOND, minute, minute + 2, 2.0)), language)
    assert word in near(told, minute)
    assert word not in near(told, minute - 1.5, within=1.0)


@pytest.mark.parametrize(
    ("level", "nl", "en"),
    [
        (0.5, "Het kind kijkt naar mama", "The child looks at mum"),
        (1.0, "Het kind vraagt om mama", "The child asks for mum"),
        (2.0, "Het kind huilt", "The child cries"),
        (3.0, "Het kind schreeuwt", "The child screams"),
    ],
)
def test_each_loudness_has_its_words(level: float, nl: str, en: str) -> None:
    life = live(family(), ("call", BOND, 6, 8, level))
    assert nl in near(account(life, "nl"), 6)
    assert en in near(account(life, "en"), 6)


def test_louder_is_told_after_the_first_call() -> None:
    told = account(live(family(), ("call", BOND, 6, 8, 1.0), ("call", BOND, 8, 10, 2.0)), "en")
    assert "asks for mum" in near(told, 6)
    assert "Calling turns into crying" in near(told, 8)


def test_an_answer_and_silence_are_told_apart() -> None:
    call: Change = ("call", BOND, 6, 9, 2.0)
    answered = texts(live(family(), call, ("care", BOND, 6.3, 9.5, 1.0)), "en")
    ignored = texts(live(family(), call), "en")
    assert "Mum comes, and comforts the child" in answered
    assert "no comfort comes" in ignored
    assert "no comfort comes" not in answered


def test_leaving_and_return_follow_the_events() -> None:
    life = live(family(), ("reach", BOND, 6, 9, 0.0), moments=[leaves("mother", 6, 9)])
    told = account(life, "nl")
    assert near(told, 6, 0.1).startswith("Mama gaat weg. Nu is het kind alleen.")
    assert near(told, 9, 0.1) == "Daar is mama weer."


def test_an_event_that_changed_nothing_is_not_told() -> None:
    assert "gaat weg" not in texts(live(family(), moments=[leaves("mother", 6, 9)]))


def test_pull_and_push() -> None:
    life = live(
        family(),
        ("call", BOND, 6, 6.5, 2.0),
        ("withdrawal", BOND, 6.5, 7, 1.0),
        ("call", BOND, 7, 7.5, 1.0),
    )
    assert "Allebei tegelijk" in texts(life, "nl")
    assert "Both at once" in texts(life, "en")


def test_only_moving_away_is_not_called_both() -> None:
    told = texts(live(family(), ("withdrawal", BOND, 6, 8, 1.0)), "en")
    assert "moves away from mum" in told
    assert "Both at once" not in told


def test_tension_that_is_not_shown() -> None:
    tense: Change = ("arousal", "child", 6, 12, 1.0)
    assert "laat weinig zien" in texts(live(family(), tense))
    crying = [("call", BOND, 6.2 + k / 2, 6.4 + k / 2, 2.0) for k in range(12)]
    assert "laat weinig zien" not in texts(live(family(), tense, *crying))


def test_soothed_only_with_care_and_closeness() -> None:
    tense: Change = ("arousal", "child", 6, 10, 1.0)
    care: list[Change] = [("care", BOND, 7, 10, 1.0), ("contact", BOND, 7, 12, 0.8)]
    assert "Bij mama zakt de spanning" in texts(live(family(), tense, *care))
    alone = texts(live(family(), tense))
    assert "Bij mama zakt de spanning" not in alone
    assert "De spanning zakt bij het kind" in alone


ALONE = """
title: {nl: Proef, en: Trial}
stage: evening
people:
  lot: {name: {nl: Lot, en: Lot}}
  sven: {name: {nl: Sven, en: Sven}}
bonds:
  lot <-> sven: {strength: 0.5}
  lot -> lot: {strength: 0.4}
chapters:
  - {id: evening, lasts: 40 min, step: 10 s}
watch: [lot.arousal]
"""


@pytest.mark.parametrize(
    ("language", "kind", "hard"),
    [
        ("nl", ["hand op het hart", "wordt Lot rustiger"], "gaat aan zichzelf voorbij"),
        ("en", ["hand on the heart", "Lot grows calmer"], "passes over what is felt"),
    ],
)
def test_being_with_oneself_is_told_without_a_second_name(
    language: str, kind: list[str], hard: str
) -> None:
    scene = loads(ALONE, scene_id="trial")
    away: list[Change] = [("reach", pair, 0, 40, 0.0) for pair in ("lot -> sven", "sven -> lot")]
    tense: Change = ("arousal", "lot", 5, 20, 1.2)
    held: list[Change] = [(name, "lot -> lot", 5, 22, 1.0) for name in ("contact", "care")]
    gentle = " ".join(each.text for each in account(live(scene, tense, *away, *held), language))
    for words in kind:
        assert words in gentle
    pushed: Change = ("withdrawal", "lot -> lot", 5, 20, 1.0)
    strict = " ".join(each.text for each in account(live(scene, tense, *away, pushed), language))
    assert hard in strict
    for said in (gentle, strict):
        assert "Lot en Lot" not in said
        assert "Lot and Lot" not in said


def test_not_settling_although_someone_comforts() -> None:
    life = live(family(), ("arousal", "child", 6, 21, 1.2), ("care", BOND, 7, 20, 1.0))
    assert "gerust is het nog niet" in texts(life, "nl")
    assert "not at ease yet" in texts(life, "en")


def test_playing_stops_and_begins_again() -> None:
    life = live(
        family(),
        ("exploration", "child", 0, 6, 0.8),
        ("exploration", "child", 6, 12, 0.1),
        ("exploration", "child", 12, 21, 0.8),
    )
    told = account(life, "en")
    assert "dares to play" in near(told, 1, 1)
    assert "stops playing" in near(told, 6)
    assert "plays again" in near(told, 12)


def test_a_threat_is_told_with_its_own_label() -> None:
    say = Text(nl="over zaterdag", en="about Saturday")
    moment = Moment(4, 17, "threat", None, "lot", say)
    both: list[Change] = [("threat", name, 4, 17, 0.4) for name in ("lot", "sven")]
    told = account(live(couple(), *both, moments=[moment]), "nl")
    assert near(told, 4) == "‘Over zaterdag’. Dat raakt Lot en Sven."


# Couples and phones.


def test_a_couple_has_its_own_words() -> None:
    life = live(
        couple(),
        ("arousal", "lot", 5, 20, 0.9),
        ("arousal", "sven", 5, 21, 0.9),
        ("call", "lot -> sven", 6, 8, 1.0),
        ("call", "lot -> sven", 8, 9, 2.0),
        ("withdrawal", "sven -> lot", 9, 12, 1.0),
    )
    told = texts(life, "nl")
    for words in (
        "Lot zoekt Sven op, en vraagt",
        "Lot vraagt harder",
        "Sven draait weg van Lot",
        "Zo dichtbij, en toch alleen",
        "De adem zakt, bij Lot en Sven allebei",
    ):
        assert words in told, words
    assert not re.search(r"\b(hij|zij|he|she|him|her|hem|haar)\b", told + texts(life, "en"))


def test_a_phone_has_its_own_words() -> None:
    far: Change = ("reach", "lot -> sven", 0, 360, 0.2)
    moments = [
        Moment(0, 360, "texts", "lot", "sven", None),
        Moment(0, 360, "falls_silent", "sven", None, None),
    ]
    life = live(
        couple("phone", "6 h", "1 min"),
        far,
        ("call", "lot -> sven", 60, 61, 0.5),
        ("call", "lot -> sven", 120, 122, 1.0),
        moments=moments,
    )
    told = account(life, "nl")
    assert told[0].text == "Lot stuurt een bericht aan Sven. Er komt niets terug."
    assert "Lot kijkt of Sven al iets stuurde" in near(told, 60, 10)
    assert "Lot stuurt Sven nog een bericht" in near(told, 120, 10)


# Length, order, repetition.


def stormy(seed: int, scene: object) -> Life:
    """Everything at once, at random."""
    random = np.random.default_rng(seed)
    life = live(scene, noise=0.2)  # type: ignore[arg-type]
    for name in ("call", "withdrawal", "care", "contact", "exploration", "fright"):
        values = life.data[name].values
        levels = [0, 0.5, 1, 2, 3] if name == "call" else [0, 1]
        values[:] = random.choice(levels, values.shape)
    life.data["arousal"].values[:] = np.abs(np.cumsum(random.normal(0, 0.2, (126, 1)), axis=0))[
        : life.data.sizes["time"]
    ]
    return life


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("language", LANGUAGES)
def test_even_a_storm_is_told_in_order_and_at_readable_length(seed: int, language: str) -> None:
    scene = family() if seed % 2 else couple("evening", "21 min")
    told = account(stormy(seed, scene), language)
    assert 3 <= len(told) <= 25
    minutes = [sentence.minute for sentence in told]
    assert minutes == sorted(minutes)
    assert 0 <= minutes[0] <= minutes[-1] <= 21
    assert len({sentence.text for sentence in told}) == len(told)
    assert all(b - a > 0.01 * 21 for a, b in itertools.pairwise(minutes[1:]))
    for sentence in told:
        assert sentence.about is None or sentence.about in scene.people
        assert re.fullmatch(r"[‘“A-ZÀ-Þ].*[.’”]", sentence.text), sentence.text
        assert "{" not in sentence.text
        assert "  " not in sentence.text


@pytest.mark.parametrize(
    ("lasts", "step"),
    [("5 min", "5 s"), ("6 h", "1 min"), ("3 days", "10 min"), ("90 days", "1 h")],
)
def test_any_length_is_readable(lasts: str, step: str) -> None:
    scene = family(lasts, step)
    end = scene.chapters[0].lasts
    changes: list[Change] = []
    for k in range(40):
        at = end * k / 40
        changes += [
            ("call", BOND, at, at + end / 100, float(k % 4)),
            ("arousal", "child", at, at + end / 60, 0.9),
            ("care", BOND, at + end / 90, at + end / 70, 1.0),
        ]
    told = account(live(scene, *changes), "nl")
    assert 3 <= len(told) <= 25
    assert told[-1].minute <= end


def test_the_chosen_replicate_is_told() -> None:
    life = live(family(), replicates=2)
    life.data["call"].values[1, 36:48, 0] = 2.0
    assert not CALLING.search(" ".join(s.text for s in account(life, "nl", 0)))
    assert CALLING.search(" ".join(s.text for s in account(life, "nl", 1)))


# The sentences themselves.


def test_both_languages_have_the_same_sentences() -> None:
    assert sentences_nl.SENTENCES.keys() == sentences_en.SENTENCES.keys()


FIELDS = {"who", "other", "it", "a_who", "names", "label", "span"}


@pytest.mark.parametrize("language", [sentences_nl, sentences_en])
def test_sentences_are_complete_and_differ(language: object) -> None:
    for key, variants in language.SENTENCES.items():  # type: ignore[attr-defined]
        assert 1 <= len(variants) <= 4, key
        assert len(set(variants)) == len(variants), key
        for text in variants:
            fields = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            assert fields <= FIELDS, (key, fields)
            assert text.rstrip()[-1] in ".’”", (key, text)


@pytest.mark.parametrize("language", [sentences_nl, sentences_en])
def test_no_labels_and_no_verdicts(language: object) -> None:
    said = " ".join(t for v in language.SENTENCES.values() for t in v).lower()  # type: ignore[attr-defined]
    for word in (
        *("veilig gehecht", "vermijdend", "ambivalent", "gedesorganiseerd", "secure", "avoidant"),
        *("anxious", "disorganis", "should", "zou moeten", "verkeerd", "wrong", "goede moeder"),
    ):
        assert word not in said


@pytest.mark.parametrize("key", sorted(sentences_nl.SENTENCES))
def test_every_sentence_can_be_said(key: str) -> None:
    for language in LANGUAGES:
        wording = Wording(family(), language)
        notice = Notice(
            1, key, "child", "mother", others=("child", "mother"), label=Text(nl="a", en="b")
        )
        for turn in range(wording.variants(key) + 2):
            assert "{" not in wording.say(notice, turn)


def test_every_key_the_account_can_use_has_a_sentence() -> None:
    """Keys made of a manner and a loudness, in all their combinations."""
    manners = [f"{v}.{c}" for v in ("child", "pet") for c in ("near", "away")]
    manners += [f"adult.{c}" for c in ("near", "phone", "away")] + ["scanner.near"]
    keys = [
        f"call.{m}.{level}"
        for m in [*manners, "object"]
        for level in ("look", "ask", "cry", "scream")
    ]
    keys += [f"{word}.{m}" for m in manners for word in ("answered", "louder")]
    keys += [
        f"unanswered.{v}.{p}"
        for v in ("child", "adult", "scanner", "pet")
        for p in ("there", "gone")
    ]
    keys += ["unanswered.adult.phone"]
    keys += [f"turns_away.{v}" for v in ("child", "adult", "scanner", "pet")]
    keys += [f"closer.{v}" for v in ("child", "adult", "scanner", "pet")]
    keys += [f"hidden.{v}" for v in ("child", "adult", "scanner", "pet", "phone")]
    stages = ("room", "evening", "scanner")
    keys += [f"open.{s}.{k}" for s in stages for k in ("alone", "pair", "group", "object")]
    assert set(keys) <= set(sentences_nl.SENTENCES)


@pytest.mark.parametrize(
    ("minutes", "nl", "en"),
    [
        (0.4, "een halve minuut", "half a minute"),
        (1, "een minuut", "a minute"),
        (3, "drie minuten", "three minutes"),
        (30, "een half uur", "half an hour"),
        (60, "een uur", "an hour"),
        (120, "twee uur", "two hours"),
        (4320, "drie dagen", "three days"),
        (30000, "drie weken", "three weeks"),
        (130000, "drie maanden", "three months"),
    ],
)
def test_time_is_said_in_the_unit_people_live_in(minutes: float, nl: str, en: str) -> None:
    assert sentences_nl.span(minutes) == nl
    assert sentences_en.span(minutes) == en


def test_names_and_articles() -> None:
    dutch, english = Wording(family(), "nl"), Wording(family(), "en")
    assert [dutch.called(name) for name in ("child", "mother")] == ["het kind", "mama"]
    assert [english.called(name) for name in ("child", "mother")] == ["the child", "mum"]
    assert Wording(couple(), "nl").called("lot") == "Lot"
    assert dutch.listed(["a", "b", "c"]) == "a, b en c"


def test_capitals_after_every_full_stop() -> None:
    assert capitalised("‘over zaterdag’. dat raakt lot.") == "‘Over zaterdag’. Dat raakt lot."


THREE = """
title: {nl: Proef, en: Trial}
people: {anna: {}, ben: {}, carl: {}}
bonds: {anna <-> ben: {}, anna <-> carl: {}, ben <-> carl: {}}
chapters: [{id: room, lasts: 21 min, step: 10 s}]
"""


@pytest.mark.parametrize("seed", range(6))
def test_no_sentence_is_said_twice_about_different_people(seed: int) -> None:
    told = account(stormy(seed, loads(THREE, scene_id="three")), "nl")
    assert len({sentence.text for sentence in told}) == len(told) > 10
