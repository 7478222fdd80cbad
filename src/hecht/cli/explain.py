"""``hecht explain``: a scene in plain words."""

from __future__ import annotations

from typing import Annotated

import typer

from hecht.cli._speaking import LanguageOption, columns, language_of, paragraph


def explain(
    scene: Annotated[str, typer.Argument(help="A name from `hecht scenes`, or a scene file.")],
    lang: LanguageOption = None,
) -> None:
    """Tell in plain words what happens in a scene, and why.

    Who is there and what is special about them, what is between them, what happens when, what to
    watch, and everything that can be changed.
    """
    from hecht.scenes import load
    from hecht.scenes.explaining import explain as sections

    language = language_of(lang)
    loaded = load(scene)
    print(loaded.title.in_language(language))
    for text in (loaded.question, loaded.story):
        if text is not None:
            print()
            paragraph(text.in_language(language))
    for section in sections(loaded, language):
        print(f"\n{section.heading}")
        columns(section.lines)
