"""Who stands for whom: the office of a person, the territory of an office, a place that acts as a party."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from ....ontology.vocabulary import NS, concepts
from ...document import on
from ...facts import Quote, Role, Stated
from ...institutions.component import authority_of, party
from ...institutions.whose.towns import located_only
from ..sentences.frames import Frame, Mention

BOND, BOUND = 2, 3  # what it weighs to follow words such as "twinned with", in tokens at most
MET = 3  # what it weighs that a party takes part in an event
OPENED = 2  # tokens between a preposition and the name that it opens: "tại thành phố Hạ Long"
PARTY_BODY, MEDIA, DEPARTMENT, AGENCY = "PartyBody", "MediaOrganisation", "GovernmentBody", "Agency"
AUTHORITY, LEGISLATURE = "LocalAuthority", "Legislature"


def party_of(doc: Doc, place: str) -> str | None:
    """Return the key of the institution that a place is when it acts as a party, or None for a country.

    The institution is added to ``on(doc).institutions`` the first time.
    """
    named = on(doc).places.get(place)
    if named is None or named.kind == "Country" or place in located_only(doc):
        return None
    return party(doc, place)


def is_country(doc: Doc, place: str) -> bool:
    """Return whether a key is that of a country."""
    named = on(doc).places.get(place)
    return named is not None and named.kind == "Country"


@cache
def class_of(kind: str) -> str:
    """Return the class of the ontology that a kind of institution belongs to ("PartyBody"), "" where it has none."""
    concept = concepts("institutions").get(kind)
    classes = concept.properties.get(NS + "institutionClass", ()) if concept else ()
    return classes[0].removeprefix(NS) if classes else ""


def body_class(doc: Doc, institution: str) -> str:
    """Return the class of an institution of the article."""
    found = on(doc).institutions.get(institution)
    return class_of(found.kind) if found else ""


def is_department(doc: Doc, institution: str) -> bool:
    """Return whether an institution is a department of a government, which acts for it."""
    return body_class(doc, institution) == DEPARTMENT


def is_authority(doc: Doc, institution: str) -> bool:
    """Return whether an institution governs a territory, or is the territory as a party."""
    return body_class(doc, institution) in {AUTHORITY, LEGISLATURE} or institution == authority_of(
        territory_of(doc, institution) or ""
    )


def led_by(doc: Doc, body: str) -> str | None:
    """Return the territory that a party's body leads, named as an actor: its head acts for the province too."""
    place = territory_of(doc, body) if body_class(doc, body) == PARTY_BODY else None
    return place if place and authority_of(place) in on(doc).institutions and not is_country(doc, place) else None


def chosen_office(doc: Doc, person: str) -> Stated[str] | None:
    """Return the institution for which a person takes part in an event.

    Of several it is the first that governs a territory; a party's body only where a person has no other office.
    """
    held = offices(doc, person)
    rank = {stated.value: _rank(doc, stated.value) for stated in held}
    return min(held, key=lambda stated: rank[stated.value], default=None)


def _rank(doc: Doc, institution: str) -> tuple[bool, bool]:
    return body_class(doc, institution) == PARTY_BODY, territory_of(doc, institution) is None


def offices(doc: Doc, person: str) -> list[Stated[str]]:
    """Return the institutions in which the article says that a person holds a title now, in text order."""
    roles: list[Role] = on(doc).roles
    held = [role.institution for role in roles if role.person.value == person and role.institution and not role.former]
    return list({stated.value: stated for stated in held}.values())


def offices_before(doc: Doc) -> set[Quote]:
    """Return where the article names the institutions in which somebody held an office before."""
    return {quote for role in on(doc).roles if role.former and role.institution for quote in role.institution.quotes}


def principal_of(doc: Doc, body: str) -> str:
    """Return for whom an organ of a territory signs: the territory, where the article names it as an actor."""
    organs = on(doc).pack.get("meetings", {}).get("organs", ())
    place = territory_of(doc, body)
    if place is None or on(doc).institutions[body].kind not in organs:
        return body
    return authority_of(place) if authority_of(place) in on(doc).institutions else body


def territory_of(doc: Doc, institution: str) -> str | None:
    """Return the key of the place that an institution belongs to, where it is known."""
    found = on(doc).institutions.get(institution)
    return found.territory if found else None


def nested(doc: Doc, one: str, other: str) -> bool:
    """Return whether the territory of one body is, or lies within, that of another: they are party to nothing."""
    first, second = territory_of(doc, one), territory_of(doc, other)
    return first is not None and second is not None and (within(doc, first, second) or within(doc, second, first))


def within(doc: Doc, place: str | None, wide: str) -> bool:
    """Return whether a place is another or lies within it."""
    places = on(doc).places
    while place is not None and place != wide:
        known = places.get(place)
        place = known.within if known else None
    return place == wide


def located(frame: Frame, mention: Mention) -> bool:
    """Return whether a mention says where something happens: a preposition of place opens it.

    Before an institution a word may also mean "to" ("au Conseil"); a pack marks it as ``weak``.
    """
    weak = mention.kind == "institution"
    opened = [word for word in frame.cued("place") if 0 <= mention.start - word.end <= OPENED]
    before = [m.start for m in frame.mentions if m.end == mention.start - 1 and m.end in frame.commas]
    opened = [word for word in opened if not any(word.end <= at for at in before)]  # "tại Huế, | UBND tỉnh ký"
    opened = [word for word in opened if not _ended(frame, word.end, mention.start)]  # "Tại đây, | UBND tỉnh ký"
    return any(not (weak and word.rule.options.get("weak")) for word in opened)


def _ended(frame: Frame, begin: int, end: int) -> bool:
    """Return whether a comma ends the words of place between two tokens, where they name nobody."""
    named = any(begin <= m.start < end for m in frame.mentions)
    return not named and any(begin <= comma < end for comma in frame.commas)


def sides(doc: Doc, frames: list[Frame], quote: Quote) -> dict[str, Stated[str]]:
    """Return the two parties that the story is about: those named first and most, headline and lead counting more.

    Of two countries where the story has them. ``quote`` is the passage that leaves its parties unsaid and joins the
    support.
    """
    weight: dict[str, int] = {}
    first: dict[str, Quote] = {}
    country: dict[str, str | None] = {}
    for frame in frames:
        for mention in frame.named("institution", "place"):
            place = mention.key if mention.kind == "place" else territory_of(doc, mention.key)
            key = party_of(doc, place) if place else None
            if key and place and not (located(frame, mention) and frame.section not in {"headline", "lead"}):
                weight[key] = weight.get(key, 0) + (3 if frame.section in {"headline", "lead"} else 1)
                if any(0 <= mention.start - word.end <= BOUND for word in frame.cued("bond")):
                    weight[key] += BOND
                first.setdefault(key, mention.quote)
                country[key] = on(doc).places[place].country
    met = {s.value for m in on(doc).meetings for s in (*m.hosts, *m.guests, *m.participants)}
    for key in weight.keys() & met:
        weight[key] += MET
    ranked = sorted(weight, key=lambda key: (-weight[key], first[key]))
    best = ranked[:1]
    others = [key for key in ranked[1:] if not nested(doc, key, ranked[0])]
    best += next(([key] for key in others if country[key] != country[ranked[0]]), others[:1])
    return {key: Stated(key, "participant-sides", tuple(sorted({first[key], quote}))) for key in best}
