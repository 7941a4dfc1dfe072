"""What an article says for and against a body as party to an agreement, each fact by a name.

What each counts is learned from annotated articles (``weights/party.toml``); here is only what is to be seen: where and
how a body is told (``told_of``), how it stands to the agreement's words in their own sentence (``told_here``), in which
events it takes part (``meets``), what it is (``known_of``), and what it is to the parties known before it (``joins``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Place, Role, Stated
from ...institutions.component import AUTHORITY, authority_of
from ...institutions.whose.towns import located_only
from ...roles.grammar import role_grammar
from ...roles.whose.standing import standing_of
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from ..where.containing import contains_other
from ..who.backers import came_before
from ..who.parties import MEDIA, body_class, is_country, led_by, located, offices, territory_of, within
from .instruments import Instrument
from .signing import clause

Fact = tuple[str, float]
GOVERNING = "LocalAuthority"  # the class of a territory that acts
NEXT = 3  # tokens between two names of a list
HALF = 6  # tokens from an agreement's words at which nearness is half
MOST = 8  # mentions, beyond which more of them tell nothing
FEW, SEVERAL, MANY = 2, 3, 4  # numbers above which more tell nothing: names of a sort, ranks, names or parties
NAMED, OFFICE, HOLDER, HOLDS, LOCATED = "named", "office", "holder", "holds", "located"  # how a body is told
HERE = "here"  # in the sentence of the agreement
TOLD = frozenset({HERE, "headline", "caption", "lead", "else"})
TOGETHER = frozenset({HERE, "headline", "before", "lead"})


@dataclass(slots=True)
class Body:
    """Hold a body or territory with where it is told: by its name, or through a person who holds an office in it."""

    key: str
    place: str | None
    kind: str  # its class: "LocalAuthority"
    told: list[tuple[Frame, Mention]] = field(default_factory=list)

    @property
    def is_territory(self) -> bool:
        """Return whether this is a territory itself, and no organ of one."""
        return self.key.endswith(AUTHORITY)


@dataclass(frozen=True, slots=True)
class Case:
    """Hold an agreement with all that its parties are weighed by."""

    doc: Doc
    item: Instrument
    meeting: Meeting | None  # at which it is signed
    here: tuple[str, ...]  # the bodies that its sentence names otherwise than as where something is
    ranked: tuple[str, ...]  # the territories of the article, its own first


def bodies_of(doc: Doc) -> dict[str, Body]:
    """Return the bodies and territories that the story tells of, by key."""
    found: dict[str, Body] = {}
    for frame in on(doc).frames:
        for mention in frame.mentions:
            office = [stated.value for stated in offices(doc, mention.key)] if mention.kind == "person" else []
            keys = office or [key for key in (_key(doc, mention),) if key]
            for key in keys:
                if body_class(doc, key) != MEDIA and not came_before(doc, frame, mention):
                    found.setdefault(key, body_of(doc, key, mention.key)).told.append((frame, mention))
            for place in dict.fromkeys(place for key in keys if (place := led_by(doc, key))):
                found.setdefault(authority_of(place), body_of(doc, authority_of(place))).told.append((frame, mention))
    return found


def body_of(doc: Doc, key: str, place: str = "") -> Body:
    """Return a body by its key; ``place`` is the territory of one that no mention has made an institution yet."""
    known = key in on(doc).institutions
    return Body(key, territory_of(doc, key) if known else place or None, body_class(doc, key) if known else GOVERNING)


def _key(doc: Doc, mention: Mention) -> str | None:
    """Return the key of a name's body: of a place its authority, unless it is a country or only where something is."""
    if mention.kind != "place":
        return mention.key if mention.kind == "institution" else None
    nobody = is_country(doc, mention.key) or mention.key not in on(doc).places or mention.key in located_only(doc)
    return None if nobody else authority_of(mention.key)


def case_of(doc: Doc, item: Instrument, meeting: Meeting | None) -> Case:
    """Return the case of an agreement."""
    first, last = clause(doc, item.frame, item.start)
    named = [m for m in plain_names(doc, item.frame) if first <= m.start < last]
    here = dict.fromkeys(key for m in named if (key := _key(doc, m)) and body_class(doc, key) != MEDIA)
    standing: Mapping[str, int] = standing_of(doc, role_grammar(on(doc).article.language)).weights
    return Case(doc, item, meeting, tuple(here), tuple(sorted(standing, key=lambda place: (-standing[place], place))))


def plain_names(doc: Doc, frame: Frame) -> list[Mention]:
    """Return the names of a sentence that say more than where something is or lies."""
    named = frame.named("institution", "place")
    named = [m for m in named if not located(frame, m) and not came_before(doc, frame, m)]
    return [m for m in named if not contains_other(doc, frame, m)]


def evidence_of(case: Case, body: Body) -> dict[str, float]:
    """Return the facts that speak for or against a body by itself."""
    facts: dict[str, float] = {}
    for tell in (told_of, told_here, meets, known_of):
        for name, measure in tell(case, body):
            facts[name] = max(facts.get(name, measure), measure)
    return facts


def enough(chosen: Sequence[Body]) -> dict[str, float]:
    """Return the facts that speak for there being no further party."""
    return {"stop": 1.0, f"stop {min(len(chosen), MANY)}": 1.0}


def told_of(case: Case, body: Body) -> Iterator[Fact]:
    """Yield how often a body is told, and in which parts of the story in which way."""
    number = sum(mention.kind != "person" for _, mention in body.told)
    yield "told", min(number, MOST) / MOST
    for frame, mention in body.told:
        where = _where(case, frame)
        if where in TOLD:
            yield f"{where} {_how(case, frame, mention)}", 1


def _where(case: Case, frame: Frame) -> str:
    """Return where a sentence stands as seen from that of the agreement."""
    gap = frame.index - case.item.frame.index
    if not gap:
        return HERE
    if not frame.in_story:
        return frame.section
    if abs(gap) == 1:
        return "before" if gap < 0 else "after"
    if frame.paragraph == case.item.frame.paragraph:
        return "paragraph"
    return "lead" if frame.section == "lead" else "else"


def _how(case: Case, frame: Frame, mention: Mention) -> str:
    """Return how a body is told: by its holder, as where another lies or something is, in an office, or by itself."""
    if mention.kind == "person":
        return HOLDER
    if contains_other(case.doc, frame, mention):
        return HOLDS
    if located(frame, mention):
        return LOCATED
    roles: list[Role] = on(case.doc).roles
    keys = {mention.key, authority_of(mention.key)}
    held = (role.institution for role in roles if role.institution and role.institution.value in keys)
    return OFFICE if any(q.start <= mention.quote.start < q.end for body in held for q in body.quotes) else NAMED


def told_here(case: Case, body: Body) -> Iterator[Fact]:
    """Yield how near a body is to the agreement's words in their sentence, and beside how many other names."""
    start, end = case.item.start, case.item.end
    for frame, mention in body.told:
        if frame is case.item.frame and _how(case, frame, mention) not in {HOLDS, LOCATED}:
            yield "near", 1 / (1 + max(mention.start - end, start - mention.end, 0) / HALF)
    if case.here:
        others = sum(not key.endswith(AUTHORITY) for key in case.here)
        where = HERE if body.key in case.here else "elsewhere"
        named = f"{min(others, FEW)} bodies, {min(len(case.here) - others, FEW)} territories"
        yield f"{where} of {min(len(case.here), MANY)}", 1
        yield f"{'territory' if body.is_territory else 'body'} {where}: {named}", 1


def meets(case: Case, body: Body) -> Iterator[Fact]:
    """Yield in which events of the article a body, or somebody of it, takes part."""
    for number, meeting in enumerate(on(case.doc).meetings):
        event = "other event" if number else "first event"
        event = "event" if case.meeting and meeting.key == case.meeting.key else event
        for name, side in (("host", meeting.hosts), ("guest", meeting.guests), ("party", meeting.participants)):
            if body.key in _bodies(case.doc, side):
                yield f"{event} {name}", 1


def _bodies(doc: Doc, side: Sequence[Stated[str]]) -> set[str]:
    keys = {stated.value for stated in side}
    return keys | {office.value for key in keys if key.startswith("person/") for office in offices(doc, key)}


def known_of(case: Case, body: Body) -> Iterator[Fact]:
    """Yield what a body is, and how much the article is its own."""
    yield f"class {body.kind or '-'}", 1
    yield f"standing {min(case.ranked.index(body.place), SEVERAL) if body.place in case.ranked else '-'}", 1


def joins(case: Case, body: Body, chosen: Sequence[Body]) -> dict[str, float]:
    """Return what a body is to the parties known before it: of their country, kind, list of names."""
    return {name: 1.0 for other in chosen for name in _joins(case, body, other, "further" if chosen[1:] else "second")}


def _joins(case: Case, body: Body, other: Body, which: str) -> Iterator[str]:
    places: Mapping[str, Place] = on(case.doc).places
    mine, theirs = places.get(body.place or ""), places.get(other.place or "")
    if mine and theirs:
        yield f"{which} of {'the same' if theirs.country == mine.country else 'another'} country"
        if within(case.doc, mine.key, theirs.key) or within(case.doc, theirs.key, mine.key):
            yield f"{which} nested"
        if theirs.kind == mine.kind:
            yield f"{which} of the same level"
    elif not mine:
        yield f"{which} nowhere"
    yield f"{which} of {'the same' if other.kind == body.kind else 'another'} class"
    if other.is_territory == body.is_territory:
        yield f"{which} of the same sort"
    for frame, listed in _told_together(case.doc, body, other):
        where = _where(case, frame)
        if where in TOGETHER:
            yield f"{which} with {where}"
        if listed:
            yield f"{which} listed {where if where in {HERE, 'headline'} else 'else'}"


def _told_together(doc: Doc, one: Body, other: Body) -> Iterator[tuple[Frame, bool]]:
    """Yield the sentences that tell two bodies in the same way, each with whether a list joins them there."""
    for frame, mention in one.told:
        for beside in (m for f, m in other.told if f is frame and (m.kind == "person") == (mention.kind == "person")):
            first, last = (mention, beside) if mention.start < beside.start else (beside, mention)
            between = on(doc).lower[first.end : last.start]
            yield frame, 0 < len(between) <= NEXT and not list_words(doc).isdisjoint(between)
