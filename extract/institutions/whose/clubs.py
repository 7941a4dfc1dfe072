"""The club whose page it is: named in full in a line above the story ("Comité de jumelage de Mâcon")."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from ...document import Sentence, on, quote_of, text_of
from ...facts import Institution
from ...pack import load_pack
from ...words.atom_grammar import DASHES
from ...words.lexicon import fold, is_acronym, lower, slug
from ...words.names import glued, is_name_word
from ..bodies import Body, body_at
from ..component import add_alias
from ..grammar import InstitutionGrammar, institution_grammar

RULE = "institution-again"
SEPARATORS = frozenset(",|-–—(:•·.")
LEAST = 2  # initials of a name that its acronym holds


@dataclass(frozen=True, slots=True)
class ClubGrammar:
    """Hold a pack's ``[institutions.clubs]``: kinds of such bodies, words that open a line before one, "our"."""

    kinds: frozenset[str]
    of: frozenset[str]
    ours: frozenset[str]


@cache
def club_grammar(language: str) -> ClubGrammar | None:
    """Return the compiled ``[institutions.clubs]`` table of a language, or None."""
    table = load_pack(language).get("institutions", {}).get("clubs")
    return ClubGrammar(*(frozenset(map(lower, table[key])) for key in ("kinds", "of", "ours"))) if table else None


def club_of_page(doc: Doc) -> Body | None:
    """Return the club that a line above the story names, told by its kind or, in the first line, by its acronym.

    It is listed among the article's institutions by ``list_club`` only, where the story speaks of it.
    """
    grammar = club_grammar(on(doc).article.language)
    if grammar is None or not on(doc).story:
        return None
    bodies = institution_grammar(on(doc).article.language)
    lines = list(_lines(doc))
    for line in lines:
        if (club := _named_by_kind(doc, line, grammar, bodies)) is not None:
            return club
    return _named_by_acronym(doc, lines[0]) if lines else None


def list_club(doc: Doc, club: Body) -> Body:
    """List a club among the article's institutions, as the one told in the story if its name is there."""
    name = " ".join(text_of(doc, club.start, club.end).split())
    acronym = on(doc).words[club.end + 1] if club.head_start == club.end else None
    own = {slug(told) for told in (name, acronym) if told}
    known = next((i for i in on(doc).institutions.values() if _is_same(i, own, club.kind)), None)
    key = known.key if known else f"institution/{club.kind}-{slug(name)}"
    whole = add_alias(known or Institution(key, name, club.kind), name)
    on(doc).institutions[key] = add_alias(whole, acronym, named=False)
    return replace(club, key=key)


def _is_same(told: Institution, own: Set[str], kind: str) -> bool:
    """Say whether a body told has a name of a club, or the words that open one ("Comité de jumelage")."""
    opens = told.kind == kind and any(name.startswith(f"{slug(told.name)}-") for name in own)
    return opens or not own.isdisjoint({slug(told.name), *map(slug, told.aliases)})


def club_again(doc: Doc, at: int, stop: int, articles: frozenset[str], club: Body) -> Body | None:
    """Return the club that words with a capital at a token mean: those that open its name, or its acronym."""
    words, grammar = on(doc).lower, club_grammar(on(doc).article.language)
    if grammar is None or at <= club.end:
        return None
    own = words[at - 1] in grammar.ours  # "notre comité"
    if not own and not (on(doc).words[at][0].isupper() and words[at - 1] in articles):
        return None
    name = words[club.start : club.end] if club.head_start == club.start else words[club.head_end - 1 : club.head_end]
    if club.head_start == club.end:
        name = [words[club.end + 1]]
    end = at
    while end < min(stop, at + len(name)) and words[end] == name[end - at]:
        end += 1
    links = institution_grammar(on(doc).article.language).noun_links
    while end > at and words[end - 1] in links:
        end -= 1
    goes_on = end < stop and (words[end] in links or on(doc).words[end][0].isupper() or glued(doc, end))
    if end == at or goes_on:
        return None
    return Body(at, end, club.kind, at, end, None, RULE, list_club(doc, club).key)


def _lines(doc: Doc) -> Iterator[Sentence]:
    """Yield the lines above the story, and its first sentence, which may be the page's name too."""
    first = on(doc).story[0]
    start = 0
    for at in range(first.start):
        if "\n" in on(doc).words[at]:
            if at > start:
                yield Sentence(start, at, quote_of(doc, start, at))
            start = at + 1
    yield first


def _named_by_kind(doc: Doc, line: Sentence, grammar: ClubGrammar, bodies: InstitutionGrammar) -> Body | None:
    """Return the club that opens a line, but for "report of the", and with which it or a part of it ends."""
    words = on(doc).lower
    for at in range(line.start, line.end):
        head = bodies.heads.find(words, at, line.end) if bodies.heads.opens(words[at]) else None
        if head is None or head.value not in grammar.kinds:
            continue
        body = body_at(doc, head.start, head.end, head.value, line, bodies, {}, {})
        if body is None or body.end - body.start == head.end - head.start:
            continue
        end = _joined_end(doc, body.end, line.end)
        ends = end == line.end or on(doc).words[end] in SEPARATORS or on(doc).words[end].isspace()
        opens = body.start == line.start or words[body.start - 1] in grammar.of
        return replace(body, end=end, rule=RULE) if opens and ends else None
    return None


def _joined_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of a line of which a dash joins all the rest to a name, or the token ("Quéven – | Koro")."""
    words = on(doc).words
    dashed = at + 1 < stop and words[at] in DASHES
    return stop if dashed and all(is_name_word(w) or w in DASHES for w in words[at:stop]) else at


def _named_by_acronym(doc: Doc, line: Sentence) -> Body | None:
    """Return the name of which an acronym in brackets that ends a line holds the initials in their order."""
    words, end = on(doc).words, line.end
    if end - line.start < LEAST + 3 or words[end - 1] != ")" or words[end - 3] != "(" or not is_acronym(words[end - 2]):
        return None
    name = range(line.start, end - 3)
    initials = [fold(words[i])[0] for i in name if is_name_word(words[i])]
    letters = iter(fold(words[end - 2]))
    if len(initials) < LEAST or not is_name_word(words[line.start]) or not all(i in letters for i in initials):
        return None
    return Body(line.start, end - 3, "association", end - 3, end - 3, None, RULE)
