"""The words of a language pack that open, place or deny an event, found in a Doc."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Quote
from ...records import record
from ...words.lexicon import spelled_out
from .across import dated_tokens
from .phrases import Phrases
from .tenses import conjugate

POINTERS = ("back", "inverts", "came", "left")  # their words are read a second time
APOSTROPHES = ("'", "’")
PAIR = re.compile(r"<([\w-]+)> <([\w-]+)>")  # a phrase of two parts, each with a list of its own
APART = 8  # tokens of a date between the two parts of a phrase
PART = "part"  # the label of words that are no cue but part of one
INFINITIVES = "infinitives"  # the verbs of a rule that are told in all simple tenses
BETWEEN = 6  # tokens between a helping verb and its participle
LONGEST_HELPER = 3  # tokens of a helping verb with its pronoun: "s'y est"
ENDS = frozenset(".;:!?«»“”()")
TABLES = ("modality", "meetings", "groups", "agreements")


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one entry of a pack: its id, what its words stand for (``label``) and the options given with it."""

    id: str
    label: str
    options: Mapping[str, Any]
    planned: bool = False
    helper: str = ""  # the class of words of which one must stand shortly before: "have", "be"

    def get(self, option: str, default: str = "") -> str:
        """Return an option as text."""
        return str(self.options.get(option, default))


@record
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


@dataclass(frozen=True, slots=True)
class Meanings:
    """Hold what words stand for: rules that ask for a helping verb before them, plain ones, and parts of phrases."""

    helped: tuple[Rule, ...]
    plain: tuple[Rule, ...]
    parts: tuple[str, ...]
    opens_event: bool  # they tell of an event and of nothing else
    tells_event: bool  # they may tell of an event

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Meanings:
        """Sort the rules of words."""
        rules = tuple(rules)
        told = [rule for rule in rules if rule.helper or rule.label != PART]
        return cls(
            tuple(rule for rule in told if rule.helper),
            tuple(rule for rule in told if not rule.helper),
            tuple(rule.id for rule in rules if rule.label == PART),
            all(rule.label == "trigger" for rule in told),
            any(rule.label == "trigger" for rule in told),
        )


class Lexicon:
    """Find the cue words of one language pack; of two that overlap the longer one counts."""

    def __init__(self, nlp: Language, pack: Mapping[str, Any]) -> None:
        pairs: defaultdict[tuple[str, str], list[Rule]] = defaultdict(list)
        self._helpers = {
            tuple(token.lower_ for token in nlp.make_doc(form)): helper
            for helper, phrases in pack.get("helpers", {}).items()
            for phrase in phrases
            if phrase
            for form in _spellings(phrase)
        }
        plain = pack.get("meetings", {}).get("capitals", {})
        cut = lru_cache(maxsize=None)(lambda word: tuple(token.lower_ for token in nlp.make_doc(word)))
        meant: defaultdict[tuple[str, ...], list[Rule]] = defaultdict(list)
        for rule, phrase in ((rule, phrase) for rule, words in _entries(pack) for phrase in words):
            if pair := PAIR.fullmatch(phrase):
                pairs[pair[1], pair[2]].append(rule)
                continue
            for form in [*_spellings(phrase), *_opened(phrase, plain)]:
                rules = meant[_tokens(cut, form)]
                if not rules or rules[-1] is not rule:  # "sister-city" and "sister - city" are the same tokens
                    rules.append(rule)
        known = {tuple(map(id, rules)): rules for rules in meant.values()}
        meanings = {key: Meanings.of(rules) for key, rules in known.items()}
        self._phrases = Phrases({tokens: meanings[tuple(map(id, rules))] for tokens, rules in meant.items()})
        self._pairs = {pair: Meanings.of(rules) for pair, rules in pairs.items()}

    def find(self, doc: Doc) -> list[Cue]:
        """Return the cues of a document's story in text order.

        Words that stand for several things give one cue for each of them.
        """
        found = sorted(self._met(doc), key=lambda met: (met[0] - met[1], met[0]))
        taken: defaultdict[object, set[int]] = defaultdict(set)
        cues: list[Cue] = []
        told: set[tuple[int, int]] = set()  # where the cues so far stand
        dates = [(span.start, span.end) for span in doc.spans.get("dates", ())]
        for start, end, meanings in found:
            if meanings.opens_event and any(first <= start and end < last for first, last in dates):
                continue  # "the second | fortnight | of September"
            for rule in self._meant(doc, meanings, start):
                layer = rule.options.get("over", rule.label in POINTERS)  # "at the meeting", "doit signer"
                if not taken[layer].isdisjoint(range(start, end)) and (start, end) not in told:
                    continue
                taken[layer].update(range(start, end))
                if not rule.options.get("apart"):
                    told.add((start, end))
                cues.append(Cue(rule, start, end, quote_of(doc, start, end)))
        return sorted((cue for cue in cues if cue.label != "ignore"), key=lambda cue: (cue.start, cue.rule.id))

    def _met(self, doc: Doc) -> list[tuple[int, int, Meanings]]:
        """Return where words stand, with what they mean; those of two parts where nothing but a date parts them."""
        tokens = list(map(str.lower, on(doc).words))
        met = self._phrases.met(tokens)
        parts = [(part, start, end) for start, end, meanings in met for part in meanings.parts]
        joined = [
            (start, end, self._pairs[first, second])
            for first, start, middle in parts
            for second, begin, end in parts
            if 0 <= begin - middle <= APART and (first, second) in self._pairs and _dated(doc, middle, begin)
        ]
        across = self._across(doc, tokens, met)
        longer = [range(start + 1, end) for start, end, _ in joined]  # "gets | back on Wednesday from" a journey
        return met + joined + [m for m in across if not any(m[0] in span and m[1] - 1 in span for span in longer)]

    def _across(
        self, doc: Doc, tokens: list[str], met: list[tuple[int, int, Meanings]]
    ) -> list[tuple[int, int, Meanings]]:
        """Return where words of an event stand with a date inside: "est passée | mercredi | par"."""
        inside = dated_tokens(doc)
        if not inside:
            return []
        reach = self._phrases.longest
        near = {at for day in inside for at in range(max(day - reach, 0), min(day + reach + 1, len(tokens)))}
        kept = sorted(near - inside)
        told = {at for start, end, meanings in met if meanings.tells_event for at in range(start, end)}
        short = self._phrases.met([tokens[at] for at in kept])
        found = [(kept[start], kept[end - 1] + 1, meanings) for start, end, meanings in short]
        return [
            (start, end, meanings)
            for start, end, meanings in found
            if meanings.opens_event and not inside.isdisjoint(range(start, end)) and told.isdisjoint(range(start, end))
        ]

    def _meant(self, doc: Doc, meanings: Meanings, start: int) -> Sequence[Rule]:
        """Return the rules that words stand for: those that ask for a helping verb where one is there."""
        helped = [rule for rule in meanings.helped if self._helped(doc, rule.helper, start)]
        return [*helped, *(rule for rule in meanings.plain if rule.label in POINTERS)] if helped else meanings.plain

    def _helped(self, doc: Doc, helper: str, start: int) -> bool:
        """Return whether a helping verb of a class stands before a participle, adverbs between: "a ensuite visité"."""
        words = on(doc).words
        for end in range(start, max(start - 1 - BETWEEN, 0), -1):
            for length in range(LONGEST_HELPER, 0, -1):
                found = self._helpers.get(tuple(map(str.lower, words[max(end - length, 0) : end])))
                if found:
                    return bool(found == helper)
            if words[end - 1] in ENDS or words[end - 1][0].isupper():
                return False
        return False


def _dated(doc: Doc, start: int, end: int) -> bool:
    """Return whether nothing but a date or a place is between two tokens: "ont coupé | mardi 4 mai | le ruban"."""
    if start == end:
        return True
    groups = [*doc.spans.get("dates", ()), *doc.spans.get("places", ())]
    inside = {at for span in groups for at in range(span.start - 1, span.end)}
    return all(at in inside or on(doc).words[at] == "," for at in range(start, end))


def _entries(pack: Mapping[str, Any]) -> Iterable[tuple[Rule, list[str]]]:
    helpers = pack.get("helpers", {})
    plain = {"id", "label", "words", "planned", INFINITIVES, *helpers}
    for part, phrases in pack.get("parts", {}).items():
        yield Rule(part, PART, {}), spelled_out(phrases)
    for table in TABLES:
        for entry in pack.get(table, {}).get("rules", ()):
            options = {key: value for key, value in entry.items() if key not in plain}
            verbs = spelled_out(entry.get(INFINITIVES, []))
            words = [*spelled_out(entry.get("words", [])), *conjugate(verbs, pack.get("tenses", {}), "told")]
            planned = [*spelled_out(entry.get("planned", [])), *conjugate(verbs, pack.get("tenses", {}), "planned")]
            yield Rule(entry["id"], entry["label"], options), words
            yield Rule(entry["id"], entry["label"], options, planned=True), planned
            yield Rule(entry["id"], entry["label"], {**options, "told": True}, planned=True), _said(pack, planned)
            for helper in (name for name in helpers if name in entry):
                said = [form for verb in spelled_out(entry[helper]) for form in _inflect(verb, helpers["endings"])]
                yield Rule(entry["id"], entry["label"], options, helper=helper), said


def _said(pack: Mapping[str, Any], planned: Iterable[str]) -> list[str]:
    """Return the forms of the future as they are told of ("will visit": "would visit"), where a pack forms them."""
    endings: Mapping[str, str] = pack.get("meetings", {}).get("would", {})
    found: list[str] = []
    for form in planned:
        words = form.split()
        told = [(at, end) for at, word in enumerate(words) for end in endings if word.endswith(end)]
        for at, end in told[:1]:
            would = words[at].removesuffix(end) + endings[end]
            found.append(" ".join([*words[:at], would, *words[at + 1 :]]))
    return list(dict.fromkeys(found))


def _inflect(participle: str, endings: Iterable[str]) -> list[str]:
    """Return a participle (the first word of a phrase) in the genders and numbers of its language."""
    verb, _, rest = participle.partition(" ")
    return [f"{verb}{ending} {rest}".rstrip() for ending in endings]


def _opened(phrase: str, plain: Mapping[str, str]) -> list[str]:
    """Return a phrase as it opens a sentence where capitals go without their accent: "Etaient présents"."""
    letter = plain.get(phrase[:1])
    return _spellings(letter + phrase[1:]) if letter and len(phrase.split()) > 1 else []


def _tokens(cut: Callable[[str], tuple[str, ...]], phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase; an elision at its end ("signature d'") is one before a word only."""
    *words, last = phrase.split()
    end = cut(f"{last}x")[:-1] if last.endswith(APOSTROPHES) else cut(last)
    return tuple(chain(*map(cut, words), end))


def _spellings(phrase: str) -> list[str]:
    plain, curly = APOSTROPHES
    forms = {phrase, phrase.replace(plain, curly), phrase.replace(curly, plain)}
    return sorted(forms)
