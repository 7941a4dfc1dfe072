"""Bodies told by their head alone after who leads them ("la présidente du comité de jumelage, Anne B.")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ....ontology.vocabulary import council_of
from ...document import on, text_of, tokens_of
from ...facts import Institution
from ...places.page_home import council_of_page
from ...words.lexicon import Lexicon, Match, lower, slug
from ..bodies import Body
from ..component import party
from ..grammar import InstitutionGrammar, institution_grammar
from ..reach.persons import opens_person
from .clubs import club_again, club_of_page
from .heads_again import are_apart

LONGEST = 6  # tokens of a head
RULE = "institution-held"


def find_held(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies of which the story tells only the head, after a title, and list them.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
        table: the ``[institutions]`` table of the pack, with ``[institutions.held]``.
    """
    held = table.get("held")
    if held is None:
        return []
    grammar = institution_grammar(on(doc).article.language)
    links = _lexicon(tuple(held["links"]))
    taken = {at for b in bodies for at in range(b.start, b.end)}
    concepts, kinds, alone = (frozenset(held[name]) for name in ("concepts", "kinds", "alone"))
    found, club = [], club_of_page(doc)
    led = [
        *_heads(doc, concepts, links, grammar),
        *_anywhere(doc, held.get("anywhere", []), grammar),
        *_led(doc, grammar),
    ]
    for head in {match.start: match for match in led}.values():
        if head.value not in kinds or not taken.isdisjoint(range(head.start, head.end)):
            continue
        told = any(on(doc).lower[b.start] == on(doc).lower[head.start] for b in bodies)
        if club and not told and (ours := club_again(doc, head.start, len(doc), grammar.articles, club)):
            taken.update(range(ours.start, ours.end))
            found.append(ours)
            continue
        alike = _alike(doc, head, bodies, grammar)
        name, place = text_of(doc, head.start, head.end), alike[-1].territory if alike else None
        whole = name.isupper() or head.value in alone or _is_name(head, grammar)
        apart = any(are_apart(doc, (head.start, head.end), (b.head_start, b.head_end)) for b in bodies)
        council = not alike and not apart and head.value in grammar.same_body
        own = _council_of_one(doc, head.value) if council else None
        if own is not None:
            key, place = party(doc, own, name), own
        elif alike:
            key = alike[-1].key
        elif whole:
            key = f"institution/{head.value}-{slug(name)}"
        else:
            continue  # whose council it is the context says, and "the association" may be any
        taken.update(range(head.start, head.end))
        on(doc).institutions.setdefault(key, Institution(key, name, head.value, place))
        found.append(Body(head.start, head.end, head.value, head.start, head.end, place, RULE, key))
    return found


@cache
def _lexicon(forms: tuple[str, ...]) -> Lexicon[bool]:
    """Return the lexicon of a pack's words, made once."""
    return Lexicon([(form, True) for form in forms], lower)


def _heads(
    doc: Doc, concepts: frozenset[str], links: Lexicon[bool], grammar: InstitutionGrammar
) -> Iterator[Match[str]]:
    """Yield the heads that a link joins to a title and that nothing goes on."""
    words = on(doc).lower
    for title in on(doc).titles:
        link = links.find(words, title.end) if title.concept in concepts and title.end < len(doc) else None
        head = grammar.heads.find(words, link.end) if link and link.end < len(doc) else None
        if head is None or not head.value or head.end >= len(doc):
            continue
        whole = on(doc).words[head.start][0].isupper() and words[head.end] not in grammar.noun_links
        if whole or doc[head.end].is_punct or opens_person(doc, head.end, len(doc), on(doc).addressed):
            yield head


def _anywhere(doc: Doc, forms: Sequence[str], grammar: InstitutionGrammar) -> Iterator[Match[str]]:
    """Yield the heads that are a town's own body wherever an article says them with "the" ("le comité de jumelage")."""
    words, own = on(doc).lower, _lexicon(tuple(forms))
    for sentence in on(doc).story if forms else ():
        for match in own.matches(words, sentence.start, sentence.end):
            head = grammar.heads.find(words, match.start, sentence.end)
            said = match.start > sentence.start and words[match.start - 1] in grammar.articles
            if head is not None and head.end == match.end and said and head.end < sentence.end:
                yield head


def _led(doc: Doc, grammar: InstitutionGrammar) -> Iterator[Match[str]]:
    """Yield the heads that nothing goes on and that words of leading stand beside ("qui préside | le comité de …")."""
    words = on(doc).lower
    for at in tokens_of(doc, grammar.heading.openers, grammar.headed.openers):
        verb = grammar.heading.find(words, at)
        head = grammar.heads.find(words, verb.end) if verb and verb.end < len(doc) else None
        if head and head.value and not (head.end < len(doc) and grammar.links.find(words, head.end)):
            yield head
        for start in range(max(0, at - LONGEST), at) if grammar.headed.find(words, at) else ():
            before = grammar.heads.find(words, start, at)
            if before and before.value and before.end == at:
                yield before
                break


def _is_name(head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a head tells enough to be a body's name: more than a word, and no council's."""
    return head.end - head.start > 1 and head.value not in grammar.same_body


def _council_of_one(doc: Doc, kind: str) -> str | None:
    """Return the only territory that an article names of those that such a council is of."""
    places = {t.place for t in on(doc).territories if council_of(t.place.removeprefix("place/")) == kind}
    return min(places) if len(places) == 1 else None if places else council_of_page(doc, kind)


def _alike(doc: Doc, head: Match[str], bodies: Sequence[Body], grammar: InstitutionGrammar) -> list[Body]:
    """Return the bodies that a head alone may mean: with the same words, of councils the only one of the kind."""
    words = on(doc).lower
    if head.value in grammar.same_body:
        spans = [(b, (b.head_start, b.head_end)) for b in bodies if b.kind == head.value]
        alike = [b for b, other in spans if not are_apart(doc, (head.start, head.end), other)]
        return alike if len({b.key for b in alike}) == 1 else []
    same = [b for b in bodies if words[b.head_start : b.head_end] == words[head.start : head.end]]
    alike = same or [b for b in bodies if b.kind == head.value and head.end - head.start == 1]
    before = [b for b in alike if b.start < head.start]
    return before or alike[:1]
