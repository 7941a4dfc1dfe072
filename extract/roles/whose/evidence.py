"""What an article says for and against each candidate as the body of a bare title, each fact by a name.

What each counts is learned from annotated articles (``weights/body.toml``); here is only what is to be seen: where a
candidate is told (``told_near``), what it is (``fits_office``), whether it is the article's own (``stands_out``), whose
people are called as the holder (``called_alike``), what the words around say (``said_of``) and who else is of it
(``held_with``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document import on
from ...people.likelihood import likelihood
from .candidates import Candidate, Telling
from .case import Case, Fact, last_start
from .demonyms import people_of
from .found import may_hold
from .nearness import told_near
from .sides import acting_for, fits_level, level_of, nations_of
from .standing import standing_of

STEM = 5  # letters of a word that a title and a body share
LONG = 4  # letters of a word that tells something
ADJECTIVES = 2  # words between a possessive and a title
CLEARLY = 2  # by how much an article's own authority stands out
UNLIKELY, HARDLY, LIKELIER, FLOOR = -4.0, -8.0, 3.0, -15.0  # of a name, in natural logarithms
SCALE = 5.0


def evidence_of(case: Case) -> dict[str, dict[str, float]]:
    """Return the facts that speak for or against each candidate of a case, by the candidate's key."""
    names = called_alike(case)
    acting = dict(acting_for(case.doc, case.stand, case.grammar))
    places = {c.place for c in case.candidates.values() if c.place}
    peoples = set(people_of(case.doc, case.stand, sorted(places), case.grammar))
    found: dict[str, dict[str, float]] = {}
    for key, candidate in case.candidates.items():
        sort = "authority" if candidate.is_authority else "body"
        facts = {f: m for name, m in told_near(case, candidate) for f in (name, f"{name}: {sort}")}
        facts.update(fits_office(case, candidate))
        facts.update(stands_out(case, candidate))
        facts.update(names[key])
        facts.update(held_with(case, candidate))
        facts.update(said_of(case, candidate))
        if candidate.place in peoples:
            facts["demonym"] = 1.0
        if candidate.is_authority and candidate.place in acting:
            facts["acting" if acting[candidate.place] else "guest"] = 1.0
        found[key] = facts
    return found


def fits_office(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield what the sort of a candidate says of the office: whether such a body has it, a town or a region of it."""
    doc, grammar, concept = case.doc, case.grammar, case.stand.concept or "other"
    sort = candidate.level or candidate.kind
    yield f"office {concept} at {sort}", 1
    yield f"office {concept} at {'authority' if candidate.is_authority else 'body'}", 1
    if candidate.is_authority:
        if concept in grammar.local:
            fits = may_hold(doc, candidate.told[0].atom, concept, grammar)
            yield "may-hold" if fits else "may-not-hold", 1
        level = level_of(doc, case.stand)
        if level is not None and candidate.place is not None:
            yield "level" if fits_level(doc, candidate.place, level) else "other-level", 1
        if any(t.atom.letter == "B" for t in candidate.told):
            yield "council", 1
    else:
        if concept in grammar.fits:
            yield "fits" if candidate.kind in grammar.fits[concept] else "fits-not", 1
        if candidate.kind in grammar.unfit.get(concept, ()):
            yield "unfit", 1
    if _stems(case, case.title) & {s for t in candidate.told if t.atom.letter == "B" for s in _stems(case, t)}:
        yield "shares-word with authority" if candidate.is_authority else "shares-word with body", 1


def _stems(case: Case, tokens: range | Telling) -> set[str]:
    words = on(case.doc).lower
    start, end = (tokens.start, tokens.stop) if isinstance(tokens, range) else (tokens.start, tokens.end)
    return {word[:STEM] for word in words[start:end] if len(word) >= LONG}


def stands_out(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield whether a candidate is the article's own authority."""
    standing = standing_of(case.doc, case.grammar)
    if candidate.country and standing.country and candidate.country != standing.country:
        yield "abroad", 1
    if not candidate.is_authority or candidate.place is None:
        return
    weights = standing.weights
    order = sorted(weights, key=lambda p: -weights[p])
    top = weights[order[0]] if order else 0
    if top > 0:
        yield "standing", max(-1.0, weights[candidate.place] / top)
    if order[:1] == [candidate.place]:
        yield "home", 1
        if len(order) == 1 or top > weights[order[1]] + CLEARLY:
            yield "home-clearly", 1
    elif candidate.place in order[1:2]:
        yield "second", 1


def called_alike(case: Case) -> dict[str, dict[str, float]]:
    """Return how likely the holder's name is in each candidate's country, against the likeliest of them, by key."""
    name = on(case.doc).people[case.role.person.value].name.value if case.role else ""
    countries = {c.country for c in case.candidates.values() if c.country}
    told = {country: _called(case, name, country) for country in countries} if name else {}
    known = {country: value for country, value in told.items() if value is not None}
    best = max([0.0, *known.values()])
    runner_up = sorted(known.values())[-2] if len(known) > 1 else best
    titled = countries_of_title(case)
    found = {}
    for key, candidate in case.candidates.items():
        facts: dict[str, float] = {}
        value = known.get(candidate.country or "")
        if value is None:
            facts["name-unknown"] = 1
        else:
            behind = max(value - best, FLOOR)
            facts["name"] = behind / SCALE
            facts.update({f: 1.0 for f, low in (("name-unlikely", UNLIKELY), ("name-hardly", HARDLY)) if behind < low})
            if behind == 0 and runner_up < value - LIKELIER:
                facts["name-likeliest"] = 1
        if titled and candidate.place is not None:
            facts["title-of-country" if nations_of(case.doc, candidate.place) & titled else "title-of-other"] = 1
        found[key] = facts
    return found


def _called(case: Case, name: str, country: str) -> float | None:
    """Return how likely a name is in a country, also as the article's language spells the names of its people."""
    spellings = [country, case.grammar.home] if country in case.grammar.respelled else [country]
    return max((value for c in spellings if (value := likelihood(name, c)) is not None), default=None)


def countries_of_title(case: Case) -> frozenset[str]:
    """Return the countries that have a title of that name, or one in a chain with it ("Mayor, | Cllr Ann Lowe")."""
    words, stand = on(case.doc).lower, case.stand
    chain = [atom for atom in on(case.doc).atoms[stand.number][stand.start : stand.end] if atom.letter == "T"]
    spans = [(stand.title_start, stand.title_end), *((atom.start, atom.end) for atom in chain)]
    found = (case.grammar.foreign.find(words, at, end) for start, end in spans for at in range(start, end))
    return next((match.value for match in found if match), frozenset())


def held_with(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield the offices told at a candidate or elsewhere in its territory: the same holder's, the very same one."""
    mine = case.role
    beside = _named_before(case)
    for role in on(case.doc).roles:
        if role.institution is None:
            continue
        told = on(case.doc).institutions.get(role.institution.value)
        if role.institution.value == candidate.key:
            where = "it"
        elif candidate.place and told is not None and told.territory == candidate.place:
            where = "its territory"
        else:
            continue
        if mine is not None and role.person.value == mine.person.value:
            yield f"holder of {where}", 1
        elif role.person.value == beside:
            yield f"neighbour of {where}", 1
        elif role.concept == case.stand.concept and role.concept in case.grammar.sole:
            yield f"taken at {where}", 1


def _named_before(case: Case) -> str | None:
    """Return who is named before the title in its sentence, and not its holder."""
    mine = case.role.person.value if case.role else None
    before = [a for a in on(case.doc).atoms[case.stand.number] if a.letter == "P" and a.end <= case.stand.title_start]
    return next((a.value for a in reversed(before) if a.value != mine), None)


def _possessive_before(case: Case) -> str | None:
    """Return the possessive before a title, with small words between ("its newly installed | mayor"), or None."""
    words, start = on(case.doc).words, case.stand.title_start
    for at in range(start - 1, max(start - 1 - ADJECTIVES, on(case.doc).story[case.stand.number].start) - 1, -1):
        if on(case.doc).lower[at] in case.grammar.own:
            return on(case.doc).lower[at]
        if not (words[at].isalpha() and words[at].islower()):
            return None
    return None


def said_of(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield what possessives and words for a counterpart before the title say of a candidate ("its mayor")."""
    words, stand, grammar = on(case.doc).lower, case.stand, case.grammar
    previous = _possessive_before(case) or (words[stand.title_start - 1] if stand.title_start else "")
    if previous in grammar.own and candidate.before(stand.title_start):
        last = candidate.before(stand.title_start)[-1].start
        if last == last_start(case, list(case.candidates.values())):
            yield "its", 1
    told = [r for r in on(case.doc).roles if r.institution is not None and r.institution.value == candidate.key]
    if previous in grammar.follow and told:
        yield "his", 1
    if {words[stand.title_start], previous} & grammar.others and any(r.concept == stand.concept for r in told):
        yield "counterpart", 1
