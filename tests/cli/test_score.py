"""``hecht score``, ``check``, ``convert`` and ``instruments`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from hecht.cli.main import app
from hecht.instruments.registry import available, instrument

runner = CliRunner()
CODES = list(instrument("ecr-s").items)


def hecht(*words: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    dice = np.random.default_rng(0)
    pull = dice.standard_normal((120, 2))
    frame = pd.DataFrame({"who": [f"p{k}" for k in range(120)]})
    found = instrument("ecr-s")
    for k, part in enumerate(found.subscales.values()):
        for code in part.items:
            answer = np.clip(np.rint(4 + 1.5 * pull[:, k] + dice.standard_normal(120)), 1, 7)
            frame[code] = (8 - answer if code in part.reversed else answer).astype(int)
    path = tmp_path / "answers.csv"
    frame.to_csv(path, index=False)
    return path


def test_score_says_it_all_and_writes(answers: Path, tmp_path: Path) -> None:
    said = hecht("score", "ecr-s", answers, "--person", "who", "--items-too",
                 "--save", tmp_path / "s.csv", "--plot", tmp_path / "p.png")  # fmt: skip
    assert "120 people read" in said
    assert "120 scored" in said
    assert "anxiety with avoidance: r =" in said
    assert "Reference: none on this scale" in said
    assert "anxiety: i02 0." in said
    assert len(pd.read_csv(tmp_path / "s.csv")) == 120
    assert (tmp_path / "p.png").read_bytes()[:4] == b"\x89PNG"


def test_two_dates(answers: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.csv"
    frame = pd.read_csv(answers)
    frame.loc[0, CODES] = 8 - frame.loc[0, CODES]
    frame.to_csv(later, index=False)
    said = hecht("score", "ecr-s", answers, "--then", later, "--person", "who")
    assert "reliable change, Jacobson & Truax" in said
    assert "120 people" in said
    assert "--person" in hecht("score", "ecr-s", answers, "--then", later, code=2)


def test_unverified_keys_need_a_word(answers: Path) -> None:
    assert "--accept-unverified" in hecht("score", "ecr-12", answers, code=2)
    assert "has not been checked" in hecht("score", "ecr-12", answers, "--accept-unverified")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--scale", "five"), "lowest and highest"),
        (("--impossible", "maybe"), "'error' or 'missing'"),
        (("--items", "x"), "Leave --items out"),
        (("--person", "nobody"), "no column called 'nobody'"),
        (("--save", "s.doc"), "saved as .csv or .parquet"),
        (("--save", "no/such/folder/s.csv"), "Cannot write"),
        (("--plot", "p.xyz"), "Pictures are .png"),
        (("--plot", "no/such/folder/p.png"), "Cannot write"),
    ],
)
def test_errors_are_one_line(answers: Path, words: tuple[str, ...], said: str) -> None:
    output = hecht("score", "ecr-s", answers, *words, code=2)
    assert said in output
    assert "Traceback" not in output
    assert len(output.strip().splitlines()) == 1


def test_unknown_instrument_and_file(answers: Path) -> None:
    assert "Did you mean" in hecht("score", "ecrs", answers, code=2)
    assert "There is no file" in hecht("score", "ecr", "nowhere.csv", code=2)


def test_check(answers: Path) -> None:
    said = hecht("check", answers)
    assert "120 rows and 13 columns" in said
    assert "key that fits" in said
    assert "(ecr-s)" in said


def test_check_real_file(shared_data: Path) -> None:
    said = hecht("check", shared_data / "ecr_openpsychometrics" / "data.csv")
    assert "This makes results wrong" in said
    assert "36 of 36 items" in " ".join(said.split())


def test_another_key_that_fits_better_is_named(shared_data: Path) -> None:
    path = shared_data / "ecr_openpsychometrics" / "subsample_5000_complete.csv"
    said = hecht("score", "ecr-r", path)
    assert "run against the other items" in said
    assert "answer like the Experiences in Close Relationships (ecr)" in said
    assert "key that fits" not in hecht("score", "ecr", path)


def test_convert(answers: Path, tmp_path: Path) -> None:
    assert "120 rows" in hecht("convert", answers, tmp_path / "a.parquet")
    assert len(pd.read_parquet(tmp_path / "a.parquet")) == 120
    hecht("convert", answers, tmp_path / "study", "--to", "psych-ds")
    assert json.loads((tmp_path / "study" / "dataset_description.json").read_text())["name"]
    hecht("convert", answers, tmp_path / "f.json", "--to", "fhir", "--instrument", "ecr-s",
          "--person", "who")  # fmt: skip
    assert json.loads((tmp_path / "f.json").read_text())["resourceType"] == "Bundle"
    assert "--instrument" in hecht("convert", answers, tmp_path / "g.json", "--to", "fhir", code=2)
    assert "which format" in hecht("convert", answers, tmp_path / "g.abc", code=2)


def test_convert_couples(tmp_path: Path) -> None:
    path, out = tmp_path / "c.csv", tmp_path / "wide.csv"
    path.write_text("couple,person,x\n1,1,3\n1,2,5\n2,1,7\n")
    hecht("convert", path, out, "--shape", "dyad", "--dyad", "couple")
    assert out.read_text().splitlines() == ["couple,x_1,x_2", "1,3,5", "2,7,"]
    back = tmp_path / "back.csv"
    hecht("convert", out, back, "--from-shape", "dyad", "--shape", "individual", "--dyad", "couple")
    assert back.read_text().splitlines() == ["couple,person,x", "1,1,3", "1,2,5", "2,1,7"]
    assert "--dyad" in hecht("convert", path, out, "--shape", "pairwise", code=2)
    assert "none of them" in hecht("convert", path, out, "--shape", "round", "--dyad", "couple",
                                   code=2)  # fmt: skip


def test_instruments_list_and_one() -> None:
    said = hecht("instruments")
    assert all(f"  {name} " in said for name in available())
    one = hecht("instruments", "rsq")
    assert "turned round: 6" in one
    assert "unverified" in one
