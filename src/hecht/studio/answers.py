"""Answers to the questions of pages: a life for a question, remembered for a while."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from threading import Lock
from typing import Any

from pydantic import ValidationError

from hecht.errors import HechtError
from hecht.studio.catalogue import LANGUAGES
from hecht.studio.protocol import Request, encode
from hecht.studio.source import Source, find_scene
from hecht.studio.telling import tell

log = logging.getLogger(__name__)

Answer = tuple[dict[str, Any], bytes | None]
MOST = 48
"""Answers kept: as many as somebody may go back and forth between; some 30 kB to 1 MB each."""


class Answers:
    """The answers of one studio; the same question again is answered from memory."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._known: OrderedDict[str, Answer] = OrderedDict()
        self._lock = Lock()

    def __call__(self, question: str) -> Answer:
        """Header and frame for one question, or a header with an ``error`` and no frame."""
        key, number = _same_question(question)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return {**known[0], "request": number}, known[1]
        found = answer(self.source, question)
        if "error" not in found[0]:
            with self._lock:
                self._known[key] = found
                while len(self._known) > MOST:
                    self._known.popitem(last=False)
        return found


def _same_question(question: str) -> tuple[str, Any]:
    """What is asked without the number of the question, and that number."""
    try:
        asked = json.loads(question)
        number = asked.pop("request")
        return json.dumps(asked, sort_keys=True), number
    except (ValueError, AttributeError, KeyError, TypeError):
        return question, None


def answer(source: Source, question: str) -> Answer:
    """Header and frame for one question, or a header with an ``error`` and no frame."""
    number, language = None, _language_of(question)
    try:
        request = Request.model_validate_json(question)
        number, language = request.request, request.language or language
        scene = find_scene([*source.scenes(), *source.opened()], request.scene)
        result = source.run(
            scene,
            request.options,
            seed=request.seed,
            replicates=request.replicates,
            whole=request.whole,
        )
        # A whole life is lived in steps of unequal length; the page tells who comes and who goes.
        spoken = () if request.whole else request.languages
        accounts = {name: source.account(result, name) for name in spoken}
        return encode(request, result, accounts)
    except HechtError as error:
        told = tell(error, language)
        return _error(number, "input", told.text, told.language), None
    except ValidationError as error:
        told = tell(_first_fault(error), language)
        return _error(number, "input", told.text, told.language), None
    except Exception:
        log.exception("A scene could not be run: %s", question[:500])
        return _error(number, "fault", "", language), None


def _language_of(question: str) -> str:
    """The language of a question, also of one that is not asked in the right form."""
    try:
        language = json.loads(question)["language"]
    except (ValueError, KeyError, TypeError):
        return LANGUAGES[-1]
    return language if language in LANGUAGES else LANGUAGES[-1]


def _error(number: int | None, kind: str, message: str, language: str) -> dict[str, Any]:
    return {"request": number, "error": {"kind": kind, "message": message, "language": language}}


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(str(part) for part in fault['loc']) or 'request'}: {fault['msg']}."
