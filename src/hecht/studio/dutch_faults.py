"""What can be wrong with a scene or a question, in Dutch.

Each row is a sentence as an error says it (a pattern of the whole sentence) and what a Dutch page
says instead. Groups are filled in by their number.
"""

KINDS: tuple[tuple[str, str], ...] = (
    ("change in the scene", "keuze in de scène"),
    ("option of", "mogelijkheid bij"),
    ("option", "mogelijkheid"),
    ("scene", "scène"),
    ("person", "persoon"),
    ("bond value", "eigenschap van een band"),
    ("bond variable", "grootheid van een band"),
    ("bond", "band"),
    ("trait", "eigenschap"),
    ("model constant", "vast getal van het model"),
    ("variable", "grootheid"),
    ("choice", "keuze"),
    ("change", "keuze"),
    ("event field", "eigenschap van een gebeurtenis"),
    ("event", "gebeurtenis"),
    ("chapter field", "eigenschap van een hoofdstuk"),
    ("chapter", "hoofdstuk"),
)

SENTENCES: tuple[tuple[str, str], ...] = (
    # Names and fields
    (
        r"'(.+)' is not known here \((.*)\); check the spelling or remove it\.",
        "‘{0}’ is hier niet bekend ({1}). Kijk of het goed gespeld is, of haal het weg.",
    ),
    (r"'(.+)' is missing \((.*)\)\.", "‘{0}’ ontbreekt ({1})."),
    (
        r"'(.+)' is not a plain name; use small letters, digits, - or _\.?",
        "‘{0}’ is geen gewone naam. Gebruik kleine letters, cijfers, - of _.",
    ),
    (
        r"'(.*)' is not a bond; write 'anna -> ben' or 'anna <-> ben'\.?",
        "‘{0}’ is geen band. Schrijf ‘anna -> ben’ of ‘anna <-> ben’.",
    ),
    (r"'(.+)' joins someone to themselves\.", "‘{0}’ verbindt iemand met zichzelf."),
    (r"the bond (.+) stands here twice\.", "De band {0} staat hier twee keer."),
    (r"'(.+)' stands here twice\.", "‘{0}’ staat hier twee keer."),
    (r"a name is expected here\.", "Hier hoort een naam."),
    (
        r"default '(.+)' is not one of the options\.?",
        "Het begin ‘{0}’ is niet een van de mogelijkheden.",
    ),
    (
        r"two names share an address of chance; rename one of the people\.",
        "Twee namen lijken te veel op elkaar. Geef een van de mensen een andere naam.",
    ),
    (
        r"'(.+)' says not whose it is; write for example 'child\.reactivity'\.",
        "‘{0}’ zegt niet van wie het is. Schrijf bijvoorbeeld ‘child.reactivity’.",
    ),
    # Numbers and durations
    (
        r"(.+) = (.+) is not allowed; use a number from (.+?) to (.+?)\.?",
        "{0} = {1} kan niet. Kies een getal van {2} tot {3}.",
    ),
    (
        r"'(.*)' is not a duration; write for example '20 s' or '3 min'\.?",
        "‘{0}’ is geen tijdsduur. Schrijf bijvoorbeeld ‘20 s’ of ‘3 min’.",
    ),
    (
        r"a duration cannot be (.+); write zero or more, for example '3 min'\.?",
        "Een tijdsduur kan niet {0} zijn. Schrijf nul of meer, bijvoorbeeld ‘3 min’.",
    ),
    (
        r"the shares of touch, next_room and away add up to (.+), not 1\.?",
        "De delen touch, next_room en away zijn samen {0}, en niet 1.",
    ),
    # Events and chapters
    (r"'near' needs 'between: anna <-> ben'\.?", "Bij ‘near’ hoort ‘between: anna <-> ben’."),
    (
        r"'threat' and 'novelty' need 'on: \[someone\]'\.?",
        "Bij ‘threat’ en ‘novelty’ hoort ‘on: [iemand]’.",
    ),
    (
        r"an event says either 'who' and 'does', or 'what', 'on' and 'size'\.?",
        "Een gebeurtenis zegt ‘who’ en ‘does’, of ‘what’, ‘on’ en ‘size’.",
    ),
    (r"'does: (.+)' needs 'who: someone'\.?", "Bij ‘does: {0}’ hoort ‘who: iemand’."),
    (r"'does: (.+)' needs 'to: someone'\.?", "Bij ‘does: {0}’ hoort ‘to: iemand’."),
    (
        r"'what: (.+)' needs 'on: someone' and 'size: a number'\.?",
        "Bij ‘what: {0}’ horen ‘on: iemand’ en ‘size: een getal’.",
    ),
    (
        r"an event lasts longer than 0; write for example 'for: 3 min'\.?",
        "Een gebeurtenis duurt langer dan 0. Schrijf bijvoorbeeld ‘for: 3 min’.",
    ),
    (
        r"a step is between 5 s and 1 day; write for example 'step: 10 s'\.?",
        "Een stap duurt tussen 5 s en 1 dag. Schrijf bijvoorbeeld ‘step: 10 s’.",
    ),
    (r"a chapter lasts at least one step\.?", "Een hoofdstuk duurt minstens één stap."),
    (
        r"the event comes at minute (.+), but the (?:day|chapter) lasts (.+) minutes; "
        r"give an earlier time or a longer chapter\.",
        "Dit gebeurt op minuut {0}, maar er zijn maar {1} minuten. "
        "Kies een eerder moment, of een langer hoofdstuk.",
    ),
    (
        r"this overlaps with an earlier event \((.+) from minute (.+)\) on (.+); "
        r"let one end before the other begins\.",
        "Dit valt samen met iets dat al loopt ({0}, minuut {1}, bij {2}). "
        "Laat het een eindigen voor het ander begint.",
    ),
    # Files
    (
        r"the file is (.+) MB; a scene is at most (.+) MB of text\.",
        "Het bestand is {0} MB. Een scène is hooguit {1} MB tekst.",
    ),
    (
        r"this is not UTF-8 text; save it as UTF-8\.",
        "Dit is geen tekst in UTF-8. Bewaar het als UTF-8.",
    ),
    (r"there is no such file\.", "Dat bestand is er niet."),
    (r"cannot be read: (.+)\.", "Dit bestand kan niet gelezen worden ({0})."),
    (
        r"references \(& and \*\) are not allowed in a scene; write the value out\.",
        "Verwijzingen (& en *) mogen niet in een scène. Schrijf het voluit.",
    ),
    (r"this is not readable YAML: (.+)\.", "Dit is geen leesbare YAML ({0})."),
    (r"this is not readable YAML\.", "Dit is geen leesbare YAML."),
    (
        r"a scene starts with 'title:', 'people:', 'bonds:' \.\.\.",
        "Een scène begint met ‘title:’, ‘people:’, ‘bonds:’ ...",
    ),
    (r"this is nested too deeply for a scene\.", "Dit zit te diep in elkaar voor een scène."),
    (r"the tag (.+) is not allowed\.", "Het label {0} mag hier niet."),
    (r"'(.*)' cannot be read here\.", "‘{0}’ kan hier niet gelezen worden."),
    # Kinds of values, as the reader of files words them
    (r"Input should be a valid (?:number|integer).*", "Hier hoort een getal."),
    (r"Input should be a valid string.*", "Hier hoort tekst."),
    (r"Input should be a valid boolean.*", "Hier hoort ja (true) of nee (false)."),
    (r"Input should be a valid (?:dictionary|list|tuple).*", "Hier hoort een lijst."),
    (r"Input should be greater than or equal to (.+?)\.?", "Kies een getal van {0} of meer."),
    (r"Input should be less than or equal to (.+?)\.?", "Kies een getal van hooguit {0}."),
    (r"Input should be greater than (.+?)\.?", "Kies een getal boven {0}."),
    (r"Input should be less than (.+?)\.?", "Kies een getal onder {0}."),
    (r"Input should be ('.+')\.?", "Kies een van: {0}."),
    (
        r"(?:Dictionary|List|String) should have at (?:least|most) .+",
        "Dit heeft de verkeerde maat.",
    ),
)
