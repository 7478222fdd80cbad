"""The film as one SVG file: drawn shapes, moved by style rules; nothing from outside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from html import escape

import numpy as np
from numpy.typing import NDArray

from hecht.palette import EDGE, INK, PAPER, ROOM, SECOND, WARM
from hecht.scenes.life.film_words import DESCRIPTION, LEGEND, NEWBORN, TITLE, YEAR, YOU
from hecht.scenes.life.staging import CENTRE, RINGS, SIZE, Actor, Staging, radius
from hecht.scenes.life.words import pick

Array = NDArray[np.float64]

SECONDS_A_YEAR, REST = 0.75, 4.0  # of the film; and at the end
HEIGHT = 960.0
_SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,P052,Georgia,serif"
_SANS = "Inter,'Noto Sans','Segoe UI','Helvetica Neue',sans-serif"
_STRIP = (90.0, 810.0, 902.0)  # from, to, height of the line of time
_MOVING = ".actor,.size,.full,.line,.tie,#safe,#tense,#done,.t"
_REMEMBERED = 0.6  # how clearly someone who died is still there
_LONGEST = 62  # letters of a caption on one line

STYLE = f"""
text{{font-family:{_SANS};fill:{INK}}}
.age{{font-family:{_SERIF};font-size:34px;text-anchor:middle}}
.say{{font-family:{_SERIF};font-size:19px;text-anchor:middle;fill:{SECOND}}}
.who{{font-size:14.5px;text-anchor:middle;fill:{INK};paint-order:stroke;stroke:{PAPER};stroke-width:3.5px;stroke-linejoin:round}}
.note{{font-size:12.5px;fill:{SECOND};text-anchor:middle}}
.tie{{stroke-width:5;stroke-linecap:round;vector-effect:non-scaling-stroke;opacity:0}}
.line{{opacity:0}}
.t{{opacity:0}}
.ring{{fill:none;stroke:{EDGE};stroke-opacity:.32;stroke-dasharray:2 7;stroke-linecap:round}}
.strip{{stroke:{EDGE};stroke-opacity:.45;stroke-width:2;stroke-linecap:round}}
.done{{stroke:{WARM};stroke-width:3;stroke-linecap:round}}
"""


def moving_svg(staging: Staging, language: str = "en") -> str:
    """The film of a life as SVG text. It stands still where reduced motion is asked for."""
    length = staging.years * SECONDS_A_YEAR + REST
    rules = [STYLE, *_motion(staging, length)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE:g} {HEIGHT:g}" '
        f'role="img" lang="{language}">',
        f"<title>{escape(pick(TITLE, language))}</title>",
        f"<desc>{escape(pick(DESCRIPTION, language))}</desc>",
        f"<style>{''.join(rules)}</style>",
        backdrop(),
        *(tether(actor, f"l{k}") for k, actor in enumerate(staging.actors)),
        *(shape(actor, f"a{k}") for k, actor in enumerate(staging.actors)),
        person(language),
        *_ages(staging, length, language),
        *_captions(staging, length),
        strip(staging),
        f'<line class="done" id="done" x1="{_STRIP[0]:g}" y1="{_STRIP[2]:g}" '
        f'x2="{_STRIP[1]:g}" y2="{_STRIP[2]:g}"/>',
        _note(language),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def backdrop() -> str:
    """Paper, and the rings of closeness."""
    x, y = CENTRE
    rings = "".join(
        f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="{float(radius(level)):.0f}"/>'
        for level in RINGS
    )
    return (
        f'<rect width="{SIZE:g}" height="{HEIGHT:g}" fill="{PAPER}"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="{float(radius(RINGS[-1])):.0f}" fill="{ROOM}" '
        f'fill-opacity=".55"/>{rings}'
    )


def tether(actor: Actor, name: str) -> str:
    """A line from the person to a figure, one unit long along the figure's direction."""
    x, y = CENTRE
    return (
        f'<g transform="translate({x:g} {y:g}) rotate({math.degrees(actor.angle):.1f})">'
        f'<line id="{name}" class="tie" x1="0" y1="0" x2="1" y2="0" stroke="{actor.colour}"/></g>'
    )


def shape(actor: Actor, name: str) -> str:
    """One figure at the origin, in colour, with an outline beneath that stays after death."""
    body = _animal() if actor.figure.kind == "pet" else _body()
    outline = f'<g class="line" fill="{PAPER}" fill-opacity=".55" stroke="{EDGE}" '
    outline += f'stroke-opacity=".75" stroke-width="1.4" stroke-dasharray="3 3.2">{body}</g>'
    colour = f'<g class="full" fill="{actor.colour}">{body}</g>'
    label = f'<text class="who" y="39">{escape(actor.label)}</text>'
    return f'<g id="{name}" class="actor"><g class="size">{outline}{colour}</g>{label}</g>'


def _body() -> str:
    """A head and a rounded body; 44 high, standing on the origin's lower side."""
    return (
        '<circle cx="0" cy="-13" r="9.5"/>'
        '<path d="M-16 21 C-17 4 -9 -2 0 -2 C9 -2 17 4 16 21 '
        'Q16 24 12 24 L-12 24 Q-16 24 -16 21 Z"/>'
    )


def _animal() -> str:
    return (
        '<path d="M-19 20 C-20 7 -9 3 1 4 C3 -5 6 -8 8 -13 L12 -8 L17 -13 C20 -5 19 1 15 5 '
        'C19 9 19 16 18 20 Q0 25 -19 20 Z"/>'
    )


def person(language: str) -> str:
    """The person in the middle: a circle of security, and a body that breathes."""
    x, y = CENTRE
    return (
        f'<g transform="translate({x:g} {y:g})">'
        f'<circle id="safe" r="78" fill="#f5d9a8" fill-opacity=".8"/>'
        '<g id="own"><g id="breath">'
        f'<g fill="{INK}" id="calm" transform="scale(1.35)">{_body()}</g>'
        f'<g fill="{WARM}" id="tense" transform="scale(1.35)">{_body()}</g></g></g>'
        f'<text class="who" y="56">{escape(pick(YOU, language))}</text></g>'
    )


def strip(staging: Staging, label: float = 22.0) -> str:
    """The line of time, with a number every ten years and a dot for what happened.

    `label` is how far below the line the numbers stand.
    """
    left, right, y = _STRIP

    def at(age: float) -> float:
        return left + (right - left) * age / staging.years

    line = f'<line class="strip" x1="{left:g}" y1="{y:g}" x2="{right:g}" y2="{y:g}"/>'
    ticks = "".join(
        f'<text class="note" x="{at(age):.1f}" y="{y + label:g}">{age}</text>'
        for age in range(0, staging.years + 1, 10)
    )
    dots = "".join(
        f'<circle cx="{at(age):.1f}" cy="{y - 9:g}" r="2.2" fill="{EDGE}" fill-opacity=".8"/>'
        for age in sorted({round(age, 1) for age, _ in staging.captions if age <= staging.years})
    )
    return line + ticks + dots


def _note(language: str) -> str:
    first, _, rest = pick(LEGEND, language).partition(". ")
    return (
        f'<text class="note" x="{SIZE / 2:g}" y="948">{escape(first)}. '
        f"{escape(rest.split('. ')[0].rstrip('.'))}.</text>"
    )


def breathing(arousal: float) -> float:
    """Seconds of a breath: five at rest, under two in alarm."""
    return 5.0 / (1.0 + 1.6 * max(arousal - 0.2, 0.0))


def tension(arousal: Array | float) -> Array:
    """How much of the warm tint shows, 0-1."""
    return np.clip((np.asarray(arousal, float) - 0.2) / 0.6, 0.0, 1.0)


def halo(security: Array | float) -> Array:
    """Size of the circle of security, about 0.3 to 1."""
    return np.asarray(0.3 + 0.8 * np.clip(security, 0.0, 1.0))


def _motion(staging: Staging, length: float) -> Iterator[str]:
    """Style rules that move everyone."""
    share = SECONDS_A_YEAR / length * 100

    def frames(name: str, values: Iterable[str], times: Iterable[float]) -> str:
        steps = "".join(
            f"{at * share:.2f}%{{{value}}}" for at, value in zip(times, values, strict=True)
        )
        return f"@keyframes {name}{{{steps}100%{{{list(values)[-1]}}}}}"

    yield (
        f"{_MOVING}{{animation-duration:{length:.1f}s;animation-timing-function:linear;"
        "animation-iteration-count:infinite;animation-fill-mode:both}"
        ".t{animation-timing-function:step-end}"
    )
    for k, actor in enumerate(staging.actors):
        times = _worth_saying(actor)
        moves = [
            f"transform:translate({actor.x[t]:.0f}px,{actor.y[t]:.0f}px);opacity:{seen(actor)[t]:.2g}"
            for t in times
        ]
        ties = [
            f"transform:scaleX({_away(actor, t):.0f});opacity:{0.5 * actor.tie[t]:.2g}"
            for t in times
        ]
        yield frames(f"m{k}", moves, times)
        yield frames(f"l{k}", ties, times)
        yield frames(f"f{k}", [f"opacity:{1 - actor.gone[t]:g}" for t in times], times)
        yield frames(f"g{k}", [f"opacity:{actor.gone[t]:g}" for t in times], times)
        yield frames(f"z{k}", [f"transform:scale({actor.grown[t]:.2f})" for t in times], times)
        yield (
            f"#a{k}{{animation-name:m{k}}}#a{k} .full{{animation-name:f{k}}}"
            f"#a{k} .size{{animation-name:z{k}}}#l{k}{{animation-name:l{k}}}"
            f"#a{k} .line{{animation-name:g{k}}}"
        )
    every = range(staging.years + 1)
    yield frames("safe", [f"transform:scale({v:.2f})" for v in halo(staging.security)], every)
    yield frames("tense", [f"opacity:{v:.2f}" for v in tension(staging.arousal)], every)
    yield "#safe{animation-name:safe}#tense{animation-name:tense}"
    yield (
        f"@keyframes done{{0%{{stroke-dashoffset:720}}{staging.years * share:.2f}%"
        "{stroke-dashoffset:0}100%{stroke-dashoffset:0}}"
        "#done{stroke-dasharray:720;animation-name:done}"
    )
    mean = breathing(float(np.mean(staging.arousal)))
    yield (
        f"@keyframes breath{{50%{{transform:scale(1.035)}}}}#breath{{animation:breath {mean:.1f}s "
        "ease-in-out infinite}"
    )
    yield _still(staging)


def _still(staging: Staging) -> str:
    """Without motion: the middle of the life, as a picture."""
    middle = -min(40.0, staging.years / 2) * SECONDS_A_YEAR
    return (
        f"@media (prefers-reduced-motion:reduce){{{_MOVING}{{"
        f"animation-play-state:paused;animation-delay:{middle:.1f}s}}#breath{{animation:none}}}}"
    )


def seen(actor: Actor) -> Array:
    """How clearly a figure is there at each birthday, 0-1: fainter once it has died."""
    return np.asarray(actor.shown * np.where(actor.gone > 0, _REMEMBERED, 1.0))


def _away(actor: Actor, birthday: int) -> float:
    x, y = actor.x[birthday] - CENTRE[0], actor.y[birthday] - CENTRE[1]
    return max(math.hypot(float(x), float(y)) - 26.0, 0.0)


def _worth_saying(actor: Actor) -> list[int]:
    """Birthdays at which something about a figure changes enough to be written down."""
    last = len(actor.x) - 1
    kept = [0]
    for t in range(1, last):
        moved = math.hypot(actor.x[t] - actor.x[kept[-1]], actor.y[t] - actor.y[kept[-1]])
        turns = (
            actor.shown[t] != actor.shown[t - 1]
            or actor.shown[t] != actor.shown[t + 1]
            or actor.gone[t] != actor.gone[t - 1]
            or actor.gone[t] != actor.gone[t + 1]
        )
        if turns or (actor.shown[t] > 0 and moved > 5.0):
            kept.append(t)
    return sorted({*kept, last})


def _ages(staging: Staging, length: float, language: str) -> Iterator[str]:
    share = SECONDS_A_YEAR / length * 100
    for age in range(staging.years + 1):
        start, stop = age * share, (age + 1) * share
        until = 100.0 if age == staging.years else stop
        text = pick(NEWBORN, language) if age == 0 else f"{age} {pick(YEAR, language)}"
        yield _timed(f"y{age}", "age", SIZE / 2, 826, text, start, until)


def _captions(staging: Staging, length: float) -> Iterator[str]:
    share = SECONDS_A_YEAR / length * 100
    for k, (start, stop, text) in enumerate(shown_captions(staging)):
        yield _timed(f"c{k}", "say", SIZE / 2, 862, text, start * share, min(stop * share, 100.0))


def shown_captions(staging: Staging) -> list[tuple[float, float, str]]:
    """What to say when: (from, until, sentence), one at a time, each long enough to be read."""
    said: list[tuple[float, float, str]] = []
    for age, text in staging.captions:
        start = max(age, said[-1][1] if said else 0.0)
        if start > age + 2.5:  # too late to still speak of it
            continue
        reading = (1.3 + len(text) / 26) / SECONDS_A_YEAR
        short = text if len(text) <= _LONGEST else text.split(". ")[0].rstrip(".") + "."
        said.append((start, start + min(reading, 3.2), short))
    return said


def _timed(name: str, kind: str, x: float, y: float, text: str, start: float, stop: float) -> str:
    """A text that is there from `start` to `stop`, in per cent of the film."""
    rule = f"@keyframes {name}{{0%{{opacity:{int(start <= 0)}}}{start:.3f}%{{opacity:1}}"
    rule += "100%{opacity:1}}" if stop >= 100 else f"{stop:.3f}%{{opacity:0}}100%{{opacity:0}}}}"
    return (
        f"<style>{rule}#{name}{{animation-name:{name}}}</style>"
        f'<text id="{name}" class="{kind} t" x="{x:g}" y="{y:g}">{escape(text)}</text>'
    )
