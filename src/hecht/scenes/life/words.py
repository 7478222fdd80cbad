"""The sentences of a life, in Dutch and in English: each written as itself."""

from __future__ import annotations

Both = tuple[str, str]
"""(Dutch, English)."""

EVENTS: dict[str, Both] = {
    "sibling_born": (
        "Er komt een kind bij in huis: {name}.",
        "Another child comes into the home: {name}.",
    ),
    "parents_part": ("Je ouders gaan uit elkaar.", "Your parents part."),
    "friend_comes": ("Je raakt bevriend met {name}.", "You become friends with {name}."),
    "friend_fades": (
        "Jij en {name} raken elkaar kwijt, na {years}.",
        "You and {name} lose touch, after {years}.",
    ),
    "leaves_home": ("Je gaat op jezelf wonen.", "You leave home."),
    "meets_young": ("Je wordt verliefd op {name}.", "You fall in love with {name}."),
    "meets": (
        "Je leert {name} kennen. Het wordt meer.",
        "You get to know {name}, and it becomes more.",
    ),
    "breaks_up": ("Het gaat uit met {name}.", "It ends with {name}."),
    "moves_in": ("Je gaat met {name} samenwonen.", "You move in with {name}."),
    "parts": (
        "Jij en {name} gaan uit elkaar, na {years}.",
        "You and {name} part, after {years}.",
    ),
    "child_born_0": ("{Name} wordt geboren, je eerste kind.", "{Name} is born, your first child."),
    "child_born_1": ("{Name} wordt geboren, je tweede.", "{Name} is born, your second."),
    "child_born_2": ("{Name} wordt geboren, je derde.", "{Name} is born, your third."),
    "child_leaves": ("{Name} gaat het huis uit.", "{Name} leaves home."),
    "work_begins": ("Je gaat werken.", "You start to work."),
    "work_ends": ("Je werk is klaar.", "Your working life ends."),
    "therapy_begins": (
        "Een jaar lang praat je elke week met een therapeut.",
        "For a year you talk with a therapist each week.",
    ),
    "pet_comes": ("Er komt een dier in huis.", "An animal comes into the home."),
    "hard_time": ("Er komt een zware tijd.", "A hard time comes."),
    "dies_parent": ("{Name} sterft.", "{Name} dies."),
    "dies_grandparent": ("{Name} sterft.", "{Name} dies."),
    "dies_sibling": (
        "{Name} sterft, met wie je bent opgegroeid.",
        "{Name} dies, with whom you grew up.",
    ),
    "dies_friend": (
        "{Name} sterft. Jullie waren {years} bevriend.",
        "{Name} dies. You were friends for {years}.",
    ),
    "dies_partner": (
        "{Name} sterft. Jullie waren {years} samen.",
        "{Name} dies. You were together for {years}.",
    ),
    "dies_child": ("{Name} sterft, je kind.", "{Name} dies, your child."),
    "dies_pet": ("Het dier in huis sterft.", "Your pet dies."),
    "ends": ("Je sterft, {age} jaar oud.", "You die, {age} years old."),
    "ends_baby": ("Je sterft, nog geen jaar oud.", "You die, not yet one year old."),
}

BORN: dict[str, Both] = {
    "alone": (
        "Je wordt geboren. Je moeder en je vader zijn er.",
        "You are born. Your mother and your father are there.",
    ),
    "older": (
        "Je wordt geboren. Je moeder en je vader zijn er, en {names} {was} er al.",
        "You are born. Your mother and your father are there, and {names} {was} there before you.",
    ),
}
WAS: tuple[Both, Both] = (("was", "waren"), ("was", "were"))
"""One and several, by language."""

PHASES: tuple[tuple[float, Both], ...] = (
    (0, ("De eerste jaren", "The first years")),
    (6, ("Kind", "Child")),
    (12, ("Opgroeien", "Growing up")),
    (18, ("De wereld in", "Into the world")),
    (30, ("Middenin", "In the thick of it")),
    (45, ("Halverwege", "Half-way")),
    (60, ("Later", "Later")),
    (75, ("De late jaren", "The late years")),
)

SAFE: tuple[tuple[float, Both], ...] = (
    (0.15, ("Veilig voel je je zelden", "You seldom feel safe")),
    (0.27, ("Je voelt je soms veilig", "You feel safe at times")),
    (0.42, ("Je voelt je meestal veilig", "You mostly feel safe")),
    (9.0, ("Je voelt je veilig", "You feel safe")),
)
TENSE: tuple[tuple[float, Both], ...] = (
    (0.27, ("en van binnen is het rustig", "and inside it is calm")),
    (0.36, ("en er is wat spanning", "and there is some tension")),
    (0.5, ("en van binnen is het vaak onrustig", "and inside it is often restless")),
    (9.0, ("en van binnen is het bijna nooit stil", "and inside it is hardly ever quiet")),
)
BUT: Both = ("maar", "but")
AND: Both = ("en", "and")

INSIDE: dict[str, Both] = {
    "first": ("Als het erop aankomt ga je naar {names}.", "When it matters you go to {names}."),
    "then": (
        "Als het erop aankomt ga je naar {first}, en daarna naar {names}.",
        "When it matters you go to {first}, and then to {names}.",
    ),
    "nobody": (
        "Er is niemand naar wie je gaat als het erop aankomt.",
        "There is nobody to go to when it matters.",
    ),
    "takes_over": (
        "{New} is nu degene naar wie je het eerst gaat; dat was {old}.",
        "{New} is now the one you go to first; that was {old}.",
    ),
    "others_up": (
        "Je rekent meer op mensen dan {before}.",
        "You count on people more than {before}.",
    ),
    "others_down": (
        "Je rekent minder op mensen dan {before}.",
        "You count on people less than {before}.",
    ),
    "self_up": (
        "Dat er om je gegeven wordt, is vanzelfsprekender geworden.",
        "That someone cares for you has become more a matter of course.",
    ),
    "self_down": (
        "Je bent er minder zeker van dat er om je gegeven wordt.",
        "You are less sure that you are someone people care for.",
    ),
    "search": (
        "Het eerste jaar zoek je nog naar {name}.",
        "In the first year you still look for {name}.",
    ),
    "back_soon": (
        "Na {time} is het van binnen weer zoals ervoor.",
        "After {time} it is inside as it was before.",
    ),
    "back_late": (
        "Het duurt {time} voor het van binnen weer is zoals ervoor.",
        "It takes {time} before it is inside as it was.",
    ),
    "not_back": (
        "Twee jaar later is het van binnen nog niet zoals ervoor.",
        "Two years later it is inside not yet as it was.",
    ),
    "place_taken": (
        "Op de plek van {name} komt {new}.",
        "{New} comes to stand where {name} stood.",
    ),
}
BEFORE: dict[str, Both] = {
    "child": ("toen je klein was", "when you were small"),
    "before": ("voorheen", "before"),
}
STILL_THERE: Both = (
    "Je bent {age}. Verder is dit leven niet gespeeld.",
    "You are {age}. This life was not played any further.",
)
CLOSING: Both = (
    "Wat er gebeurt is geloot uit cijfers over heel Nederland; wat mensen voor je gaan "
    "betekenen komt uit het model. "
    "Het is een leven dat zo had kunnen gaan, van niemand in het bijzonder.",
    "What happens is drawn from figures about the Netherlands; what people come to mean to "
    "you comes out of the model. "
    "It is a life that could have gone this way, nobody's in particular.",
)


def pick(both: Both, language: str) -> str:
    """The text in a language."""
    return both[0] if language == "nl" else both[1]


def duration(years: float, language: str) -> str:
    """A length of time in words: 'half a year', '7 years'."""
    nl = language == "nl"
    if years < 0.4:
        return "een paar maanden" if nl else "a few months"
    if years < 0.8:
        return "een half jaar" if nl else "half a year"
    whole = max(1, round(years))
    if nl:
        return "een jaar" if whole == 1 else f"{whole} jaar"
    return "a year" if whole == 1 else f"{whole} years"


def listed(names: list[str], language: str) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {pick(AND, language)} {names[-1]}"


def capital(text: str) -> str:
    """The same text with a first capital."""
    return text[:1].upper() + text[1:]
