"""Bodies told by a noun in small letters after who leads them ("head of the city's | environment agency, Ann Lowe").

Where a language puts what qualifies a noun after it, the noun opens the name ("président du | comité des usagers").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...pack import load_pack
from ...places.levels import Territory, level_words
from ...words.lexicon import Lexicon, lower, slug
from ...words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import InstitutionGrammar, institution_grammar

RULE = "institution-unit"
OWNER = 5  # tokens that say whose unit it is
LONGEST = 5  # words before or after its noun
SEVERAL = 2  # words of a person's name
BEFORE = 4  # tokens between a name and its title


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """Hold the nouns of units with their kinds, and the words around one."""

    concepts: frozenset[str]
    nouns: Lexicon[str]
    links: Lexicon[bool]  # between a title and its unit
    verbs: Lexicon[bool]  # of who leads one ("who directs | the city's board of education")
    tails: frozenset[str]  # after a noun, before what it is for ("committee | on agriculture")
    stops: frozenset[str]  # small words that are in no name of a unit
    goes_on: frozenset[str]  # small words that may follow one
    opens: bool  # whether its noun is the first word of its name


@cache
def unit_grammar(language: str) -> UnitGrammar | None:
    """Return the compiled ``[institutions.small_units]`` table of a language, if its pack has one."""
    table = load_pack(language).get("institutions", {}).get("small_units")
    if table is None:
        return None

    def words(key: str) -> frozenset[str]:
        return frozenset(map(lower, table[key]))

    return UnitGrammar(
        frozenset(table["concepts"]),
        Lexicon([(form, kind) for kind, forms in table["kinds"].items() for form in forms], lower),
        Lexicon([(form, True) for form in table["links"]], lower),
        Lexicon([(form, True) for form in table["verbs"]], lower),
        words("tails"),
        words("stops"),
        words("goes_on"),
        table.get("opens", False),
    )


def find_units(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies with those that no name tells, each after the title of a person named beside, and list them.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
    """
    grammar = unit_grammar(on(doc).article.language)
    if grammar is None:
        return list(bodies)
    found = list(bodies)
    for start, end, owner, kind in _told(doc, grammar, {b.start: b for b in bodies}):
        inner = [b for b in found if b.start < end and b.end > start]
        if any(b.start <= start or b.end != end for b in inner):
            continue
        found = [b for b in found if b not in inner]
        for body in inner:  # "l'association des parents d'élèves | du lycée X" is one name
            if not any(b.key == body.key for b in found):
                on(doc).institutions.pop(body.key, None)
        name = text_of(doc, start, end)
        owned: Territory | None = on(doc).territories.ends.get(owner)
        place = owned.place if owned else None
        under = f"{place.removeprefix('place/')}/" if place else ""
        key = f"institution/{under}{kind}-{slug(name)}"
        on(doc).institutions.setdefault(key, Institution(key, name, kind, place))
        found.append(Body(start, end, kind, start, end, place, RULE, key))
    return found


def _told(doc: Doc, grammar: UnitGrammar, starts: Mapping[int, Body]) -> Iterator[tuple[int, int, int, str]]:
    """Yield the tokens of each unit, the token of its owner's possessive and its kind."""
    bodies, words = institution_grammar(on(doc).article.language), on(doc).lower
    for first, at, stop in sorted([*_after_titles(doc, grammar), *_after_verbs(doc, grammar)]):
        reach = range(at, min(stop, at + OWNER))
        owner = max((i for i in reach if words[i] in bodies.possessives and i > at), default=0)
        owner = owner if owner and all(doc[i].is_alpha or glued(doc, i) for i in range(at, owner)) else 0
        start = owner + 1 if owner else at
        noun = _noun(doc, start, stop, grammar)
        if _are_members(doc, at, owner):  # "the | farmers' cooperative"
            start, owner = at, 0
        tail_end = _qualified_end if grammar.opens else _tail_end
        end = tail_end(doc, noun[0], stop, grammar, bodies) if noun else start
        of = bodies.own_links.find(words, end, stop) if start < end < stop else None
        placed = next((t for t in on(doc).territories if of and of.end in (t.start, t.name_start)), None)
        if placed is not None:  # "the chamber of commerce | of Leeds"
            end = owner = placed.end
        elif grammar.opens and of and of.end in starts and end - start > 1:
            end = starts[of.end].end
        if grammar.opens and start < end and level_words(on(doc).article.language).find(words, end - 1, end):
            continue  # "comité … de la | ville": the town's, told elsewhere
        if noun and end - start > 1 and _closes(doc, end, stop, grammar) and _held(doc, first, end, stop, grammar):
            yield start, end, owner, noun[1]


def _after_titles(doc: Doc, grammar: UnitGrammar) -> Iterator[tuple[int, int, int]]:
    """Yield each title that a link joins to a noun: its first token, the one after the link, the sentence's end."""
    ends = [s.end for s in on(doc).story]
    for title in on(doc).titles:
        stop = next((end for end in ends if end > title.start), len(doc))
        link = grammar.links.find(on(doc).lower, title.end, stop) if title.end < stop else None
        if link is not None and link.end < stop and title.concept in grammar.concepts:
            yield title.start, link.end, stop


def _after_verbs(doc: Doc, grammar: UnitGrammar) -> Iterator[tuple[int, int, int]]:
    """Yield in the same way each verb of leading after a comma or a name."""
    for sentence in on(doc).story:
        for verb in grammar.verbs.matches(on(doc).lower, sentence.start, sentence.end):
            if verb.end < sentence.end and verb.start > sentence.start:
                yield verb.start, verb.end, sentence.end


def _noun(doc: Doc, start: int, stop: int, grammar: UnitGrammar) -> tuple[int, str] | None:
    """Return the end and the kind of the noun to which small words lead."""
    for at in range(start, min(stop, start + (1 if grammar.opens else LONGEST))):
        noun = grammar.nouns.find(on(doc).lower, at, stop)
        if noun and (on(doc).words[at].islower() or (grammar.opens and on(doc).words[at].istitle())):
            return noun.end, noun.value
        if not on(doc).words[at].islower() or on(doc).lower[at] in grammar.stops:
            return None
    return None


def _tail_end(doc: Doc, end: int, stop: int, grammar: UnitGrammar, bodies: InstitutionGrammar) -> int:
    """Return the end of a unit with what it is for ("committee | on agriculture")."""
    words, at = on(doc).lower, end + 1
    if end >= stop or words[end] not in grammar.tails or at >= stop:
        return end
    while at < min(stop, end + 1 + LONGEST):
        field = bodies.fields.find(words, at, stop)
        if field is None and not (on(doc).words[at].islower() and doc[at].is_alpha and words[at] not in grammar.stops):
            break
        at = field.end if field else at + 1
    while words[at - 1] in bodies.ands:
        at -= 1
    return at if at > end + 1 else end


def _are_members(doc: Doc, at: int, owner: int) -> bool:
    """Say whether a possessive tells in small letters who is in a unit, and not whose it is."""
    levels, words = institution_grammar(on(doc).article.language).levels, on(doc).words
    several = owner > at and words[owner] in APOSTROPHES and words[owner - 1].endswith("s")
    return several and all(words[i].islower() for i in range(at, owner)) and not levels.find(on(doc).lower, owner - 1)


def _qualified_end(doc: Doc, end: int, stop: int, grammar: UnitGrammar, bodies: InstitutionGrammar) -> int:
    """Return the end of a unit with the small words that qualify its noun ("chambre | régionale d'agriculture")."""
    words, starts = on(doc).words, on(doc).territories.starts
    last = at = end
    while at < min(stop, end + LONGEST) and words[at].islower() and at not in starts:
        if on(doc).lower[at] in grammar.tails | bodies.ands | bodies.articles:
            at += 1
            continue
        if not doc[at].is_alpha or on(doc).lower[at] in grammar.stops:
            break
        last = at = at + 1
    return last


def _closes(doc: Doc, end: int, stop: int, grammar: UnitGrammar) -> bool:
    """Say whether nothing goes on with a unit's name: a mark, a small word or somebody's name follows."""
    return end >= stop or doc[end].is_punct or on(doc).lower[end] in grammar.goes_on or is_name_word(on(doc).words[end])


def _held(doc: Doc, start: int, end: int, stop: int, grammar: UnitGrammar) -> bool:
    """Say whether somebody's name stands right after a unit, or a little before the title of who leads it."""
    at = end + (end < stop and on(doc).words[end] == ",")
    given = name_grammar(on(doc).article.language).given
    named = at < stop and is_name_word(on(doc).words[at])
    if named and (name_end(doc, at, stop) - at >= SEVERAL or on(doc).lower[at] in given):
        return True
    commas = [at for at in range(max(1, start - BEFORE), start) if on(doc).words[at] == ","]
    return any(_ends_name(doc, at - 1, grammar) for at in commas or [start])


def _ends_name(doc: Doc, at: int, grammar: UnitGrammar) -> bool:
    """Say whether a name ends at a token."""
    while at > 1 and glued(doc, at - 1):
        at -= 2  # "Kim Tae | -ho"
    return at >= 0 and is_name_word(on(doc).words[at]) and on(doc).lower[at] not in grammar.stops
