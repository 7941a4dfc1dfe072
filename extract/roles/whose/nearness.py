"""Where a candidate for a bare title's body is told, as seen from the title."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import on
from .candidates import HEAD, Candidate, Telling
from .case import Case, Fact, last_start

BESIDE, NEAR, CLOSE = 4, 10, 6  # tokens
OPENING = 2  # tokens before what opens a sentence
LEAD = 1  # the last sentence, counted from 0, that opens a story


def told_near(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield where a candidate is told, as seen from the title."""
    stand, told = case.stand, candidate.told
    before = candidate.before(stand.title_start)
    here = [t for t in before if t.number == stand.number]
    after = [t for t in told if t.number == stand.number and t.start >= stand.title_end]
    if here:
        yield from _told_before(case, here)
    if after:
        yield from _told_after(case, after)
    if any(t.number == stand.number - 1 and t.index <= 1 for t in told):
        yield "opened-before", 1
    if before and before[-1].start == last_start(case, list(case.candidates.values())):
        yield "last", 1
    if before and before[-1].start == last_start(case, case.alike(candidate)):
        yield "last-of-sort", 1
    if len(told) > 1:
        yield "told-twice", 1
    if candidate.key in on(case.doc).institutions:
        yield "listed", 1
    if told[0].number <= LEAD:
        yield "lead", 1
    yield from _told_with(case, candidate)


def _told_before(case: Case, here: list[Telling]) -> Iterator[Fact]:
    at, last = case.stand.title_start, here[-1]
    yield "here", 1
    if here[0].start - on(case.doc).story[case.stand.number].start <= OPENING:
        yield "opens", 1
    nearer = (t for c in case.candidates.values() for t in c.told if last.start < t.start < at)
    if next(nearer, None) is None:
        yield "here-nearest", 1
    if _located(case, last):
        yield "here-located", 1
    if at - last.end < BESIDE:
        yield "here-beside", 1
    if at - last.end < NEAR:
        yield "here-near", 1


def _told_after(case: Case, after: list[Telling]) -> Iterator[Fact]:
    yield "after", 1
    if min(t.start for t in after) - case.stand.title_end < CLOSE:
        yield "after-close", 1
    if all(_located(case, t) for t in after):
        yield "after-located", 1


def _located(case: Case, telling: Telling) -> bool:
    """Say whether a word stands before a territory that only tells where something is ("à Rennes")."""
    atoms = on(case.doc).atoms[telling.number]
    before = atoms[telling.index - 1] if telling.index else None
    return telling.atom.letter == "L" and before is not None and before.letter == case.grammar.located


def _told_with(case: Case, candidate: Candidate) -> Iterator[Fact]:
    """Yield whether the title's holder and a candidate are told in one sentence elsewhere."""
    if case.role is None:
        return
    together = beside = False
    for telling in candidate.told:
        if telling.number in (case.stand.number, HEAD):
            continue
        for atom in on(case.doc).atoms[telling.number]:
            if atom.letter == "P" and atom.value == case.role.person.value:
                together = True
                beside |= abs(telling.start - atom.end) <= BESIDE or abs(atom.start - telling.end) <= BESIDE
    if together:
        yield "together", 1
    if beside:
        yield "together-beside", 1
