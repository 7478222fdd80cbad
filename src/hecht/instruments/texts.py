"""Text packs: the wording of an instrument, supplied by a user who has the rights.

hecht holds no sentences of others. A pack is a YAML file::

    instrument: ecr
    version: "1998"
    language: nl
    supplied_by: Praktijk De Linde
    rights: permission of the publisher, 2026-03-02
    items:
      i01: ...

Its SHA-256 is kept beside every score. A wording whose hash no instrument file lists is called
"unverified wording", for a validated score presumes the validated text.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from hecht.errors import DataFileError
from hecht.instruments.definition import Instrument


class TextPack(BaseModel):
    """The wording of every item in one language, and who answers for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    instrument: str
    version: str
    language: str
    supplied_by: str
    rights: str
    items: dict[str, str]
    instruction: str = ""
    anchors: dict[int, str] = {}

    @property
    def text_hash(self) -> str:
        """SHA-256 over instrument, version, language and every sentence."""
        said = self.model_dump(include={"instrument", "version", "language", "items"})
        return hashlib.sha256(
            json.dumps(said, sort_keys=True, ensure_ascii=False).encode()
        ).hexdigest()


def read_texts(path: str | Path, chosen: Instrument) -> TextPack:
    """Read a text pack and hold it against the instrument it is for.

    Raises:
        DataFileError: when the file is not a text pack of this instrument, or misses an item.
    """
    file = Path(path)
    try:
        pack = TextPack.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise DataFileError(f"There is no file {file}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataFileError(f"{file.name} is not readable YAML in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataFileError(f"{file.name}: {where}: {first['msg']}.") from error
    if (pack.instrument, pack.version) != (chosen.id, chosen.version):
        raise DataFileError(
            f"{file.name} holds the text of {pack.instrument} {pack.version}, not of "
            f"{chosen.id} {chosen.version}."
        )
    missing = [code for code in chosen.items if not pack.items.get(code, "").strip()]
    unknown = sorted(set(pack.items) - set(chosen.items))
    if missing or unknown:
        fault = f"no text for {', '.join(missing)}" if missing else f"unknown items {unknown}"
        raise DataFileError(f"{file.name}: {fault}.")
    return pack


def own_texts(chosen: Instrument, language: str) -> TextPack | None:
    """The wording hecht itself wrote for an instrument of its own, where there is one."""
    folder = Path(str(resources.files("hecht.instruments") / "library" / "texts"))
    path = folder / f"{chosen.id}.{language}.yaml"
    return read_texts(path, chosen) if path.is_file() else None


def wording_label(chosen: Instrument, pack: TextPack | None) -> str:
    """What can be said about the wording that was asked."""
    if pack is None:
        return "not known to hecht (the file holds answers, not the questions)"
    short = pack.text_hash[:12]
    known = chosen.known_texts.get(pack.text_hash)
    if known:
        return f"{known} (text {short})"
    return f"unverified wording, supplied by {pack.supplied_by} (text {short})"
