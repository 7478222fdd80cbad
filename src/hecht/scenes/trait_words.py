"""Traits and bond values in plain words: what a low and a high value look like."""

from __future__ import annotations

from typing import NamedTuple

from hecht.scenes.schema import Text


class Words(NamedTuple):
    """What a number is about, and how someone with little or much of it is described."""

    about: Text
    little: Text
    much: Text


def _row(about: str, little: str, much: str) -> Words:
    return Words(
        *(Text(nl=nl, en=en) for nl, _, en in (t.partition(" | ") for t in (about, little, much)))
    )


TRAITS: dict[str, Words] = {
    "age": _row("leeftijd in jaren | age in years", "jong | young", "ouder | older"),
    "mentalising": _row(
        "zien wat achter een signaal zit | seeing what is behind a signal",
        "ziet minder goed wat een ander nodig heeft | sees less well what another needs",
        "ziet goed wat een ander nodig heeft | sees well what another needs",
    ),
    "reactivity": _row(
        "hoe snel iemand schrikt | how easily someone is startled",
        "schrikt niet snel | is not easily startled",
        "schrikt snel | is easily startled",
    ),
    "care_base": _row(
        "zorg zonder dat erom gevraagd wordt | care without being asked",
        "geeft weinig zorg uit zichzelf | gives little care unasked",
        "geeft veel zorg uit zichzelf | gives much care unasked",
    ),
    "care_slope": _row(
        "of zorg meegroeit met hoe hard iemand roept | whether care grows with the call",
        "geeft minder naarmate er harder geroepen wordt | gives less the louder the call",
        "geeft meer naarmate er harder geroepen wordt | gives more the louder the call",
    ),
    "frightening": _row(
        "momenten die de ander laten schrikken | moments that frighten the other",
        "maakt niet bang | does not frighten",
        "maakt de ander soms bang | sometimes frightens the other",
    ),
    "recovery": _row(
        "hoe snel het lichaam uit zichzelf rustig wordt | how fast the body calms by itself",
        "wordt langzaam weer rustig | calms down slowly",
        "wordt snel weer rustig | calms down quickly",
    ),
    "differentiation": _row(
        "jezelf blijven naast een ander | staying oneself beside another",
        "voelt zich alleen veilig als één | feels safe only as one",
        "blijft zichzelf naast een ander | stays oneself beside another",
    ),
    "self_kindness": _row(
        "zachtheid voor jezelf | kindness to oneself",
        "is hard voor zichzelf | is hard on oneself",
        "is zacht voor zichzelf | is kind to oneself",
    ),
    "self_model": _row(
        "‘ik ben iemand voor wie gezorgd wordt’ | ‘I am someone who gets care’",
        "denkt niet snel zorg waard te zijn | does not readily feel worth caring for",
        "weet zorg waard te zijn | knows to be worth caring for",
    ),
    "others_responsiveness": _row(
        "zorg die iemand van anderen verwacht | care expected of others",
        "verwacht weinig van anderen | expects little of others",
        "verwacht veel van anderen | expects much of others",
    ),
    "others_contingency": _row(
        "of roepen bij anderen helpt | whether calling others helps",
        "verwacht dat roepen weinig helpt | expects that calling helps little",
        "verwacht dat roepen helpt | expects that calling helps",
    ),
    "others_aversiveness": _row(
        "bang voor anderen | fear of others",
        "is niet bang voor anderen | is not afraid of others",
        "is op de hoede bij anderen | is wary of others",
    ),
    "arousal": _row(
        "spanning bij het begin | tension at the start",
        "begint rustig | starts calm",
        "begint gespannen | starts tense",
    ),
    "need": _row(
        "behoefte aan iemand bij het begin | need for someone at the start",
        "heeft weinig nodig | needs little",
        "heeft iemand nodig | needs someone",
    ),
    "despair": _row(
        "moedeloosheid | despair",
        "heeft moed | is not in despair",
        "heeft het opgegeven | has given up",
    ),
    "reserve": _row(
        "troost die nog nawerkt | comfort still felt",
        "voelt geen troost meer | feels no comfort any more",
        "voelt nog troost van net | still feels the comfort of just now",
    ),
    "load": _row(
        "spanning van het afgelopen half jaar | tension of the last half year",
        "had een rustig half jaar | had a calm half year",
        "had een zwaar half jaar | had a hard half year",
    ),
    "early_responsiveness": _row(
        "zorg die als klein kind ongevraagd kwam | care that came unasked when small",
        "kreeg als klein kind weinig uit zichzelf | got little unasked when small",
        "kreeg als klein kind veel uit zichzelf | got much unasked when small",
    ),
    "early_contingency": _row(
        "zorg die als klein kind op roepen kwam | care that came on calling when small",
        "riep als klein kind vaak voor niets | often called in vain when small",
        "werd als klein kind gehoord | was heard when small",
    ),
    "early_aversiveness": _row(
        "angst voor anderen als klein kind | fear of others when small",
        "was als klein kind niet bang voor anderen | was not afraid of others when small",
        "was als klein kind bang voor anderen | was afraid of others when small",
    ),
    "slow_arousal": _row(
        "trage, hormonale spanning | slow, hormonal tension",
        "is uitgerust | is rested",
        "is op | is worn out",
    ),
    "threat": _row(
        "dreiging die er altijd is | threat that is always there",
        "leeft rustig | lives quietly",
        "leeft met dreiging | lives with threat",
    ),
    "difference": _row(
        "hoe anders de ander blijkt te zijn | how unlike oneself the other shows to be",
        "de ander is net zo | the other is the same",
        "de ander is anders | the other is different",
    ),
    "novelty": _row(
        "hoeveel er te ontdekken valt | how much there is to explore",
        "heeft weinig te ontdekken | has little to explore",
        "heeft veel te ontdekken | has much to explore",
    ),
}

BONDS: dict[str, Words] = {
    "felt_care": _row(
        "hoe de ander de laatste dagen was | how the other was, these last days",
        "voelt zich de laatste dagen tekortgedaan | felt let down these last days",
        "voelt zich de laatste dagen goed behandeld | felt well treated these last days",
    ),
    "balance": _row(
        "wat is gekregen tegenover gegeven | what was received against given",
        "gaf meer dan er terugkwam | gave more than came back",
        "kreeg meer dan terugging | got more than was given back",
    ),
    "channel": _row(
        "wat er aan troost doorkomt: 1 aanraken, .1 stem, .02 bericht"
        " | comfort that comes through: 1 touch, .1 voice, .02 text",
        "alleen woorden | words only",
        "ook aanraken | touch too",
    ),
    "responsiveness": _row(
        "zorg die men ongevraagd verwacht | care expected unasked",
        "verwacht weinig vanzelf | expects little unasked",
        "verwacht veel vanzelf | expects much unasked",
    ),
    "contingency": _row(
        "of roepen bij deze ander helpt | whether calling this one helps",
        "verwacht dat vragen weinig helpt | expects that asking helps little",
        "verwacht dat vragen helpt | expects that asking helps",
    ),
    "aversiveness": _row(
        "bang voor deze ander | fear of this one",
        "is niet bang | is not afraid",
        "is ook bang voor deze ander | is also afraid of this one",
    ),
    "strength": _row(
        "hoe sterk de band is | how strong the bond is",
        "de band is jong of los | the bond is new or loose",
        "de band is sterk | the bond is strong",
    ),
    "presence": _row(
        "de ander voelen, ook als die er niet is | feeling the other, also from afar",
        "draagt de ander niet mee | does not carry the other along",
        "draagt de ander met zich mee | carries the other along",
    ),
    "evidence": _row(
        "hoeveel er al geleerd is | how much has been learned",
        "kent de ander nog niet lang | does not know the other for long",
        "kent de ander goed | knows the other well",
    ),
    "contact": _row(
        "hoe dichtbij bij het begin | how close at the start",
        "zit los | sits apart",
        "zit dichtbij | sits close",
    ),
    "reach": _row(
        "hoe bereikbaar de ander is: 0 weg, .2 bericht, .5 kamer ernaast, 1 aan te raken"
        " | within reach: 0 away, .2 a message, .5 next room, 1 within touch",
        "is ver weg | is far away",
        "is dichtbij | is near",
    ),
    "commitment": _row(
        "hoezeer de ander zich verantwoordelijk voelt | how far the other feels responsible",
        "de ander hoeft niet te zorgen | the other need not care",
        "de ander wil zorgen | the other means to care",
    ),
    "softness": _row("om vast te houden | to hold", "hard | hard", "zacht | soft"),
    "call": _row(
        "roepen bij het begin | calling at the start", "is stil | is silent", "roept | calls"
    ),
    "withdrawal": _row(
        "weggaan bij het begin | moving away at the start",
        "blijft | stays",
        "trekt zich terug | withdraws",
    ),
    "care": _row(
        "zorg bij het begin | care at the start",
        "krijgt geen zorg | gets no care",
        "krijgt zorg | gets care",
    ),
    "fright": _row(
        "schrik bij het begin | frights at the start",
        "geen | none",
        "is geschrokken | was frightened",
    ),
}

WAYS: dict[str, Words] = {
    "likeness": _row(
        "hoezeer ze op elkaar lijken | how alike they are",
        "heel verschillend | very different",
        "heel gelijk | very much alike",
    ),
    "loyalty": _row(
        "of de ander trouw blijft | whether the other stays loyal",
        "rekent niet op de ander | does not count on the other",
        "de ander blijft | the other stays",
    ),
    "place": _row(
        "of er een plek is bij de ander | whether there is a place with the other",
        "heeft geen vaste plek | has no firm place",
        "heeft een vaste plek | has a firm place",
    ),
    "understood": _row(
        "of vragen antwoord krijgt | whether asking gets an answer",
        "voelt zich niet begrepen | does not feel understood",
        "voelt zich begrepen | feels understood",
    ),
    "intimacy": _row(
        "of ze elkaar toelaten | whether they let each other in",
        "laat weinig toe | lets little in",
        "ze laten elkaar toe | they let each other in",
    ),
    "known": _row(
        "of de ander ziet wat er van binnen is | whether the other sees what is inside",
        "blijft onbekend | stays unknown",
        "is gekend | is known",
    ),
    "felt": _row(
        "of de ander meevoelt | whether the other feels along",
        "staat er alleen mee | is alone with it",
        "wordt gevoeld | is felt",
    ),
}

KINDS: dict[str, Text] = {
    "infant": Text(nl="een jong kind", en="a young child"),
    "child": Text(nl="een kind", en="a child"),
    "adult": Text(nl="volwassen", en="an adult"),
    "pet": Text(nl="een dier", en="an animal"),
    "object": Text(nl="een ding", en="a thing"),
}

DRAWN: dict[str, Text] = {
    "average": Text(nl="", en=""),
    "population": Text(
        nl="elk leven een ander mens, zoals mensen verschillen",
        en="another person in each life, as people differ",
    ),
    "low-risk": Text(
        nl="elk leven een ander mens, uit een rustige omgeving",
        en="another person in each life, from calm surroundings",
    ),
    "secure": Text(
        nl="verwacht dat er iemand is, en dat vragen mag",
        en="expects that someone is there, and that asking is allowed",
    ),
    "anxious": Text(
        nl="vraagt zich af of de ander blijft, en vraagt het nog eens",
        en="wonders whether the other stays, and asks once more",
    ),
    "avoidant": Text(nl="heeft geleerd het zelf te doen", en="has learned to manage alone"),
    "fearful": Text(
        nl="wil de ander dichtbij en is er ook bang voor",
        en="wants the other near and is also afraid of that",
    ),
}

DEEDS: dict[str, Text] = {
    "enters": Text(nl="{who} komt binnen", en="{who} comes in"),
    "leaves": Text(nl="{who} gaat weg", en="{who} leaves"),
    "next_door": Text(nl="{who} gaat naar de kamer ernaast", en="{who} goes to the next room"),
    "touches": Text(nl="{who} houdt {to} vast", en="{who} holds {to}"),
    "falls_silent": Text(nl="{who} antwoordt niet", en="{who} does not answer"),
    "texts": Text(nl="{who} en {to} kunnen elkaar berichten sturen", en="{who} and {to} can text"),
    "phones": Text(nl="{who} en {to} kunnen elkaar bellen", en="{who} and {to} can phone"),
    "video_calls": Text(
        nl="{who} en {to} zien elkaar op een scherm", en="{who} and {to} see each other on a screen"
    ),
    "sits_apart": Text(nl="{who} en {to} raken elkaar niet aan", en="{who} and {to} do not touch"),
    "difference": Text(nl="de ander blijkt anders dan {on}", en="the other turns out unlike {on}"),
    "threat": Text(nl="iets bedreigends voor {on}", en="something threatening for {on}"),
    "novelty": Text(nl="iets nieuws voor {on}", en="something new for {on}"),
    "illness": Text(nl="{on}: ziek", en="{on}: ill"),
    "fatigue": Text(nl="{on}: moe", en="{on}: tired"),
}
"""What an event brings."""
