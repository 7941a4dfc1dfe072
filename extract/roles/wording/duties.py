"""What a title is in charge of: "vice-président chargé de la culture", "directeur des relations internationales".

A duty opens with a word of the pack ("chargé") or, after titles that it lists, with a link alone. It runs over links,
adjectives, nouns and capitals to the next mark, institution, territory or verb that the pack names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...institutions.grammar import InstitutionGrammar, institution_grammar
from ...institutions.reach.field_lists import MARKS
from ...institutions.reach.fields import name_field
from ...institutions.reach.listed_words import list_end
from ...pack import load_pack
from ...words.lexicon import Lexicon, is_acronym, lower
from ...words.names import glued, name_grammar
from .desks import charged_end, desk_end, of_words_end
from .duty_free import (
    DUTY,
    charge_end,
    field_over,
    fields_end,
    free_end,
    opens_name,
    opens_office,
    served_end,
)
from .named_of import beside_end, is_of_name, opens_holder, opens_person
from .unit_names import board_end, unit_end


@dataclass(frozen=True, slots=True)
class DutyGrammar:
    """Hold the words that open a duty, the links in it, the words that end it, and the titles that need no opener."""

    boards: frozenset[str]
    units: frozenset[str]  # last words of titles after which a capital is the name of a service ("chef du service")
    openers: Lexicon[bool]
    groups: Lexicon[bool]
    desks: Lexicon[bool]  # fields that stand right after a title ("directrice | Europe et International")
    links: frozenset[str]
    stops: frozenset[str]
    rulers: frozenset[str]  # titles that may be of a people ("roi des Bangoua")
    peoples: frozenset[str]  # links between such a title and its people
    names: frozenset[str]  # links after which a capital is no duty
    concepts: frozenset[str]
    charged: frozenset[str]  # titles whose duty opens with some links only ("secrétaire | à la Culture")
    into: frozenset[str]
    portfolios: frozenset[str]  # titles whose duty may look like a body ("ministre de la Ville")
    bodies: InstitutionGrammar
    bare: bool  # a field of work may follow the title with no word between ("Bộ trưởng Du lịch")
    capitals: bool  # a duty has capitals or words for a field of work, nothing else
    closers: frozenset[str]  # words for a unit that go with a field before its holder ("Head of Tourism | Department")
    serving: frozenset[str]  # titles of those who serve one office ("Chief of Staff | to the Governor")
    serves: Lexicon[bool]  # words between the two
    served: Lexicon[bool]
    free: frozenset[str]  # titles whose duty may be any words to the next mark ("Minister of | Jobs and Trade")

    @classmethod
    def of(cls, language: str, table: Mapping[str, Any]) -> DutyGrammar:
        """Compile the ``[titles.duties]`` table of a pack."""
        openers, groups = (Lexicon([(w, True) for w in table.get(key, [])], lower) for key in ("openers", "groups"))
        return cls(
            boards=frozenset(table.get("boards", [])),
            units=frozenset(lower(w) for w in table.get("units", [])),
            openers=openers,
            groups=groups,
            desks=Lexicon([(form, True) for form in table.get("desks", [])], lower),
            links=frozenset(lower(w) for w in table.get("links", [])),
            stops=frozenset(lower(w) for w in table.get("stops", [])),
            rulers=frozenset(table.get("rulers", [])),
            peoples=frozenset(lower(w) for w in table.get("peoples", [])),
            names=frozenset(lower(w) for w in table.get("names", [])),
            concepts=frozenset(table.get("concepts", [])),
            charged=frozenset(table.get("charged", [])),
            into=frozenset(map(lower, table.get("into", []))),
            portfolios=frozenset(load_pack(language).get("roles", {}).get("portfolios", {})),
            bodies=institution_grammar(language),
            bare=table.get("bare", False),
            capitals=table.get("capitals", False),
            closers=frozenset(table.get("closers", [])),
            serving=frozenset(table.get("serving", [])),
            serves=Lexicon([(form, True) for form in table.get("serves", [])], lower),
            served=Lexicon([(form, True) for form in table.get("served", [])], lower),
            free=frozenset(table.get("free", [])),
        )

    def charges(self, concept: str, link: str) -> bool:
        """Say whether a link opens what a title is in charge of."""
        return concept in self.concepts or (concept in self.charged and link in self.into)


@cache
def duty_grammar(language: str) -> DutyGrammar:
    """Return the compiled duties of a language."""
    return DutyGrammar.of(language, load_pack(language).get("titles", {}).get("duties", {}))


def _goes_on(doc: Doc, at: int, stop: int, grammar: DutyGrammar) -> bool:
    """Say whether a word for a field of work follows what joins two of them."""
    return at < stop and name_field(doc, at, stop, grammar.bodies, joined=True) is not None


def duty_end(doc: Doc, start: int, end: int, stop: int, concept: str, places: Mapping[int, int]) -> int:
    """Return the end of a title with its duty; ``places`` holds the territories by their first token."""
    grammar = duty_grammar(on(doc).article.language)
    if grammar.bare and concept in grammar.concepts and (over := fields_end(doc, end, stop, grammar.bodies)) > end:
        return over
    if grammar.bare and end < stop and (opener := grammar.openers.find(on(doc).lower, end, stop)):
        return charge_end(doc, opener.end, stop, places, grammar.bodies) or end
    if grammar.capitals and concept in grammar.concepts:
        end = field_over(doc, start, end, stop, grammar.bodies.fields)
    if not grammar.links or end >= stop or concept in grammar.rulers:
        return _people_end(doc, end, stop, places, grammar)
    words = on(doc).lower
    if (
        grammar.capitals
        and on(doc).words[end] == ","
        and not grammar.links.isdisjoint(words[start:end])
        and (listed := list_end(doc, end + 1, stop, grammar.bodies, places, held=True))
        and concept in grammar.concepts
    ):
        return listed  # "Minister of Culture, Sports and Tourism"
    if concept in grammar.free and words[end] in grammar.bodies.ands and not grammar.links.isdisjoint(words[start:end]):
        return free_end(doc, end, end, stop, places)  # "Minister for Trade | and Investment"
    at, told = end, words[end] in grammar.bodies.ands and not grammar.links.isdisjoint(words[start:end])
    charged = grammar.capitals and concept in grammar.concepts
    desk = desk_end(doc, start, end + told, stop, grammar.bodies, places) if charged else 0
    over = stop if end < stop and on(doc).words[end][0].islower() else end  # "directrice | Afrique"
    while at < over and at not in places and grammar.bodies.is_adjective(words[at]) and concept in grammar.concepts:
        at += 1  # "ministre camerounais des …"
    end = desk or (end if at >= stop else _from_opener(doc, at, start, end, stop, concept, places))
    end = charged_end(doc, at, end, stop, grammar.closers) if grammar.capitals else end
    if grammar.capitals and not concept:  # "Inspector General | of Police"
        end = of_words_end(doc, end, stop, grammar.bodies, places) or end
    return served_end(doc, end, stop, grammar, places) if concept in grammar.serving else end


def _people_end(doc: Doc, end: int, stop: int, places: Mapping[int, int], grammar: DutyGrammar) -> int:
    """Return the end of a ruler's title with the people that it is of ("roi | des Bangoua")."""
    named = end + 1 < stop and end + 1 not in places and on(doc).words[end + 1][0].isupper()
    return end + 2 if named and on(doc).lower[end] in grammar.peoples else end


def duty_after_seat(doc: Doc, at: int, stop: int, places: Mapping[int, int]) -> int:
    """Return the end of a duty told after an office's seat ("adjointe au maire de X | chargée de l'eau"), or ``at``."""
    grammar = duty_grammar(on(doc).article.language)
    if grammar.bare and at < stop and (said := grammar.openers.find(on(doc).lower, at, stop)):
        return charge_end(doc, said.end, stop, places, grammar.bodies) or at
    if not grammar.links or grammar.capitals or not (opener := grammar.openers.find(on(doc).lower, at, stop)):
        return at
    return _read_duty(doc, opener.end, stop, opener.end, "", places)


def _from_opener(doc: Doc, at: int, start: int, end: int, stop: int, concept: str, places: Mapping[int, int]) -> int:
    """Return the end of a title with the duty that opens at a token; ``end`` is that of the title alone."""
    grammar, words = duty_grammar(on(doc).article.language), on(doc).lower
    opens = on(doc).words[at][0].isupper() or on(doc).words[at] in MARKS
    if concept in grammar.boards and opens and words[at] not in name_grammar(on(doc).article.language).given:
        return board_end(doc, at, stop, grammar.bodies, grammar.links, grammar.stops)
    if (
        words[end - 1] in grammar.units
        and at == end
        and (unit := unit_end(doc, at, stop, grammar.bodies, grammar.links))
    ):
        return unit
    if at == end and concept in grammar.concepts and (desk := beside_end(doc, at, stop, grammar.desks, places)):
        return desk
    if (group := grammar.groups.find(words, at, stop)) and on(doc).words[group.end - 1][0].islower():
        return _group_end(doc, group.end, stop, places, grammar)
    goes_on = words[at] in grammar.bodies.series and at + 1 < stop and words[at + 1] in grammar.links
    goes_on = goes_on and not opens_office(doc, at + 1, stop, grammar.links)
    # "ministre des Affaires étrangères | et du Développement", "directeur des études | et des projets"
    if goes_on and (concept in grammar.portfolios or any(w in grammar.links for w in words[max(start, end - 2) : end])):
        at += 1
    if concept in grammar.portfolios and words[at] == "," and _lists_duty(doc, at + 1, stop, "", grammar):
        at += not opens_office(doc, at + 1, stop, grammar.links)  # "ministre de l'Intérieur | , des Cultes et …"
    opener = grammar.openers.find(words, at, stop)
    best = end
    if opener is not None:
        best = _read_duty(doc, opener.end, stop, opener.end, concept, places)
        best = free_end(doc, opener.end, best, stop, places) if grammar.capitals else best
    elif at == end and concept not in grammar.portfolios and is_of_name(doc, at, stop):  # "directeur | de la Bélacd"
        return end
    elif at < stop and (grammar.charges(concept, words[at]) or goes_on) and words[at] in grammar.links:
        best = _read_duty(doc, at, stop, end, concept, places)
        if concept in grammar.free:
            best = free_end(doc, at + 1, max(best, at + 1), stop, places)
    return best if best > end + 1 else end


def _read_duty(doc: Doc, at: int, stop: int, best: int, concept: str, places: Mapping[int, int]) -> int:
    """Return the end of the duty whose words begin at a token; ``best`` is the end of what is read for sure."""
    grammar = duty_grammar(on(doc).article.language)
    words, limit, linked = on(doc).lower, min(stop, at + DUTY), best == at
    while at < limit:
        head = grammar.bodies.heads.find(words, at, stop)
        known = head.value if head is not None else ""
        ends = bool(known) and not (concept in grammar.portfolios and known in grammar.bodies.same_body)
        ends = ends or (linked and not grammar.capitals and opens_holder(doc, at, stop, grammar.links))
        field = name_field(doc, at, stop, grammar.bodies, joined=True) if grammar.capitals else None
        ends = ends and not (field and head and field.end >= head.end)  # "Director of Engineering | Ann Lowe"
        if at in places or ends or opens_name(doc, at, field, stop, grammar.bodies, grammar.closers):
            break
        if field:
            best = field.end
            at = best - 1
        elif words[at] in grammar.links and not _is_named(doc, at, grammar):  # "DGS de | La Souterraine"
            linked = True
        elif (
            grammar.capitals
            and on(doc).words[at] == ","
            and best == at
            and (listed := list_end(doc, at + 1, stop, grammar.bodies, places, held=True))
        ):
            at = (best := listed) - 1
        elif on(doc).words[at] == ",":
            if not _lists_duty(doc, at + 1, limit, concept, grammar):
                break
        elif words[at] in grammar.bodies.series or (grammar.capitals and words[at] in grammar.bodies.ands):
            goes_on = _goes_on(doc, at + 1, limit, grammar)  # not "directeur de la culture | et le président"
            if not goes_on if grammar.capitals else _opens_next(doc, at + 1, stop, grammar):
                break
        elif grammar.capitals or is_acronym(on(doc).words[at]) or _is_named(doc, at, grammar):
            break
        elif on(doc).words[at] == "-" or (on(doc).words[at].isalpha() and words[at] not in grammar.stops and linked):
            best = at + 1
        else:
            break
        at += 1
    return best


def _opens_next(doc: Doc, at: int, stop: int, grammar: DutyGrammar) -> bool:
    """Say whether an office or a name, and no field of work, follows what joins them."""
    return opens_office(doc, at, stop, grammar.links) or opens_person(doc, at, stop)


def _lists_duty(doc: Doc, at: int, limit: int, concept: str, grammar: DutyGrammar) -> bool:
    """Say whether a link and a field of work follow a comma (", du Commerce"), and no office (", du recteur")."""
    words = on(doc).lower
    if at >= limit or words[at] not in grammar.links - grammar.bodies.determiners:
        return False
    while at < limit and words[at] in grammar.links:
        at += 1
    known = at < limit and (on(doc).words[at][0].isupper() or grammar.bodies.fields.find(words, at, limit) is not None)
    return known or concept in grammar.portfolios


def _is_named(doc: Doc, at: int, grammar: DutyGrammar) -> bool:
    """Say whether a name after a link without an article is a body and no duty ("directrice de | Brulocalis")."""
    return on(doc).words[at][0].isupper() and on(doc).lower[at - 1] in grammar.names


def _group_end(doc: Doc, at: int, stop: int, places: Mapping[int, int], grammar: DutyGrammar) -> int:
    """Return the end of the group that a title chairs within a body ("président | du groupe-pays Mali")."""
    words, end = on(doc).lower, at
    while at < stop and at - end < 6:
        if at in places:
            end = places[at]
            while end + 1 in places and (glued(doc, end) or on(doc).words[end] in "-–—"):  # "Maroc-France"
                end = places[end + 1]
            return end
        if words[at] in grammar.links or words[at] in grammar.bodies.series:
            at += 1
        elif (
            on(doc).words[at].isalpha()
            and on(doc).words[at][0].islower()
            and words[at] not in grammar.stops
            and not grammar.bodies.heads.find(words, at, stop)
        ):
            at = end = at + 1
        else:
            break
    return end
