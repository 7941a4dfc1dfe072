"""One institution in the text: a head of institutions.ttl with the name around it."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import Sentence, on
from ..places.levels import Territory, names_nobody, place_levels
from ..records import record
from ..words.common import common_words
from ..words.lexicon import Match
from .grammar import InstitutionGrammar
from .reach.left import extend_left
from .reach.legal_forms import legal_end
from .reach.plain_words import is_called
from .reach.right import extend_right

LEADING = 5  # tokens that say who leads
LINKS = 2  # tokens that join a title to a body
HELD = 3  # words of a head that after a title is a whole name


@record
class Body:
    """Mark an institution in the text: tokens, kind, its territory if named, the tokens of its head."""

    start: int
    end: int
    kind: str
    head_start: int
    head_end: int
    territory: str | None
    rule: str
    key: str = ""


def territories_by_start(doc: Doc) -> dict[int, Territory]:
    """Index the territories by their first token, whole and name."""
    index = {t.name_start: t for t in on(doc).territories}
    index.update({t.start: t for t in on(doc).territories})
    return index


def _only_placed(doc: Doc, at: int, end: int, starts: dict[int, Territory]) -> bool:
    """Say whether nothing but a territory and the words that link it stands between two tokens."""
    while at < end and at not in starts:
        if on(doc).words[at][0].isupper():
            return False
        at += 1
    return at < end and starts[at].end == end


def _is_any(doc: Doc, start: int, rest: range, grammar: InstitutionGrammar) -> bool:
    """Say whether an article makes of a name no more than a kind and where it is ("une | école primaire de X")."""
    if not start or on(doc).lower[start - 1] not in grammar.any or is_led(doc, start, rest.stop, grammar):
        return False
    first = next((at for at in rest if on(doc).words[at][0].isupper()), None)
    return first is not None and on(doc).lower[first - 1] in grammar.noun_links


def _linked_to_title(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether small words alone join a head to the title before it ("le président | de la | Fondation X")."""
    return len(grammar.noun_links) > 0 and _follows_title(doc, at, grammar)


def _follows_title(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a title and one link or two end right before a head ("Giám đốc của | Cảng X")."""
    before = at
    while at - before < LINKS and before and grammar.links.find(on(doc).lower, before - 1, before):
        before -= 1
    linked = grammar.noun_links or not grammar.left
    return before < at and bool(linked) and before in on(doc).title_ends


def is_led(doc: Doc, start: int, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether words of leading stand right before or right after a body ("… | que préside Anne Roy")."""
    words = on(doc).lower
    before = (grammar.heading.find(words, at, start) for at in range(max(0, start - LEADING), start))
    if any(match and match.end == start for match in before):
        return True
    return end < len(doc) and grammar.headed.find(words, end) is not None


def _of_nation(doc: Doc, start: int, end: int) -> bool:
    """Say whether a name tells in small letters of what country its body is ("présidente du | parlement wallon")."""
    nationals = place_levels(on(doc).article.language).nationals
    return any(nationals.find(on(doc).lower, at, end) for at in range(start, end))


def _apposed(doc: Doc, at: int, stop: int, kind: str, grammar: InstitutionGrammar) -> Match[str] | None:
    """Return the head with a name of its own that follows a head at once ("la Communauté urbaine | Grand Poitiers")."""
    if at >= stop or not grammar.placed or not on(doc).words[at][0].isupper():
        return None
    head = grammar.heads.find(on(doc).lower, at, stop)
    if head is None:
        return None
    like = head.value == kind and kind in grammar.adjoining  # "la communauté d'agglomération | Pau Béarn Pyrénées"
    if not (like or head.value in grammar.placed or (head.value in grammar.proper and head.end - at > 1)):
        return None
    like = like and on(doc).lower[at] not in common_words(on(doc).article.language)
    return head if like or head.value in grammar.placed or grammar.is_complete(doc, at, head.end, head.value) else None


def _is_called_too(doc: Doc, at: int, kind: str, grammar: InstitutionGrammar) -> bool:
    """Say whether a bracket after a head says how its body is called too ("Đại học Liên bang (Federation University)").

    So it does in languages whose packs tell clauses from names.
    """
    titled = kind in grammar.titled - grammar.same_body
    return bool(grammar.clausal) and titled and at < len(doc) and is_called(doc, at)


def body_at(
    doc: Doc,
    start: int,
    end: int,
    kind: str,
    sentence: Sentence,
    grammar: InstitutionGrammar,
    starts: dict[int, Territory],
    by_end: dict[int, Territory],
) -> Body | None:
    """Return the institution that a head is part of, or None where the words name none."""
    capital = any(on(doc).words[i][0].isupper() for i in range(start, end))
    if grammar.complete_heads and start == sentence.start and end - start == 1:
        capital = False  # the first word of a sentence has one anyway
    held = any(at in on(doc).title_ends for at in range(start, end + 1)) or _follows_title(doc, start, grammar)
    right, place = extend_right(doc, end, sentence.end, kind, grammar, starts, held=held)
    if right == end and (own := _apposed(doc, end, sentence.end, kind, grammar)) is not None:
        whole = Body(start, own.end, own.value, own.start, own.end, None, "institution-name")
        return None if own.value in grammar.placed else whole  # "l'Organisation | Cités et gouvernements locaux unis"
    left, left_place = (start, None)
    if grammar.left and (right == end or kind in grammar.left_kinds) and not (place and kind in grammar.same_body):
        left, left_place = extend_left(doc, start, sentence.start, kind, grammar, by_end)
    if kind in grammar.same_body and left_place is None and names_nobody(doc, left, start):
        left = start  # "the Chinese city"
    place = left_place or place or next((starts[i].place for i in range(start + 1, end) if i in starts), None)
    if grammar.left and right == end > start + 1 and grammar.own_links.find(on(doc).lower, end - 1, end):
        right = end = end - 1  # "Indiana state | of the United States"
    named = right > end or left < start
    if place and kind in grammar.same_body and on(doc).places[place].kind == "Country":
        return None  # "provinces of Vietnam"
    if named and not (place or any(on(doc).words[i][0].isupper() for i in (*range(left, start), *range(end, right)))):
        told = kind in grammar.told and (_linked_to_title(doc, start, grammar) or is_led(doc, start, right, grammar))
        named = capital or kind in grammar.implied or told
    if kind in grammar.placed and not place:
        levelled = next((m for at in range(end, right) if (m := grammar.levels.find(on(doc).lower, at, right))), None)
        if levelled is None or right - end <= levelled.end - levelled.start:
            return None
    site = (
        on(doc).lower[start] in grammar.sites
        and (not capital or (place is not None and on(doc).places[place].kind == "Country"))
        and end - start == 1
        and _only_placed(doc, end, right, starts)
    )
    if site or (not capital and _is_any(doc, start, range(end, right), grammar)):
        return None  # "l'usine de Basse-Goulaine"
    complete = grammar.is_complete(doc, start, end, kind) or any(i in starts for i in range(start + 1, end))
    national = kind in grammar.proper and _linked_to_title(doc, start, grammar) and _of_nation(doc, start, right)
    titled = any(i in on(doc).title_ends for i in range(start, end))
    alone = titled and end - start >= HELD and on(doc).words[start][0].isupper()
    series = grammar.capital_heads and bool(grammar.series)  # "Tư lệnh | Bộ đội Biên phòng"
    complete = complete or national or (alone and series) or _is_called_too(doc, right, kind, grammar)
    if (
        not named
        and not complete
        and kind not in grammar.implied | grammar.referring
        and not (capital and kind in grammar.proper)
    ):
        return None
    rule = "institution-territory" if place else "institution-name" if named else "institution-home"
    owned = legal_end(doc, right, sentence.end, kind, grammar)
    return Body(left, owned, kind, start, end, place, rule)
