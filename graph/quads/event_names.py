"""Names of events and agreements: hashes of what identifies them across articles.

An edition of a series is the same event in every article; else a meeting is its day, kind, territories and hosts; an
agreement its kind, period or day of signing, and sides: a province and its people's committee sign as one side. Where
an article tells too little, the name is the article's own; things that one article tells apart never share one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from ...extract.facts import Agreement, Facts, Meeting
from ...extract.places.gazetteer import gazetteer
from ...extract.words.lexicon import fold
from ..evidence.labels import label_of
from .iris import NS, digest

if TYPE_CHECKING:
    from .builder import Builder

T = TypeVar("T", Meeting, Agreement)
FULL_DATE = 10  # characters of YYYY-MM-DD
SIDES = 2


NAMED = frozenset({"Conference", "JointCommittee"})  # kinds of event that have a name of their own


def meeting_title(meeting: Meeting, names: Mapping[str, str], language: str) -> str:
    """Return what an event is called: its own name, or its kind and the first two who took part.

    Args:
        meeting: the event.
        names: names of people and institutions by key.
        language: of the article, and so of the name.
    """
    if meeting.edition or meeting.kind.value in NAMED:
        return meeting.name
    who = [names[s.value] for s in (*meeting.hosts[:1], *meeting.guests[:1]) if s.value in names]
    rest = sorted(meeting.participants, key=lambda s: not s.value.startswith("person/"))
    who += [names[s.value] for s in rest if s.value in names and names[s.value] not in who]
    kind = label_of(NS + meeting.kind.value, language)
    return f"{kind}: {' – '.join(who[:2])}" if who else kind


def countries_in(name: str) -> tuple[str, ...]:
    """Return the codes of the countries that a name tells, sorted.

    >>> countries_in("Hội nghị hợp tác giữa các địa phương Việt Nam - Pháp")
    ('fr', 'vn')
    """
    words = [fold(w) for w in re.findall(r"[^\W_]+", name)]
    found = gazetteer().lexicon.matches(words, 0, len(words))
    return tuple(sorted({m.value[0].country for m in found if m.value[0].kind == "Country"}))


def meeting_identity(b: Builder, meeting: Meeting) -> tuple[object, ...] | None:
    """Return what tells a meeting from all others, or None where the article tells too little."""
    if meeting.edition:
        series = countries_in(meeting.name)
        if len(series) < SIDES:
            series = tuple(sorted({w for w in map(fold, re.findall(r"[^\W\d_]+", meeting.name)) if len(w) > 2}))
        return ("edition", meeting.kind.value, meeting.edition.value, *series)
    everyone = (*meeting.hosts, *meeting.guests, *meeting.participants)
    sides = sorted({b.sides[s.value] for s in everyone if s.value in b.sides})
    hosts = sorted(b.entity(s.value).value for s in meeting.hosts if s.value.startswith("person/"))
    if meeting.start and len(meeting.start.value) == FULL_DATE and len(sides) >= SIDES:
        return ("day", meeting.start.value, meeting.kind.value, *sides, *hosts)
    return None


def agreement_identity(b: Builder, agreement: Agreement) -> tuple[object, ...] | None:
    """Return what tells an agreement from all others, or None where the article tells too little."""
    parties = sorted({b.sides.get(s.value, s.value) for s in agreement.parties})
    period = tuple(s.value for s in (agreement.valid_from, agreement.valid_until) if s)
    signed = agreement.signed_on.value if agreement.signed_on else None
    if len(parties) >= SIDES and (period or (signed and len(signed) == FULL_DATE)):
        return (agreement.kind.value, *(period or (signed,)), *parties)
    return None


def _name(
    b: Builder, what: str, things: tuple[T, ...], identity: Callable[[Builder, T], tuple[object, ...] | None]
) -> dict[str, ox.NamedNode]:
    names: dict[str, ox.NamedNode] = {}
    taken: set[str] = set()
    for number, thing in enumerate(things):
        known = identity(b, thing)
        key = f"{what}/{digest(*known)}" if known else f"{what}/{digest(b.article.identifier, number)}"
        if key in taken:
            key = f"{what}/{digest(*(known or ()), b.article.identifier, number)}"
        taken.add(key)
        names[thing.key] = b.entity(key)
    return names


def meeting_names(b: Builder, facts: Facts) -> dict[str, ox.NamedNode]:
    """Return the node of each meeting of an article by its key."""
    return _name(b, "meeting", facts.meetings, meeting_identity)


def agreement_names(b: Builder, facts: Facts, meetings: dict[str, ox.NamedNode]) -> dict[str, ox.NamedNode]:  # noqa: ARG001
    """Return the node of each agreement of an article by its key."""
    return _name(b, "agreement", facts.agreements, agreement_identity)
