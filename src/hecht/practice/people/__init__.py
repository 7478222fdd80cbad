"""My people: a map of who stands around someone, as a document.

A map is a people file: the words of a scene (`people`, `bonds`), and beside them `map`, which says
who stands where, since when, and what each bond gives. `hecht people` plays the same file.

    opening    text -> document, with the line of every fault
    saving     document -> text; what was not touched keeps its lines, comments and all
    living     document -> a scene that can be played
    questions  document -> a scene that asks something: "what when she is away for a week?"
"""

from hecht.practice.people.document import Document
from hecht.practice.people.living import load_people
from hecht.practice.people.opening import Opened, open_text
from hecht.practice.people.saving import save_text

__all__ = ["Document", "Opened", "load_people", "open_text", "save_text"]
