"""The modules and style sheets: nothing from elsewhere, nothing a strict policy would refuse."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hecht.studio import pages

STATIC = Path(pages.__file__).parent / "static"
FILES = sorted(file for file in STATIC.rglob("*") if file.suffix in {".js", ".css", ".svg"})
MODULES = [file for file in FILES if file.suffix == ".js"]
SVG_NAME = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_comes_from_elsewhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace(SVG_NAME, "")
    assert not re.search(r"https?://|@import|url\((?!#)", text)


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
def test_modules_keep_to_the_policy(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function", text)
    assert not re.search(r"setAttribute\('style'|style:\s*['`]", text)


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
def test_modules_are_small_and_import_what_exists(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for name in re.findall(r"from '(\.[^']+)'|^import '(\.[^']+)'", text, flags=re.MULTILINE):
        assert (module.parent / "".join(name)).is_file(), name


def test_sentences_live_in_the_catalogues() -> None:
    for module in MODULES:
        code = re.sub(r"//.*|/\*.*?\*/", "", module.read_text(encoding="utf-8"), flags=re.DOTALL)
        spoken = re.findall(r"'[A-Z][a-z]+(?: [a-z]+){2,}[^']*'", code)
        assert [words for words in spoken if "hecht" not in words] == [], module.name


def test_types_hold() -> None:
    """The types in the comments, checked by TypeScript where there is one."""
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("TypeScript is not installed (npm install --global typescript)")
    settings = Path(__file__).with_name("tsconfig.json")
    checked = subprocess.run(
        [compiler, "--project", settings], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
