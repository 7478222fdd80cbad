"""The few words of the film, in Dutch and in English."""

from __future__ import annotations

from hecht.scenes.life.words import Both

TITLE: Both = ("Een leven", "A life")
YOU: Both = ("jij", "you")
YEAR: Both = ("jaar", "years old")
NEWBORN: Both = ("geboren", "newborn")
DESCRIPTION: Both = (
    "Iemand in het midden, van geboorte tot het einde. Wie dichtbij staat betekent veel; "
    "wie sterft blijft als een lijn.",
    "Someone in the middle, from birth to the end. Who stands near means much; "
    "who dies stays as an outline.",
)
LEGEND: Both = (
    "Hoe dichterbij, hoe meer iemand betekent. De kring om het midden: hoe veilig het voelt. "
    "Een lijn zonder kleur: iemand die er niet meer is.",
    "The nearer, the more someone means. The circle round the middle: how safe it feels. "
    "An outline without colour: someone who has died.",
)
PLAY: Both = ("Speel", "Play")
PAUSE: Both = ("Pauze", "Pause")
AGE: Both = ("Leeftijd", "Age")
READ: Both = ("Lees wat er gebeurt", "Read what happens")
TENSION: Both = ("spanning van binnen", "tension inside")
SECURITY: Both = ("gevoel van veiligheid", "felt security")
TURN_TO: Both = (
    "naar wie je gaat: hoe breder, hoe meer het die ander is",
    "whom you go to: the wider, the more it is them",
)
POSTER_NOTE: Both = (
    "Eén gesimuleerd leven. Gebeurtenissen geloot uit cijfers over Nederland, "
    "de rest uit het model.",
    "One simulated life. Events drawn from figures about the Netherlands, the rest from the model.",
)
