"""The facts that an article states: frozen dataclasses, each statement with the words that support it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Quote(NamedTuple):
    """Mark a stretch of the article's text: code points, zero-based, end-exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """Hold a value, the id of the rule that found it, and the quotes that support it (at least one, in text order)."""

    value: T_co
    rule: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Name a territory or a venue: ``key`` is its IRI below the base.

    ``kind`` is Country, AdministrativeArea, City or, for a venue, CivicStructure.
    """

    key: str
    name: str
    kind: str
    country: str | None = None  # ISO 3166-1 alpha-2, lower case
    notation: str | None = None  # ISO 3166 code as published ("VN-HN")
    within: str | None = None  # key of the place that contains it
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """Name an organisation: ``kind`` is a code of institutions.ttl, ``territory`` the key of a place."""

    key: str
    name: str
    kind: str
    territory: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None  # key of the institution that it is a part of
    competences: tuple[str, ...] = ()  # codes of competences.ttl that the name of a department or ministry says
    local: bool = False  # whether its name is one that others bear too, so that it is known in its article alone


@dataclass(frozen=True, slots=True)
class Person:
    """Name a person by the fullest spelling met; ``aliases`` are the other spellings met."""

    key: str
    name: Stated[str]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """State that a person holds (or, ``former``, held) a title, at an institution where one is stated.

    ``person`` and ``institution`` hold keys, ``concept`` a code of roles.ttl.
    """

    person: Stated[str]
    title: Stated[str]
    concept: str | None = None
    institution: Stated[str] | None = None
    former: Stated[bool] | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """State who travels or sits together: ``head`` and ``represents`` hold keys."""

    head: Stated[str] | None = None
    represents: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """State an event with participants.

    ``kind`` is a class name of the ontology ("Reception"), ``status`` one of Planned, Held, Cancelled. ``start`` and
    ``end`` are ISO dates with the precision stated ("2022-02-16", "2022-02", "2022", "--02-16"). Hosts and guests
    hold keys of people and institutions and are participants too, whether repeated in ``participants`` or not.
    ``locations`` are a venue and the territory in which it lies, or the one of them that is told.
    ``key`` is local to the article ("m1"); ``part_of`` is the key of the event that contains this one.
    """

    key: str
    name: str
    kind: Stated[str]
    status: Stated[str]
    start: Stated[str] | None = None
    end: Stated[str] | None = None
    locations: tuple[Stated[str], ...] = ()
    hosts: tuple[Stated[str], ...] = ()
    guests: tuple[Stated[str], ...] = ()
    participants: tuple[Stated[str], ...] = ()
    delegations: tuple[Delegation, ...] = ()
    topics: tuple[Stated[str], ...] = ()
    edition: Stated[int] | None = None
    online: bool = False
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """State an instrument between parties: ``kind`` is a class name ("ActionProgramme"), ``status`` Planned or Signed.

    ``parties`` hold keys of institutions, ``signatories`` of people, ``signed_at`` the key of a meeting, ``replaces``
    the key of another agreement of the article. Dates as in ``Meeting``.
    """

    key: str
    title: Stated[str]
    kind: Stated[str]
    status: Stated[str]
    parties: tuple[Stated[str], ...] = ()
    signatories: tuple[Stated[str], ...] = ()
    signed_on: Stated[str] | None = None
    signed_at: str | None = None
    valid_from: Stated[str] | None = None
    valid_until: Stated[str] | None = None
    topics: tuple[Stated[str], ...] = ()
    replaces: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold all that one article states. Topics are codes of topics.ttl ("transport")."""

    people: tuple[Person, ...] = ()
    institutions: tuple[Institution, ...] = ()
    places: tuple[Place, ...] = ()
    roles: tuple[Role, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    topics: tuple[Stated[str], ...] = ()
