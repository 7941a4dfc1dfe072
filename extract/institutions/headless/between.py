"""Names that fill all between an office and its holder ("directrice de l'| Agence énergie climat |, Ann Roy")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on
from ...words.atom_grammar import atom_grammar
from ...words.lexicon import HYPHENS
from ...words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import InstitutionGrammar, institution_grammar
from .officed import KIND, OfficeGrammar, office_grammar
from .units import UnitGrammar, unit_grammar

RULE = "institution-between"
LONGEST = 12  # tokens of such a name
NOUNS = "oia&d"  # the letters of links, articles and nouns
HEAD = 3  # tokens of a head that stands for a body told elsewhere
LINK = 3  # tokens between "and" and the next name: a preposition with its article
INNER = HYPHENS | {"–", "/", "&", "°", *APOSTROPHES}  # marks inside one


def fill_names(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, each that stands between an office and a comma before its holder with all words there.

    Where no head names a body there, the words with a capital are one.
    """
    offices, units = office_grammar(on(doc).article.language), unit_grammar(on(doc).article.language)
    if units is None or not units.opens or offices.bare:
        return list(bodies)
    found = list(bodies)
    for start, end in _stretches(doc, offices, units):
        inner = [b for b in found if b.start < end and start < b.end]
        whole = _whole(doc, start, end, inner)
        if whole is not None:
            found = [*(b for b in found if b not in inner), whole]
    return sorted(found, key=lambda b: b.start)


def _whole(doc: Doc, start: int, end: int, inner: Sequence[Body]) -> Body | None:
    """Return the body that a stretch of words names, or None where it is told already or names none."""
    grammar = institution_grammar(on(doc).article.language)
    first = next((b for b in inner if b.start == start), None)
    if any(b.end > end or b.start < start for b in inner) or (first is not None and first.end == end):
        return None
    if first is None and inner and on(doc).words[start].islower():
        return None  # "la directrice du bureau coréen de | Business France"
    places = [t for t in on(doc).territories if t.start < end and start < t.end]
    joined = {i for i in range(start, end) if on(doc).lower[i] in grammar.series}
    if any(b.start > start and not joined.isdisjoint(range(b.start - LINK, b.start)) for b in (*inner, *places)):
        return None  # "le président de la Fédération et de la Région"
    if any(t.end == end and t.start == start for t in places):
        return None
    if first is not None:
        place = first.territory or next((t.place for t in places if t.start >= first.end), None)
        return replace(first, end=end, territory=place, rule=RULE)
    head = grammar.heads.find(on(doc).lower, start, end)
    short = end - start <= HEAD and head is not None and head.end == end  # "le président du | Conseil régional"
    plain = end - start == 1 or short or on(doc).words[start].islower()
    return None if plain else Body(start, end, KIND, start, start + 1, None, RULE)


def _stretches(doc: Doc, offices: OfficeGrammar, units: UnitGrammar) -> Iterator[tuple[int, int]]:
    """Yield the words between an office with its link and a comma before somebody's name."""
    bodies = institution_grammar(on(doc).article.language)
    sentences = [(s.start, s.end) for s in on(doc).story]
    for title in on(doc).titles:
        stop = next((end for start, end in sentences if start <= title.start < end), 0)
        link = offices.links.find(on(doc).lower, title.end, stop) if title.end < stop else None
        if link is None or title.concept not in offices.concepts:
            continue
        if on(doc).lower[title.end] not in bodies.noun_links:
            continue  # "la secrétaire | à l'Environnement"
        end = _stretch_end(doc, link.end, min(stop, link.end + LONGEST), units, bodies)
        if end > link.end and end + 1 < stop and on(doc).words[end] == "," and _opens_holder(doc, end + 1, stop):
            yield link.end, end


def _stretch_end(doc: Doc, start: int, stop: int, units: UnitGrammar, bodies: InstitutionGrammar) -> int:
    """Return the comma that ends a stretch of nouns and what joins them, or its start."""
    words, at, classes = on(doc).lower, start, atom_grammar(on(doc).article.language).classes
    while at < stop and on(doc).words[at] != ",":
        joined = words[at] in bodies.series or bodies.links.find(words, at, stop) is not None
        if at > start and at in on(doc).title_starts:
            return start
        said = classes.find(words, at, stop) if on(doc).words[at].islower() else None
        if (words[at] in units.stops or (said and said.value not in NOUNS)) and not joined:
            return start  # "la vice-présidente du Département | chargée de la coopération"
        if words[at] in bodies.seats_only and on(doc).words[at - 1][0].isupper():
            return start  # "le directeur de l'AFD | en Égypte"
        if not (on(doc).words[at][0].isalnum() or on(doc).words[at] in INNER):
            return start
        at += 1
    return at if at < stop else start


def _opens_holder(doc: Doc, at: int, stop: int) -> bool:
    """Say whether somebody's name of two words begins at a token, or one that an honorific announces."""
    words, names = on(doc).lower, name_grammar(on(doc).article.language)
    honorific = atom_grammar(on(doc).article.language).honorifics.find(words, at, stop)
    if honorific is not None and honorific.end < stop:
        return is_name_word(on(doc).words[honorific.end])
    if not is_name_word(on(doc).words[at]) or words[at] in names.never or at in on(doc).title_starts:
        return False
    end = name_end(doc, at, stop)
    if on(doc).territories.whole.get(at, 0) >= end:
        return False
    return sum(is_name_word(on(doc).words[i]) and not glued(doc, i - 1) for i in range(at, end)) > 1
