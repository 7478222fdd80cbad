"""Colours of the pictures: warm paper, soft ink; the same as in the style sheet of the studio."""

PAPER, ROOM, SHADE = "#f7f1e6", "#f1e8d8", "#ece0cb"
INK, SECOND, EDGE = "#2f2923", "#625749", "#8a7b66"
WARM, CALM, OCHRE = "#a8431f", "#35685e", "#7d5410"
