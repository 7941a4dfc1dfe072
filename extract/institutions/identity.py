"""What tells one body from others: its territory, its kind, and the words that are its own.

A department or ministry is told from others of its territory by its fields of work, which competences.ttl names in
every language: "Sở Giáo dục và Đào tạo", "Department of Education and Training", "Service de l'Éducation et de la
Formation" of one province are one body. Of other kinds a territory has one ("Chamber of Commerce", "CCI"), and a
parliament at most two houses ("Sénat", "Thượng viện").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from ...ontology.vocabulary import NS, concepts
from ..document import on, text_of
from ..places.gazetteer import gazetteer
from ..places.levels import place_levels, remember
from ..words.lexicon import STEPS, Lexicon, Match, lower, slug
from .bodies import Body
from .grammar import InstitutionGrammar
from .naming import after_joining, own_words

RULE = "institution-nation"


@dataclass(frozen=True, slots=True)
class Identity:
    """Hold what a body is told by; ``local`` where others bear its name too and nothing tells its territory."""

    key: str
    kind: str
    local: bool
    competences: tuple[str, ...] = ()


@cache
def competences(language: str) -> Lexicon[frozenset[str]]:
    """Return the labels of competences.ttl in a language, each with the codes of all concepts that bear it.

    >>> sorted(competences("en").find(["public", "health"], 0).value)
    ['health']
    """
    borne: dict[str, set[str]] = {}
    for code, concept in concepts("competences").items():
        for label in concept.labels.get(language, ()):
            borne.setdefault(label, set()).add(code)
    return Lexicon([(label, frozenset(codes)) for label, codes in borne.items()], lower)


def of_nation(doc: Doc, body: Body, grammar: InstitutionGrammar) -> Body:
    """Return a body of a state with the territory that an adjective in its name says ("the | French | Senate").

    The territory that a mission's name tells beside is where it is ("the French Embassy in Hanoi"). A ministry of no
    state told is that of the one whose news the language tells, where it is one state's.
    """
    if body.kind not in grammar.of_states or (body.territory and body.kind not in grammar.missions):
        return body
    adjectives = place_levels(on(doc).article.language).adjectives
    told = [(at, m) for at in range(body.start, body.end) if (m := adjectives.find(on(doc).lower, at, body.end))]
    beside = [m for at, m in told if m.end in (body.head_start, body.end) or at == body.head_end]
    if len(told) == 1 and beside:
        code = beside[0].value
    elif not told and body.kind in grammar.at_home and _told_by(doc, body, grammar):
        code = grammar.home
    else:
        return body
    place = gazetteer().entries[f"place/{code}"].place(on(doc).article.language)
    remember(doc, place)
    return replace(body, territory=place.key, rule=RULE)


def identify(doc: Doc, body: Body, place: str | None, grammar: InstitutionGrammar) -> Identity | None:
    """Return what a body is told by, or None where its words name no body.

    ``place`` is its territory, or None where none is known: then a name that others bear too ("the Ministry of Health")
    is that of a body of its article alone.
    """
    body = replace(body, territory=place)
    own = slug(own_words(doc, body, grammar))
    named = any(on(doc).words[at][0].isupper() for at in range(body.head_end, body.end))
    if not (own and named) and on(doc).lower[body.head_start] in grammar.generic:
        return None  # "les associations et ONG", "une ONG italienne"
    local = place is None or on(doc).places[place].kind != "Country"
    told = _told_by(doc, body, grammar)
    if told or (told is not None and body.kind in grammar.plainly_named):
        kind = _kind_at_home(body.kind) if place and local else body.kind
        fields = tuple(sorted(told)) if body.kind in grammar.by_field else ()
        return Identity(_key(place, kind, "-".join(sorted(told))), kind, place is None, fields)
    kinds = (grammar.national, grammar.bare, grammar.territorial, grammar.same_body, grammar.missions)
    plain = not any(body.kind in kind for kind in kinds)
    long = body.head_end - body.head_start > 1
    many = plain and local and long and bool(grammar.series)  # "Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy BĐBP tỉnh"
    said = many or body.kind in grammar.plainly_named
    said = said or grammar.is_complete(doc, body.head_start, body.head_end, body.kind)
    if not own and said and not grammar.is_plain(doc, body.head_start, body.head_end, body.kind):
        own = slug(text_of(doc, body.head_start, body.head_end))
    if not own and not place and (body.kind in grammar.territorial or body.kind in grammar.same_body):
        if body.kind in grammar.same_body or not _is_of_office(doc, body, grammar):
            return None
        own = slug(text_of(doc, body.start, body.end))  # known in its article alone
        return Identity(_key(None, body.kind, own), body.kind, local=True)
    return Identity(_key(place, body.kind, own), body.kind, not own and place is None)


def _is_of_office(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a body of no territory stands right after an office, and nowhere else ("Phó Bí thư | Tỉnh ủy")."""
    if not grammar.capital_heads or not grammar.series or body.start not in on(doc).title_ends:
        return False
    words, size = on(doc).lower, body.end - body.start
    return sum(words[at : at + size] == words[body.start : body.end] for at in range(len(words) - size + 1)) == 1


def mark_shared(doc: Doc, grammar: InstitutionGrammar) -> None:
    """Mark the institutions of no territory whose name those of any town may have ("the Twinning Committee")."""
    for key, known in on(doc).institutions.items():
        words = [lower(word) for word in known.name.split()]
        match = grammar.shared_names.find(words, 0) if known.territory is None else None
        if match is not None and match.end == len(words):
            on(doc).institutions[key] = replace(known, local=True)


def _key(place: str | None, kind: str, own: str) -> str:
    under = place.removeprefix("place/") + "/" if place else ""
    return f"institution/{under}{kind}" + (f"-{own}" if own else "")


def _kind_at_home(kind: str) -> str:
    """Return the kind that a body is of where it belongs to a territory below a state (``:withinTerritory``)."""
    concept = concepts("institutions").get(kind)
    told = concept.properties.get(NS + "withinTerritory", ()) if concept else ()
    return told[0].rsplit("/", 1)[-1] if told else kind


def _told_by(doc: Doc, body: Body, grammar: InstitutionGrammar) -> frozenset[str] | None:
    """Return the fields of work or the house that are all that a body's name says (codes), None where it says more."""
    if body.kind in grammar.by_field:
        labels = competences(on(doc).article.language)
    elif body.kind in grammar.plainly_named:
        labels = grammar.plain_names
    else:
        return None
    words, codes, at = on(doc).lower, frozenset[str](), body.start
    places = {t.start: t.end for t in on(doc).territories if body.start <= t.start and t.end <= body.end}
    while at < body.end:
        if (match := labels.find(words, at, body.end)) is not None:
            codes |= match.value
            at = match.end
        elif (match := _initials(words[at], labels)) is not None:
            codes |= match.value
            at += 1
        elif at in places:
            at = places[at]
        elif words[at] in grammar.by_field_nouns:
            at += 1
        elif (after := after_joining(doc, at, body, grammar)) > at:
            at = after
        else:
            return None
    return codes


def _initials(word: str, labels: Lexicon[frozenset[str]]) -> Match[frozenset[str]] | None:
    """Return the label that the parts of one word are ("GD&ĐT")."""
    parts = STEPS.findall(word)
    match = labels.find(parts, 0) if len(parts) > 1 else None
    return match if match is not None and match.end == len(parts) else None
