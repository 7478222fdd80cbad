"""The page of a whole life: its questions, its line, and what reaches the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from hecht.errors import UnknownNameError
from hecht.studio.app import create_app
from hecht.studio.life.choices import changes_of, choices, command, one_answer_away, options_of
from hecht.studio.life.encoding import encode, strips
from hecht.studio.life.lives import Lives

ORIGIN = {"origin": "http://localhost", "host": "localhost"}


@pytest.fixture(scope="module")
def fake_lives() -> ModuleType:
    import importlib.util
    import sys

    path = Path(__file__).with_name("fake_lives.py")
    spec = importlib.util.spec_from_file_location("studio_fake_lives", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["studio_fake_lives"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def living(fake_lives: ModuleType) -> Any:
    return fake_lives.MadeUp()


@pytest.fixture
def client(fake: ModuleType, living: Any) -> Iterator[TestClient]:
    app = create_app(fake.FakeSource(), lives=Lives(living), warm=False)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def ask(line: Any, request: int, **more: Any) -> None:
    line.send_text(json.dumps({"request": request, **more}))


def until(line: Any, part: str) -> list[dict[str, Any]]:
    """Everything that comes, up to a part."""
    heard = [line.receive_json()]
    while heard[-1]["part"] not in (part, "error"):
        heard.append(line.receive_json())
    return heard


def test_every_answer_sets_what_the_model_knows() -> None:
    from hecht.scenes.life.changes import changes_of as checked

    for question in choices().questions:
        assert question.default in [option.id for option in question.options]
        for option in question.options:
            checked(changes_of(options_of({question.id: option.id})))
    assert changes_of(options_of({})) == {}


def test_unknown_questions_and_answers_are_refused() -> None:
    for wishes in ({"hoem": "warm"}, {"home": "gold"}):
        with pytest.raises(UnknownNameError, match=r"home|warm"):
            options_of(wishes)


def test_what_is_prepared_differs_in_one_answer() -> None:
    now = options_of({"home": "warm"})
    others = list(one_answer_away(now))
    assert all(len(set(now) - set(other)) == 1 for other in others)
    assert len(others) == len(set(others))
    assert len(others) == sum(len(question.options) - 1 for question in choices().questions)


def test_the_page_speaks_both_languages(client: TestClient) -> None:
    for language, title in (("nl", "Een heel leven"), ("en", "A whole life")):
        page = client.get("/life", params={"lang": language})
        assert page.status_code == 200
        assert title in page.text
        assert "care_base" not in page.text
    assert 'href="/life"' in client.get("/").text
    assert 'href="/life"' in client.get("/understand/life").text


def test_a_life_comes_part_by_part(client: TestClient, living: Any) -> None:
    with client.websocket_connect("/life/line", headers=ORIGIN) as line:
        ask(line, 1, options={"home": "warm"}, number=3, language="en")
        heard = until(line, "beside")
    kinds = [each["part"] for each in heard]
    assert kinds[:2] == ["lines", "early"]
    assert kinds[-3:] == ["lines", "whole", "beside"]
    assert set(kinds[2:-3]) == {"years"}
    lines, early, whole, beside = heard[0], heard[1], heard[-2], heard[-1]
    assert "passages" not in lines
    assert lines["by_year"] == early["by_year"]
    assert heard[-3]["by_year"] == whole["by_year"]
    assert {each["request"] for each in heard} == {1}
    assert early["by_year"]["felt_security"] == whole["by_year"]["felt_security"][:4]
    assert (whole["number"], whole["ends"], whole["years"]) == (3, 82.5, 82)
    assert whole["command"] == command(options_of({"home": "warm"}), 3)
    assert beside["lives"] == 64
    assert living.asked[0][0]["home"] == "warm"


def test_a_life_once_lived_comes_at_once(client: TestClient, living: Any) -> None:
    with client.websocket_connect("/life/line", headers=ORIGIN) as line:
        ask(line, 1)
        until(line, "beside")
        ask(line, 2, number=5)
        assert [each["part"] for each in until(line, "beside")] == ["lines", "whole", "beside"]
        ask(line, 3, number=5)
        assert [each["part"] for each in until(line, "beside")] == ["whole", "beside"]
        ask(line, 4, options={"home": "warm"}, told=False)
        curves = until(line, "whole")[-1]
    assert (0, 64) in [(first, people) for _, first, people, _ in living.asked]
    assert "figures" not in curves
    assert curves["by_year"]["felt_security"][0] == pytest.approx(0.6, abs=0.05)


def test_the_latest_question_wins(client: TestClient, living: Any) -> None:
    living.hold.clear()
    with client.websocket_connect("/life/line", headers=ORIGIN) as line:
        ask(line, 1, options={"home": "busy"})
        assert line.receive_json()["part"] == "lines"
        ask(line, 2, options={"home": "warm"})
        while line.receive_json()["request"] != 2:
            pass
        living.hold.set()
        heard = until(line, "whole")
    assert {each["request"] for each in heard} == {2}
    assert heard[-1]["by_year"]["felt_security"][0] == pytest.approx(0.6, abs=0.05)


def test_strangers_and_faults(client: TestClient, living: Any) -> None:
    strange = {"origin": "http://elsewhere.example", "host": "localhost"}
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/life/line", headers=strange) as line,
    ):
        line.receive_json()
    with client.websocket_connect("/life/line", headers=ORIGIN) as line:
        ask(line, 7, options={"home": "gold"})
        assert line.receive_json()["error"]["kind"] == "input"
        ask(line, 8, number=-1)
        assert line.receive_json()["error"]["kind"] == "input"
        living.broken = True
        ask(line, 9)
        fault = line.receive_json()
        assert (fault["request"], fault["error"]) == (
            9,
            {"kind": "fault", "message": "", "language": "nl"},
        )


def test_what_the_page_is_told(fake_lives: ModuleType) -> None:
    life = encode(fake_lives.lives({}, 0, 1, 90), 0, "nl")
    people = {one["id"]: one for one in life["figures"]}
    assert people["mother-0"]["called"] == "je moeder"
    assert people["mother-0"]["died"] == 50.0
    near = people["mother-0"]["near"]
    assert len(near) == life["years"] + 1
    assert near[49] == pytest.approx(0.5)
    assert near[51] > near[60] > near[80] > 0.0  # the bond keeps her, ever fainter
    assert people["partner1-0"]["near"][24] < people["partner1-0"]["near"][26]
    order = [life["figures"][k]["id"] for k in life["turns_to"][39]]
    assert order == ["partner1-0", "mother-0", "father-0"]
    assert "mother-0" not in [life["figures"][k]["id"] for k in life["turns_to"][55]]
    lanes = [(each["age"], each["lane"]) for each in life["moments"]]
    assert lanes == [(6.0, "friend"), (24.0, "love"), (30.0, "family"), (50.0, "loss"),
                     (70.5, "loss")]  # fmt: skip
    assert {"phase", "event", "inside", "closing"} <= {each["kind"] for each in life["passages"]}
    assert life["by_year"]["anxiety"][:13] == [None] * 13
    assert len(life["by_season"]["arousal_by_season"]) == round(82.5 * 4)


def test_the_strip_holds_eight_of_ten(fake_lives: ModuleType) -> None:
    edges = strips(fake_lives.lives({}, 0, 64, 90))["edges"]["felt_security"]
    values = 0.45 + 0.002 * (np.arange(64) % 20)
    assert edges["low"][9] == pytest.approx(np.quantile(values, 0.1), abs=1e-3)
    assert edges["high"][9] == pytest.approx(np.quantile(values, 0.9), abs=1e-3)
    assert edges["low"][85] is None  # nobody lives so long


def test_a_life_of_the_page_is_that_of_the_command_line() -> None:
    from hecht.scenes.life.living import live
    from hecht.studio.life.lives import TOGETHER, by_the_model

    options = options_of({"home": "warm"})
    ours = by_the_model(options, 0, TOGETHER, 1, lambda _: None)
    theirs = live(years=1, first=5, step_days=3, changes=changes_of(options))
    closeness = ours.data["closeness"].values[5], theirs.data["closeness"].values[0]
    np.testing.assert_allclose(*closeness, rtol=1e-5)
