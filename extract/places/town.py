"""Names that no word introduces as a town's: weighed from what the gazetteers hold and how the article uses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..document import Sentence, on, text_of
from ..weighing import NONE, Weighed, weigh, weights
from ..words.lexicon import is_acronym
from .levels import Levels, Territory
from .town_evidence import Named, town_evidence
from .unknown import Run, is_plain, place_uses

TOWN = "town"  # the kind of choice
LEAVE = 0.5  # how much less may speak for a town than for none: one of which nothing is told does no harm


def find_towns(
    doc: Doc,
    levels: Levels,
    runs: Sequence[tuple[Sentence, Run]],
    countries: Counter[str],
    known: Sequence[Territory],
) -> Iterator[Territory]:
    """Yield one mention of each name that is more likely a town's than not, its place left open.

    ``known`` are the territories found so far, ``runs`` the other runs of capitals with their sentences, ``countries``
    those that the article names.
    """
    uses = place_uses(on(doc).article.language)
    named = Named.of(doc, runs, known, uses)
    for words, mentions in named.mentions.items():
        run = next((r for _, r in mentions if is_plain(doc, r.start, r.end, levels, uses)), None)
        if run is None or is_acronym(text_of(doc, run.start, run.end)):
            continue
        name = " ".join(words)
        facts = {name: town_evidence(doc, words, named, levels, uses, countries), NONE: {"no town": 1.0}}
        on(doc).weighed.append(Weighed(TOWN, (name,), facts))
        if weigh(facts[name], weights(TOWN)) > weigh(facts[NONE], weights(TOWN)) - LEAVE:
            yield Territory(run.start, run.end, run.start, run.end, "", None, "place-named")
