"""Words of place that say no more than where a town lies."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...places.countries import past_nation
from ...words.wordlists import words_of
from ..sentences.frames import Frame, Mention
from ..who.parties import body_class, territory_of
from .venue_words import Words

CITY, COUNTRY = "City", "Country"
SHORT = 4  # tokens of a body's abbreviation in brackets: "(JVFA)"
OPENED = 2  # tokens between words of place or of visiting and the body that they open: an article
HOUSE = 5  # tokens between words of place and the body whose house they open: "at the premises of"
SENT = frozenset({"Association", "Company", "Agency", "InternationalOrganisation"})  # classes that come from elsewhere


def lies_in(doc: Doc, frame: Frame, at: int, end: int, words: Words) -> bool:
    """Return whether words of place say where the town before them lies: "Sitia, in Crete", "a port city in Hebei".

    Args:
        doc: the document.
        frame: the sentence.
        at: where the words of place begin.
        end: where they end.
        words: the venues of the language, with its words for a town (``towns``).
    """
    article = words.determiners.find(on(doc).lower, end, frame.end) if end < frame.end else None
    told = past_nation(doc, article.end if article else end)  # "Kochi, in the Indian | state of Kerala"
    begin = told if article and told > article.end else end
    if begin >= frame.end or not (on(doc).words[begin][0].isupper() or begin > end):
        return False
    whole = on(doc).territories.starts.get(begin)
    starts = (begin, whole.name_start if whole else begin)
    area = next((m for m in frame.named("place", "institution") if m.start in starts), None)
    named = _place(doc, area) if area else None
    if named is None or on(doc).places[named].kind == CITY:
        return False
    before = at - (on(doc).words[at - 1] == ",") if at > frame.start else at
    if any(match.end == before for match in (words.towns.find(on(doc).lower, before - 1, before),) if match):
        return True
    inner = next((m for m in frame.named("place", "institution") if m.end == before), None)
    town = _place(doc, inner) if inner else None
    if town in {None, named} or on(doc).places[str(town)].kind == COUNTRY:
        return False  # "the province of Laos | in Vientiane"
    return _country(doc, town) in {None, _country(doc, named)}


def only_theirs(doc: Doc, frame: Frame, at: int, words: Words) -> bool:
    """Return whether words of place only say whose office it is, or where a guest's body sits.

    "the adviser | to the Alliance", "received the Friendship Association (JVFA) | in Ibaraki".
    """
    opened = words.openers.find(on(doc).lower, at, frame.end)
    if opened is None:
        return False
    holds = any(0 <= m.start - opened.end <= OPENED for m in frame.named("institution"))
    if opened.value and holds and any(title.end == at for title in on(doc).titles):
        return True
    lies = " ".join(on(doc).lower[at : opened.end]) in words_of(doc, "institutions", "locatives")
    if not lies or not any(0 <= m.start - opened.end <= 1 for m in frame.named("place")):
        return False
    bracket = at > frame.start and on(doc).words[at - 1] == ")"
    bodies = [m for m in frame.named("institution") if m.end == at or (bracket and 0 < at - m.end <= SHORT)]
    if not bodies or body_class(doc, bodies[0].key) not in SENT:
        return False
    start = bodies[0].start
    visits = [cue for cue in frame.cued("trigger") if cue.rule.get("kind") == "Visit"]
    there = any(0 <= start - cue.end <= OPENED for cue in [*visits, *frame.cued("presence")])
    housed = (words.openers.find(on(doc).lower, i, start) for i in range(max(start - HOUSE, frame.start), start))
    return not there and not any(housed)


def _country(doc: Doc, place: str | None) -> str | None:
    return on(doc).places[place].country if place else None


def _place(doc: Doc, mention: Mention) -> str | None:
    key = mention.key if mention.kind == "place" else territory_of(doc, mention.key)
    return key if key in on(doc).places else None
