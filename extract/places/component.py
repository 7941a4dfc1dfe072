"""The component that finds the places of an article."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..document import on
from ..institutions.reach.persons import addressed_names
from ..pack import load_pack
from .choice import named_countries
from .countries import tell_countries
from .described import tell_described
from .headed_towns import find_headed
from .introduced import find_introduced
from .introducers import Introducers
from .joined_towns import join_towns
from .levels import Territories, place_levels
from .namesakes import part_namesakes, prefer_towns
from .owner import find_owner
from .territories import find_territories
from .unheld import levelled_names
from .within_names import drop_within_names, leave_surnames


@cache
def _introducers(language: str) -> Introducers:
    return Introducers.of(language, load_pack(language))


@Language.factory("decoop_places")
def make_places(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds places."""

    def places(doc: Doc) -> Doc:
        language = on(doc).article.language
        levels = place_levels(language)
        countries = named_countries(doc, levels)
        on(doc).addressed = addressed_names(doc)
        on(doc).levelled = levelled_names(doc, levels)
        found = find_headed(doc, list(find_territories(doc, levels, countries)), levels, countries)
        found = drop_within_names(doc, found)
        found = leave_surnames(doc, find_introduced(doc, found, levels, _introducers(language), countries))
        found = prefer_towns(doc, part_namesakes(doc, found, levels), _introducers(language))
        found = tell_described(doc, join_towns(doc, found), levels)
        owner = find_owner(doc, found, levels, countries)
        on(doc).territories = found = Territories([owner, *found] if owner else found)
        tell_countries(doc, found)
        doc.spans["places"] = [Span(doc, t.name_start, t.name_end, label=t.rule, kb_id=t.place) for t in found]
        return doc

    return places
