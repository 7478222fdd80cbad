"""The recipes in CONTRIBUTING.md are followed here, so that they stay true."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
import yaml

from hecht.instruments.definition import Instrument
from hecht.instruments.registry import check_fingerprint
from hecht.scenes.reading import loads


@pytest.fixture(scope="module")
def recipes(repository: Path) -> dict[str, list[str]]:
    """The code blocks of CONTRIBUTING.md by heading."""
    text = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {
        heading: [
            textwrap.dedent(block)
            for block in re.findall(r"^ *```\w+\n(.*?)^ *```", body, re.MULTILINE | re.DOTALL)
        ]
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_the_scene_is_a_scene(recipes: dict[str, list[str]]) -> None:
    [text] = recipes["A scene"]
    scene = loads(text, file="late-train.yaml")
    assert scene.bond_names == ["noor -> sam", "sam -> noor"]
    assert len(scene.chapters[0].events) == 3
    assert [outcome.id for outcome in scene.outcomes] == ["eased"]


def test_the_instrument_is_an_instrument(recipes: dict[str, list[str]]) -> None:
    [text] = recipes["An instrument"]
    check_fingerprint(Instrument.model_validate(yaml.safe_load(text)), "home-3.yaml")


def test_the_mechanism_can_be_compiled(recipes: dict[str, list[str]]) -> None:
    [text] = recipes["A mechanism"]
    space: dict[str, object] = {}
    exec(compile(text, "place.py", "exec", dont_inherit=True), space)
    assert callable(space["calm_of_place"])


def test_the_readme_says_what_runs(repository: Path) -> None:
    text = (repository / "README.md").read_text(encoding="utf-8")
    [scene] = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert len(scene.splitlines()) == 5
    assert loads(scene, file="away.yaml").chapters[0].steps == 72
    [program] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(program.splitlines()) == 5
    compile(program, "README.md", "exec")


def test_links_lead_somewhere(repository: Path) -> None:
    pages = [*repository.glob("*.md"), *(repository / "docs").rglob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:\s]+)[^):]*\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert len(pages) > 3
    assert broken == []
