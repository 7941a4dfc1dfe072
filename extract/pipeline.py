"""The extraction pipeline: an article in, its facts out. Pure: the same text gives the same facts."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from .actors import component as actors  # noqa: F401
from .actors import halls  # noqa: F401
from .article import Article
from .dates.find import comes, find_dates
from .document import GROUPS, on, quote_of, text_of

# imported for the factories that they register
from .events import agreements, meetings, topics  # noqa: F401
from .events.sentences import frames  # noqa: F401
from .events.who import attendance  # noqa: F401
from .facts import Facts, Place
from .institutions import acting, enumerated  # noqa: F401
from .institutions import component as institutions  # noqa: F401
from .institutions.component import add_spellings
from .legible import put_back, read_legibly
from .pack import load_pack
from .people import component as people  # noqa: F401
from .places import component as places  # noqa: F401
from .places.levels import nationals
from .roles import component as roles  # noqa: F401
from .roles.wording import titles  # noqa: F401
from .words.lexicon import slug
from .words.tokens import blank, read_tokens

COMPONENTS = (
    "decoop_dates",
    "decoop_places",
    "decoop_titles",
    "decoop_institutions",
    "decoop_people",
    "decoop_enumerated",
    "decoop_roles",
    "decoop_acting",
    "decoop_frames",
    "decoop_meetings",
    "decoop_agreements",
    "decoop_actors",
    "decoop_attendance",
    "decoop_halls",
    "decoop_topics",
)


@Language.factory("decoop_dates")
def make_dates(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds dates."""

    def dates(doc: Doc) -> Doc:
        article: Article = on(doc).article
        found = find_dates(article.text, load_pack(article.language), article.published, skip=article.boilerplate)
        spans: dict[bool, list[Span]] = {False: [], True: []}
        for date in found:
            span = doc.char_span(date.start, date.end, label=date.rule, kb_id=date.value, alignment_mode="expand")
            if span is not None:
                spans[date.period].append(span)
        on(doc).parts = {d.start: (d.earliest, d.latest) for d in found if d.earliest and d.latest}
        on(doc).coming = {date.start for date in found if comes(date, article.published)}
        doc.spans["dates"], doc.spans["periods"] = spans[False], spans[True]
        return doc

    return dates


@cache
def load_pipeline(language: str) -> Language:
    """Return the spaCy pipeline of a language, made once a process."""
    nlp = blank(load_pack(language))
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector from what makes many objects to stay: the words of the packs, then an article's own.

    It would take a fifth of the time of the first article, and a twelfth of that of each one after it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@without_collection()
def annotate(article: Article) -> Doc:
    """Return the article as a Doc with everything that the components found."""
    nlp = load_pipeline(article.language)
    doc = read_tokens(nlp, article, load_pack(article.language))
    for group in GROUPS:
        doc.spans[group] = []
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def collect(doc: Doc) -> Facts:
    """Return the facts that a Doc carries, and only the places that one of them names."""
    taking_part = _taking_part(doc)
    add_spellings(doc)
    taking = [i for i in on(doc).institutions.values() if i.key in on(doc).named or i.key in taking_part]
    used = {i.territory for i in taking} | {spot.value for m in on(doc).meetings for spot in m.locations}
    wanted = {p for p in used if p}
    for key in sorted(wanted):
        while (within := on(doc).places[key].within if key in on(doc).places else None) and within not in wanted:
            wanted.add(within)
            key = within  # noqa: PLW2901  climbs to the country
    return Facts(
        tuple(on(doc).people.values()),
        tuple(sorted(taking, key=lambda i: i.key)),
        tuple(_as_written(doc, k) for k in sorted(wanted) if k in on(doc).places),
        tuple(on(doc).roles),
        tuple(on(doc).meetings),
        tuple(on(doc).agreements),
        tuple(on(doc).topics),
    )


def _as_written(doc: Doc, key: str) -> Place:
    """Return a place by its name in the text: where something happened there, else the first."""
    place: Place = on(doc).places[key]
    quotes = {q for m in on(doc).meetings for spot in m.locations if spot.value == key for q in spot.quotes}
    told = [t for t in on(doc).territories if t.place == key and not text_of(doc, t.name_start, t.name_end).isupper()]
    if not quotes or not told:
        return place
    nations = nationals(on(doc).article.language)
    starts = [t.name_start if nations.matches(on(doc).lower, t.start, t.name_start) else t.start for t in told]
    texts = [text_of(doc, start, t.end) for start, t in zip(starts, told, strict=True)]  # no "province vietnamienne de"
    names = Counter(" ".join(text.split()) for text in texts)
    named = (quote_of(doc, t.name_start, t.name_end) for t in told)
    quoted = (text for text, quote in zip(texts, named, strict=True) if quote in quotes)
    first = text_of(doc, told[0].name_start, told[0].name_end)
    spoken, common = " ".join(next(quoted, first).split()), max(names, key=names.__getitem__)
    return replace(place, name=common if names[common] > 1 and _is_other(spoken, common) else spoken)


def _is_other(name: str, other: str) -> bool:
    """Say whether two names have no word in common, however written ("Petrograd", "Saint Petersburg")."""
    one, two = slug(name).split("-"), slug(other).split("-")
    return set(one).isdisjoint(two) and "".join(one) != "".join(two)


def _taking_part(doc: Doc) -> set[str]:
    """Return the keys of those who take part in a meeting or an agreement; a place weighed as a party may not."""
    stated = [s for m in on(doc).meetings for s in (*m.hosts, *m.guests, *m.participants)]
    stated += [s for m in on(doc).meetings for d in m.delegations for s in d.represents]
    stated += [s for a in on(doc).agreements for s in a.parties]
    return {s.value for s in stated}


@without_collection()
def extract(article: Article) -> Facts:
    """Return what an article states."""
    read, seen = read_legibly(article)
    return put_back(collect(annotate(read)), seen)
