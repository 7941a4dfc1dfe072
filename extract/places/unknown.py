"""Places that no gazetteer holds: told by a level word in their name ("Hwaseong City", "Yeongdong-gun"), and the names
that may be one. Twin towns are small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...ontology.vocabulary import concepts
from ..document import Sentence, on
from ..institutions.grammar import InstitutionGrammar, institution_grammar
from ..pack import load_pack
from ..records import record
from ..roles.wording.borrowed import borrowed_titles
from ..words.lexicon import HYPHENS, Lexicon, lower
from ..words.names import glued, is_name_word, name_end, name_grammar, person_start
from .levels import Levels, Territory, new_place

LONGEST = 3  # words of such a name
SYLLABLES = 6  # letters: shorter is mostly a person's before another name


@dataclass(frozen=True, slots=True)
class Uses:
    """Hold a pack's ``[places.uses]``: the words beside a name that make it a place's."""

    sure: frozenset[str]  # words that only a place follows ("in")
    likely: frozenset[str]  # words that mostly a place follows ("to", "from")
    twins: frozenset[str]  # words of a sentence that joins two towns ("twinned")
    joins: frozenset[str]  # words before a town in such a sentence ("with", "and")
    inner: frozenset[str]  # words between a name and its level word ("Metropolitan")
    openings: Mapping[str, str]  # level words with a capital before a name, with their level ("Region")
    suffixes: Mapping[str, str]  # glued ends of names, with their level ("gun")
    addresses: Lexicon[bool]  # words before a person
    others: frozenset[str]  # words of names of other things
    titles: Lexicon[bool]
    strong: Lexicon[bool]  # words after which one use is enough ("délégation de")
    owners: Lexicon[bool]  # words before the town whose page it is ("Commune de")
    sites: frozenset[str]  # words after a name and its comma that say that something is there ("où")
    several: frozenset[str]  # words for several towns, whose names a colon or a bracket announces ("communes")
    series: frozenset[str]  # words before the last name of a list ("and")

    @classmethod
    def of(cls, language: str, pack: Mapping[str, Any]) -> Uses:
        """Compile the table; a pack without one finds no such places."""
        table, people = pack.get("places", {}).get("uses", {}), pack.get("people", {})

        titles = [form for c in concepts("roles").values() for form in c.labels.get(language, ())]
        titles += [form for forms in pack.get("titles", {}).get("forms", {}).values() for form in forms]
        titles += [form for form, _ in borrowed_titles(language, pack.get("titles", {}))]

        def words(*forms: str) -> frozenset[str]:
            return frozenset(map(lower, forms))

        others = (*people.get("things", []), *people.get("grounds", []), *pack.get("venues", {}).get("tails", []))
        return cls(
            words(*table.get("sure", [])),
            words(*table.get("likely", [])),
            words(*table.get("twins", [])),
            words(*table.get("joins", [])),
            words(*pack.get("institutions", {}).get("before", [])),
            {lower(form): level for level, forms in table.get("openings", {}).items() for form in forms},
            {lower(form): level for level, forms in table.get("suffixes", {}).items() for form in forms},
            Lexicon([(form, True) for form in people.get("honorifics", [])], lower),
            words(*others, *pack.get("places", {}).get("lone", []), *table.get("never", [])),
            Lexicon([(form, True) for form in titles], lower),
            Lexicon([(form, True) for form in table.get("strong", [])], lower),
            Lexicon([(form, True) for form in table.get("owners", [])], lower),
            words(*table.get("sites", [])),
            words(*table.get("several", [])),
            words(*pack.get("atoms", {}).get("&", [])),
        )


@cache
def place_uses(language: str) -> Uses:
    """Return the compiled ``[places.uses]`` of a language."""
    return Uses.of(language, load_pack(language))


@record
class Run:
    """Mark a run of capitals that is no known place: its tokens, its words in lower case."""

    start: int
    end: int
    words: tuple[str, ...]


def before_title(doc: Doc, start: int, end: int) -> int:
    """Return where an office or its holder begins in a run of capitals ("County of Simcoe | Warden"), or its end."""
    uses = place_uses(on(doc).article.language)
    if not uses.suffixes:
        return end
    inner = (i for i in range(start + 1, end) if uses.titles.find(on(doc).lower, i, end) and not glued(doc, i - 1))
    return min(person_start(doc, start + 1, end), next(inner, end))


def find_levelled(doc: Doc, levels: Levels, taken: set[int]) -> list[Territory]:
    """Return the unknown names that end in a word or suffix for a level ("Hwaseong City", "Yeongdong-gun")."""
    uses = place_uses(on(doc).article.language)
    if not uses.suffixes:
        return []
    found = []
    for sentence in on(doc).story:
        for run in runs_of(doc, sentence, taken):
            inner = run.words[0] in uses.inner  # "Metropolitan Municipality"
            if not inner and (territory := _levelled(doc, run, levels, uses)) is not None:
                found.append(territory)
                taken.update(range(territory.start, territory.end))
    return found


def _levelled(doc: Doc, run: Run, levels: Levels, uses: Uses) -> Territory | None:
    words = on(doc).words
    level = uses.openings.get(run.words[0])
    if level and 1 < run.end - run.start <= LONGEST + 1 and is_plain(doc, run.start + 1, run.end, levels, uses):
        kind = "AdministrativeArea" if level in levels.wide else "City"
        place = new_place(doc, run.start + 1, run.end, kind)  # "Region Västra Götaland", "County Clare"
        return Territory(run.start, run.end, run.start + 1, run.end, place, level, "place-level")
    for at in range(run.start + 1, run.end):
        if at - run.start > LONGEST:
            break
        if at == run.start + 1 and glued(doc, at) and on(doc).lower[at + 1] in uses.suffixes:
            end, level = at + 2, uses.suffixes[on(doc).lower[at + 1]]
            if end < run.end and len(words[run.start]) < SYLLABLES:
                return None  # "Dae-gun Kim"
            kind = "AdministrativeArea" if level in levels.wide else "City"
            return Territory(run.start, end, run.start, end, new_place(doc, run.start, end, kind), level, "place-level")
        match = levels.after.find(on(doc).lower, at, at + 1)
        if match and at + 1 < run.end and not _follows_level(doc, at + 1, run.end, uses):
            return None  # "Kirkwall City Pipe Band"
        if match and match.value and words[at][0].isupper() and is_plain(doc, run.start, at, levels, uses):
            kind = "AdministrativeArea" if match.value in levels.wide else "City"
            end = at
            while end > run.start + 1 and on(doc).lower[end - 1] in uses.inner:
                end -= 1  # "eThekwini | Metropolitan Municipality"
            place = new_place(doc, run.start, end, kind)
            return Territory(run.start, at + 1, run.start, end, place, match.value, "place-level")
    return None


def _follows_level(doc: Doc, at: int, stop: int, uses: Uses) -> bool:
    """Say whether a title or a body begins after a level word ("Hwaseong City | Mayor")."""
    heads = institution_grammar(on(doc).article.language).heads
    return bool(uses.titles.find(on(doc).lower, at, stop) or heads.find(on(doc).lower, at, stop))


def unknown_runs(doc: Doc, taken: set[int]) -> list[tuple[Sentence, Run]]:
    """Return the runs of capitals that may be unknown places, with their sentences; none where a pack tells no uses."""
    if not place_uses(on(doc).article.language).sure:
        return []
    return [(sentence, run) for sentence in on(doc).story for run in runs_of(doc, sentence, taken)]


def runs_of(doc: Doc, sentence: Sentence, taken: set[int]) -> Iterator[Run]:
    """Yield the runs of capitals of a sentence that hold no known place and are no word that is never a name."""
    words, folded = on(doc).words, on(doc).lower
    never, titles = name_grammar(on(doc).article.language).never, place_uses(on(doc).article.language).titles
    at = sentence.start
    while at < sentence.end:
        if words[at].islower():
            at += 1
            continue
        title = titles.find(folded, at, sentence.end) if words[at][0].isupper() else None
        if title and title.end < sentence.end and words[title.end][0].islower():
            at = title.end  # "DGS | de La Souterraine"
            continue
        if at in taken or not is_name_word(words[at]) or (folded[at] in never and not _goes_on(doc, at, sentence)):
            at += 1
            continue
        end = name_end(doc, at, sentence.end)
        end = min([end, *(i for i in range(at, end) if i in taken)])
        while end > at and words[end - 1] in HYPHENS:
            end -= 1  # "the Dundee-| Orléans link"
        if end > at and not (at > sentence.start and words[at - 1] in HYPHENS):
            yield Run(at, end, tuple(folded[at:end]))
        at = max(end, at + 1)


def _goes_on(doc: Doc, at: int, sentence: Sentence) -> bool:
    """Say whether a word that is no name alone opens one ("Trois-Pistoles", "de | La Souterraine")."""
    if at + 1 == sentence.end:
        return False
    article = at > sentence.start and on(doc).lower[at] in name_grammar(on(doc).article.language).determiners
    return glued(doc, at + 1) or (article and is_name_word(on(doc).words[at + 1]))


def is_plain(doc: Doc, start: int, end: int, levels: Levels, uses: Uses) -> bool:
    """Say whether a run may name a town: short, no acronym, no adjective of a country, no word for another thing."""
    words, folded = on(doc).words, on(doc).lower
    grammar, names = institution_grammar(on(doc).article.language), name_grammar(on(doc).article.language)
    if end - start > 1 and folded[start] in names.determiners:
        start += 1  # "La Souterraine"
    if (
        sum((not glued(doc, at) and not glued(doc, at - 1)) or at == start for at in range(start, end)) > LONGEST
        or (words[start].isupper() and end - start == 1)
        or len(words[start]) < 3
    ):
        return False
    if folded[start] in names.given:
        return False  # "Charles Sturt"
    if folded[start] in uses.inner or (words[start].isupper() and words[start + 1] in HYPHENS):
        return False  # "Metropolitan District", "MATRA-CA"
    plain = (at for at in range(start, end) if not glued(doc, at - 1) and not (at + 1 < end and glued(doc, at + 1)))
    return not any(_is_other(folded, at, end, levels, uses, grammar) for at in plain)


def _is_other(words: list[str], at: int, end: int, levels: Levels, uses: Uses, grammar: InstitutionGrammar) -> bool:
    known = words[at] in uses.others or levels.demonyms.find(words, at, end) or levels.nationals.find(words, at, end)
    known = known or uses.titles.find(words, at, end)
    return bool(known or grammar.heads.find(words, at, end) or grammar.fields.find(words, at, end))
