"""Names of venues in a text: "Bridport Town Hall", "nhà văn hóa thôn 3", "hôtel de ville de Rennes".

A pack's ``[venues]`` table says which words begin the name of a venue (``heads``, ``alone``) or end it (``tails``),
after which any name with a capital is one (``open``), and which words open a phrase of place (``at``, ``to``).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Place
from ...places.levels import remember
from ...words.atom_grammar import atom_grammar
from ...words.lexicon import slug
from ..sentences.frames import Frame
from ..who.parties import is_country
from .lent_names import lent_names
from .venue_words import Words

KIND = "CivicStructure"  # the class of venues
SMALL = 3  # words in small letters between a name and its last word
QUALIFIED = 7  # tokens that say what a venue is for
ADJOINED = 4  # tokens between a town and the venue named after it
HONORIFIC = 3  # tokens of an honorific
LONGEST = 14  # tokens of the name of a venue
DAY_OF_YEAR = 3  # tokens of "30/4"
QUOTES = {"«": "»", "“": "”", '"': '"'}


def venue_starts(doc: Doc, frame: Frame, words: Words) -> Iterator[int]:
    """Yield where names of venues may begin that no words open: at their heads, at the capitals that tails end."""
    lower, names = on(doc).lower, on(doc).words
    held = {at for m in frame.mentions for at in range(m.start, m.end)}
    held |= on(doc).territories.tokens
    starts = set()
    for head in words.heads.matches(lower, frame.start, frame.end):
        if names[head.start][0].isupper() or head.end - head.start >= words.mentioned:
            starts.add(head.start)
    for tail in words.tails.matches(lower, frame.start, frame.end):
        at = tail.start
        while at > frame.start and names[at - 1][0].isupper():
            at -= 1
        if names[tail.start][0].isupper():
            starts.add(at)
    yield from sorted(starts - held)


def venue_end(doc: Doc, frame: Frame, at: int, words: Words, *, free: bool) -> int:
    """Return where the name of a venue that begins at a token ends, the token itself where none does."""
    stop = min(frame.end, at + LONGEST)
    head = words.heads.find(on(doc).lower, at, stop)
    body = next((m for m in frame.mentions if m.start <= at < m.end and m.kind in {"institution", "person"}), None)
    if head:
        verbs = [cue.start for cue in frame.cued("trigger", "sign", "presence") if cue.start >= head.end]
        qualified = head.end if head.value else _qualified(doc, head.end, min([stop, *verbs]), words)
        end = _name_end(doc, frame, qualified, stop, words)
        comma = end < stop and on(doc).words[end] == ","
        after = end + comma if comma or words.trades else stop  # "Nhà hát Opera | quảng trường Lâm Viên"
        if after < stop and (outer := words.heads.find(on(doc).lower, after, stop)):
            end = max(_name_end(doc, frame, outer.end, stop, words), end)
        if body and body.end >= end and not (head.value and (body.start, body.end) == (at, end)):
            return at  # not "at the mayor's office", by which a page may mean the authority
        if on(doc).territories.whole.get(at, 0) >= end:
            return at  # "dans la préfecture japonaise de Fukuoka"
        return end if end > head.end or head.value else at
    named = [m.start for m in frame.named("person") if at <= m.start < stop]
    end = run_end(doc, at, min([stop, *named]), words)
    tail = max((m.end for i in range(at, end) if (m := words.tails.find(on(doc).lower, i, end))), default=at)
    if tail == at + 1 and tail < end:
        tail = at  # "Port Elizabeth"
    if end > at:
        tail = max(tail, _small_tail(doc, at, end, stop, words))
    if any(cue.start < end and at < cue.end for cue in frame.cued("trigger", "sign", "instrument")):
        return at
    if tail > at:
        return at if body and body.end >= tail else tail
    known = any(at <= m.start < end or m.start <= at < m.end for m in [*frame.mentions, *frame.dates])
    known = known or bool(words.occasions.matches(on(doc).lower, at, end))  # "at the Wagga Show"
    return end if free and not known and is_closed(doc, frame, end, words) else at


def _small_tail(doc: Doc, at: int, end: int, stop: int, words: Words) -> int:
    """Return where a name ends that small words finish ("Mill Creek water treatment plant"), ``at`` where none do."""
    small = 0
    for place in range(end, stop):
        joined = on(doc).words[place] == "-" and not on(doc).spaced[place]  # "waste-to-energy"
        if not joined and (tail := words.tails.find(on(doc).lower, place, stop)):
            return tail.end
        small += not (joined or (on(doc).words[place - 1] == "-" and place > end))
        if small >= SMALL or not (joined or (on(doc).words[place].isalpha() and on(doc).words[place].islower())):
            break
    return at


def is_closed(doc: Doc, frame: Frame, end: int, words: Words) -> bool:
    """Return whether a name ends at a token: no noun follows ("at the Vietnamese end")."""
    if end >= frame.end or not on(doc).words[end][0].islower():
        return True
    return any(lexicon.find(on(doc).lower, end, frame.end) for lexicon in (words.openers, words.near, words.links))


def _name_end(doc: Doc, frame: Frame, at: int, stop: int, words: Words) -> int:
    """Return the end of the name that goes on after the head of a venue ("hôtel de ville | de Rennes")."""
    end = at
    people = [m.start for m in frame.named("person") if at <= m.start < stop]
    stop = min([stop, *(_before_honorific(doc, at, start) for start in people)])
    while at < stop:
        begin = at
        if link := words.links.find(on(doc).lower, at, stop):
            at = link.end
            if at >= stop:
                break
        mention = next((m for m in frame.named("institution", "place") if m.start <= at < m.end), None)
        level = on(doc).territories.starts.get(at)
        if mention or level:
            end = max(m.end for m in (mention, level) if m)
            break
        if on(doc).words[at] in QUOTES:
            close = next((i for i in range(at, stop) if on(doc).words[i] == QUOTES[on(doc).words[at]] and i > at), None)
            if close is None:
                break
            at = end = close + 1
        elif inner := words.inner.find(on(doc).lower, at, stop):
            at = end = inner.end
        elif on(doc).words[at][0].isdigit() and on(doc).words[at][-1].islower():
            break  # "au poste frontalier de Bouchebka | la 3ème session"
        elif _named_by_day(doc, frame, at, stop):
            at = end = at + DAY_OF_YEAR
        elif (on(doc).words[at][0].isupper() or on(doc).words[at][0].isdigit()) and not _is_date(frame, at):
            at = end = at + 1
        elif on(doc).words[at] == "-" and at > begin - 1 and not on(doc).spaced[at]:
            at += 1
        else:
            break
    return end


def _named_by_day(doc: Doc, frame: Frame, at: int, stop: int) -> bool:
    """Return whether a day of the year is a venue's name: "Quảng trường | 30/4"."""
    if at + DAY_OF_YEAR > stop or any(on(doc).spaced[i] for i in (at, at + 1)) or _is_date(frame, at):
        return False
    day, mark, month = on(doc).words[at : at + DAY_OF_YEAR]
    return day.isdigit() and mark in "/-" and month.isdigit()


def _before_honorific(doc: Doc, at: int, start: int) -> int:
    """Return where the honorific before a name begins ("au Palais Eynard | M. Adama Sangaré"), or the name."""
    honorifics = atom_grammar(on(doc).article.language).honorifics
    first = range(max(at, start - HONORIFIC), start)
    return next((i for i in first if (m := honorifics.find(on(doc).lower, i, start)) and m.end == start), start)


def _qualified(doc: Doc, at: int, stop: int, words: Words) -> int:
    """Return where the name goes on after what a venue is for: "usine d'eau potable | de Basse-Goulaine"."""
    if words.trades and (named := _trade_end(doc, at, stop, words)) > at:
        return named
    for place in range(at, min(stop - 1, at + QUALIFIED)):
        link = words.links.find(on(doc).lower, place, stop)
        if link and link.end < stop and on(doc).words[link.end][0].isupper():
            return place
        if not link and not (on(doc).words[place].isalpha() and on(doc).words[place].islower()):
            break
        article = link and link.end - link.start == 1 and place + 1 < stop  # "à la mairie | la maire de Koro"
        if (not link or article) and words.stops.find(on(doc).lower, place, stop):
            break  # "à la mairie | une délégation de Koro"
    return at


def _trade_end(doc: Doc, at: int, stop: int, words: Words) -> int:
    """Return where a name begins after the small words that say what a venue makes: "làng gốm | Phước Tích"."""
    for place in range(at, min(stop, at + words.trades + 1)):
        word = on(doc).words[place]
        if word[0].isupper():
            return place
        others = (words.stops, words.openers, words.links, words.inner, words.near)
        if not (word.isalpha() and word.islower()) or any(o.find(on(doc).lower, place, stop) for o in others):
            break
    return at


def _is_date(frame: Frame, at: int) -> bool:
    return any(date.start <= at < date.end for date in frame.dates)


def run_end(doc: Doc, at: int, stop: int, words: Words) -> int:
    """Return the end of the words with a capital that begin at a token, with the links between them."""
    begin = end = at
    while at < stop:
        link = words.links.find(on(doc).lower, at, stop) if at > end - 1 and end else None
        after = link.end if link and at == end else at
        if after < stop and on(doc).words[after][0].isupper():
            at = end = after + 1
        elif at < stop and at == end and (on(doc).lower[at] in words.inside or _numbered(doc, begin, at, stop)):
            at = end = at + 1
        else:
            break
    return end


def _numbered(doc: Doc, begin: int, at: int, stop: int) -> bool:
    """Return whether a number stands within a name: "Duc Hoa | 3 | Industrial Park"."""
    return begin < at < stop - 1 and on(doc).words[at].isdigit() and on(doc).words[at + 1][0].isupper()


def add_venue(doc: Doc, frame: Frame, start: int, end: int, words: Words) -> str:
    """List a venue among the article's places, within its town where that is said, and return its key."""
    name = " ".join(text_of(doc, start, end).split())
    town = _town(doc, frame, start, end, words)
    article = slug(on(doc).article.identifier)
    key = f"{town or 'place/' + article}/{slug(name)}"
    country = on(doc).places[town].country if town and town in on(doc).places else None
    remember(doc, Place(key, name, KIND, country=country, within=town))
    return key


def _town(doc: Doc, frame: Frame, start: int, end: int, words: Words) -> str | None:
    """Return the territory in a venue's name, or right after it: "…, Hạ Long", "in Kakamega"."""
    after = end + (end < frame.end and on(doc).words[end] in ",(")
    if after < frame.end and (match := words.near.find(on(doc).lower, after, frame.end)):
        after = match.end
    inner = any(start <= told.start < end for told in on(doc).territories)
    lent = lent_names(doc, words) if inner else frozenset()
    for told in on(doc).territories:
        here = (start <= told.start < end and told.place not in lent) or told.start == after < frame.end
        if here or _opens(doc, told.start, told.end, start, words):
            return told.place if not is_country(doc, told.place) else None
    inside = next((m for m in frame.named("institution") if start <= m.start < end), None)
    body = on(doc).institutions.get(inside.key) if inside else None
    return body.territory if body and body.territory and not is_country(doc, body.territory) else None


def _opens(doc: Doc, begin: int, end: int, start: int, words: Words) -> bool:
    """Return whether a town stands right before a venue, each after words of place: "in Dakar at the embassy"."""
    lower = on(doc).lower
    if not 0 < start - end <= ADJOINED or not any(
        match.end == begin for at in range(max(begin - 2, 0), begin) if (match := words.openers.find(lower, at, begin))
    ):
        return False
    at = end + (on(doc).words[end] == ",")
    opener = words.openers.find(lower, at, start)
    at = opener.end if opener and not opener.value else at
    word = words.determiners.find(lower, at, start) if opener else None
    return opener is not None and (word.end if word else at) == start
