"""The words of the evidence page, in Dutch and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "title": {
        "nl": "Wat er gevonden is, en wat dit model ervan maakt",
        "en": "What was found, and what this model makes of it",
    },
    "lead": {
        "nl": "Elke regel is een getal, een richting of een vorm uit gepubliceerd onderzoek. "
        "Hetzelfde onderzoek is hier overgedaan met mensen die alleen in het model bestaan.",
        "en": "Each row is a number, a direction or a shape from published research. The same "
        "study was done again here with people who exist only in the model.",
    },
    "how": {"nl": "Hoe je dit leest", "en": "How to read this"},
    "how_text": {
        "nl": "De ruit is wat gevonden is, de lichte band hoe ver studies uit elkaar liggen, de "
        "stip wat het model geeft. Een getal past als het verschil minder dan twee keer die "
        "onzekerheid is. De banden zijn ruim: passen betekent dat de orde van grootte klopt.",
        "en": "The diamond is what was found, the light band how far studies lie apart, the dot "
        "what the model gives. A number fits when the difference is less than twice that "
        "uncertainty. The bands are wide: to fit means that the size is about right.",
    },
    "score": {"nl": "In het kort", "en": "In short"},
    "group": {"nl": "groep", "en": "group"},
    "run": {"nl": "overgedaan", "en": "done again"},
    "passed": {"nl": "past", "en": "fits"},
    "traits": {"nl": "vaste trekken", "en": "fixed traits"},
    "median": {"nl": "gemiddeld effect", "en": "typical effect"},
    "beyond": {"nl": "alleen het model", "en": "the model alone"},
    "all": {"nl": "alle", "en": "all"},
    "fresh": {"nl": "nooit eerder bekeken", "en": "never seen before"},
    "calibration": {"nl": "om op af te stellen", "en": "to set the model by"},
    "held-out, other studies": {
        "nl": "apart gehouden, andere studies",
        "en": "held out, other studies",
    },
    "held-out, same study": {
        "nl": "apart gehouden, zelfde studie",
        "en": "held out, same study",
    },
    "rivals": {
        "nl": "Twee eenvoudige rivalen staan ernaast. Bij vaste trekken verschillen mensen in "
        "onveiligheid en verandert er niets. Bij het gemiddelde effect is elk getal het "
        "middelste van zijn soort. Wat een rivaal ook haalt, zegt niets over het model.",
        "en": "Two plain rivals stand beside it. With fixed traits, people differ in insecurity "
        "and nothing ever happens to them. With the typical effect, every number is the middle "
        "one of its kind. What a rival also gets right says nothing for the model.",
    },
    "wrong": {"nl": "Waar het model ernaast zit", "en": "What the model gets wrong"},
    "wrong_none": {"nl": "Op dit moment niets in deze lijst.", "en": "Nothing in this list."},
    "wrong_count": {
        "nl": "{wrong} van de {run} uitkomsten die zijn overgedaan passen niet. Hier staan ze, de "
        "getallen die er het verst naast zitten eerst. Er is niets weggelaten.",
        "en": "{wrong} of the {run} results that were done again do not fit. Here they are, the "
        "numbers that are farthest off first. Nothing was left out.",
    },
    "found": {"nl": "gevonden", "en": "found"},
    "simulated": {"nl": "model", "en": "model"},
    "contrasts": {"nl": "verwachtingen kloppen", "en": "expectations hold"},
    "of": {"nl": "van", "en": "of"},
    "areas": {"nl": "Per gebied", "en": "Area by area"},
    "not_run": {"nl": "Niet overgedaan", "en": "Not done again"},
    "not_run_rows": {"nl": "{n} uitkomsten, elk met de reden", "en": "{n} results, each with why"},
    "wrong_rest": {"nl": "De andere {n}", "en": "The other {n}"},
    "fits": {"nl": "{n} van {all} passen", "en": "{n} of {all} fit"},
    "strip": {
        "nl": "{numbers} getallen, {near} binnen de band; {others} andere verwachtingen, "
        "{right} kloppen",
        "en": "{numbers} numbers, {near} within the band; {others} other expectations, "
        "{right} hold",
    },
    "strip_text": {
        "nl": "In de regel van een gebied is elke stip een getal: hoe verder van het midden, hoe "
        "verder het model ernaast zit. In de lichte band past het. De vierkantjes erachter zijn "
        "verwachtingen zonder getal; open wil zeggen dat ze niet uitkomen.",
        "en": "In the line of an area each dot is a number: the farther from the middle, the "
        "farther off the model is. In the light band it fits. The squares behind it are "
        "expectations without a number; open ones do not hold.",
    },
    "show": {"nl": "Zoek in de uitkomsten", "en": "Search the results"},
    "find": {"nl": "Zoek een woord", "en": "Find a word"},
    "area": {"nl": "Gebied", "en": "Area"},
    "all_areas": {"nl": "alle gebieden", "en": "all areas"},
    "verdict": {"nl": "Past het?", "en": "Does it fit?"},
    "only": {"nl": "Alleen", "en": "Only"},
    "shown": {"nl": "{{shown}} van {all} uitkomsten", "en": "{{shown}} of {all} results"},
    "show_all": {"nl": "laat alles zien", "en": "show everything"},
    "filter_all": {"nl": "alles", "en": "everything"},
    "filter_held": {"nl": "apart gehouden", "en": "held out"},
    "filter_fresh": {"nl": "nooit eerder bekeken", "en": "never seen before"},
    "fit": {"nl": "past", "en": "fits"},
    "no_fit": {"nl": "past niet", "en": "does not fit"},
    "held": {"nl": "apart gehouden", "en": "held out"},
    "tuned": {"nl": "hierop afgesteld", "en": "set by this"},
    "measurement": {"nl": "meetlat hierop gezet", "en": "measure set by this"},
    "seen": {"nl": "eerder bekeken", "en": "seen before"},
    "memory": {"nl": "uit het geheugen", "en": "from memory"},
    "reference": {"nl": "ter vergelijking", "en": "for reference"},
    "claims": {
        "nl": "Wat je vaak hoort, en wat het onderzoek draagt",
        "en": "What one often hears, and what research supports",
    },
    "heard": {"nl": "Je hoort", "en": "One hears"},
    "known": {"nl": "Het onderzoek zegt", "en": "Research says"},
    "ablations": {
        "nl": "Wat er stukgaat zonder een mechanisme",
        "en": "What breaks without a mechanism",
    },
    "nothing_breaks": {"nl": "niets op deze lijst", "en": "nothing on this list"},
    "made": {"nl": "Gemaakt met", "en": "Made with"},
    "quick": {"nl": "snelle steekproef", "en": "quick sample"},
    "full": {"nl": "volle steekproef", "en": "full sample"},
    "constants_vary": {
        "nl": "met de onzekerheid van de constanten",
        "en": "with the uncertainty of the constants",
    },
    "model_there": {"nl": "het model daar", "en": "the model there"},
    "parameters": {"nl": "getallen van het model", "en": "numbers of the model"},
    "seed": {"nl": "toevalsgetal", "en": "seed"},
    "source": {"nl": "bron", "en": "source"},
    "statistic": {"nl": "berekening", "en": "statistic"},
    "suite": {"nl": "lijst", "en": "list"},
    "none_yet": {
        "nl": "Er is nog geen verslag. Maak er een met: hecht evidence --quick",
        "en": "There is no report yet. Make one with: hecht evidence --quick",
    },
}


def words(language: str) -> dict[str, str]:
    """All words in one language, "nl" or "en"."""
    return {key: texts[language] for key, texts in WORDS.items()}
