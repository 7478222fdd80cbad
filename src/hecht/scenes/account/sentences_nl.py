"""De zinnen van het verslag. Elke zin staat hier in een paar vormen; daarna is het stil."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    # Waar we zijn, en wie er is.
    "open.room.pair": ("Een kamer. {who} en {other} zijn samen.",),
    "open.room.group": ("Een kamer. Samen zijn hier {names}.",),
    "open.room.alone": ("Een kamer. {who} is er alleen.",),
    "open.room.object": ("Een kamer. {who} is er, en {other} ook.",),
    "open.evening.pair": ("Het is avond. {who} en {other} zijn samen thuis.",),
    "open.evening.group": ("Het is avond. {names} zijn bij elkaar.",),
    "open.evening.alone": ("Het is avond. {who} is alleen thuis.",),
    "open.evening.object": ("Het is avond. {who} is thuis.",),
    "open.scanner.pair": ("{who} ligt in de scanner. {other} zit ernaast.",),
    "open.scanner.group": ("{who} ligt in de scanner, niet alleen: {names} zijn hier.",),
    "open.scanner.alone": ("{who} ligt in de scanner. Er is geen hand om vast te houden.",),
    "open.scanner.object": ("{who} ligt in de scanner, met {other}.",),
    "open.days": ("{span} met {names}.",),
    "open.phone.one.silent": ("{who} stuurt een bericht aan {other}. Er komt niets terug.",),
    "open.phone.many.silent": ("{names} sturen elk een bericht. Er komt niets terug.",),
    "open.phone.one.sent": ("{who} stuurt een bericht aan {other}.",),
    "open.phone.many.sent": ("{names} sturen elk een bericht.",),
    "open.phone.quiet.one": ("De telefoon ligt naast {who} op tafel.",),
    "open.phone.quiet.many": ("De telefoon ligt op tafel. {names}: ieder op een eigen plek.",),
    # Komen en gaan.
    "come.first": ("{a_who} komt binnen.", "{who} komt erbij."),
    "come.back": ("Daar is {who} weer.", "{who} is terug.", "{who} komt weer binnen."),
    "come.object": ("Nu is {who} er.",),
    "come.first.many": ("{names} komen binnen.",),
    "come.back.many": ("{names} zijn er weer.", "{names} komen weer thuis."),
    "come.object.many": ("Nu zijn {names} er.",),
    "go.many": ("{names} gaan weg.", "Weer gaan {names} weg."),
    "go.next.many": ("{names} gaan naar de kamer ernaast.",),
    "go": ("{who} gaat weg.", "{who} gaat nog eens weg.", "Weer gaat {who} weg."),
    "go.next": ("{who} gaat naar de kamer ernaast.", "{who} is weer even in de andere kamer."),
    "tail.stays": ("{who} blijft.", "{who} blijft er weer bij."),
    "tail.alone": ("Nu is {who} alleen.", "{who} is weer alleen."),
    "touch": ("{who} pakt de hand van {other}.", "Weer een hand van {who}."),
    "text": ("{who} stuurt {other} een bericht.", "Weer een bericht van {who}.", "En nog een."),
    "phone": ("{who} belt {other}.", "{who} belt weer."),
    "silent": ("{who} valt stil.", "Weer wordt {who} stil."),
    "silent.phone": ("Van {who} komt niets meer.", "Weer wordt het stil bij {who}."),
    "silent.phone.many": ("Van {names} komt niets meer.",),
    "speaks": ("{who} is weer aanspreekbaar.", "{who} doet weer mee."),
    "reachable.many": ("{names} zijn weer te bereiken.",),
    "reachable": ("{who} is weer te bereiken.", "Bij {who} gaat de telefoon weer aan."),
    # Wat er gebeurt.
    "threat": ("Er gebeurt iets waar {who} van schrikt.", "Weer iets om van te schrikken."),
    "threat.many": ("Er gebeurt iets. Het raakt {names}.", "Weer raakt iets {names}."),
    "threat.say": ("‘{label}’. Dat komt aan bij {who}.", "Weer dat: ‘{label}’."),
    "threat.say.many": ("‘{label}’. Dat raakt {names}.", "Weer dat: ‘{label}’."),
    "sign": ("Het teken: zo kan er een schok komen. {who} spant zich.",),
    "sign.again": ("Weer het teken.", "En weer.", "Nog een keer het teken."),
    "sign.less": (
        "Weer het teken. {who} schrikt er minder van dan de eerste keer.",
        "Het teken komt, en het doet {who} minder.",
    ),
    "illness": ("{who} voelt zich ziek.", "{who} is weer ziek."),
    "fatigue": ("{who} is moe.", "{who} is weer moe."),
    "novelty": ("Er is iets nieuws te zien voor {who}.", "Weer iets nieuws."),
    # Een kind roept.
    "call.child.near.look": (
        "{who} kijkt naar {other}.",
        "{who} strekt een arm uit naar {other}.",
        "Weer een blik naar {other}.",
    ),
    "call.child.near.ask": (
        "{who} vraagt om {other}.",
        "{who} steekt de armen uit naar {other}.",
        "Weer roept {who} {other}.",
    ),
    "call.child.near.cry": (
        "{who} huilt, naar {other} toe.",
        "Weer huilen, bij {other}.",
        "{who} blijft huilen om {other}.",
    ),
    "call.child.near.scream": (
        "{who} schreeuwt, met de armen naar {other}.",
        "Harder kan {who} niet.",
    ),
    "louder.child.near": ("Roepen wordt huilen.", "Nu huilt {who} om {other}."),
    "call.child.away.look": (
        "{who} zoekt {other} met de ogen.",
        "{who} kijkt waar {other} bleef.",
        "Weer zoeken de ogen van {who}.",
    ),
    "call.child.away.ask": (
        "{who} roept om {other}.",
        "{who} roept, en luistert of {other} komt.",
        "Nog een keer roepen.",
    ),
    "call.child.away.cry": (
        "{who} huilt om {other}.",
        "Het huilen begint opnieuw.",
        "Weer huilen, en langer.",
    ),
    "call.child.away.scream": (
        "{who} schreeuwt om {other}.",
        "Het schreeuwen houdt niet op.",
    ),
    "louder.child.away": ("Het roepen wordt huilen.", "{who} huilt nu hard om {other}."),
    # Een volwassene vraagt.
    "call.adult.near.look": (
        "{who} kijkt even naar {other}.",
        "{who} zoekt de ogen van {other}.",
        "Weer een blik.",
    ),
    "call.adult.near.ask": (
        "{who} zoekt {other} op, en vraagt.",
        "{who} vraagt het nog eens.",
        "Weer een vraag van {who}.",
    ),
    "call.adult.near.cry": (
        "{who} vraagt hard om {other}.",
        "Weer gaat de stem van {who} omhoog.",
        "{who} dringt aan.",
    ),
    "call.adult.near.scream": (
        "{who} roept. Harder kan bijna niet.",
        "Weer roept {who} om {other}.",
    ),
    "louder.adult.near": ("{who} vraagt harder.", "Weer harder, nu {who} geen rust vindt."),
    "call.adult.phone.look": (
        "{who} kijkt of {other} al iets stuurde.",
        "Weer een blik op het scherm, bij {who}.",
        "{who} pakt de telefoon, en legt hem neer.",
    ),
    "call.adult.phone.ask": (
        "{who} stuurt {other} nog een bericht.",
        "Nog een bericht, van {who} aan {other}.",
        "{who} schrijft weer iets.",
    ),
    "call.adult.phone.cry": (
        "{who} stuurt {other} een dringend bericht.",
        "Nog een dringend bericht, van {who} aan {other}.",
    ),
    "call.adult.phone.scream": ("{who} belt {other}, en belt nog eens.", "{who} blijft bellen."),
    "louder.adult.phone": ("De berichten van {who} worden dringender.", "{who} probeert het weer."),
    "call.adult.away.look": (
        "{who} denkt even aan {other}.",
        "De gedachten van {who} gaan naar {other}.",
        "Weer is {other} in gedachten bij {who}.",
    ),
    "call.adult.away.ask": (
        "{who} had {other} nu graag hier.",
        "{who} wil naar {other} toe.",
        "Weer wil {who} naar {other}.",
    ),
    "call.adult.away.cry": ("{who} mist {other} erg.", "Weer dat missen."),
    "call.adult.away.scream": ("{who} huilt om {other}.", "{who} kan bijna niet zonder {other}."),
    "louder.adult.away": ("Het missen wordt erger.", "{who} mist {other} nog meer."),
    # Een hand in de scanner.
    "call.scanner.near.look": (
        "{who} beweegt de vingers naar {other}.",
        "Een klein teken met de hand, van {who}.",
    ),
    "call.scanner.near.ask": (
        "{who} knijpt in de hand van {other}.",
        "Weer knijpt {who} even.",
        "{who} houdt de hand van {other} steviger vast.",
    ),
    "call.scanner.near.cry": ("{who} knijpt hard in de hand van {other}.", "Weer een harde kneep."),
    "call.scanner.near.scream": ("{who} klampt zich vast aan {other}.", "{who} laat niet los."),
    "louder.scanner.near": ("{who} knijpt harder.", "Nog harder knijpt {who}."),
    # Een dier.
    "call.pet.near.look": ("{who} kijkt op naar {other}.", "{who} draait om {other} heen."),
    "call.pet.near.ask": ("{who} komt naar {other} toe.", "{who} duwt tegen {other} aan."),
    "call.pet.near.cry": ("{who} roept {other}, en houdt aan.", "Weer roept {who}."),
    "call.pet.near.scream": ("{who} zoekt in paniek naar {other}.", "Weer paniek bij {who}."),
    "louder.pet.near": ("{who} roept harder.", "Nog harder roept {who}."),
    "call.pet.away.look": ("{who} kijkt rond.", "{who} luistert bij de deur."),
    "call.pet.away.ask": ("{who} roept om {other}.", "{who} wacht, en roept."),
    "call.pet.away.cry": ("{who} roept lang om {other}.", "Weer roept {who}."),
    "call.pet.away.scream": ("{who} is in paniek zonder {other}.", "Weer paniek bij {who}."),
    "louder.pet.away": ("{who} roept harder.", "Nog harder roept {who}."),
    # Iets zachts om vast te houden.
    "call.object.look": ("{who} raakt {other} even aan.", "Een hand op {other}."),
    "call.object.ask": ("{who} gaat naar {other}.", "Weer terug naar {other}."),
    "call.object.cry": ("{who} klemt zich vast aan {other}.", "Weer houdt {who} {other} vast."),
    "call.object.scream": ("{who} kruipt weg in {other}.", "{who} laat {other} niet los."),
    # Antwoord, of niet.
    "answered.child.near": (
        "{other} komt, en troost {who}.",
        "{other} pakt {who} op.",
        "Weer komt {other}.",
    ),
    "answered.child.away": ("Toch komt er iets van {other}.", "{other} laat iets merken."),
    "answered.adult.near": (
        "{other} luistert, en komt dichterbij.",
        "{other} antwoordt.",
        "Weer een antwoord van {other}.",
    ),
    "answered.adult.phone": (
        "Er komt iets terug van {other}.",
        "{other} antwoordt.",
        "Weer een bericht van {other}.",
    ),
    "answered.adult.away": ("Er komt toch iets van {other}.", "{other} laat iets horen."),
    "answered.scanner.near": ("{other} knijpt terug.", "De hand van {other} antwoordt."),
    "answered.pet.near": ("{other} aait {who}.", "{other} komt bij {who}."),
    "answered.pet.away": ("{who} hoort {other}.", "Weer een geluid van {other}."),
    "unanswered.child.there": (
        "{other} is er, maar er komt geen troost.",
        "{who} roept door. {other} doet niets.",
    ),
    "unanswered.child.gone": ("Er komt niemand.", "Het blijft stil aan de andere kant."),
    "unanswered.child.phone": ("Er komt niets terug.", "Nog altijd niets."),
    "unanswered.adult.there": (
        "{other} gaat er niet op in.",
        "Weer geen antwoord van {other}.",
        "{who} vraagt door. Er komt niets.",
    ),
    "unanswered.adult.gone": ("{other} is er niet.", "Geen antwoord."),
    "unanswered.adult.phone": (
        "{other} antwoordt niet.",
        "Nog altijd niets van {other}.",
        "Het scherm blijft leeg.",
    ),
    "unanswered.scanner.there": ("De hand van {other} blijft stil.", "Weer geen antwoord."),
    "unanswered.scanner.gone": ("Er is geen hand.", "Geen antwoord."),
    "unanswered.pet.there": ("{other} let niet op {who}.", "Weer niets van {other}."),
    "unanswered.pet.gone": ("Er komt niemand voor {who}.", "Het blijft stil."),
    "unanswered.pet.phone": ("Er komt niemand voor {who}.", "Het blijft stil."),
    # Weg van iemand, of allebei tegelijk.
    "turns_away.child": (
        "{who} gaat van {other} weg.",
        "{who} draait zich weg van {other}.",
        "Weer een stap achteruit.",
    ),
    "turns_away.adult": (
        "{who} draait weg van {other}.",
        "{who} zegt niets meer en kijkt weg.",
        "Weer keert {who} zich af.",
    ),
    "turns_away.scanner": ("{who} laat de hand van {other} even los.", "Weer laat {who} los."),
    "turns_away.pet": ("{who} loopt weg van {other}.", "{who} kruipt even weg."),
    "torn.child": (
        "{who} wil naar {other} toe én van {other} weg. Allebei tegelijk.",
        "Een stap naar {other}, een stap terug.",
        "Weer dat heen en weer, bij {other}.",
    ),
    "torn.adult": (
        "{who} wil {other} dichtbij, en ook weg. Allebei tegelijk.",
        "{who} vraagt, en keert zich in dezelfde adem af.",
    ),
    "frightened": ("{other} doet {who} even schrikken.", "Weer schrikt {who}, van {other}."),
    "closer.child": (
        "{who} is dicht bij {other}.",
        "{who} kruipt tegen {other} aan.",
        "Weer dicht bij {other}.",
    ),
    "closer.adult": (
        "{names} komen dichter bij elkaar.",
        "Weer een stap naar elkaar toe.",
        "{names} zitten dicht bij elkaar.",
    ),
    "closer.scanner": ("De hand van {other} ligt vast in die van {who}.",),
    "closer.pet": ("{who} ligt tegen {other} aan.", "Weer ligt {who} dichtbij."),
    # Van binnen.
    "rises": (
        "Bij {who} gaat de adem omhoog.",
        "{who} wordt onrustig.",
        "Weer spanning bij {who}.",
    ),
    "rises.many": ("Bij {names} gaat de adem omhoog.", "Weer spanning, bij {names}."),
    "alarmed": ("Van binnen gaat het hard bij {who}.", "De adem van {who} jaagt."),
    "hidden.child": (
        "{who} laat weinig zien. Van binnen is het niet stil: kijk naar de adem.",
        "Van buiten stil. Maar de adem zit hoog.",
        "Stil, en toch vol spanning.",
    ),
    "hidden.adult": (
        "{who} vraagt niets. Van binnen is het niet rustig.",
        "Aan {who} is weinig te zien. De adem zegt iets anders.",
        "{who} zwijgt, en de spanning blijft.",
    ),
    "hidden.scanner": (
        "{who} ligt stil. Van binnen is het niet stil.",
        "Niets te zien aan {who}, behalve de adem.",
    ),
    "hidden.phone": (
        "{who} laat niets horen. Van binnen wringt het.",
        "Bij {who} ligt de telefoon stil. De adem niet.",
        "{who} doet gewoon verder, en is er toch vol van.",
    ),
    "hidden.pet": ("{who} ligt stil, met de oren gespitst.", "{who} houdt zich klein."),
    "eases.oneself": (
        "Met een hand op het hart wordt {who} rustiger.",
        "{who} kan zichzelf weer dragen.",
    ),
    "oneself.kind": (
        "{who} legt een hand op het hart, en blijft bij zichzelf.",
        "{who} is even zacht voor zichzelf.",
    ),
    "oneself.hard": (
        "{who} gaat aan zichzelf voorbij.",
        "{who} duwt het gevoel weg.",
    ),
    "eases.many": ("De spanning zakt bij {names}.", "{names} vinden weer rust."),
    "eases": (
        "De spanning zakt bij {who}.",
        "{who} vindt zelf weer wat rust.",
        "De adem van {who} wordt langer.",
    ),
    "soothed.child": (
        "Bij {other} zakt de spanning.",
        "{other} helpt: de adem van {who} wordt langer.",
        "Genoeg getroost.",
    ),
    "soothed.adult": (
        "Met {other} dichtbij wordt {who} rustiger.",
        "De adem van {who} zakt, bij {other}.",
        "Weer rust, samen met {other}.",
    ),
    "unsettled.child": (
        "{other} troost {who} nu al {span}, maar gerust is het nog niet.",
        "De troost van {other} helpt nog niet.",
    ),
    "unsettled.adult": (
        "{other} is er voor {who}, en toch blijft de spanning.",
        "De zorg van {other} komt nog niet binnen.",
    ),
    "plays": ("{who} speelt.", "{who} kijkt wat er allemaal is."),
    "plays.near": ("Met {other} in de buurt durft {who} te spelen.", "{who} speelt."),
    "plays.again": ("{who} speelt weer.", "Het spelen begint weer.", "Weer wordt alles leuk."),
    "stops_playing": (
        "{who} houdt op met spelen.",
        "Het spelen stokt.",
        "Weer ligt het speelgoed stil.",
    ),
    "puts_away.many": ("{names} leggen de telefoon weg en gaan verder met de dag.",),
    "puts_away": (
        "{who} legt de telefoon weg en gaat verder met de dag.",
        "{who} denkt er niet meer aan.",
    ),
    # Samen.
    "both_call": ("Nu vragen {names} allebei, door elkaar heen.", "Weer allebei tegelijk."),
    "both_alone": (
        "Allebei gespannen, allebei stil. Zo dichtbij, en toch alleen.",
        "Niemand zegt iets. Bij geen van beiden is het rustig.",
    ),
    "both_ease": ("De adem zakt, bij {names} allebei.",),
    # Het einde.
    "end.tense.with": ("Zo eindigt het: {who} met {other}, en nog niet gerust.",),
    "end.tense": ("Zo eindigt het, en bij {who} is het nog niet rustig.",),
    "end.tense.many": ("Zo eindigt het. Bij {names} is het nog niet rustig.",),
    "end.calm.many": ("Aan het eind is het weer rustig bij {names}.",),
    "end.calm": ("Aan het eind is het weer rustig bij {who}.",),
}


def span(minutes: float) -> str:
    """Hoe lang iets duurt, in gewone woorden."""
    if minutes < 1.5:
        return "een minuut" if minutes > 0.75 else "een halve minuut"
    if minutes < 20:
        return f"{_count(minutes)} minuten"
    if minutes < 45:
        return "een half uur"
    if minutes < 90:
        return "een uur"
    hours = minutes / 60
    if hours < 20:
        return f"{_count(hours)} uur"
    days = hours / 24
    if days < 1.5:
        return "een dag"
    if days < 12:
        return f"{_count(days)} dagen"
    return f"{_count(days / 7)} weken" if days < 60 else f"{_count(days / 30)} maanden"


_NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven"),
    *("acht", "negen", "tien", "elf", "twaalf"),
)


def _count(amount: float) -> str:
    number = round(amount)
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
