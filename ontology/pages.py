"""Write the documentation pages of the ontology and its vocabularies from the files themselves.

Run ``python -m decoop.ontology.pages FOLDER [ARTICLE...]``: the articles, ``examples/*.txt`` of the repository as a
rule, are extracted for the examples in Turtle that stand beside the terms.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from .. import DecoopError
from ..graph.exchange.terms import shorten
from .terms import Documented, Term, document_terms
from .vocabulary import NS, SCHEMES, SKOS, TYPE, Concept, concepts

SCHEMA = "https://schema.org/"
LANGUAGES = ("vi", "fr", "en")
STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:auto;padding:1rem}
nav a{margin-right:1rem}section{border-top:1px solid #ccc;padding:.5rem 0}
pre{background:#f5f5f5;padding:.5rem;overflow:auto}table{border-collapse:collapse}
td,th{border:1px solid #ddd;padding:.2rem .5rem;text-align:left;vertical-align:top}small{color:#555}"""
MATCHES = ("broader", "closeMatch", "relatedMatch", "notation")


def page(title: str, body: Iterable[str]) -> str:
    """Return a page of HTML with links to the others."""
    links = "".join(f'<a href="{name}.html">{name}</a>' for name in ("index", *SCHEMES))
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    top = f"<nav>{links}</nav><h1>{escape(title)}</h1>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{top}{"".join(body)}</body></html>\n'


def term_section(term: Term) -> str:
    """Return the section of a class, property or individual."""
    rows = "".join(
        f'<tr lang="{language}"><th>{language}<td>{escape(term.labels[language])}<td>{escape(term.comments[language])}'
        for language in LANGUAGES
    )
    facts = "".join(f"<li>{escape(name)}: {escape(', '.join(values))}" for name, values in term.facts.items())
    guards = "".join(f"<li>{escape(severity)}: {escape(message)}" for severity, message in term.shapes)
    example = f"<p>Example:<pre>{escape(term.example)}</pre>" if term.example else ""
    guard = f"<p>Checked by the shapes:<ul>{guards}</ul>" if guards else ""
    name = shorten(term.iri)
    head = f'<section id="{escape(name)}"><h3>{escape(name)}</h3>'
    return f"{head}<table>{rows}</table><ul>{facts}</ul>{example}{guard}</section>"


def ontology_page(documented: Documented) -> str:
    """Return the page of the ontology: what it is, its terms, then how it uses the terms of others."""
    about = "".join(f'<p lang="{lang}">{escape(text)}' for lang, text in sorted(documented.description.items()))
    own = [term for term in documented.terms if term.iri.startswith(NS)]
    others = [term for term in documented.terms if not term.iri.startswith(NS)]
    body = [about, f"<p>Version {escape(documented.version)}. Licence: {escape(documented.licence)}."]
    for heading, terms in (("Terms", own), ("Terms of others", others)):
        body += [f"<h2>{heading}</h2>", *(term_section(term) for term in terms)]
    return page(documented.title, body)


def concept_row(concept: Concept, wide: bool) -> str:
    """Return a concept as a row: code, labels by language (the others, too, where ``wide``), what it is tied to."""
    cells = []
    for language in LANGUAGES:
        forms = concept.labels.get(language, ())
        more = f"<br><small>{escape(' · '.join(forms[1:]))}</small>" if wide and len(forms) > 1 else ""
        cells.append(f'<td lang="{language}">{escape(forms[0]) if forms else ""}{more}')
    ties = [f"broader {code}" for code in concept.broader]
    for name in MATCHES[1:]:
        ties += [f"{name} {shorten(value)}" for value in concept.properties.get(SKOS + name, ())]
    return f'<tr id="{escape(concept.code)}"><th>{escape(concept.code)}{"".join(cells)}<td>{escape("; ".join(ties))}'


def scheme_page(scheme: str) -> str:
    """Return the page of a vocabulary; of the places only countries and their units, cities are in the file."""
    everything = list(concepts(scheme).values())
    shown = [concept for concept in everything if SCHEMA + "City" not in concept.properties[TYPE]]
    note = f"<p>{len(everything)} concepts" + (
        f", {len(shown)} shown: cities are in {scheme}.ttl." if shown != everything else "."
    )
    heads = "".join(f"<th>{name}" for name in ("code", *LANGUAGES, "ties"))
    rows = (concept_row(concept, wide=scheme != "places") for concept in shown)
    return page(scheme, [note, f"<table><tr>{heads}", *rows, "</table>"])


def write_pages(folder: Path, articles: Sequence[str | Path] = ()) -> list[Path]:
    """Write the pages into a folder and return their paths.

    Raises:
        DecoopError: the folder cannot be written.
    """
    pages = {"index": ontology_page(document_terms(articles))} | {scheme: scheme_page(scheme) for scheme in SCHEMES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
    except OSError as error:
        raise DecoopError(f"{folder}: cannot be written: {error.strerror}") from None
    return [folder / f"{name}.html" for name in pages]


if __name__ == "__main__":
    for path in write_pages(Path(sys.argv[1]), sys.argv[2:]):
        print(path)
