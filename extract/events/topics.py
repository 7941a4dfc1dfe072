"""Fields of cooperation: the labels of topics.ttl where the story, an event or an agreement names them.

Whether a word that may name a field does is weighed (``weights/topic.toml``): one told often, by several labels, in the
headline or in a list of fields is one; a single "museum" or "sport" in passing may be none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import log

from spacy.language import Language
from spacy.tokens import Doc

from ...ontology.vocabulary import concepts
from ..document import on, quote_of
from ..facts import Agreement, Meeting, Quote, Stated
from ..records import record
from ..weighing import NONE, Weighed, weigh, weights
from ..words.lexicon import Lexicon, lower

RULE = "topic-label"
TOPIC = "topic"  # the kind of choice
LENIENT = 0.2  # how much more may speak against a topic than for it: e^0.2 to 1


@record
class Naming:
    """Mark the words that name a topic: its code, the label, the sentence of the story and its section."""

    code: str
    label: str
    quote: Quote
    sentence: int
    section: str
    in_name: bool  # part of the name of a person or an institution


@cache
def topic_lexicon(language: str) -> Lexicon[str]:
    """Return the labels of the topics in a language, each with the topic's code."""
    return Lexicon(
        ((label, code) for code, concept in concepts("topics").items() for label in concept.labels.get(language, ())),
        lower,
    )


@Language.component("decoop_topics")
def find_topics(doc: Doc) -> Doc:
    """Write ``on(doc).topics`` and the topics of the meetings and agreements found before."""
    namings = list(_namings(doc))
    meant = {code for code in sorted({n.code for n in namings if not n.in_name}) if _is_meant(doc, code, namings)}
    found = [Stated(n.code, RULE, (n.quote,)) for n in namings if n.code in meant and not n.in_name]
    on(doc).topics = _once(found)
    on(doc).agreements = [_of_agreement(item, found) for item in on(doc).agreements]
    on(doc).meetings = [_of_meeting(doc, item, found) for item in on(doc).meetings]
    return doc


def _namings(doc: Doc) -> Iterator[Naming]:
    """Yield the words of the story that may name a topic, in text order."""
    lexicon = topic_lexicon(on(doc).article.language)
    named = {span.start: span.end for group in ("people", "institutions") for span in doc.spans[group]}
    taken = {token for start, end in named.items() for token in range(start, end)}
    for number, (sentence, frame) in enumerate(zip(on(doc).story, on(doc).frames, strict=True)):
        for match in lexicon.matches(on(doc).lower, sentence.start, sentence.end):
            label, quote = " ".join(on(doc).lower[match.start : match.end]), quote_of(doc, match.start, match.end)
            section = frame.section if match.start >= frame.start else ""
            yield Naming(match.value, label, quote, number, section, match.start in taken)


def _is_meant(doc: Doc, code: str, namings: list[Naming]) -> bool:
    """Return whether what is told of a topic speaks for its being a field of cooperation."""
    facts = {code: dict(_evidence(doc, code, namings)), NONE: {"none": 1.0}}
    on(doc).weighed.append(Weighed(TOPIC, (code,), facts))
    return weigh(facts[code], weights(TOPIC)) > weigh(facts[NONE], weights(TOPIC)) - LENIENT


def _evidence(doc: Doc, code: str, namings: list[Naming]) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a topic: which it is, how often, where and beside what it is named."""
    free = [n for n in namings if not n.in_name]
    own = [n for n in free if n.code == code]
    sentences = {n.sentence for n in own}
    titles = [quote for item in on(doc).agreements for quote in item.title.quotes]
    yield f"is {code}", 1
    yield "told", log(1 + len(own))
    yield "told in names", log(1 + sum(n.in_name and n.code == code for n in namings))
    yield "labels", log(1 + len({n.label for n in own}))
    yield "sentences", log(1 + len(sentences))
    yield "share", len(own) / len(free)
    yield "fields beside", max(log(len({n.code for n in free if n.sentence == at})) for at in sentences)
    for section in sorted({n.section for n in own}):
        yield f"in {section}", 1
    if any(title.start <= n.quote.start < title.end for n in own for title in titles):
        yield "in a title", 1
    if any(on(doc).article.text[n.quote.start].isupper() for n in own):
        yield "with a capital", 1


def _once(found: list[Stated[str]]) -> list[Stated[str]]:
    quotes: dict[str, list[Quote]] = {}
    for stated in found:
        quotes.setdefault(stated.value, []).append(stated.quotes[0])
    return [Stated(code, RULE, tuple(sorted(set(places)))) for code, places in sorted(quotes.items())]


def _of_agreement(item: Agreement, found: list[Stated[str]]) -> Agreement:
    inside = [s for s in found if any(q.start <= s.quotes[0].start < q.end for q in item.title.quotes)]
    return replace(item, topics=tuple(_once(inside)))


def _of_meeting(doc: Doc, item: Meeting, found: list[Stated[str]]) -> Meeting:
    told = [
        sentence
        for sentence in on(doc).story
        if any(sentence.quote.start <= quote.start < sentence.quote.end for quote in item.kind.quotes)
    ]
    inside = [s for s in found if any(t.quote.start <= s.quotes[0].start < t.quote.end for t in told)]
    return replace(item, topics=tuple(_once(inside)))
