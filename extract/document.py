"""What the pipeline's components leave on a spaCy ``Doc`` for those after them.

Each component reads the span groups before it and writes its own. A span's ``label_`` is the id of the rule that found
it, its ``kb_id_`` what it means:

===============  ======================================================================================
group            meaning of ``kb_id_``
===============  ======================================================================================
``places``       key of a place ("place/vn-hn")
``dates``        ISO date or interval as stated ("2022-02-16", "2023-10-12/2023-10-15", "--04-12")
``periods``      the same, where the words give the period that something covers ("giai đoạn 2022-2025")
``titles``       code of a concept of roles.ttl, "" where the title is not in the vocabulary
``institutions`` key of an institution
``people``       key of a person; short forms ("ông Sơn") too, once they are linked
===============  ======================================================================================

All else is in the ``Notes`` that ``on(doc)`` returns. They are an object of their own and not ``doc._`` extensions:
components read them thousands of times an article, and each read through ``doc._`` costs two microseconds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc, Span

from .article import Article
from .facts import Agreement, Institution, Meeting, Person, Place, Quote, Role, Stated
from .records import record

GROUPS = ("places", "dates", "periods", "titles", "institutions", "people")


@record
class Sentence:
    """Mark a sentence of the story: its tokens and its stretch of the text."""

    start: int
    end: int
    quote: Quote


@dataclass(slots=True)
class Notes:
    """Hold what components note on one article, in the order in which they run.

    ``story`` holds the sentences outside boilerplate, ``words`` the tokens as written, ``spaced`` whether a blank
    follows each, ``offsets`` where each begins, in code points (the Doc's own take ten times as long to read),
    ``lower`` and ``folded`` the tokens normalised in both ways (``lexicon.lower``, ``lexicon.fold``), ``where`` the
    tokens at which each word of ``lower`` stands, ``capitals`` those that open with a capital; the entities are by key.
    A component's types stand with the component.
    """

    article: Article
    pack: Mapping[str, Any]
    words: list[str]
    spaced: list[bool]
    offsets: list[int]
    lower: list[str]
    folded: list[str]
    where: dict[str, list[int]]
    capitals: list[int]
    story: list[Sentence] = field(default_factory=list)
    parts: dict[int, tuple[date, date]] = field(default_factory=dict)  # where a year is told by a part of it: its days
    coming: set[int] = field(default_factory=set)  # where years are told by a season that is still to come
    places: dict[str, Place] = field(default_factory=dict)
    levelled: frozenset[tuple[str, ...]] = frozenset()  # names that a level word says with nobody beside them
    holders: set[int] = field(default_factory=set)  # where the names of holders begin right after a level word
    described: dict[int, str] = field(default_factory=dict)  # nouns that say what a place is, with its name before
    territories: Any = None
    titles: Any = None
    title_starts: Any = None
    title_ends: Any = None
    bodies: Any = None
    addressed: Any = None
    named: frozenset[str] = frozenset()  # institutions that the words of a sentence name
    acting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # territories told to act: by which rules
    institutions: dict[str, Institution] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    known: Any = None
    addresses: Any = None
    atoms: Any = None
    roles: list[Role] = field(default_factory=list)
    standing: Any = None
    candidates: Any = None
    visits: Any = None
    sites: Any = None
    weighed: list[Any] = field(default_factory=list)
    located: Any = None
    frames: Any = None
    told: Any = None
    spots: dict[int, Any] = field(default_factory=dict)
    drafts: Any = None
    meetings: list[Meeting] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    topics: list[Stated[str]] = field(default_factory=list)


on: Callable[[Doc], Notes] = attrgetter("user_data")  # the notes of a Doc: ten thousand times an article


def tokens_of(doc: Doc, *lists: AbstractSet[str]) -> list[int]:
    """Return the tokens that are of one of some lists of words in lower case, in text order: few are, mostly."""
    where, found = on(doc).where, set[int]()
    for words in lists:
        few, many = (words, where) if len(words) < len(where) else (where, words)
        for word in filter(many.__contains__, few):
            found.update(where[word])
    return sorted(found)


def within(tokens: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of some tokens in text order that stand between two."""
    return tokens[bisect_left(tokens, start) : bisect_left(tokens, end)]


def sentence_at(doc: Doc, at: int) -> int | None:
    """Return the number of the sentence of the story that a token is in, None where it is outside the story."""
    number = bisect_right(on(doc).story, at, key=attrgetter("start")) - 1
    return number if number >= 0 and at < on(doc).story[number].end else None


def met(doc: Doc, *lists: AbstractSet[str], beside: Iterable[int] = ()) -> Iterator[tuple[Sentence, int]]:
    """Yield the tokens of the story that are of a list of words in lower case or ``beside``, each with its sentence."""
    tokens = tokens_of(doc, *lists)
    tokens = sorted({*tokens, *beside}) if beside else tokens
    for sentence in on(doc).story if tokens else ():
        for at in within(tokens, sentence.start, sentence.end):
            yield sentence, at


def quote(span: Span) -> Quote:
    """Return a span's stretch of the text in code points."""
    return Quote(span.start_char, span.end_char)


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the text that tokens cover (a twentieth of the time of ``doc[start:end].text``)."""
    notes = on(doc)
    return (
        notes.article.text[notes.offsets[start] : notes.offsets[end - 1] + len(notes.words[end - 1])]
        if start < end
        else ""
    )


def quote_of(doc: Doc, start: int, end: int) -> Quote:
    """Return the stretch of the text that tokens cover."""
    notes = on(doc)
    return Quote(notes.offsets[start], notes.offsets[end - 1] + len(notes.words[end - 1]))
