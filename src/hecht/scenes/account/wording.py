"""From a notice to a sentence: names with their articles, lists, stretches of time."""

from __future__ import annotations

from hecht.scenes.account import sentences_en, sentences_nl
from hecht.scenes.account.trace import Notice
from hecht.scenes.schema import Scene

_NEUTER = (
    "kind",
    "kindje",
    "kleintje",
    "meisje",
    "jongetje",
    "konijn",
    "paard",
    "zusje",
    "broertje",
)
_USED_AS_NAMES = {
    "nl": {"mama", "papa", "mam", "pap", "oma", "opa", "mamma", "pappa"},
    "en": {"mum", "dad", "mom", "mummy", "daddy", "grandma", "grandpa", "granny", "papa", "mama"},
}


class Wording:
    """Says notices about one scene in one language."""

    def __init__(self, scene: Scene, language: str) -> None:
        self.scene = scene
        self.language = "nl" if language == "nl" else "en"
        self.sentences = sentences_nl if self.language == "nl" else sentences_en

    def variants(self, key: str) -> int:
        """In how many ways a sentence can be said; after that there is silence."""
        return len(self.sentences.SENTENCES.get(key, ()))

    def say(self, notice: Notice, turn: int = 0) -> str:
        """The sentence for a notice, the `turn`-th time that it is about this person."""
        known = self.sentences.SENTENCES[notice.key]
        who = self.called(notice.who) if notice.who else ""
        other = self.called(notice.other) if notice.other else ""
        names = self.listed([self.called(name) for name in notice.others])
        label = notice.label.in_language(self.language) if notice.label else ""
        text = known[min(turn, len(known) - 1)].format(
            who=who,
            other=other,
            it=self._again(notice.who, who),
            a_who=self.called(notice.who, new=True) if notice.who else "",
            names=names,
            label=label,
            span=self.sentences.span(notice.minutes),
        )
        return capitalised(text)

    def called(self, person: str, new: bool = False) -> str:
        """A name as it stands in a sentence: 'Anna', 'mama', 'het kind', new: 'een onbekende'."""
        name = self.scene.name_of(person, self.language)
        if name[:1].isupper() or name in _USED_AS_NAMES[self.language]:
            return name
        if self.language == "en":
            if new:
                return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"
            return f"the {name}"
        if new:
            return f"een {name}"
        return f"het {name}" if name in _NEUTER or name.endswith("je") else f"de {name}"

    def _again(self, person: str | None, name: str) -> str:
        """How to mention someone once more in the same sentence, without guessing a gender."""
        plain = person is not None and name.split(" ")[0] in ("het", "the")
        if plain and self.scene.people[str(person)].kind in ("infant", "child", "pet"):
            return "het" if self.language == "nl" else "it"
        return name

    def listed(self, names: list[str]) -> str:
        """'Lot en Sven', 'Yara, Daan en Loes'."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {'en' if self.language == 'nl' else 'and'} {names[-1]}"


def capitalised(text: str) -> str:
    """A capital at the start and after every full stop."""
    parts = []
    start = True
    for letter in text:
        parts.append(letter.upper() if start and letter.isalpha() else letter)
        if letter.isalnum():
            start = False
        elif letter in ".!?":
            start = True
    return "".join(parts)
