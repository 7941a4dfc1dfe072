"""Whether a head of institutions.ttl names a body where it stands."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..places.countries import nation_start
from ..places.endings import is_byname
from ..places.levels import only_locates, place_levels
from ..words.lexicon import Match
from ..words.names import is_name_word, name_grammar
from .bodies import Body
from .grammar import InstitutionGrammar
from .reach.fields import ends_in_level, name_field
from .reach.legal_forms import is_legal_form
from .reach.persons import opens_person

LONG = 3  # words of a head that ends a name ("Lagos State | House of Assembly")
INNER = 4  # words between a head inside a name and the one that ends it
FIELD = 4  # syllables of a field of work
VENUE = 4  # tokens in the name of a kind of venue
SEAT = 10  # tokens between "at" and the comma after a venue


def goes_on_in_head(doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether another head with a capital follows, that has its name before it: the last one says what it is."""
    if head.end >= stop or not on(doc).words[head.end][0].isupper() or not on(doc).words[head.start][0].isupper():
        return False
    if grammar.links.find(on(doc).lower, head.end - 1, head.end) is not None:  # "Ministry of | Local Government"
        return False
    following = grammar.heads.find(on(doc).lower, head.end, stop)
    if following is None or following.value not in grammar.left_kinds or following.end - following.start > LONG:
        return False
    if is_legal_form(doc, following, grammar):
        return False
    return grammar.links.find(on(doc).lower, following.end - 1, following.end) is None


def lies_in_longer(doc: Doc, head: Match[str], stop: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head stands inside a longer name whose last word says what it is ("Smart City … Corporation Ltd").

    All words between are capitals, none opens a title or a person's name.
    """
    words, at = on(doc).words, head.end
    if not words[head.start][0].isupper() or grammar.links.find(on(doc).lower, head.end - 1, head.end):
        return False
    given = name_grammar(on(doc).article.language).given
    enclosing = grammar.enclosing | (grammar.unplaced if head.value in grammar.yields else frozenset())
    while at < min(stop, head.end + INNER):
        if not is_name_word(words[at]) or at in on(doc).title_starts or on(doc).lower[at] in given:
            return False
        following = grammar.heads.find(on(doc).lower, at, stop)
        if following and following.value in enclosing:
            end = following.end
            if at == head.end and is_legal_form(doc, following, grammar):
                return False
            return not (end < stop and grammar.links.find(on(doc).lower, end - 1, end))
        at += 1
    return False


def opens_body(
    doc: Doc, at: int, stop: int, grammar: InstitutionGrammar, *, whole: bool = False, linked: bool = False
) -> bool:
    """Say whether capitals go on to a head: what stands before is a body's ("the Tourism | and Travel Bureau").

    ``whole`` says that a head of several words at once is one of any kind ("the Policy | Planning Department"),
    ``linked`` that a link may follow the head.
    """
    words = on(doc).words
    if whole and at < stop and words[at - 1][0].isupper() and words[at][0].isupper():
        head = grammar.heads.find(on(doc).lower, at, stop)
        if head and head.value in grammar.left_kinds and head.end > at + 1:
            return True
    for i in range(at, min(stop, at + INNER)):
        head = grammar.heads.find(on(doc).lower, i, stop) if words[i][0].isupper() else None
        if head and head.value in grammar.enclosing:
            return linked or not (head.end < stop and grammar.links.find(on(doc).lower, head.end, stop))
        if not (is_name_word(words[i]) or on(doc).lower[i] in grammar.ands):
            return False
    return False


def ends_title(doc: Doc, head: Match[str], end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a head inside a title is the body that the title ends in ("Trưởng | ban Dân vận Tỉnh ủy")."""
    if head.value not in grammar.titled or head.end < end:
        return False
    field = grammar.fields.find(on(doc).lower, head.start, head.end)
    if field is not None and field.end == head.end and _opens_own(doc, head.end, grammar):
        return False  # "Trưởng phòng | Tổ chức | Sở Nội vụ"
    level = grammar.levels.find(on(doc).lower, head.start, head.end) is not None
    capital = any(on(doc).words[i][0].isupper() for i in range(head.start, head.end))
    unit = head.value in grammar.units
    return (
        level or capital or (unit and (_joins_fields(doc, head.end, grammar) or _is_levelled(doc, head.end, grammar)))
    )


def is_named(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether what a unit after a title does is a name: "giám đốc | sở Ngoại vụ", "Trưởng | phòng X và Y"."""
    words, first = on(doc).lower, body.start + 1
    if body.end <= first or not on(doc).words[first][0].isupper():
        return False
    return words[body.start] in grammar.by_field_nouns or not grammar.series.isdisjoint(words[first : body.end])


def _joins_fields(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a field that begins at a token is joined to one more ("Trưởng | phòng Tài nguyên và Môi trường")."""
    words, end = on(doc).words, at
    inner = grammar.heads.find(on(doc).lower, at) if at < len(doc) else None
    if inner is not None and inner.value:
        return False  # "Ủy viên Ban Thường vụ | Tỉnh ủy, Trưởng ban"
    while end < len(doc) and words[end].isalpha() and (words[end].istitle() if end == at else words[end].islower()):
        if end - at > FIELD or on(doc).lower[end] in grammar.series | grammar.stops:
            break
        end += 1
    return at < end < len(doc) - 1 and on(doc).lower[end] in grammar.series and words[end + 1].istitle()


def _is_levelled(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a field and a bare level word follow ("Phó Trưởng | phòng Dân tộc huyện, …")."""
    field = name_field(doc, at, len(doc), grammar, joined=False) if at < len(doc) else None
    return field is not None and ends_in_level(doc, field.end, grammar)


def _opens_own(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a body with a capital begins at a token, or in the bracket there."""
    at += at < len(doc) and on(doc).words[at] == "("
    if at >= len(doc) or not on(doc).words[at][0].isupper():
        return False
    head = grammar.heads.find(on(doc).lower, at)
    return head is not None and bool(head.value)


def opens_head(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a head names a body here: not after a locative, in small letters only where the pack lets it."""
    at, kind = head.start, head.value
    if kind in grammar.skipped and not (kind in grammar.titled and at in on(doc).title_ends):
        return False  # a newspaper, but "Giám đốc | Đài Truyền hình X"
    skipped = grammar.determiners | grammar.plural if grammar.capital_heads else grammar.determiners
    before = at - 2 if at > 1 and on(doc).lower[at - 1] in skipped else at - 1
    if kind in grammar.sited and at and on(doc).lower[before] in grammar.locatives:
        return False  # "tại Khu công nghiệp X"
    if kind in grammar.same_body and at:
        landscapes = place_levels(on(doc).article.language).landscapes
        if on(doc).lower[at - 1] in landscapes and on(doc).words[at][0].islower():
            return False  # "the Mekong Delta | city", but "Central Highlands | Regional Council"
        located = on(doc).lower[before] in grammar.locatives or _after_venue(doc, at, grammar)
        located = located or (grammar.left and is_byname(doc, at - 1, head.end, place_levels(on(doc).article.language)))
        if located or _only_locates(doc, head, grammar) or _counts_territories(doc, at, head.end, grammar):
            return False
    if on(doc).lower[at : head.end] and " ".join(on(doc).lower[at : head.end]) in grammar.within:
        return _stands_within(doc, at, head.end)
    titled = at in on(doc).title_ends and kind not in grammar.same_body  # "Bí thư tỉnh ủy", "Chủ tịch tập đoàn X"
    capital = any(on(doc).words[i][0].isupper() for i in range(at, head.end if grammar.left else at + 1))
    return titled or capital or not grammar.capital_heads or kind in grammar.plain or _names_next(doc, head, grammar)


def trade_end(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> int:
    """Return the end of a head in small letters with its trade ("liên doanh viễn thông | Movitel")."""
    at = head.end
    if at >= len(doc) or grammar.small.find(on(doc).lower, head.start, at) is None or doc[head.start].text[0].isupper():
        return at
    trades = [m.end for words in (grammar.compounds, grammar.fields) if (m := words.find(on(doc).lower, at))]
    end = max(trades, default=at)
    return end if end < len(doc) and is_name_word(on(doc).words[end]) else at


def _stands_within(doc: Doc, at: int, end: int) -> bool:
    """Say whether a head that may be a verb has a capital within a sentence and before a name ("Tổ chức Plan")."""
    words = on(doc).words
    named = end < len(doc) and words[end][0].isupper() and words[at][0].isupper()
    return named and at > 0 and (words[at - 1].isalnum() or words[at - 1] == ",")


def _names_next(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a name follows a head in small letters at once ("tập đoàn Airbus"), and no territory or person."""
    at, words = head.end, on(doc).words
    if grammar.small.find(on(doc).lower, head.start, head.end) is None:
        return False
    at = trade_end(doc, head, grammar)
    if at >= len(doc) or not is_name_word(words[at]):
        return False
    if any(at in (t.start, t.name_start) for t in on(doc).territories) or grammar.fields.find(on(doc).lower, at):
        return False
    return not opens_person(doc, at, len(doc), on(doc).addressed)


def _counts_territories(doc: Doc, at: int, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a level word in the plural stands before no territory that is known ("bốn tỉnh Nam Lào")."""
    if not grammar.capital_heads or on(doc).lower[at - 1] not in grammar.plural:
        return False
    return not any(t.start == at or t.name_start == end for t in on(doc).territories)


def _after_venue(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a venue stands right before a territory and is its own ("Hội trường | thành phố Vị Thanh")."""
    words = on(doc).lower
    return grammar.capital_heads and any(
        (venue := grammar.venues.find(words, before, at)) is not None and venue.end == at
        for before in range(max(0, at - VENUE), at)
    )


def _says_where(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a territory that ends in a level word is where another is ("in China's Jiangsu | province")."""
    at = head.start
    mine = next((t for t in on(doc).territories if t.name_start < at < t.end or t.start == at < t.name_start), None)
    if mine is None or mine.start < 2 or mine.end < head.end:
        return False  # "in Giurgiu County | Council", which is a body
    words, starts, ends = on(doc).lower, on(doc).territories.ends, mine.start - 1
    if words[ends] in grammar.possessives and ends in starts:
        ends = starts[ends].start - 1  # "in China's"
    if mine.start == at:
        nation = nation_start(doc, at) or (nation_start(doc, at + 1) and at)
        ends = (nation or at) - 1  # "in the | US | state of Ohio", "in the | French department of Jura"
        ends -= words[ends] in grammar.articles
        owned = ends in starts and grammar.own_links.find(words, ends, at) is not None  # "Salem, city | of the US …"
        return nation > 0 and (words[ends] in grammar.locatives or owned)
    listed = not grammar.ands.isdisjoint(words[mine.end : mine.end + 2])  # "Naju, Kent County and Leeds"
    return words[ends] in grammar.locatives or (words[ends] == "," and ends in starts and not listed)


def _only_locates(doc: Doc, head: Match[str], grammar: InstitutionGrammar) -> bool:
    """Say whether a territory only says where another one is, where the pack reads lists (``series``)."""
    if grammar.left:
        return _says_where(doc, head, grammar)
    if not grammar.series:
        return False
    at = head.start
    mine = on(doc).territories.starts.get(at)
    if mine is None:
        return False
    return only_locates(doc, mine) or on(doc).words[at - 1] in "-–" or _ends_seat(doc, at, grammar)


def _ends_seat(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether a comma after where something happens stands before a token ("tại Hội trường UBND tỉnh, | TP X")."""
    if on(doc).words[at - 1] != "," or not grammar.capital_heads:
        return False
    for before in range(at - 2, max(0, at - SEAT), -1):
        if doc[before].is_punct:
            return False
        if grammar.seats.find(on(doc).lower, before, at):
            return True
    return False
