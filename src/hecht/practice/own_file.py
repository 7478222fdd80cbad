"""A document of the user's own as a file: YAML (or JSON) that a person can read and mend.

Every such file starts with two words: ``hecht`` says what it is, ``version`` which form it has. The
file is data alone: references, tags and names that do not belong are refused, with the line.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hecht.errors import DataFileError

LARGEST_FILE = 400_000
"""Characters; years of a diary stay well under it."""

DEEPEST = 12

Line = Annotated[str, Field(max_length=200)]
"""A few words on one line."""
Words = Annotated[str, Field(max_length=4000)]
"""What somebody writes of their own."""


class _PlainWords(yaml.SafeLoader):
    """YAML in which words stay words: "no", "on", "12:30" and dates are text."""


_PlainWords.yaml_implicit_resolvers = {}
_PlainWords.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]
)
_PlainWords.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^(?:0|[1-9][0-9]{0,3})$"), list("0123456789")
)


class Part(BaseModel):
    """A part of a document: nothing but what it names."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class OwnDocument(Part):
    """A whole document: what it is, in which form."""

    hecht: str
    version: int

    @classmethod
    def kind(cls) -> str:
        """What a file of this kind says after ``hecht:``."""
        return str(cls.model_fields["hecht"].default)

    @classmethod
    def newest(cls) -> int:
        """The form this program writes."""
        return int(cls.model_fields["version"].default)

    @classmethod
    def read(cls, text: str, *, file: str = "file") -> Self:
        """The document in ``text``.

        Raises :class:`DataFileError` where the text is not such a document; it names ``file``, the
        place, what is wrong and how to mend it.
        """
        return _read(cls, text, file)

    def write(self) -> str:
        """The document as YAML, without what was left empty."""
        data = self.model_dump(mode="json", exclude_defaults=True)
        head = {"hecht": self.hecht, "version": self.version}
        return yaml.safe_dump(
            head | data, allow_unicode=True, sort_keys=False, width=88, default_flow_style=False
        )


AnyDocument = TypeVar("AnyDocument", bound=OwnDocument)


def _read(kind: type[AnyDocument], text: str, file: str) -> AnyDocument:
    if len(text) > LARGEST_FILE:
        raise DataFileError(
            f"{file}: this is {len(text) / 1e6:.1f} million characters; "
            f"a document of hecht has at most {LARGEST_FILE / 1e6:g} million."
        )
    data = _plain(text, file)
    said = data.get("hecht")
    if said != kind.kind():
        found = f"it says 'hecht: {said}'" if said else "its first line does not say 'hecht: ...'"
        raise DataFileError(
            f"{file}: this is no file of this page, {found}; choose a file that starts with "
            f"'hecht: {kind.kind()}'."
        )
    version = data.get("version")
    if not isinstance(version, int) or version < 1:
        raise DataFileError(f"{file}: 'version' is missing; add 'version: {kind.newest()}'.")
    if version > kind.newest():
        raise DataFileError(
            f"{file}: version {version} was written by a newer hecht; this one reads up to "
            f"version {kind.newest()}. Update hecht to open it."
        )
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise DataFileError(
            f"{file}: {_sentence(first['loc'], first['msg'], first['type'])}"
        ) from None


def _sentence(where: tuple[int | str, ...], message: str, kind: str) -> str:
    place = " / ".join(str(part + 1) if isinstance(part, int) else part for part in where)
    if kind == "extra_forbidden":
        return f"'{where[-1]}' is not known here ({place}); check the spelling or remove it."
    if kind == "missing":
        return f"'{where[-1]}' is missing ({place})."
    return f"{place}: {message.removeprefix('Value error, ')}."


def _plain(text: str, file: str) -> dict[str, Any]:
    """Plain data; no references, no tags, no depth without end."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise DataFileError(
                    f"{file}, line {line}: references (& and *) are not allowed; "
                    "write the words out, or put them in quotes."
                )
            if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
                raise DataFileError(f"{file}, line {line}: tags (!) are not allowed.")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                raise DataFileError(f"{file}, line {line}: this is nested too deeply.")
        data = yaml.load(text, Loader=_PlainWords)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataFileError(
            f"{file}, line {line}: this cannot be read: {error.problem or error.context}."
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise DataFileError(f"{file}: this is no readable text of YAML or JSON.") from None
    if not isinstance(data, dict):
        raise DataFileError(
            f"{file}: this is no document of hecht; choose one that was saved here."
        )
    return data
