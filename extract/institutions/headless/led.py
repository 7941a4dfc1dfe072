"""Bodies told by their name alone between who leads them and the title ("Chủ tịch | HUFO | Tô Thị Bích Châu")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...words.lexicon import is_acronym, slug
from ...words.names import glued, is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from ..whose.foreigners import is_foreigner

RULE = "institution-led"
LONGEST = 3  # words of such a name
FULL, FULLEST = 3, 4  # words of a name that a surname opens
FOREIGN = 2, 3  # words of other names
KIND = "other-institution"


def find_led(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies that no head names, each right after the title of its head and before his name, and list them.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
        table: the ``[institutions]`` table of the pack, with the titles' concepts as ``led``.
    """
    concepts = frozenset(table.get("led", []))
    if not concepts:
        return []
    taken = {at for b in bodies for at in range(b.start, b.end)} | {t.start for t in on(doc).territories}
    found = []
    for title in on(doc).titles:
        start = title.end
        if title.concept not in concepts or title.plural or start >= len(doc) or _ends_in_head(doc, start):
            continue
        end = _name_before_holder(doc, start)
        if end and taken.isdisjoint(range(start, end)):
            found.append(list_named(doc, start, end, RULE))
    return found


def list_named(doc: Doc, start: int, end: int, rule: str) -> Body:
    """List a body that its name alone tells, and return it: the one that the article calls so, or a new one."""
    name = text_of(doc, start, end)
    key = f"institution/{slug(name)}"
    known = next((i.key for i in on(doc).institutions.values() if name in (i.name, *i.aliases)), key)
    on(doc).institutions.setdefault(known, Institution(known, name, KIND, None))
    return Body(start, end, KIND, start, end, None, rule, known)


def _ends_in_head(doc: Doc, end: int) -> bool:
    """Say whether a title ends in the word for a unit, whose name goes on ("Trưởng phòng | GDĐT Lê Văn A")."""
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, end - 1, end)
    return head is not None


def _name_before_holder(doc: Doc, start: int) -> int:
    """Return the end of the words before a whole personal name in a run of capitals, or 0."""
    names, words = name_grammar(on(doc).article.language), on(doc).lower
    known = any(words[start] in kind for kind in (names.surnames, names.never, names.honorifics))
    if known or not is_name_word(on(doc).words[start]):
        return 0
    end = name_end(doc, start, min(start + LONGEST + FULLEST, len(doc)))
    if any(glued(doc, at) for at in range(start, end)) or (end < len(doc) and is_name_word(on(doc).words[end])):
        return 0
    for begin in range(start + 1, min(start + LONGEST, end - 1) + 1):
        length = end - begin
        if words[begin] in names.surnames and FULL <= length <= FULLEST:
            return begin
        acronym = begin == start + 1 and is_acronym(on(doc).words[start]) and on(doc).words[start].isupper()
        foreign = acronym and FOREIGN[0] <= length <= FOREIGN[1] and len(words[start]) >= FULL
        if foreign and is_foreigner(words[begin:end], on(doc).article.language):
            return begin
    return 0
