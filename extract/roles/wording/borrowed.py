"""Titles that a text leaves as another language has them ("Landrat huyện Saale-Orla", "Vice Governor tỉnh Palawan")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....ontology.vocabulary import concepts
from ...words.names import is_syllable

LEAST = 5  # letters: a shorter word may be one of the pack's own language, unless it has two syllables ("vali")
SHORT = 4


def borrowed_titles(language: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the other languages' titles for the offices of a pack's ``[titles.borrowed]``, each with its concept.

    The table has the concept of each office's deputy, whom the word ``deputy`` of the pack makes of it.
    """
    found: list[tuple[str, str]] = []
    for code, deputy in table.get("borrowed", {}).items():
        told = (labels for other, labels in concepts("roles")[code].labels.items() if other != language)
        forms = [form for labels in told for form in labels if not form.isupper() and _is_other(form)]
        found += [(form, code) for form in forms]
        found += [(f"{table['deputy']} {form}", deputy) for form in forms if deputy != code]
    return found


def _is_other(form: str) -> bool:
    """Say whether a title is hardly a word of a language written by syllable."""
    return len(form) >= LEAST or (len(form) >= SHORT and form.isalpha() and not is_syllable(form))
