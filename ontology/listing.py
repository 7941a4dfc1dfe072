"""What ``decoop vocab`` prints: the schemes, the concepts of one, the concepts that a text names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .. import DecoopError
from ..extract.words.lexicon import fold
from .vocabulary import SCHEMES, SKOS, Concept, concepts


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a concept of a scheme, and the labels for which it was found (none where nothing was looked for)."""

    scheme: str
    concept: Concept
    labels: tuple[str, ...] = ()


def list_schemes() -> list[tuple[str, int, int]]:
    """Return the schemes with the number of their concepts and of their labels."""
    return [
        (
            scheme,
            len(concepts(scheme)),
            sum(len(forms) for c in concepts(scheme).values() for forms in c.labels.values()),
        )
        for scheme in SCHEMES
    ]


def list_concepts(scheme: str | None, text: str | None = None) -> list[Found]:
    """Return the concepts of a scheme, or of all, that have a label with a text in it.

    Case and diacritics do not count. Whole labels come before labels that only hold the text, then the order of codes.

    Raises:
        DecoopError: there is no such scheme.
    """
    if scheme is not None and scheme not in SCHEMES:
        raise DecoopError(f"{scheme}: no such vocabulary; one of {', '.join(SCHEMES)}")
    everything = [Found(name, c) for name in ([scheme] if scheme else SCHEMES) for c in concepts(name).values()]
    if text is None:
        return everything
    wanted = fold(text)
    hits = [Found(f.scheme, f.concept, _labels_with(f.concept, wanted)) for f in everything]
    return sorted((hit for hit in hits if hit.labels), key=lambda hit: fold(hit.labels[0]) != wanted)


def _labels_with(concept: Concept, wanted: str) -> tuple[str, ...]:
    labels = dict.fromkeys(label for forms in concept.labels.values() for label in forms)
    hits = [label for label in (concept.code, *labels) if wanted in fold(label)]
    return tuple(sorted(hits, key=lambda label: fold(label) != wanted))


def rows_of(found: Iterable[Found], language: str) -> list[tuple[str, str, str, str]]:
    """Return code, label, what it is under, and the labels found or the other labels of a language, as texts."""
    rows = []
    for hit in found:
        concept = hit.concept
        label = concept.label(language)
        others = hit.labels or concept.labels.get(language, ())
        above = ", ".join(concepts(hit.scheme)[code].label(language) for code in concept.broader)
        rows.append((f"{hit.scheme}/{concept.code}", label, above, " · ".join(o for o in others if o != label)))
    return rows


def to_json(found: Iterable[Found]) -> str:
    """Return concepts with all they hold, as JSON."""
    described = [
        {
            "scheme": hit.scheme,
            "code": hit.concept.code,
            "iri": hit.concept.iri,
            "labels": hit.concept.labels,
            "broader": hit.concept.broader,
            "notation": hit.concept.properties.get(SKOS + "notation", ()),
        }
        for hit in found
    ]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
