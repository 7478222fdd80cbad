"""FHIR output: valid by a library that is not ours, and scored right by an engine not ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hecht.errors import DataFileError
from hecht.instruments.dataset import Dataset
from hecht.instruments.registry import available, instrument
from hecht.instruments.scoring import score
from hecht.instruments.texts import own_texts
from hecht.instruments.writers import write
from hecht.instruments.writers.fhir import CALCULATED, VARIABLE, questionnaire

SINGLE = [n for n in available() if not instrument(n).derived and n != "reflection"]


def people(name: str, count: int = 40, gaps: bool = True) -> Dataset:
    found = instrument(name)
    dice = np.random.default_rng(len(name))
    low = [int(found.item_range(c)[0]) for c in found.items]
    high = [int(found.item_range(c)[1]) + 1 for c in found.items]
    values = dice.integers(low, high, (count, len(found.items))).astype(float)
    if gaps:
        values[dice.random(values.shape) < 0.08] = np.nan
        values[0] = np.nan
    frame = pd.DataFrame(values, columns=list(found.items))
    frame.insert(0, "who", [f"p{k}" for k in range(count)])
    return Dataset(frame, "made up", "data frame", first_row=1)


def written(tmp_path: Path, name: str) -> tuple[Dataset, dict[str, Any]]:
    dataset = people(name)
    path = tmp_path / "bundle.json"
    write(dataset, path, to="fhir", instrument=name, person="who", accept_unverified=True)
    return dataset, json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SINGLE)
def test_every_resource_is_valid_r4(tmp_path: Path, name: str) -> None:
    models = pytest.importorskip("fhir.resources.R4B")
    _, found = written(tmp_path, name)
    models.get_fhir_model_class("Bundle").model_validate(found)
    kinds = set()
    for entry in found["entry"]:
        resource = entry["resource"]
        kinds.add(resource["resourceType"])
        models.get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    assert kinds == {"Questionnaire", "QuestionnaireResponse", "Observation"}


def test_the_validator_can_say_no(tmp_path: Path) -> None:
    models = pytest.importorskip("fhir.resources.R4B")
    _, found = written(tmp_path, "ecr-s")
    asked = found["entry"][0]["resource"]
    for broken in (
        {k: v for k, v in asked.items() if k != "status"},
        asked | {"statuss": "active"},
        asked | {"item": [{"linkId": "i01"}]},
    ):
        with pytest.raises(ValueError, match="validation error"):
            models.get_fhir_model_class("Questionnaire").model_validate(broken)


@pytest.mark.parametrize("name", SINGLE)
def test_the_questionnaire_scores_itself(tmp_path: Path, name: str) -> None:
    """The FHIRPath in the questionnaire, run by another engine, gives our scores."""
    engine = pytest.importorskip("fhirpathpy")
    from fhirpathpy.models import models

    dataset, found = written(tmp_path, name)
    asked = found["entry"][0]["resource"]
    ours = score(name, dataset, person="who", accept_unverified=True).table.set_index("who")
    responses = [
        e["resource"]
        for e in found["entry"]
        if e["resource"]["resourceType"] == "QuestionnaireResponse"
    ]
    rules = {i["linkId"]: i["extension"] for i in asked["item"] if i["linkId"].startswith("score-")}
    for response in responses[:12]:
        who = response["subject"]["identifier"]["value"]
        for link, extensions in rules.items():
            context: dict[str, Any] = {"resource": response}
            value: list[Any] = []
            for extension in extensions:
                said = extension.get("valueExpression")
                if said is None:
                    continue
                result = engine.evaluate(response, said["expression"], context, models["r4"])
                if extension["url"] == VARIABLE:
                    context[said["name"]] = result
                elif extension["url"] == CALCULATED:
                    value = result
            expected = ours.loc[who, link.removeprefix("score-")]
            if np.isnan(expected):
                assert value == []
            else:
                assert float(value[0]) == pytest.approx(expected), (who, link)


def test_observations_carry_score_error_and_origin(tmp_path: Path) -> None:
    _, found = written(tmp_path, "ecr-s")
    responses = {
        e["fullUrl"]
        for e in found["entry"]
        if e["resource"]["resourceType"] == "QuestionnaireResponse"
    }
    observations = [
        e["resource"] for e in found["entry"] if e["resource"]["resourceType"] == "Observation"
    ]
    assert len(observations) == 2 * 40
    for each in observations:
        assert each["derivedFrom"][0]["reference"] in responses
        assert ("valueQuantity" in each) != ("dataAbsentReason" in each)
        assert all("loinc" not in c["system"] for c in each["code"]["coding"])
    assert sum("dataAbsentReason" in each for each in observations) >= 2


def test_the_same_input_gives_the_same_bundle(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert written(tmp_path / "a", "ecr-s")[1] == written(tmp_path / "b", "ecr-s")[1]


def test_no_wording_without_a_pack_and_the_packs_wording_with_one() -> None:
    plain = questionnaire(instrument("ecr"))
    assert {i["text"] for i in plain["item"] if i["type"] == "choice"} == set(
        instrument("ecr").items
    )
    assert plain["copyright"]
    own = instrument("reflection")
    texts = own_texts(own, "nl")
    assert texts is not None
    asked = questionnaire(own, texts)
    assert asked["language"] == "nl"
    assert asked["item"][0]["text"] == texts.items["i01"]


def test_another_scale_is_another_version_with_other_options(tmp_path: Path) -> None:
    dice = np.random.default_rng(0)
    frame = pd.DataFrame(dice.integers(1, 6, (200, 12)), columns=list(instrument("ecr-s").items))
    write(Dataset(frame, "made up", "data frame"), tmp_path / "x.json", to="fhir",
          instrument="ecr-s")  # fmt: skip
    asked = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["entry"][0]["resource"]
    assert len(asked["item"][0]["answerOption"]) == 5
    assert asked["version"] != questionnaire(instrument("ecr-s"))["version"]
    turned = next(i for i in asked["item"] if i["linkId"] == "score-anxiety")
    assert "* 6 - " in json.dumps(turned)


def test_too_many_people_are_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame(np.full((10_001, 12), 7), columns=list(instrument("ecr-s").items))
    with pytest.raises(DataFileError, match="at most 10,000 people"):
        write(Dataset(frame, "made up", "data frame"), tmp_path / "x.json", to="fhir",
              instrument="ecr-s")  # fmt: skip
    assert not (tmp_path / "x.json").exists()
