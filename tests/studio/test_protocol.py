"""What travels to the page is what was lived."""

from __future__ import annotations

import json
from types import ModuleType

import numpy as np
import pytest
from pydantic import ValidationError

from hecht.studio.protocol import Request, describe, encode


def encoded(fake: ModuleType, scene: str = "room", **more: int):
    request = Request(request=1, scene=scene, **more)
    source = fake.FakeSource()
    chosen = next(each for each in source.scenes() if each.id == scene)
    result = source.run(chosen, {}, seed=request.seed, replicates=request.replicates)
    header, frame = encode(request, result, {"nl": source.account(result, "nl")})
    return result, header, np.frombuffer(frame, "<f4")


def test_rows_hold_the_first_life(fake: ModuleType) -> None:
    result, header, numbers = encoded(fake)
    count = header["times"]["count"]
    start = header["rows"]["arousal"]["mother"]
    lived = result.data["arousal"].sel(person="mother").isel(replicate=0)
    np.testing.assert_allclose(numbers[start : start + count], lived, rtol=1e-6)
    start = header["rows"]["call"]["child -> mother"]
    lived = result.data["call"].sel(bond="child -> mother").isel(replicate=0)
    np.testing.assert_allclose(numbers[start : start + count], lived, rtol=1e-6)


def test_times_are_minutes(fake: ModuleType) -> None:
    _, header, numbers = encoded(fake)
    times = numbers[header["times"]["start"] :][: header["times"]["count"]]
    assert times[0] == pytest.approx(1 / 6)
    assert times[-1] == pytest.approx(20)


def test_band_lies_around_the_lives(fake: ModuleType) -> None:
    result, header, numbers = encoded(fake)
    count = header["times"]["count"]
    edges = header["bands"]["child.arousal"]
    low, high = (numbers[edges[edge] :][:count] for edge in ("low", "high"))
    assert np.all(low <= high)
    lives = result.data["arousal"].sel(person="child")
    inside = ((lives >= low - 1e-4) & (lives <= high + 1e-4)).mean()
    assert 0.7 < float(inside) < 0.9


def test_no_band_around_a_single_life(fake: ModuleType) -> None:
    _, header, _ = encoded(fake, replicates=1)
    assert header["bands"] == {}


def test_frame_is_exactly_as_long_as_the_header_says(fake: ModuleType) -> None:
    for scene in ("room", "evening", "hand", "message"):
        _, header, numbers = encoded(fake, scene)
        assert numbers.size == header["length"]
        json.dumps(header)


def test_scene_is_described_in_all_languages(fake: ModuleType) -> None:
    told = describe(fake.ROOM)
    json.dumps(told)
    assert told["people"]["mother"]["name"] == {"nl": "mama", "en": "mum"}
    assert told["changes"][1]["ends"][1] == {"nl": "meteen", "en": "at once"}
    assert "set" not in told["changes"][0]["options"][0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"replicates": 0},
        {"replicates": 65},
        {"seed": -1},
        {"scene": ""},
        {"options": {"a": "b" * 81}},
        {"options": {str(i): "x" for i in range(41)}},
        {"unknown": 1},
    ],
)
def test_request_out_of_bounds_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Request.model_validate({"request": 1, "scene": "room"} | wrong)
