"""The body of a bare title among those that the article names: the only one, the nearest, or the one nobody claims."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..institutions.component import AUTHORITY
from ..institutions.grammar import institution_grammar
from .component import Stand
from .found import Found, found_at
from .grammar import RoleGrammar

LAST = 2  # words of a field of work
FIELD = 6  # letters: a shorter word says no field of work


def body_of_field(doc: Doc, stand: Stand, kind: str) -> Found:
    """Return the body of a kind that the article names with a title's field ("ministre des Relations extérieures")."""
    field = {w for w in on(doc).lower[stand.title_start : stand.title_end] if len(w) >= FIELD}
    for body in on(doc).bodies:
        if body.kind == kind and body.key and field & set(on(doc).lower[body.head_end - 1 : body.end]):
            return body.key, body.start, body.end
        last = on(doc).lower[stand.title_end - LAST : stand.title_end]
        if body.kind == kind and body.key and on(doc).lower[body.end - LAST : body.end] == last:
            return body.key, body.start, body.end
    return None


def tells_field(doc: Doc, stand: Stand) -> bool:
    """Say whether a title says its body's field of work, so that no other body is meant ("Bộ trưởng Du lịch")."""
    fields = institution_grammar(on(doc).article.language).fields
    return any(fields.find(on(doc).lower, at, stand.title_end) for at in range(stand.title_start + 1, stand.title_end))


def only_body(doc: Doc, kinds: frozenset[str]) -> Found:
    """Return the only body of the kinds that an article names, or None."""
    found = [body for body in on(doc).bodies if body.kind in kinds and body.key]
    if len({body.key for body in found}) != 1:
        return None
    return found[0].key, found[0].start, found[0].end


def nearest_fitting(doc: Doc, stand: Stand, kinds: frozenset[str]) -> Found:
    """Return the nearest body of a kind that has such an office before the title in its sentence."""
    here = [a for a in on(doc).atoms[stand.number] if a.letter == "B" and a.value.kind in kinds]
    before = [a for a in here if a.end <= stand.title_start]
    for atom in reversed(before):
        if found := found_at(doc, atom):
            return found
    return None


def body_of_words(doc: Doc, stand: Stand) -> Found:
    """Return the body told last whose name holds the words before a title's noun ("Sister Cities Secretary")."""
    run = on(doc).lower[stand.title_start : stand.title_end - 1]
    size = len(run)
    if not on(doc).words[stand.title_start][0].isupper() or not run or (size == 1 and len(run[0]) < FIELD):
        return None
    words = on(doc).lower
    named = [b for b in on(doc).bodies if b.key and not b.key.endswith(AUTHORITY) and b.start != stand.title_start]
    holding = [b for b in named if any(words[i : i + size] == run for i in range(b.start, b.end - size + 1))]
    before = [b for b in holding if b.end <= stand.title_start]
    if not holding:
        return None
    told = before[-1] if before else holding[0]
    return told.key, told.start, told.end


def body_of_head(doc: Doc, stand: Stand) -> Found:
    """Return the body told last of the kind of head that a title ends in ("Giám đốc | Sở"), else the only one after."""
    grammar = institution_grammar(on(doc).article.language)
    last = stand.title_end - 1
    if last == stand.title_start or not on(doc).words[last][0].isupper():
        return None
    head = grammar.heads.find(on(doc).lower, last, stand.title_end)
    if head is None or head.value not in grammar.titled:
        return None
    told = [b for b in on(doc).bodies if b.kind == head.value and b.key and b.start != last]
    told = [b for b in told if on(doc).lower[b.start] == on(doc).lower[last]]
    before = [b for b in told if b.end <= stand.title_start]
    if not before and len({b.key for b in told}) != 1:
        return None
    body = (before or told)[-1]
    return body.key, body.start, body.end


def first_free(doc: Doc, stand: Stand, kinds: frozenset[str]) -> Found:
    """Return the body of some kinds that an article tells first, of those whose such office nobody else holds."""
    mine = doc[stand.title_start].idx
    taken = {
        r.institution.value
        for r in on(doc).roles
        if r.institution is not None and r.concept == stand.concept and r.title.quotes[0].start != mine
    }
    territories = {on(doc).institutions[key].territory for key in taken} - {None}
    for body in on(doc).bodies:
        free = body.key and body.key not in taken and (body.territory is None or body.territory not in territories)
        if body.kind in kinds and free:
            return body.key, body.start, body.end
    return None


def claimed_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the body of the title before in the sentence ("le vice-président du X a représenté le président Y")."""
    unfit = grammar.unfit.get(stand.concept, frozenset())
    here = on(doc).atoms[stand.number]
    bodies = [a for a in here if a.letter == "B" and a.end <= stand.title_start and a.value.kind not in unfit]
    return found_at(doc, bodies[-1]) if bodies else None


def unclaimed_body(doc: Doc, stand: Stand, grammar: RoleGrammar, back: int) -> Found:
    """Return the nearest body before a title that no other title holds."""
    for at in range(stand.number, max(-1, stand.number - back - 1), -1):
        atoms = on(doc).atoms[at]
        for i in range(len(atoms) - 1, -1, -1):
            if atoms[i].letter != "B" or (at == stand.number and atoms[i].end > stand.title_start):
                continue
            if atoms[i].value.kind in grammar.unfit.get(stand.concept, frozenset()):
                continue
            before = i - 1
            while before >= 0 and atoms[before].letter in grammar.joins:
                before -= 1
            if (before < 0 or atoms[before].letter != "T") and (found := found_at(doc, atoms[i])):
                return found
    return None
