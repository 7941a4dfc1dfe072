"""The words of a language pack that open, place or deny an event, found in a Doc."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from .facts import Quote

POINTERS = ("back", "inverts")  # their words are read a second time
APOSTROPHES = ("'", "’")
ALTERNATIVES = re.compile(r"\(([^()]*)\)")
TWINS = 4  # cues that may lie on the same words
TABLES = ("modality", "meetings", "groups", "agreements")


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one entry of a pack: its id, what its words stand for (``label``) and the options given with it."""

    id: str
    label: str
    options: Mapping[str, Any]
    planned: bool = False

    def get(self, option: str, default: str = "") -> str:
        """Return an option as text."""
        return str(self.options.get(option, default))


@dataclass(frozen=True, slots=True)
class Cue:
    """Mark the tokens ``start`` to ``end`` where words of a rule stand."""

    rule: Rule
    start: int
    end: int
    quote: Quote

    @property
    def label(self) -> str:
        """Return what the words stand for."""
        return self.rule.label


class Lexicon:
    """Find the cue words of one language pack; of two that overlap the longer one counts."""

    def __init__(self, nlp: Language, pack: Mapping[str, Any]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._rules: dict[int, list[Rule]] = {}
        for rule, words in _entries(pack):
            for phrase in words:
                name = nlp.vocab.strings.add(phrase.lower())
                if name not in self._rules:
                    self._matcher.add(phrase.lower(), [nlp.make_doc(form) for form in _spellings(phrase)])
                self._rules.setdefault(name, []).append(rule)

    def find(self, doc: Doc) -> list[Cue]:
        """Return the cues of a document's story in text order.

        Words that stand for several things give one cue for each of them.
        """
        found = sorted(self._matcher(doc), key=lambda match: (match[1] - match[2], match[1]))
        taken: dict[bool, set[int]] = {True: set(), False: set()}
        cues: list[Cue] = []
        for name, start, end in found:
            for rule in self._rules[name]:
                if any(cue.rule is rule and cue.end == end for cue in cues[-TWINS:] if cue.start == start):
                    continue  # "sister-city" and "sister - city" are the same tokens
                layer = rule.label in POINTERS  # "at the meeting": its "meeting" is an event's word too
                if not taken[layer].isdisjoint(range(start, end)) and not _twin(cues, start, end):
                    continue
                taken[layer].update(range(start, end))
                cues.append(Cue(rule, start, end, Quote(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))))
        return sorted((cue for cue in cues if cue.label != "ignore"), key=lambda cue: (cue.start, cue.rule.id))


def _twin(cues: list[Cue], start: int, end: int) -> bool:
    return any(cue.start == start and cue.end == end for cue in reversed(cues))


def _entries(pack: Mapping[str, Any]) -> Iterable[tuple[Rule, list[str]]]:
    for table in TABLES:
        for entry in pack.get(table, {}).get("rules", ()):
            options = {key: value for key, value in entry.items() if key not in {"id", "label", "words", "planned"}}
            yield Rule(entry["id"], entry["label"], options), _forms(entry.get("words", []))
            yield Rule(entry["id"], entry["label"], options, planned=True), _forms(entry.get("planned", []))


def _forms(phrases: Iterable[str]) -> list[str]:
    """Return the phrases, each once, that such as "(paid|made) a (first|) visit" stand for."""
    found: list[str] = []
    for phrase in phrases:
        parts = [part.split("|") for part in ALTERNATIVES.split(phrase)]  # every second part is a bracket's content
        found += [" ".join("".join(chosen).split()) for chosen in product(*parts)]
    return list(dict.fromkeys(found))


def _spellings(phrase: str) -> list[str]:
    plain, curly = APOSTROPHES
    forms = {phrase, phrase.replace(plain, curly), phrase.replace(curly, plain)}
    return sorted(forms)
