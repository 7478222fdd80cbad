"""FHIR R4: a questionnaire that scores itself (SDC), its answers, and one observation a score.

The questionnaire carries the key: every answer option has its ordinal value, and each score is a
hidden, read-only item with a FHIRPath expression. hecht has no LOINC codes and invents none; codes
are in code systems of its own.
"""

from __future__ import annotations

import json
import math
import uuid
from pathlib import Path
from typing import Any

from hecht.errors import DataFileError
from hecht.instruments.columns import find_items
from hecht.instruments.dataset import Dataset
from hecht.instruments.definition import Instrument, Subscale
from hecht.instruments.registry import instrument as find_instrument
from hecht.instruments.scores import Scores
from hecht.instruments.scoring import score
from hecht.instruments.texts import TextPack

BASE = "https://hecht.example/fhir"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
NAMESPACE = uuid.UUID("5b0c8d0e-5a1c-5c55-9d4e-1d1f4a1c0a11")
MOST_PEOPLE = 10_000
Json = dict[str, Any]


def questionnaire(chosen: Instrument, texts: TextPack | None = None) -> Json:
    """The instrument as a FHIR R4 Questionnaire with SDC scoring.

    Without a text pack an item's text is its code: the wording belongs to its owner.
    """
    items = [_question(chosen, code, texts) for code in chosen.items]
    items += [_score_item(chosen, name, part) for name, part in chosen.subscales.items()]
    resource: Json = {
        "resourceType": "Questionnaire",
        "id": chosen.id,
        "url": canonical(chosen).split("|")[0],
        "version": _version(chosen),
        "name": "".join(word.capitalize() for word in chosen.id.split("-")),
        "title": chosen.title,
        "status": "active" if chosen.verification.status == "verified" else "draft",
        "subjectType": ["Patient"],
        "publisher": "hecht",
        "description": f"{chosen.citation.text} Key {chosen.key_hash[:12]}, "
        f"{chosen.verification.status}.",
        "copyright": chosen.rights.wording,
        "item": items,
    }
    if texts is not None:
        resource["language"] = texts.language
    return resource


def canonical(chosen: Instrument) -> str:
    """Canonical address of the questionnaire with its version."""
    return f"{BASE}/Questionnaire/{chosen.id}|{_version(chosen)}"


def _version(chosen: Instrument) -> str:
    return f"{chosen.version}+{chosen.key_hash[:8]}".replace(" ", "-").replace(",", "")


def _question(chosen: Instrument, code: str, texts: TextPack | None) -> Json:
    low, high = (int(end) for end in chosen.item_range(code))
    return {
        "linkId": code,
        "text": texts.items[code] if texts else code,
        "type": "choice",
        "required": False,
        "answerOption": [
            {"valueCoding": coding(chosen, value, texts)}
            for value in range(int(low), int(high) + 1)
        ],
    }


def coding(chosen: Instrument, value: int, texts: TextPack | None = None) -> Json:
    """One answer option with its ordinal value."""
    shown = texts.anchors.get(value, str(value)) if texts else str(value)
    return {
        "extension": [{"url": ORDINAL, "valueDecimal": value}],
        "system": f"{BASE}/CodeSystem/{chosen.id}-answers",
        "code": str(value),
        "display": shown,
    }


def _score_item(chosen: Instrument, name: str, part: Subscale) -> Json:
    return {
        "extension": [
            {"url": HIDDEN, "valueBoolean": True},
            _expression(VARIABLE, _answers(part, turned=False), "forward"),
            _expression(VARIABLE, _answers(part, turned=True), "turned"),
            _expression(CALCULATED, score_expression(chosen, part)),
        ],
        "linkId": f"score-{name}",
        "text": f"{name.replace('_', ' ')} ({part.score})",
        "type": "decimal",
        "readOnly": True,
    }


def _expression(url: str, text: str, name: str | None = None) -> Json:
    value: Json = {"language": "text/fhirpath", "expression": text}
    if name:
        value = {"name": name, **value}
    return {"url": url, "valueExpression": value}


def _answers(part: Subscale, *, turned: bool) -> str:
    """FHIRPath for the ordinal values of the items that count forwards, or backwards."""
    codes = [c for c in part.items if (c in part.reversed) == turned]
    if not codes:
        return "{}"
    which = " or ".join(f"linkId = '{code}'" for code in codes)
    return f"%resource.item.where({which}).answer.value.extension.where(url = '{ORDINAL}').value"


def score_expression(chosen: Instrument, part: Subscale) -> str:
    """FHIRPath for the score, with the missing rule; empty where there is no score."""
    count = len(part.items)
    needed = math.ceil(count * (1 - chosen.max_missing_share) - 1e-9)
    ranges = {chosen.item_range(code) for code in part.reversed or part.items[:1]}
    if len(ranges) > 1:
        raise DataFileError(f"{chosen.id} reverses items of different ranges; FHIR cannot say it.")
    low, high = ranges.pop()
    size = count if part.score == "sum" else 1
    answered = "(%forward.count() + %turned.count())"
    total = (
        "(%forward.aggregate($this + $total, 0) "
        f"+ %turned.count() * {low + high:g} - %turned.aggregate($this + $total, 0))"
    )
    return f"iif({answered} >= {needed}, {total} * {size} / {answered}, {{}})"


def write(
    dataset: Dataset,
    path: Path,
    *,
    instrument: str,
    texts: TextPack | None = None,
    person: str | None = None,
    items: str | None = None,
    accept_unverified: bool = False,
) -> tuple[Path, ...]:
    """Write one FHIR R4 Bundle with the questionnaire, a response and observations a person.

    Raises:
        DataFileError: when there are too many people, or the answers are about several at once.
    """
    chosen = find_instrument(instrument)
    scores = score(
        chosen, dataset, person=person, items=items, texts=texts,
        accept_unverified=accept_unverified,
    )  # fmt: skip
    if scores.people > MOST_PEOPLE:
        raise DataFileError(
            f"One FHIR bundle holds at most {MOST_PEOPLE:,} people; this file has "
            f"{scores.people:,}. Split it."
        )
    # On another scale it is another questionnaire: its version carries the hash of that key.
    chosen = chosen.model_copy(update={"response": scores.scale})
    found = find_items(chosen, list(dataset.frame.columns), stem=items)
    if set(found) != {""}:
        raise DataFileError("Answers about several people cannot go into one response; split them.")
    text = json.dumps(
        bundle(chosen, dataset, scores, found[""], texts), ensure_ascii=False, indent=1
    )
    path.write_text(text + "\n", encoding="utf-8")
    return (path,)


def bundle(
    chosen: Instrument,
    dataset: Dataset,
    scores: Scores,
    columns: dict[str, str],
    texts: TextPack | None = None,
) -> Json:
    """The whole as a collection; addresses are the same for the same person and key."""
    entries = [
        {"fullUrl": canonical(chosen).split("|")[0], "resource": questionnaire(chosen, texts)}
    ]
    who = scores.table.columns[0]
    answers = dataset.frame[list(columns.values())].to_numpy(dtype=float, na_value=math.nan)
    for row, record in enumerate(scores.table.to_dict("records")):
        subject = {"identifier": {"system": f"{BASE}/person", "value": str(record[who])}}
        filled = {
            code: int(value)
            for code, value in zip(columns, answers[row], strict=True)
            if not math.isnan(value)
            and chosen.item_range(code)[0] <= value <= chosen.item_range(code)[1]
        }
        identity = uuid.uuid5(NAMESPACE, f"{chosen.key_hash}/{dataset.source}/{record[who]}")
        entries.append(_entry(identity, _response(chosen, filled, record, subject, texts)))
        for name in chosen.subscales:
            own = uuid.uuid5(identity, name)
            entries.append(_entry(own, _observation(chosen, name, record, subject, identity)))
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _entry(identity: uuid.UUID, resource: Json) -> Json:
    return {"fullUrl": f"urn:uuid:{identity}", "resource": {"id": str(identity)} | resource}


def _response(
    chosen: Instrument,
    filled: dict[str, int],
    record: dict[Any, Any],
    subject: Json,
    texts: TextPack | None,
) -> Json:
    items: list[Json] = [
        {"linkId": code, "answer": [{"valueCoding": coding(chosen, value, texts)}]}
        for code, value in filled.items()
    ]
    items += [
        {"linkId": f"score-{name}", "answer": [{"valueDecimal": _rounded(record[name])}]}
        for name in chosen.subscales
        if not math.isnan(record[name])
    ]
    resource: Json = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": canonical(chosen),
        "status": "completed",
        "subject": subject,
    }
    return resource | ({"item": items} if items else {})


def _observation(
    chosen: Instrument, name: str, record: dict[Any, Any], subject: Json, response: uuid.UUID
) -> Json:
    system = f"{BASE}/CodeSystem/scores"
    resource: Json = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
        }]}],
        "code": {
            "coding": [{"system": system, "code": f"{chosen.id}-{name.replace('_', '-')}"}],
            "text": f"{chosen.title}: {name.replace('_', ' ')}",
        },
        "subject": subject,
        "derivedFrom": [{"reference": f"urn:uuid:{response}"}],
        "note": [{"text": f"Key {chosen.key_hash}. A score of answers, not a diagnosis."}],
    }  # fmt: skip
    value, error = record[name], record[f"{name}_se"]
    if math.isnan(value):
        resource["dataAbsentReason"] = {"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
        }], "text": "too few items answered"}  # fmt: skip
        return resource
    resource["valueQuantity"] = _quantity(value)
    if not math.isnan(error):
        resource["component"] = [{
            "code": {"coding": [{"system": system, "code": "standard-error"}],
                     "text": "standard error of the score"},
            "valueQuantity": _quantity(error),
        }]  # fmt: skip
    return resource


def _quantity(value: float) -> Json:
    return {
        "value": _rounded(value),
        "unit": "score",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }


def _rounded(value: float) -> float:
    return round(float(value), 6)
