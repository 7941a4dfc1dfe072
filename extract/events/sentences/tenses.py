"""The simple tenses of the verbs that a rule lists by their infinitive: "visiter" for "visitait", "visita"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def conjugate(phrases: Iterable[str], tenses: Mapping[str, Any], name: str) -> list[str]:
    """Return phrases with their infinitive in the forms of a tense of the pack's table.

    >>> tenses = {"infinitive": "er", "told": ["ait", "e"], "before": {"a": {"g": "ge"}}}
    >>> conjugate(["partager un repas"], tenses, "told")
    ['partageait un repas', 'partage un repas']
    """
    ending = tenses.get("infinitive", "")
    found = []
    for words in map(str.split, phrases):
        at = next(at for at, word in enumerate(words) if word.endswith(ending))
        for form in tenses.get(name, ()):
            verb = _joined(words[at].removesuffix(ending), form, tenses.get("before", {}))
            found.append(" ".join([*words[:at], verb, *words[at + 1 :]]))
    return found


def _joined(stem: str, form: str, before: Mapping[str, Mapping[str, str]]) -> str:
    """Return a stem with an ending, its last letter written as before the ending's first: "partag|e|ait"."""
    written = before.get(form[:1], {})
    return f"{stem[:-1]}{written.get(stem[-1:], stem[-1:])}{form}"
