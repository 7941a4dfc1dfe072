"""A bare title with all that its candidates are weighed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Role
from ...institutions.grammar import institution_grammar
from ...words.lexicon import fold
from ..component import Stand
from ..grammar import RoleGrammar
from .candidates import Candidate
from .counterpart import is_counterpart, kind_of_counterpart, last_told
from .found import takes_over
from .only import kinds_of_office
from .party import destinations
from .sides import TOWN, fits_level, is_town_alone, level_of
from .visit_side import place_of_side

Fact = tuple[str, float]  # its name, its measure


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a bare title with all that its candidates are weighed by."""

    doc: Doc
    stand: Stand
    grammar: RoleGrammar
    candidates: Mapping[str, Candidate]
    role: Role | None  # as read so far

    @property
    def title(self) -> range:
        """Return the title's tokens."""
        return range(self.stand.title_start, self.stand.title_end)

    def alike(self, candidate: Candidate) -> list[Candidate]:
        """Return the candidates of a candidate's sort: territories' own authorities, or other bodies."""
        return [c for c in self.candidates.values() if c.is_authority == candidate.is_authority]


def case_of(doc: Doc, stand: Stand, grammar: RoleGrammar, candidates: Mapping[str, Candidate]) -> Case:
    """Return the case of a bare title, with those of the candidates that may have the office now."""
    title = quote_of(doc, stand.title_start, stand.title_end)
    held = [r for r in on(doc).roles if any(q.start <= title.start < q.end for q in r.title.quotes)]
    mine = next((r for r in held if r.person.value == stand.holder), None)
    other = kind_of_counterpart(doc, stand, grammar)
    taken = _taken(doc, stand, grammar, mine) | _own_of_counterpart(doc, stand, grammar)
    kinds = kinds_of_office(doc, stand, grammar)
    governing = institution_grammar(on(doc).article.language).territorial
    away = destinations(doc, stand, grammar) | {place_of_side(doc, stand, grammar)[1]}
    able = {
        key: candidate
        for key, candidate in candidates.items()
        if key not in taken
        and (kinds is None or candidate.kind in kinds)
        and other in (None, candidate.kind)
        and not (stand.concept in grammar.callings and (candidate.is_authority or candidate.kind in governing))
        and not (stand.concept in grammar.abroad and candidate.country == grammar.home)  # where nobody has such
        and not (candidate.is_authority and _is_called_otherwise(doc, stand, candidate, grammar))
        and not (stand.concept in grammar.portfolios and _is_too_small(doc, candidate, grammar))
        and not _has_none_such(doc, stand, candidate, grammar)
        and (candidate.place is None or candidate.place not in away)
    }
    return Case(doc, stand, grammar, able, mine)


def _has_none_such(doc: Doc, stand: Stand, candidate: Candidate, grammar: RoleGrammar) -> bool:
    """Say whether nobody holds such an office at a candidate: no association has a mayor or a regional councillor."""
    if not candidate.is_authority:
        told = stand.concept in grammar.public or (stand.concept in grammar.local and level_of(doc, stand) is not None)
        return told and candidate.kind in grammar.private
    if stand.concept in grammar.provincial and is_town_alone(doc, candidate.place):
        return True  # a governor is of more than a town
    if grammar.local.get(stand.concept or "") == frozenset({TOWN}) and _is_wide(doc, candidate):
        return True  # and a mayor of no region
    level = level_of(doc, stand) if grammar.levelled else None
    return level is not None and candidate.place is not None and not fits_level(doc, candidate.place, level)


def _is_wide(doc: Doc, candidate: Candidate) -> bool:
    """Say whether an article names an authority only as that of a region, a province or the like."""
    wide = institution_grammar(on(doc).article.language).wide_heads
    return all(told.atom.letter == "B" and told.atom.value.kind in wide for told in candidate.told)


def _taken(doc: Doc, stand: Stand, grammar: RoleGrammar, mine: Role | None) -> set[str]:
    """Return the bodies whose one such office somebody else is told to hold."""
    if stand.concept not in grammar.sole or mine is None or is_past(mine, grammar):
        return set()
    return {
        role.institution.value
        for role in on(doc).roles
        if role.institution is not None
        and role.concept == stand.concept
        and role.person.value != mine.person.value
        and not is_past(role, grammar)
    }


def _own_of_counterpart(doc: Doc, stand: Stand, grammar: RoleGrammar) -> set[str]:
    """Return the body of the office whose counterpart a title is: it is not the counterpart's too."""
    told = last_told(doc, stand) if is_counterpart(doc, stand, grammar) else None
    return {told.institution.value} if told is not None and told.institution is not None else set()


def _is_called_otherwise(doc: Doc, stand: Stand, candidate: Candidate, grammar: RoleGrammar) -> bool:
    """Say whether the people of a candidate's country are all called otherwise than the holder of a title."""
    pattern = grammar.called.get(candidate.country or "")
    name = fold(on(doc).people[stand.holder].name.value)
    return pattern is not None and " " in name and pattern.fullmatch(name) is None


def _is_too_small(doc: Doc, candidate: Candidate, grammar: RoleGrammar) -> bool:
    """Say whether a candidate is a town, or a body that is no ministry: neither has ministers."""
    if candidate.is_authority:
        place = on(doc).places.get(candidate.place or "")
        federal = not grammar.federal or candidate.country in grammar.federal
        return place is not None and (place.kind == "City" or not federal)
    return candidate.kind not in {*grammar.portfolios.values(), "national-government", "state-government", "parliament"}


def is_past(role: Role, grammar: RoleGrammar) -> bool:
    """Say whether an office leaves room for another holder: a former one, or one who takes it over."""
    return role.former is not None or takes_over(role, grammar)


def last_start(case: Case, candidates: list[Candidate]) -> int:
    """Return the token where one of some candidates is told last before the title, -1 where none is."""
    starts = (t.start for c in candidates for t in c.told if t.end <= case.stand.title_start)
    return max(starts, default=-1)
