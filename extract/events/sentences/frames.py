"""Sentences with all that earlier components found in them: the frames that events are read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from ...article import Article
from ...document import Sentence, on, tokens_of, within
from ...facts import Quote
from ...places.levels import only_locates
from ...records import record
from ...words.lexicon import lower
from .agencies import is_agency
from .cues import Cue, Lexicon
from .renewed import is_of_renewed
from .sections import is_of_dateline, mark_sections, section_of


@record
class Mention:
    """Mark where a person, an institution or a place is named (``kind``), and its key."""

    kind: str
    key: str
    start: int
    end: int
    quote: Quote


@dataclass(slots=True, eq=False)
class Frame:
    """Hold one sentence: its part of the article (``section``), paragraph, mentions, dates, periods and cues."""

    index: int
    start: int
    end: int
    section: str
    paragraph: int
    quote: Quote
    mentions: list[Mention] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)
    periods: list[Mention] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    listing: bool = False  # an item of a list that a sentence before opened
    labelled: dict[str, list[Cue]] = field(default_factory=dict)  # the cues by label, once all are there
    of_kinds: dict[tuple[str, ...], list[Mention]] = field(default_factory=dict)  # the mentions, by the kinds asked for
    breaks: Sequence[int] = ()  # semicolons, and colons within a sentence
    commas: Sequence[int] = ()
    quoted: list[range] = field(default_factory=list)  # what somebody says, between quotation marks
    lengths: list[tuple[int, Quote]] | None = None  # for how many days somebody stays, once that is asked
    over: set[int] = field(default_factory=set)  # where verbs begin that their helping verb puts in the past
    relative: set[int] = field(default_factory=set)  # where cues begin right after "who" or "which"
    aims: set[int] = field(default_factory=set)  # where cues begin with the word that opens what somebody goes for

    @property
    def in_story(self) -> bool:
        """Say whether the sentence is the story's own, which neither a headline nor a caption is."""
        return self.section in {"lead", "body"}

    def cued(self, *labels: str) -> Sequence[Cue]:
        """Return the cues with one of the labels, in text order."""
        if not self.labelled:  # asked more than a thousand times an article
            for cue in self.cues:
                self.labelled.setdefault(cue.rule.label, []).append(cue)
        if len(labels) == 1:
            return self.labelled.get(labels[0], ())
        told = self.labelled.keys() & labels
        return [cue for cue in self.cues if cue.rule.label in told] if told else ()

    def named(self, *kinds: str) -> Sequence[Mention]:
        """Return the mentions of the kinds, in text order."""
        if (found := self.of_kinds.get(kinds)) is None:
            found = self.of_kinds[kinds] = [mention for mention in self.mentions if mention.kind in kinds]
        return found


OPENS = 1  # tokens before the words that open a sentence: a bullet
BREAKS, QUOTES = frozenset(";:"), frozenset('"“”«»')
OPENING_OFFICE, OPENING = frozenset(",("), frozenset("“«")  # marks before an office told beside a name; of a quotation
HELPED, OBJECT = 6, 2  # tokens between a helping verb and its participle, a weak word of signing and its instrument
TITLE = 24  # tokens of a name in quotation marks
UNSURE = frozenset({"wish", "negated"})  # what a word inside a date or place never says
MODAL = UNSURE | {"planned", "decided", "cancelled", "postponed"}  # what a title never says: "chargée de mission"
EVENTS = frozenset({"trigger", "sign"})  # what a word inside the name of a place never tells ("Salon-de-Provence")


class FrameReader:
    """Write ``on(doc).frames``; keeps the compiled words of each language pack that it met."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lexicons: dict[int, tuple[object, Lexicon]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Read the sentences of a document."""
        pack = on(doc).pack
        if id(pack) not in self._lexicons:
            self._lexicons[id(pack)] = (pack, Lexicon(self._nlp, pack))  # holding the pack keeps its id its own
        on(doc).frames = read_frames(doc, self._lexicons[id(pack)][1])
        return doc


@Language.factory("decoop_frames")
def make_frames(nlp: Language, name: str) -> FrameReader:
    """Make the component that reads sentences with their cues, for the components of events after it."""
    del name
    return FrameReader(nlp)


def read_frames(doc: Doc, lexicon: Lexicon) -> list[Frame]:
    """Return a frame for each sentence of the story, in text order."""
    article: Article = on(doc).article
    frames = [
        Frame(index, told.start, told.end, section_of(article, told.quote), paragraph, told.quote)
        for index, (told, paragraph) in enumerate(_sentences(doc))
    ]
    if not frames:
        return []
    mark_sections(doc, frames)
    owner = {token: each for each in frames for token in range(each.start, each.end)}
    people = _mentions(doc, "people", "person", ())
    institutions = _mentions(doc, "institutions", "institution", people)
    locating = [Mention("place", "", t.start, t.end, Quote(0, 0)) for t in on(doc).territories if only_locates(doc, t)]
    places = _mentions(doc, "places", "place", [*people, *institutions, *locating])
    found: list[tuple[str, Sequence[Mention | Cue]]] = [
        ("mentions", sorted([*people, *institutions, *places], key=lambda item: item.start)),
        ("dates", [day for day in _mentions(doc, "dates", "date", ()) if not _of_office(doc, day)]),
        ("periods", _mentions(doc, "periods", "period", ())),
        ("cues", _outside_names(doc, lexicon.find(doc), people, institutions, _fixed(doc))),
    ]
    for name, items in found:
        for item in items:
            holder = owner.get(item.start)
            if holder and not (isinstance(item, Cue) and _inside_only(holder, item)):
                getattr(holder, name).append(item)
    for frame in frames:
        frame.dates = [day for day in frame.dates if not is_of_dateline(doc, frame, day)]
    _mark_speech(doc, frames)
    _mark_verbs(doc, frames)
    for frame in frames:
        frame.dates = [day for day in frame.dates if not is_of_renewed(doc, frame, day)]
    return frames


def _mark_verbs(doc: Doc, frames: list[Frame]) -> None:
    """Note the verbs of what is over ("ont discuté") and what stands in a clause of its own ("qui souhaite …")."""
    pack, words = on(doc).pack.get("meetings", {}), on(doc).lower
    helpers, openers, aims = (set(pack.get(name, ())) for name in ("over_by", "relative", "purpose"))
    for frame in frames if helpers or openers else ():
        for cue in frame.cues:
            frame.aims |= {cue.start} if words[cue.start] in aims else set()
            if words[cue.start - 1] in openers:
                frame.relative.add(cue.start)
            verb = cue.label in {"trigger", "sign"} and not cue.rule.options.get("noun")
            far = verb and cue.rule.helper in {"have", "self"}
            near = range(max(frame.start, cue.start - HELPED), cue.start) if far else ()
            if verb and any(_helping(words, at) & helpers for at in (*near, *range(cue.start, cue.end)[:2])):
                frame.over.add(cue.start)


def _helping(words: Sequence[str], at: int) -> set[str]:
    """Return what may be a helping verb at a token: it alone, or with the next one ("se sont")."""
    first, second = words[at].replace("’", "'"), words[at + 1] if at + 1 < len(words) else ""
    return {first, f"{first}{second}" if first.endswith("'") else f"{first} {second}"}


def _of_office(doc: Doc, day: Mention) -> bool:
    """Say whether "today" tells of an office that somebody holds now: ", today a senator"."""
    if on(doc).words[day.start - 1] not in OPENING_OFFICE or on(doc).known.get(day.end, ("",))[0] != "T":
        return False
    now = map(lower, on(doc).pack["dates"]["classes"].get("today", ()))
    return lower(on(doc).article.text[day.quote.start : day.quote.end]) in now


def _mark_speech(doc: Doc, frames: list[Frame]) -> None:
    """Note what stands between quotation marks; a passage that began in a sentence before begins with its sentence."""
    words, spaced = on(doc).words, on(doc).spaced
    breaks, commas, marks = (tokens_of(doc, kind) for kind in (BREAKS, frozenset(","), QUOTES))
    for frame in frames:
        frame.breaks, frame.commas = (within(found, frame.start, frame.end) for found in (breaks, commas))
        opened: int | None = frame.start
        for at in within(marks, frame.start, frame.end):
            if at == frame.start or words[at] in OPENING or (words[at] == '"' and spaced[at - 1]):
                opened = at
            elif opened is not None:
                frame.quoted.append(range(opened, at))
                opened = None


def _inside_only(frame: Frame, cue: Cue) -> bool:
    """Return whether words that count only where they open a sentence ("In the afternoon, …") stand inside one."""
    return bool(cue.rule.options.get("opens")) and cue.start - frame.start > OPENS


def _fixed(doc: Doc) -> list[Span]:
    """Return the names of places and the dates, whose words mean nothing else: "Cần Thơ", "in May"."""
    return [span for group in ("places", "dates") for span in doc.spans.get(group, ())]


def _titles(doc: Doc, cues: list[Cue]) -> set[int]:
    """Return the tokens of names in quotation marks right after what they name ("Hội nghị “Gặp gỡ Hoa Kỳ”")."""
    inside: set[int] = set()
    for cue in cues:
        if cue.rule.options.get("named") and cue.end < len(doc) and on(doc).words[cue.end] in QUOTES:
            closing = next((i for i in range(cue.end + 1, min(cue.end + TITLE, len(doc))) if doc[i].text in QUOTES), 0)
            inside.update(range(cue.end + 1, closing))
    return inside


def _outside_names(
    doc: Doc, cues: list[Cue], people: list[Mention], institutions: list[Mention], fixed: Sequence[Span]
) -> list[Cue]:
    """Return the cues that are no part of somebody's name; an event's own name ("the Joint Committee") stays."""
    names = {token for mention in people for token in range(mention.start, mention.end)} | _titles(doc, cues)
    groups = ((UNSURE, fixed), (EVENTS, doc.spans.get("places", ())), (MODAL, on(doc).titles))
    barred = [(labels, {token for span in spans for token in range(span.start, span.end)}) for labels, spans in groups]
    instruments = [cue.start for cue in cues if cue.label == "instrument"]
    bodies = {token for mention in institutions for token in range(mention.start, mention.end)}
    return [
        cue
        for cue in cues
        if names.isdisjoint(inside := range(cue.start, cue.end))
        and not any(cue.label in labels and tokens.issuperset(inside) for labels, tokens in barred)
        and (cue.rule.options.get("inside") or not bodies.issuperset(inside))
        and (not cue.rule.options.get("object") or any(0 <= start - cue.end <= OBJECT for start in instruments))
    ]


def _sentences(doc: Doc) -> Iterator[tuple[Sentence, int]]:
    """Give the sentences of the story, each with the number of its paragraph (line)."""
    paragraph, end = 0, 0
    for sentence in on(doc).story:
        paragraph += on(doc).article.text.count("\n", end, sentence.quote.start)
        end = sentence.quote.end
        yield sentence, paragraph


def _mentions(doc: Doc, group: str, kind: str, covered: Sequence[Mention]) -> list[Mention]:
    inside = {token for mention in covered for token in range(mention.start, mention.end)}
    return [
        Mention(kind, span.kb_id_, span.start, span.end, Quote(span.start_char, span.end_char))
        for span in sorted(doc.spans.get(group, ()), key=lambda span: (span.start, -span.end))
        if span.start not in inside and not is_agency(doc, span.start, span.end)
    ]
