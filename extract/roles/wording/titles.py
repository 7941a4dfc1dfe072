"""Titles: the role titles of roles.ttl, with the qualifiers of the pack ("thường trực", "acting", "ancien")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ....ontology.vocabulary import concepts
from ...document import met, on
from ...institutions.grammar import institution_grammar
from ...pack import load_pack
from ...places.levels import level_words
from ...records import record
from ...words.lexicon import Lexicon, acronyms_in, lower
from ...words.names import glued
from ..relatives import leave_relatives
from .before_unit import before_unit
from .borrowed import borrowed_titles
from .duties import duty_end
from .joined import join_titles, with_overlap
from .not_titles import is_duty, is_initials, is_other_word, is_surname
from .posts import add_post
from .shortened import past_short
from .staff import staff_end
from .title_left import after_body, field_start
from .without_body import cut_body, cut_head, cut_owner, cut_place

DEPUTY = "deputy"  # marks the qualifiers that make another office of a title ("Deputy Municipal Commissioner")
FIELD = "field"  # adjectives that go on with a title ("directeur | sportif")
NO_TITLE = "-"  # marks the words of a pack that look like a title and are none


@record
class Title:
    """Mark a title in the text: tokens, the code of its concept ("" if none), whether it is a former one."""

    start: int
    end: int
    concept: str
    former: bool = False
    plural: bool = False
    lead: int | None = None  # the token of a qualifier that other words part from the title ("former Salem mayor")


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """Hold the lexicon of titles and the qualifiers that stand before and after one."""

    titles: Lexicon[str]
    before: Lexicon[str]
    after: Lexicon[str]
    bodies: Lexicon[str]
    duties: Lexicon[bool]  # words that are a title by themselves, and a title's duty after another word
    posted: frozenset[str]
    links: Lexicon[bool]
    demonyms: Lexicon[bool]
    heads: Lexicon[str]
    surnames: frozenset[str]  # titles that are surnames too ("Monk")
    acronyms: frozenset[str]
    small: frozenset[str]  # titles that with a capital within a sentence are names ("Akim")
    plurals: tuple[str, ...]
    unchanged: frozenset[str]  # words that end like a plural and are none ("directrice pays")
    cut_heads: bool
    cut_kinds: frozenset[str]  # kinds of bodies whose heads alone end a title that they reach into
    kind_links: frozenset[str]  # links after which a level word is part of a title ("chef d'arrondissement")
    serves: frozenset[str]  # words between a title and a body that is part of it ("Secretary | to the Legislature")
    openers: frozenset[str]  # first words of titles and of the qualifiers before them

    @classmethod
    def of(cls, language: str, table: Mapping[str, Any]) -> TitleGrammar:
        """Compile the vocabulary's labels and the ``[titles]`` table of a pack."""
        labels = [(form, code) for code, c in concepts("roles").items() for form in c.labels.get(language, ())]
        extra = [(form, "") for form in table.get("extra", [])]
        own = [(form, code) for code, forms in table.get("forms", {}).items() for form in forms]
        labels = [(form, NO_TITLE) for form in table.get("not_titles", [])] + own + labels
        labels += borrowed_titles(language, table)
        labels += [(several, code) for form, code in labels if code != NO_TITLE for several in plural_of(form, table)]

        def lexicon(key: str) -> Lexicon[str]:
            return Lexicon([(w, meaning) for meaning, ws in table.get(key, {}).items() for w in ws], lower)

        cut = frozenset(table.get("cut", []))
        kinds = concepts("institutions")
        bodies = [(form, code) for code in sorted(cut) for form in kinds[code].labels.get(language, ())]
        posted = table.get("posted", {})
        titles, before = Lexicon(labels + extra, lower), lexicon("before")
        return cls(
            titles,
            before,
            lexicon("after"),
            Lexicon(bodies, lower),
            Lexicon([(form, True) for form in table.get("only_alone", [])], lower),
            frozenset(posted.get("concepts", [])),
            Lexicon([(form, True) for form in posted.get("links", [])], lower),
            Lexicon([(form, True) for form in posted.get("demonyms", [])], lower),
            institution_grammar(language).heads,
            frozenset(map(lower, table.get("surnames", []))),
            acronyms_in(form for form, _ in labels),
            frozenset(map(lower, table.get("small", []))),
            tuple(table.get("plurals", [])),
            frozenset(table.get("unchanged", [])),
            table.get("cut_heads", False),
            frozenset(table.get("cut_kinds", [])),
            frozenset(lower(w) for w in table.get("kind_links", [])),
            frozenset(table.get("serves", [])),
            frozenset(titles.openers | before.openers),
        )


def plural_of(form: str, table: Mapping[str, Any]) -> list[str]:
    """Return the plural of a title that ends in its noun, by the pack's ``plural_endings`` ("chief officers")."""
    if " " not in form or not form[-1].islower() or any(word in table.get("plural_inner", []) for word in form.split()):
        return []
    endings = table.get("plural_endings", {})
    for ending in sorted(endings, key=len, reverse=True):
        if form.endswith(ending):
            return [form.removesuffix(ending) + endings[ending]]
    return []


@cache
def title_grammar(language: str) -> TitleGrammar:
    """Return the compiled title grammar of a language."""
    return TitleGrammar.of(language, load_pack(language).get("titles", {}))


def find_titles(doc: Doc) -> list[Title]:
    """Return the titles of the story in text order, longest first, qualifiers included."""
    grammar = title_grammar(on(doc).article.language)
    words, left = on(doc).lower, institution_grammar(on(doc).article.language).left
    found: list[Title] = []
    places, covered = on(doc).territories.whole, on(doc).territories.tokens
    ends = frozenset(places.values())
    inner = {at for t in on(doc).territories for at in range(t.name_start + 1, t.name_end)}  # "Baguio City | Mayor"
    reached = 0
    for sentence, first in met(doc, grammar.openers):
        at, stop = first, sentence.end
        if at < reached or at in inner:
            continue
        begin, told = _read_qualifiers(doc, at, stop, grammar)
        former, deputy = "former" in told, DEPUTY in told
        match = before_unit(doc, begin, stop, grammar.titles) if begin < stop else None
        if match and match.value != NO_TITLE and begin == at:
            longer = grammar.titles.find(words, at + 1, stop) if at in covered and at + 1 < stop else None
            match = longer if longer and longer.end > match.end else match  # "Kabarole District | Chief … Officer"
            match = with_overlap(words, match, stop, grammar.titles) if left else match
            match = after_body(doc, match, grammar.titles, sentence.start, ends)
            begin = at = match.start
        lead = at
        if match is None and former and (after := _after_place(begin, places, stop)):
            match = grammar.titles.find(words, after, stop)  # "former Salem mayor"
            at = after if match else at
        if match and (is_other_word(doc, at, match, sentence, grammar) or is_duty(doc, match, sentence, grammar)):
            match = None
        if match and (is_surname(doc, match, sentence, grammar) or is_initials(doc, match, grammar)):
            match = None
        if match and (head := grammar.heads.find(words, match.start, stop)) and head.end > match.end:
            reached = head.end  # a body whose name opens like a title ("Đại sứ quán")
            continue
        if match is None and told:  # the qualifier may open the title itself ("Phó" in "Phó Chủ tịch")
            begin, former = at, False
            match = grammar.titles.find(words, at, stop)
        if match is None or match.value == NO_TITLE:
            reached = match.end if match else at + 1
            continue
        end, over = _read_end(doc, match.start, match.end, stop, grammar)
        former, end = former or over, cut_owner(doc, match.start, end, grammar)
        if match.value in grammar.posted:
            at, end = add_post(doc, at, end, sentence, grammar)
        else:
            end = cut_place(words, match.start, end, places, grammar)
            end = duty_end(doc, match.start, end, stop, match.value, places)
            end = past_short(doc, at, staff_end(doc, end, stop, match.value, places), stop)
        at = max(field_start(doc, at, match.end, sentence.start, match.value, covered), found[-1].end if found else 0)
        plural = bool(grammar.plurals) and _is_plural(doc, match.start, match.end, grammar)
        found.append(Title(at, end, "" if deputy else match.value, former, plural, lead if lead < at else None))
        reached = end
    return found


def _read_qualifiers(doc: Doc, at: int, stop: int, grammar: TitleGrammar) -> tuple[int, list[str]]:
    """Return where a title may begin after the qualifiers at a token, and what they mean."""
    words, told = on(doc).lower, []
    while at < stop and (q := grammar.before.find(words, at, stop)) and q.end < stop:
        if q.value == DEPUTY and (whole := grammar.titles.find(words, at, stop)) and whole.end > q.end:
            break  # "Deputy Mayor" is a title of its own
        told.append(q.value)
        at = q.end
        if at + 1 < stop and glued(doc, at):  # "then-mayor"
            at += 1
    return at, told


def _read_end(doc: Doc, start: int, end: int, stop: int, grammar: TitleGrammar) -> tuple[int, bool]:
    """Return the end of a title with the qualifiers after it, without its body, and whether they make it former."""
    former, ands = False, institution_grammar(on(doc).article.language).series
    possessives = institution_grammar(on(doc).article.language).possessives
    end = cut_body(on(doc).lower, start, end, grammar, possessives)
    end = cut_head(doc, start, end, stop, grammar) if grammar.cut_heads or grammar.cut_kinds else end
    while end < stop and (q := grammar.after.find(on(doc).lower, end, stop)):
        unit = (
            q.value == FIELD and on(doc).words[end - 1][0].isupper() and grammar.heads.find(on(doc).lower, end - 1, end)
        )
        if unit or _names_level(doc, end, q.value):
            break  # "chef du Département | international", "préfet de la région | Maritime"
        former = former or q.value == "former"
        end = q.end
        joined = end < stop and q.value == FIELD and on(doc).lower[end] in ands
        more = grammar.after.find(on(doc).lower, end + 1, stop) if joined else None
        end = more.end if more and more.value == FIELD else end  # "Développement éducatif | et culturel"
    level = level_words(on(doc).article.language).find(on(doc).lower, end, stop) if end < stop else None
    return level.end if level and level.end in on(doc).holders else end, former  # "Phó Chủ tịch vùng | Roman Lanský"


def _names_level(doc: Doc, at: int, value: str) -> bool:
    """Say whether an adjective with a capital right after a level word in small letters is a territory's name."""
    words, levels = on(doc).words, level_words(on(doc).article.language)
    return (
        value == FIELD
        and words[at][0].isupper()
        and words[at - 1].islower()
        and levels.find(on(doc).lower, at - 1, at) is not None
    )


def _after_place(at: int, places: Mapping[int, int], stop: int) -> int | None:
    """Return the first token after the territory that begins at a token, if a title may follow."""
    end = places.get(at)
    return end if end is not None and end < stop else None


def _is_plural(doc: Doc, start: int, end: int, grammar: TitleGrammar) -> bool:
    """Say whether the noun of a title is a plural: the word before the first link ("heads of department")."""
    at = start + 1
    while at < end and not grammar.links.find(on(doc).lower, at, end):
        at += 1
    word = on(doc).words[at - 1].rstrip(".")
    return not word.isupper() and word.casefold().endswith(grammar.plurals) and lower(word) not in grammar.unchanged


@Language.factory("decoop_titles")
def make_titles(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds titles."""

    def titles(doc: Doc) -> Doc:
        on(doc).titles = join_titles(doc, leave_relatives(doc, find_titles(doc)))
        marked = (Span(doc, t.start, t.end, label="title-vocabulary", kb_id=t.concept) for t in on(doc).titles)
        doc.spans["titles"] = list(marked)
        return doc

    return titles
