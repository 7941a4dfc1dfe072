"""What the pipeline's components leave on a spaCy ``Doc`` for those after them.

Each component reads the span groups before it and writes its own. A span's ``label_`` is the id of the rule that found
it, its ``kb_id_`` what it means:

===============  ================================================================================================
group            meaning of ``kb_id_``
===============  ================================================================================================
``places``       key of a place ("place/vn-hn")
``dates``        ISO date or interval with the precision stated ("2022-02-16", "2023-10-12/2023-10-15", "--04-12")
``periods``      the same, where the words give the period that something covers ("giai đoạn 2022-2025")
``titles``       code of a concept of roles.ttl, "" where the title is not in the vocabulary
``institutions`` key of an institution
``people``       key of a person; short forms ("ông Sơn") too, once they are linked
``groups``       a word for participants told before ("hai bên", "the two sides", "đoàn"): keys joined with a blank
===============  ================================================================================================

Boilerplate is never matched: ``doc._.story`` holds the sentences (Spans) of the story, ``doc._.lower`` and
``doc._.folded`` the tokens normalised (lexicon.lower, lexicon.fold). The entities themselves are on ``doc._``:
``people``, ``institutions``, ``places`` (dict, key to dataclass), ``roles``, ``meetings``, ``agreements``, ``topics``
(lists).
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from .facts import Quote

GROUPS = ("places", "dates", "periods", "titles", "institutions", "people", "groups")

READ = ("article", "pack", "story", "lower", "folded")  # what reading the text leaves on ``doc._``
FOUND = ("territories", "titles", "bodies", "title_starts", "title_ends", "known", "atoms")  # what components leave
SETS = ("addresses", "addressed", "named")

for name in (*READ, *FOUND, *SETS):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)
for name in ("people", "institutions", "places"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default={})  # spaCy gives each Doc its own copy of a mutable default
for name in ("roles", "meetings", "agreements", "topics"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=[])


def quote(span: Span) -> Quote:
    """Return a span's stretch of the text in code points."""
    return Quote(span.start_char, span.end_char)
