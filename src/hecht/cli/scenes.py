"""``hecht scenes``: the scenes of the library."""

from __future__ import annotations

from hecht.cli._speaking import LanguageOption, columns, language_of


def scenes(lang: LanguageOption = None) -> None:
    """List the scenes that come with hecht."""
    from hecht.scenes import library, load

    language = language_of(lang)
    rows = []
    for name in library():
        scene = load(name)
        names = ", ".join(scene.name_of(person, language) for person in scene.people)
        rows.append((name, f"{scene.title.in_language(language)} ({names})"))
    columns(rows, indent=0, widest=40)
    if language == "nl":
        print("\nMeer over een ervan: hecht explain NAAM. Afspelen: hecht run NAAM.")
    else:
        print("\nMore about one: hecht explain NAME. To play it: hecht run NAME.")
