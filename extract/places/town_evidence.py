"""What an article says for and against a name's being a town's, each fact by a name.

What each counts is learned from annotated articles (``weights/town.toml``); here is only what is to be seen: what the
gazetteers hold of that name, how often it is told and in which company, and what stands beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..document import Sentence, on
from ..words.names import name_grammar
from .gazetteer import gazetteer
from .levels import Levels, Territory
from .small_towns import small_towns
from .unknown import Run, Uses
from .used import borne_by_bodies, is_strong, rubrics

MANY = 3  # mentions, namesakes: more tell nothing
TITLE = 3  # words of a title
JOINS = frozenset({",", "&", "-", "–"})  # marks between two towns of a list
SCALE = 5.0  # a city of a hundred thousand

Fact = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Named:
    """Hold the names of an article that may be towns': their mentions by words, and what is known of them all."""

    mentions: dict[tuple[str, ...], list[tuple[Sentence, Run]]]
    ends: Counter[tuple[str, ...]]  # how often words end a longer run of capitals
    openings: frozenset[tuple[str, ...]]  # words that open one
    borne: frozenset[tuple[str, ...]]
    alone: frozenset[tuple[str, ...]]
    owners: frozenset[tuple[str, ...]]
    head: tuple[str, ...]
    starts: frozenset[int]  # where known territories begin
    stops: frozenset[int]

    @classmethod
    def of(cls, doc: Doc, runs: Sequence[tuple[Sentence, Run]], known: Sequence[Territory], uses: Uses) -> Named:
        """Gather the runs of capitals of an article, each with its sentence."""
        mentions: dict[tuple[str, ...], list[tuple[Sentence, Run]]] = {}
        for sentence, run in runs:
            mentions.setdefault(run.words, []).append((sentence, run))
        head = tuple(on(doc).lower[: on(doc).story[0].start]) if on(doc).story else ()
        alone, owners = rubrics(doc, len(head), uses)
        return cls(
            mentions,
            Counter(run.words[k:] for _, run in runs for k in range(1, len(run.words))),
            frozenset(run.words[:k] for _, run in runs for k in range(1, len(run.words))),
            borne_by_bodies(doc, uses, [run for _, run in runs]),
            frozenset(alone),
            frozenset(owners),
            head,
            frozenset(t.start for t in known),
            frozenset(t.end for t in known),
        )


def town_evidence(
    doc: Doc, words: tuple[str, ...], named: Named, levels: Levels, uses: Uses, countries: Counter[str]
) -> dict[str, float]:
    """Return the facts that speak for or against a name of the article as a town's."""
    first = named.mentions[words][0][1]
    facts = dict(held_of(doc, first, levels, countries))
    facts.update(told_of(doc, words, named))
    for sentence, run in named.mentions[words]:
        facts.update(beside(doc, sentence, run, named, uses))
    return facts


def held_of(doc: Doc, run: Run, levels: Levels, countries: Counter[str]) -> Iterator[Fact]:
    """Yield what the gazetteers hold of a name, and whether the article speaks of those countries."""
    words = " ".join(on(doc).folded[run.start : run.end]).replace("-", " ").split()
    match = gazetteer().lexicon.find(words, 0, len(words))
    held = list(match.value) if match and match.end == len(words) else []
    if held:
        yield "city", 1
        yield "city of a told country" if any(e.country in countries for e in held) else "city of another country", 1
        yield "city's size", _size(max(e.population for e in held))
    small = small_towns(" ".join(words))
    if small:
        yield "small town", 1
        yield "small town's size", _size(max(small.values()))
        yield f"namesakes {min(len(small), MANY)}", 1
        told = [people for country, people in small.items() if country in countries or country in levels.assumed]
        if told:
            yield "small town of a told country", 1
            yield "its size", _size(max(told))
    if not held and not small:
        yield "unknown", 1


def _size(people: int) -> float:
    return math.log10(people + 1) / SCALE


def told_of(doc: Doc, words: tuple[str, ...], named: Named) -> Iterator[Fact]:
    """Yield how often a name is told, in which longer names, where in the page's head, and whether it is a person's."""
    grammar = name_grammar(on(doc).article.language)
    yield f"words {min(len(words), MANY)}", 1
    yield f"told {min(len(named.mentions[words]), MANY)}", 1
    if named.ends[words]:
        yield f"ends others {min(named.ends[words], 2)}", 1
    for name, holds in (
        ("opens others", words in named.openings),
        ("borne by a body", words in named.borne),
        ("alone in the head", words in named.alone),
        ("owner", words in named.owners),
        ("in the head", any(named.head[at : at + len(words)] == words for at in range(len(named.head)))),
        ("surname", any(word in grammar.surnames for word in words)),
    ):
        if holds:
            yield name, 1


def beside(doc: Doc, sentence: Sentence, run: Run, named: Named, uses: Uses) -> Iterator[Fact]:
    """Yield what stands around one mention: titles, known places, words for twins."""
    lower = on(doc).lower
    before = lower[run.start - 1] if run.start > sentence.start else ""
    after = lower[run.end] if run.end < sentence.end else ""
    line = on(doc).article.headline
    back = range(max(sentence.start, run.start - TITLE), run.start)
    for name, holds in (
        ("in a sentence on twins", not uses.twins.isdisjoint(lower[sentence.start : sentence.end])),
        ("as a place's", before in uses.sure),
        ("surely a place's", is_strong(doc, sentence, run, uses)),
        ("addressed", bool(before) and uses.addresses.find(lower, run.start - 1, run.start) is not None),
        ("after a title", any((t := uses.titles.find(lower, at)) and t.end == run.start for at in back)),
        ("after a title and a word", any((t := uses.titles.find(lower, at)) and t.end == run.start - 1 for at in back)),
        ("before a title", bool(after) and uses.titles.find(lower, run.end, sentence.end) is not None),
        ("after a place", _joins(before, uses) and run.start - 1 in named.stops),
        ("before a place", _joins(after, uses) and run.end + 1 in named.starts),
        ("before a place in brackets", after == "(" and run.end + 1 in named.starts),
        ("in the headline", line is not None and line.start <= on(doc).offsets[run.start] < line.end),
        ("in capitals", on(doc).words[run.start].isupper()),
    ):
        if holds:
            yield name, 1


def _joins(word: str, uses: Uses) -> bool:
    return word in JOINS or word in uses.joins
