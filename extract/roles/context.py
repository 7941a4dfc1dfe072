"""The body of a title that stands alone: the rules that may say it, the surest first.

The words around the title (``role_beside``), the bodies that the article names (``role_bodies``), what was told before
(``role_told``) and the authority that the article is about (``role_home``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from ..document import on, quote
from ..facts import Stated
from ..institutions.grammar import institution_grammar
from ..words.lexicon import lower
from .beside import (
    authority_of_nation,
    body_in_list,
    body_of_chain,
    body_of_kind,
    body_of_side,
    body_where,
    named_by_level,
    nation_beside,
    nation_of_side,
)
from .bodies import (
    body_of_field,
    body_of_head,
    body_of_words,
    claimed_body,
    first_free,
    nearest_fitting,
    only_body,
    tells_field,
    unclaimed_body,
)
from .company import body_of_company, body_of_neighbour
from .component import Stand
from .fitting import fitting_body
from .found import Found
from .grammar import RoleGrammar
from .home import authority_at_home, authority_of_counterpart, is_counterpart
from .party import body_of_party
from .sides import authority_of_side
from .told import (
    GUESSES,
    body_of_colleague,
    body_of_holder,
    body_of_last_role,
    held_by_another,
    told_before,
    told_last,
    told_of_office,
)

OWN_KINDS = 2  # kinds of body: an office that more have tells nothing of its body
FIELD = 3  # words of a field of work
NEAR = 4  # sentences: how far back a bare title looks for its body


def field_before(doc: Doc, at: int) -> bool:
    """Say whether a field of work ends right before a title ("public works director"): one of the authority's staff."""
    fields = institution_grammar(on(doc).article.language).fields
    for start in range(at - 1, max(-1, at - 1 - FIELD), -1):
        if (match := fields.find(on(doc).lower, start, at)) and match.end == at:
            return True
    return False


def opens_with_field(doc: Doc, stand: Stand) -> bool:
    """Say whether a title opens with a field of work ("public works | director")."""
    fields = institution_grammar(on(doc).article.language).fields
    return fields.find(on(doc).lower, stand.title_start, stand.title_end) is not None


def find_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution of a bare title, or None where nothing says it.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    words = quote(doc[stand.title_start : stand.title_end])
    if (plain := grammar.plain.get(lower(words_of(doc, stand)))) is not None:
        stand = replace(stand, concept=plain)
    for rule, found in _candidates(doc, stand, grammar):
        if found is None or (rule in GUESSES and held_by_another(doc, stand, found[0], grammar)):
            continue
        key, at, end = found
        return Stated(key, rule, tuple(sorted({words, quote(doc[at:end])})))
    return None


def words_of(doc: Doc, stand: Stand) -> str:
    """Return a title's own words."""
    return str(doc[stand.title_start : stand.title_end].text)


def _candidates(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    """Yield each rule that may say the body of a title, with what it says, the surest first."""
    concept = stand.concept
    if concept in grammar.body:
        yield "role-body", body_of_kind(doc, stand, grammar.body[concept])
        return
    yield "role-where", body_where(doc, stand, grammar)
    if concept in grammar.chained:
        yield "role-chain", body_of_chain(doc, stand, grammar)
    if concept in grammar.borne:  # "Đại sứ Đinh Toàn Thắng", where an article names one embassy
        following = next((a for a in on(doc).atoms[stand.number] if a.start >= stand.title_end), None)
        placed = any(t.start < stand.title_end and t.end > stand.title_start for t in on(doc).territories)
        placed = placed or nation_beside(doc, stand) is not None  # "Japanese Consul General"
        if not placed and (following is None or following.letter not in "oLCB") and concept in grammar.fits:
            yield "role-only", only_body(doc, grammar.fits[concept])
        return
    if concept in grammar.portfolios:
        yield "role-portfolio", body_of_field(doc, stand, grammar.portfolios[concept])
        if grammar.sided and tells_field(doc, stand):
            yield "role-level", named_by_level(doc, stand)
            return
    if concept in grammar.local and (nation := nation_beside(doc, stand)):
        yield "role-nation", authority_of_nation(doc, stand, nation)
        return
    yield from _said_beside(doc, stand, grammar)
    yield from _told_elsewhere(doc, stand, grammar)


def _said_beside(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    """Yield the bodies that the words around a title say, the surest first."""
    yield "role-level", named_by_level(doc, stand)
    yield "role-head", body_of_head(doc, stand)
    if grammar.own:
        yield "role-own", told_last(doc, stand, grammar)
    if grammar.leaders and stand.concept in grammar.bodied:
        yield "role-part", body_of_words(doc, stand)
    yield "role-side", body_of_side(doc, stand, grammar)
    if grammar.speaks and (nation := nation_of_side(doc, stand, grammar)):
        yield "role-nation", authority_of_nation(doc, stand, nation)
    if stand.concept in grammar.shared:
        yield "role-list", body_in_list(doc, stand)


def _told_elsewhere(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    """Yield the bodies told elsewhere that a title may be of, the surest first."""
    concept = stand.concept
    title = lower(doc[stand.title_start : stand.title_end].text)
    first, before = on(doc).lower[stand.title_start], on(doc).lower[stand.title_start - 1]
    if grammar.others and first in grammar.others:  # whose counterpart somebody is says nothing of where
        if not grammar.follow:
            yield "role-counterpart", authority_of_counterpart(doc, stand, grammar)
            if grammar.sided_by_all:
                yield "role-context", authority_of_side(doc, stand, grammar)
            yield "role-context", told_before(doc, stand, grammar)
        return
    yield from _of_authority(doc, stand, grammar, {first, before}, title)
    if concept in grammar.fits:
        yield "role-near", nearest_fitting(doc, stand, grammar.fits[concept])
        if len(grammar.fits[concept]) <= OWN_KINDS and concept not in grammar.sided:
            yield "role-only", only_body(doc, grammar.fits[concept])
        if grammar.leaders:
            yield "role-assembly", first_free(doc, stand, grammar.fits[concept])
    if concept in grammar.staff and grammar.sided_by_all:
        yield "role-neighbour", body_of_neighbour(doc, stand)
    if concept in grammar.staff:
        yield "role-company", body_of_company(doc, stand, grammar)
    if concept in grammar.staffed:
        yield "role-same", body_of_holder(doc, stand)
    if grammar.homely and concept in grammar.bodied | grammar.staffed:
        yield "role-colleague", body_of_colleague(doc, stand)
    if grammar.sided_by_all:
        yield from _most_likely(doc, stand, grammar)
    elif concept in grammar.bodied:
        yield "role-context", unclaimed_body(doc, stand, grammar, 0)
        yield "role-context", told_of_office(doc, stand)
        yield "role-context", unclaimed_body(doc, stand, grammar, NEAR)
        yield "role-context", claimed_body(doc, stand, grammar)


def _of_authority(
    doc: Doc, stand: Stand, grammar: RoleGrammar, beside: set[str], title: str
) -> Iterator[tuple[str, Found]]:
    """Yield the authorities or assemblies that a title may be of; ``beside`` is its first word and the one before."""
    concept = stand.concept
    if is_counterpart(doc, stand, grammar):
        yield "role-counterpart", authority_of_counterpart(doc, stand, grammar)
    if beside & grammar.follow:
        yield "role-follows", body_of_last_role(doc, stand)
    if grammar.leaders:
        yield "role-party", body_of_party(doc, stand, grammar)
    if concept in grammar.assembled:
        yield "role-assembly", first_free(doc, stand, grammar.assembled[concept])
    staff = concept in grammar.bodied and (field_before(doc, stand.title_start) or opens_with_field(doc, stand))
    levelled = not grammar.levels.isdisjoint(on(doc).lower[stand.title_start : stand.title_end - 1])
    if concept in grammar.homely or title in grammar.homely or beside & grammar.levels or levelled or staff:
        yield "role-home", authority_at_home(doc, stand, grammar)
    elif concept in grammar.local and grammar.sided_by_all:
        yield "role-context", authority_of_side(doc, stand, grammar)
    elif concept in grammar.local:
        yield "role-context", told_before(doc, stand, grammar)


def _most_likely(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Iterator[tuple[str, Found]]:
    """Yield the body for which most speaks, and for an authority's staff the authority."""
    if stand.concept in grammar.bodied:
        yield "role-context", fitting_body(doc, stand, grammar)
    if stand.concept in grammar.staff:
        yield "role-context", authority_of_side(doc, stand, grammar)
