"""The page Population: the model's people, and a file beside them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from hecht.instruments.simulated import Sample, on_scale, simulated_population
from hecht.studio import population
from hecht.studio.app import create_app
from hecht.studio.population import BOX, cloud, number

HEAD = ",".join(f"Q{k}" for k in range(1, 37))


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(warm=False), base_url="http://localhost") as client:
        yield client


def _send(client: TestClient, content: bytes, name: str = "answers.csv", **fields: str):
    return client.post(
        "/population?lang=en",
        files={"file": (name, content)},
        data={"instrument": "ecr", **fields},
    )


def test_the_models_people_are_shown_with_their_numbers(client: TestClient) -> None:
    dutch = client.get("/population?lang=nl").text
    assert "Hoe verschillen mensen?" in dutch
    assert re.search(r"3,0\d \(0,[78]\d\)", dutch), "mean and spread with a decimal comma"
    english = client.get("/population?lang=en").text
    assert re.search(r"3\.0\d \(0\.[78]\d\)", english)
    assert 'aria-current="page"' in english


def test_the_real_file_beside_the_model(client: TestClient, shared_data: Path) -> None:
    file = shared_data / "ecr_openpsychometrics" / "data.csv"
    page = _send(client, file.read_bytes(), "data.csv")
    assert page.status_code == 200
    assert "51,339" in page.text
    assert re.search(r"3\.10 \(0\.80\)", page.text)
    assert page.text.count('<svg viewBox="-34') == 2
    assert "9,534 times" in page.text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "ECR|item"),
        (HEAD.encode() + b"\n" + b"x," * 35 + b"x\n", "row|Q1"),
    ],
)
def test_a_wrong_file_gives_one_clear_sentence(
    client: TestClient, content: bytes, says: str
) -> None:
    page = _send(client, content)
    assert page.status_code == 422
    fault = re.search(r'id="fault" lang="en">(.*?)</p>', page.text, re.S)
    assert fault is not None
    assert re.search(says, fault[1], re.IGNORECASE), fault[1]
    assert "Traceback" not in page.text


def test_no_file_is_said_kindly(client: TestClient) -> None:
    page = client.post("/population?lang=nl", data={"instrument": "ecr"})
    assert page.status_code == 422
    assert "Kies eerst een bestand." in page.text


def test_a_file_that_is_too_large_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(population, "LARGEST_FILE", 1_000)
    page = _send(client, HEAD.encode() + b"\n" + b"1," * 2_000)
    assert page.status_code == 422
    assert "larger than" in page.text


def test_nothing_of_the_file_is_kept(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = "\n".join(",".join(str(1 + (i + k) % 5) for k in range(36)) for i in range(40))
    page = _send(client, f"{HEAD}\n{rows}\n".encode(), "canary-word.csv")
    assert page.status_code == 200
    assert "canary-word.csv" in page.text
    assert list(tmp_path.rglob("*")) == []
    assert "canary-word" not in client.get("/population").text


def test_a_cloud_puts_people_where_they_are() -> None:
    sample = Sample(np.full(50, 5.0), np.full(50, 1.0))
    drawn = cloud("x", Sample(*(values + 0.0 for values in sample)), (1.0, 5.0), "en", (0.2, 0.2))
    assert len(drawn.cells) == 1
    (x, y, shade) = drawn.cells[0]
    assert x > 0.9 * BOX
    assert y > 0.9 * BOX
    assert shade == population.LEVELS
    assert drawn.errors[0] > 0


def test_numbers_are_written_in_the_language() -> None:
    assert number(1234.5, "nl", 1) == "1.234,5"
    assert number(1234.5, "en", 1) == "1,234.5"


def test_the_simulated_sample_on_another_scale() -> None:
    model = simulated_population()
    wide = on_scale(model, (1.0, 7.0))
    assert wide.anxiety.min() >= 1
    assert wide.anxiety.max() <= 7
    assert wide.anxiety.mean() == pytest.approx(1 + (model.anxiety.mean() - 1) * 1.5)
