"""Fields of cooperation: the labels of topics.ttl where the story, an event or an agreement names them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ...ontology.vocabulary import concepts
from ..document import on, quote_of
from ..facts import Agreement, Meeting, Quote, Stated
from ..words.lexicon import Lexicon, lower

RULE = "topic-label"


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
    lexicon = topic_lexicon(on(doc).article.language)
    named = {span.start: span.end for group in ("people", "institutions") for span in doc.spans[group]}
    taken = {token for start, end in named.items() for token in range(start, end)}
    found: list[Stated[str]] = []
    for sentence in on(doc).story:
        for match in lexicon.matches(on(doc).lower, sentence.start, sentence.end):
            if match.start not in taken:
                found.append(Stated(match.value, RULE, (quote_of(doc, match.start, match.end),)))
    on(doc).topics = _once(found)
    on(doc).agreements = [_of_agreement(item, found) for item in on(doc).agreements]
    on(doc).meetings = [_of_meeting(doc, item, found) for item in on(doc).meetings]
    return doc


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
        if any(sentence.start_char <= quote.start < sentence.end_char for quote in item.kind.quotes)
    ]
    inside = [s for s in found if any(t.start_char <= s.quotes[0].start < t.end_char for t in told)]
    return replace(item, topics=tuple(_once(inside)))
