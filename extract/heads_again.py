"""Heads that mean a body told before: "la Fédération", "de la province", "le Conseil régional" of the region told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from .bodies import Body
from .document import on
from .institution_grammar import InstitutionGrammar, institution_grammar
from .institutions import add_alias, party
from .introduced import CITY_KINDS
from .lexicon import is_acronym
from .names import glued
from .page_home import place_of_page


def find_heads_again(doc: Doc, bodies: Sequence[Body], articles: frozenset[str]) -> Iterator[Body]:
    """Yield the heads without a name that an article makes mean a body told before, or the territory told most."""
    grammar = institution_grammar(on(doc).article.language)
    taken = {at for b in bodies for at in range(b.start, b.end)} | {
        at for t in on(doc).titles for at in range(t.start, t.end)
    }
    starts = {b.start: b for b in bodies if b.key and b.head_start == b.start and not is_acronym(doc[b.start].text)}
    words = on(doc).lower
    told: dict[tuple[str, ...], Body] = {}
    councils: dict[bool, Body] = {}
    ends = on(doc).title_ends
    for sentence in on(doc).story if articles else ():
        for at in range(sentence.start, sentence.end):
            if at in starts:
                body = starts[at]
                told[_bare(doc, body.head_start, body.head_end, grammar)] = body
                if doc[at].text[0].isupper():
                    told[on(doc).lower[at],] = body  # "l'Agence" of "Agence française de développement"
                if body.kind in grammar.same_body and body.territory:
                    councils[on(doc).places[body.territory].kind == "City"] = body
                continue
            after_title = at and at - 1 in ends and on(doc).lower[at - 1] in grammar.noun_links  # "président de Région"
            if (
                at in taken
                or not at
                or not grammar.heads.opens(words[at])
                or (words[at - 1] not in articles and not after_title)
                or not doc[at].text[0].isalpha()
            ):
                continue
            head = grammar.heads.find(on(doc).lower, at, sentence.end)
            end = head.end if head else at + 1
            if head is None or not head.value or (end < len(doc) and (glued(doc, end) or end in taken)):
                continue
            again = told.get(_bare(doc, at, end, grammar))
            if again is None and head.value in grammar.same_body:
                city = head.value in CITY_KINDS
                own = _own(doc, at, end, head.value) if grammar.left else None
                again = own or councils.get(city) or _territory(doc, at, end, head.value, city=city)
            if again is not None:
                if doc[at].text[0].isupper():
                    on(doc).institutions[again.key] = add_alias(on(doc).institutions[again.key], doc[at:end].text)
                yield Body(at, end, again.kind, at, end, again.territory, "institution-again", again.key)


def _own(doc: Doc, at: int, end: int, kind: str) -> Body | None:
    """Return the authority of the place that the page says it is written in, where it has one ("the City")."""
    place = place_of_page(doc)
    if place is None or (on(doc).places[place].kind == "City" and kind not in CITY_KINDS):
        return None
    return Body(at, end, kind, at, end, place, "institution-again", party(doc, place))


def _bare(doc: Doc, start: int, end: int, grammar: InstitutionGrammar) -> tuple[str, ...]:
    """Return the words of a head without the link that a label may end in ("province de")."""
    while end > start + 1 and on(doc).lower[end - 1] in grammar.noun_links:
        end -= 1
    return tuple(on(doc).lower[start:end])


def merge_shortened(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, a name that opens a longer one of the same kind as that one ("Fédération des Parcs")."""
    texts = {b.start: tuple(on(doc).lower[b.start : b.end]) for b in bodies}
    merged = []
    for body in bodies:
        words = texts[body.start]
        fuller = [b for b in bodies if b.kind == body.kind and len(texts[b.start]) > len(words) > 1]
        whole = next((b for b in fuller if texts[b.start][: len(words)] == words and b.key != body.key), None)
        if whole is not None and body.territory is None and whole.territory is None and whole.key and body.key:
            on(doc).institutions.pop(body.key, None)
            on(doc).institutions[whole.key] = add_alias(
                on(doc).institutions[whole.key], doc[body.start : body.end].text
            )
            body = replace(body, key=whole.key)  # noqa: PLW2901
        merged.append(body)
    return merged


def _territory(doc: Doc, at: int, end: int, kind: str, *, city: bool) -> Body | None:
    """Return the territory told most of those that a bare council may be of; a council in small letters is none's."""
    if not doc[at].text[0].isupper():
        return None
    levels: dict[str, set[str]] = {}
    for t in on(doc).territories:
        if t.level:
            levels.setdefault(t.place, set()).add(t.level)
    fit = [
        t.place
        for t in on(doc).territories
        if on(doc).places[t.place].kind == ("City" if city else "AdministrativeArea")
        and (t.place not in levels or any(level in kind for level in levels[t.place]))
    ]
    if not fit:
        return None
    counts = Counter(fit)
    place = max(dict.fromkeys(fit), key=lambda p: counts[p])
    return Body(at, end, kind, at, end, place, "institution-again", party(doc, place))
