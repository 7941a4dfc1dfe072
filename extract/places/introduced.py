"""Places that the text itself introduces: "maire de Eybens", "Conseil régional du Bélier", then "le Bélier" alone.

The gazetteer does not hold every commune. A capitalised name that a linker joins to a local office or to a council is a
territory, and so is each later or earlier mention of a name that a level word, an office or a council has made one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ..document import met, on, text_of
from ..institutions.grammar import institution_grammar
from ..words.common import common_words
from ..words.lexicon import Lexicon, slug
from ..words.names import glued, is_name_word, name_end, name_grammar
from .announced import find_announced
from .choice import country_beside, namesakes, region_beside
from .endings import ends_in_body, holds_head
from .introduced_beside import list_in_turn, list_owner, number_places
from .introducers import Introducers
from .levels import Levels, Territory, new_place
from .repeated import find_repeated
from .small_towns import small_towns
from .territories import territory_at
from .town import find_towns
from .unknown import before_title, find_levelled, place_uses, unknown_runs
from .used import find_used


@dataclass(slots=True)
class Search:
    """Hold the territories of an article while those that it introduces are looked for."""

    doc: Doc
    levels: Levels
    introducers: Introducers
    countries: Counter[str]
    found: list[Territory]
    taken: set[int]

    def after_head(self, at: int, stop: int, kind: str) -> int:
        """List the names that linkers join to the words before a token; return the first token after them."""
        adjective = self.levels.demonyms.find(on(self.doc).lower, at, stop) if at < stop else None
        at = adjective.end if adjective else at
        words, linkers = on(self.doc).lower, self.levels.linkers
        link = linkers.find(words, at, stop) if at < stop else None
        linked = at and (linkers.find(words, at - 1, at) or words[at - 1] in self.introducers.links)
        begin = link.end if link else at if linked else stop  # "Village of | Oak Park"
        told = self.levels.nationals.find(words, begin, stop) if begin < stop else None
        begin = told.end if told else begin  # "Governor Li of the Chinese | province of Hunan"
        names: list[Territory] = []
        known = {t.start: t.end for t in self.found}
        first = begin
        while begin < stop:
            if begin in known:  # "villes de Nioro et de Koniakary"
                begin = known[begin]
            elif (territory := self.name_at(begin, stop, kind, listed=begin > first)) is not None:
                names.append(territory)
                at = begin = territory.end
            else:
                break
            if begin < stop and on(self.doc).lower[begin] in self.introducers.joins:
                begin += 1
                link = self.levels.linkers.find(on(self.doc).lower, begin, stop) if begin < stop else None
                begin = link.end if link else begin
            else:
                break
        closed = bool(names) and on(self.doc).lower[names[-1].start - 1] != ","  # "A, B et C", not "A, Jean B"
        for name in names if closed else names[: first not in known]:
            territory = name
            if territory.rule == "place-office":
                country = _country_of(self, territory)
                territory = replace(territory, place=new_place(self.doc, territory.start, territory.end, kind, country))
            self.found.append(territory)
            self.taken.update(range(territory.start, territory.end))
            at = territory.end
        return list_in_turn(self, at, stop, kind) if names or first in known else at

    def after_holder(self, at: int, stop: int, kind: str) -> None:
        """List the names that linkers join to an office and its holders ("Mayors, Mr Bo Lee of A and Ann Roy of B")."""
        doc, honorifics = self.doc, place_uses(on(self.doc).article.language).addresses
        while at < stop:
            at += on(doc).words[at] == ","
            honorific = honorifics.find(on(doc).lower, at, stop) if at < stop else None
            at = honorific.end if honorific else at
            if at >= stop or not is_name_word(on(doc).words[at]) or at in self.taken:
                return
            end = name_end(doc, at, stop)
            link = self.levels.linkers.find(on(doc).lower, end, stop) if end < stop else None
            if end - at < 2 or link is None:
                return
            known = next((t.end for t in self.found if t.start == link.end), None)
            at = known or self.after_head(end, stop, kind)
            if at >= stop or on(doc).lower[at] not in self.introducers.joins:
                return
            at += 1

    def beside_country(self, at: int, stop: int) -> None:
        """List a name that a country follows after a comma or in brackets ("Ansan, South Korea")."""
        doc = self.doc
        if not self.introducers.placed or at in self.taken or not self.may_name(at) or (at and self.may_name(at - 1)):
            return
        if at and on(doc).words[at - 1].endswith("."):  # an honorific
            return
        end = name_end(doc, at, stop)
        region = region_beside(doc, end, stop, self.levels)
        country = country_beside(doc, end, stop) or region
        held = region is not None and region in small_towns(" ".join(on(doc).folded[at:end]))  # "Vicente López, …"
        other = not held and (end - at > 2 or self.is_person(at, end))
        if country is None or other or holds_head(doc, at, end) or any(i in self.taken for i in range(at, end)):
            return
        if on(doc).words[end] == "," and any(
            on(doc).lower[i] in self.introducers.possessives for i in range(end + 1, min(end + 4, stop))
        ):
            return  # "Asako Okai, Japan's consul general"
        self.found.append(Territory(at, end, at, end, new_place(doc, at, end, "City", country), None, "place-country"))
        self.taken.update(range(at, end))

    def is_person(self, at: int, end: int) -> bool:
        """Say whether a name opens like a person's."""
        grammar = name_grammar(on(self.doc).article.language)
        return any(on(self.doc).lower[i] in grammar.people for i in range(at, end))

    def before_heads(self, start: int, at: int, stop: int) -> None:
        """List the name that stands before an office or a council ("Naju vice mayor", "Timaru District Council")."""
        council = self.introducers.bodies.find(on(self.doc).lower, at, stop)
        if council and on(self.doc).words[at][0].isupper():
            heads = institution_grammar(on(self.doc).article.language).heads
            longer = (
                heads.find(on(self.doc).lower, at - 1, stop) if at > start else None
            )  # "Milwaukee | Common Council"
            self._name_before(start, at - 1 if longer and longer.end >= council.end else at, council.value)
        office = self.introducers.offices.find(on(self.doc).lower, at, stop)
        if office and at > start + 1 and on(self.doc).lower[at - 1] in self.introducers.possessives:
            self._name_before(start, at - 1, office.value)  # "Porirua's deputy mayor"
        if office and office.end < stop and is_name_word(on(self.doc).words[office.end]):
            self._name_before(start, at, office.value)

    def _name_before(self, start: int, at: int, kind: str) -> None:
        begin = at
        while begin > start and begin - 1 not in self.taken and self.may_name(begin - 1):
            begin -= 1
        if begin < at <= begin + 3:
            level = "city" if kind == "City" else "region"
            known = territory_at(self.doc, begin, at, self.levels, self.countries, level)
            language, word = on(self.doc).article.language, on(self.doc).lower[begin]
            if known is None and begin + 1 == at and word in common_words(language):
                return  # "the Refugee | Council"
            place = known.place if known and known.end == at else new_place(self.doc, begin, at, kind)
            self.found.append(Territory(begin, at, begin, at, place, None, "place-office"))
            self.taken.update(range(begin, at))

    def may_name(self, at: int) -> bool:
        """Say whether a word may be one of a territory's name."""
        small, written = on(self.doc).lower, on(self.doc).words[at]
        if not is_name_word(written) or written.isupper() or self.introducers.titles.find(small, at, at + 1):
            return False
        grammar = institution_grammar(on(self.doc).article.language)
        plain = small[at] not in self.introducers.never and small[at] not in self.introducers.qualifiers
        plain = plain and small[at] not in grammar.before and not grammar.fields.find(small, at, at + 1)
        return plain and not self.levels.demonyms.find(small, at, at + 1)

    def name_at(self, at: int, stop: int, kind: str, *, listed: bool) -> Territory | None:
        """Return the territory whose name begins at a token; one of a list that is not known has one word."""
        doc = self.doc
        office = "city" if kind == "City" else "region"
        part = kind == "City" and on(doc).lower[at] in self.levels.compass  # "les maires du Sud"
        never = part or on(doc).lower[at] in self.introducers.never
        if never or at in self.taken or not is_name_word(on(doc).words[at]):
            return None
        people = self.levels.nationals.find(on(doc).lower, at, stop)
        if people and people.end < stop and on(doc).words[people.end][0].islower():
            return None  # "heads of | Russian regions"
        addressed = place_uses(on(doc).article.language).addresses.find(on(doc).lower, at, stop)
        fields = institution_grammar(on(doc).article.language).fields  # "échevine des Relations internationales"
        if addressed or fields.find(on(doc).lower, at, stop) or self.introducers.titles.find(on(doc).lower, at, stop):
            return None  # "Mayor of Cochrane and | Chair of …", "and | Ms Ann Roy of …"
        if (level := self.introducers.words.find(on(doc).lower, at, stop)) is not None:
            linked = level.end < stop and self.levels.linkers.find(on(doc).lower, level.end, stop)
            if on(doc).words[at].isupper() or linked:
                return None  # "préfète de la MRC de Joliette", "President of the Shire of Broome"
        territory = territory_at(doc, at, stop, self.levels, self.countries, office)
        lone = on(doc).lower[at] in self.levels.lone and name_end(doc, at, stop) == at + 1
        if territory is not None or lone:
            return territory  # "conseil régional du | Nord"
        end = min([name_end(doc, at, stop), *(t for t in self.taken if t > at)])
        for known in self.found:  # "Mayor of Brod Milan Z.", once "Municipality of Brod" has been told
            words = on(doc).lower[known.name_start : known.name_end]
            if 0 < len(words) < end - at and on(doc).lower[at : at + len(words)] == words and known.level is not None:
                end = at + len(words)
        given = name_grammar(on(doc).article.language).given
        # "Mayor of Neuwied Jan Einig", and not "Woluwe-Saint-Pierre"
        saints = name_grammar(on(doc).article.language).saints
        plain = (i for i in range(at + 1, end) if not glued(doc, i - 1) and on(doc).lower[i - 1] not in saints)
        end = min([end, *(i for i in plain if on(doc).lower[i] in given)])
        end = before_title(doc, at, end)
        name = text_of(doc, at, end)
        acronym = name.isupper() and " " not in name  # a body, not a place
        acronym = acronym or ends_in_body(doc, at, end)  # "Chairman of the | Border Committee of X"
        return None if acronym or (listed and " " in name) else Territory(at, end, at, end, "", None, "place-office")


def find_introduced(
    doc: Doc, known: list[Territory], levels: Levels, introducers: Introducers, countries: Counter[str]
) -> list[Territory]:
    """Return all territories of the story in text order: those known and those that the text introduces."""
    taken = {at for t in known for at in range(t.start, t.end)}
    known = [*known, *find_levelled(doc, levels, taken)]
    search = Search(doc, levels, introducers, countries, list(known), taken)
    words, written, reached = on(doc).lower, on(doc).words, 0
    for sentence, at in met(doc, introducers.opening, beside=on(doc).capitals):
        if at < reached:
            continue
        head = introducers.words.find(words, at, sentence.end)
        if head and _ends_title(words, at, head.end, introducers.titles):
            head = None  # "directrice | adjointe de Clair Paris"
        if written[at][0].isupper():
            search.beside_country(at, sentence.end)
        if words[at] in introducers.own:
            list_owner(search, sentence.start, at, sentence.end)
        if words[at] in introducers.heads:
            search.before_heads(sentence.start, at, sentence.end)
        if head and introducers.offices.find(words, at, sentence.end):
            search.after_holder(head.end, sentence.end, head.value)
        reached = search.after_head(head.end, sentence.end, head.value) if head else reached
    for town in find_announced(doc, levels, countries, search.found):
        search.found.append(town)
        taken.update(range(town.start, town.end))
    runs = unknown_runs(doc, taken)
    used = [_settled(search, t) for t in find_used(doc, levels, runs, taken)]
    runs = [(sentence, run) for sentence, run in runs if run.start not in taken]
    for town in list(find_towns(doc, levels, runs, countries, [*search.found, *used])):
        taken.update(range(town.start, town.end))
        used.append(_settled(search, town))
    found = _follow_levels(doc, number_places(doc, [*search.found, *used]))
    return sorted([*found, *find_repeated(doc, found, taken, introducers.offices)], key=lambda t: t.start)


def _settled(search: Search, used: Territory) -> Territory:
    """Return a name used as a place's with its place: the town of that name in the gazetteer, or a new one."""
    doc = search.doc
    town = territory_at(doc, used.start, used.end, search.levels, search.countries, "city")
    if town is not None and town.end == used.end and town.start == used.start:
        return replace(used, place=town.place)
    return replace(used, place=new_place(doc, used.start, used.end, "City", _country_of(search, used)))


def _country_of(search: Search, town: Territory) -> str | None:
    """Return the country of a small town: the only one that has one of its name, or the only one of those told."""
    named = small_towns(" ".join(on(search.doc).folded[town.start : town.end]))
    told = [c for c in named if c in search.countries or c in search.levels.assumed]
    return told[0] if len(told) == 1 else next(iter(named)) if len(named) == 1 else None


def _ends_title(words: list[str], at: int, end: int, titles: Lexicon[bool]) -> bool:
    """Say whether an office is only the last word of a longer title."""
    return any((title := titles.find(words, back)) and title.end == end for back in range(max(0, at - 3), at))


def _follow_levels(doc: Doc, found: list[Territory]) -> list[Territory]:
    """Return the territories, a bare name as the one that has a level elsewhere ("Ville de Tunis", then "Tunis").

    Not the name of an area by which its country's news mean the area, whatever town of it is told ("Cà Mau").
    """
    named: dict[str, set[str]] = {}
    for t in found:
        if t.level is not None:
            named.setdefault(slug(text_of(doc, t.name_start, t.name_end)), set()).add(t.place)
    places, settled = on(doc).places, []
    for t in found:
        told = named.get(slug(text_of(doc, t.name_start, t.name_end)), set()) if t.level is None else set()
        own = places[t.place].kind
        town = own == "AdministrativeArea" and any(places[key].kind == "City" for key in told)
        kept = own == "Country" or (town and places[t.place].country in namesakes("regions"))
        settled.append(replace(t, place=min(told)) if len(told) == 1 and not kept else t)
    return settled
