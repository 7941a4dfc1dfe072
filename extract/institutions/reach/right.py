"""How far the name of an institution reaches to the right of its head."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...places.levels import DASHES, Territory
from ...words.lexicon import Match
from ...words.names import glued, is_name_word, name_end
from ..grammar import InstitutionGrammar
from .abroad import abroad_end
from .asides import read_aside
from .field_lists import read_unit_fields
from .fields import last_field, lists_on, name_field, opens_metropolis, opens_several
from .joined_words import joins_more, joins_other, joins_unlike, read_joined, read_members, read_short_field
from .leaving import leaves_name
from .limits import holder_start, is_foreign, new_seat, other_country, own_end, owns_field, run_end, seat_end
from .listed_words import list_end
from .numbered import read_code
from .paired import pair_end
from .persons import joins_person
from .plain_names import read_plain_name
from .plain_words import read_nations, read_onward, read_to_bracket
from .sites import read_campus, read_site, with_sites
from .small_lists import small_list_end
from .small_words import read_hyphen, read_small
from .stops import stop_after_joiner, stop_at_another, stop_at_person
from .tails import read_joined_like, read_tail
from .whole_names import is_of_council, read_of_authority, read_possessive, stop_at_owner


def extend_right(
    doc: Doc,
    at: int,
    stop: int,
    kind: str,
    grammar: InstitutionGrammar,
    starts: dict[int, Territory],
    *,
    held: bool = False,
) -> tuple[int, str | None]:
    """Return the end of a name that goes on after its head, and the key of its territory.

    ``held`` says that a title stands before the head, so that its holder may stand after the name.
    """
    return RightReader(doc, at, stop, kind, grammar, starts, held).read()


@dataclass(slots=True)
class RightReader:
    """Read a name on from the end of its head.

    Each step looks at the next word and returns True where it read it, False where the name ends before it, and None
    where the word is for a later step.
    """

    doc: Doc
    head_end: int
    stop: int
    kind: str
    grammar: InstitutionGrammar
    starts: dict[int, Territory]
    held: bool  # a title stands before the head
    words: list[str] = field(init=False)
    limit: int = field(init=False)
    at: int = field(init=False)  # the next word
    end: int = field(init=False)  # how far the name reaches for sure
    place: str | None = None
    loose: int = 0  # words read that no rule knows
    after_field: bool = False  # the last words read were a field of work
    levelled: bool = False  # the last word read is a level word
    joined: bool = False  # the last word read only joins like to like ("và", ",")
    whole: tuple[int, str | None] | None = None  # the answer, where a step knows all of it

    def __post_init__(self) -> None:
        self.words = on(self.doc).lower
        self.limit = min(self.stop, self.head_end + self.grammar.reach)
        self.at = self.end = self.head_end

    def read(self) -> tuple[int, str | None]:
        """Return the end of the name and the key of its territory."""
        paired = self.kind in self.grammar.paired
        inner = next((t for t in self.starts.values() if t.end == self.head_end), None) if paired else None
        if inner:  # "Hội hữu nghị Việt Nam - Pháp"
            self.end = self.at = other_country(self, self.head_end, inner)
        while self.at < self.limit and next((read for step in STEPS if (read := step(self)) is not None), False):
            pass
        end, place = self.whole or (abroad_end(self, seat_end(self, self.end)), self.place)
        return with_sites(self, end, place)

    def read_to(self, end: int) -> bool:
        """Let the name reach to a token, and read on from there; return True."""
        self.end = end
        return self.go_to(end)

    def go_to(self, at: int) -> bool:
        """Read on from a token, to which the name does not yet reach; return True."""
        self.at = at
        return True

    def read_territory(self) -> bool | None:
        """Read a territory, and what is glued to it."""
        grammar, at = self.grammar, self.at
        territory = self.starts.get(at)
        if territory is None or (self.joined and self.words[at - 1] == ","):
            return None
        if self.words[at - 1] in grammar.seats_only and self.kind not in grammar.seated:
            return False  # "l'AFD | à Bamako"
        if self.joined and grammar.complete_heads:  # "la Fédération et Bahia", but "villes et communes de Wallonie"
            return None if grammar.fields.find(self.words, at, self.limit) else False
        if not self._take_territory(territory):
            adjoins = self.kind in grammar.adjoining or (self.kind in grammar.open_ended and grammar.complete_heads)
            if at != self.end or not adjoins:
                return False
            self.end = territory.end  # "de l'Atacora Donga", "University of Nebraska Omaha"
        while self.end < self.limit and glued(self.doc, self.end):  # "Corrèze-Mali"
            if (beside := self.starts.get(self.end + 1)) is None:
                break
            self.end = beside.end
        self.read_to(seat_end(self, pair_end(self, at, other_country(self, self.end, territory))))
        zone = grammar.zones.find(self.words, self.at, self.limit) if self.at < self.limit else None
        if zone and is_name_word(on(self.doc).words[zone.start]):
            self.read_to(zone.end)
        self.joined = False
        goes_on = bool(grammar.series and grammar.capital_heads and self.starts.get(self.at))
        goes_on = goes_on and on(self.doc).places[territory.place].kind == "Country"
        return self.kind in grammar.open_ended or goes_on or self._nested_head(self.at) is not None

    def _nested_head(self, at: int) -> Match[str] | None:
        """Return the head, after one level word at most, of the body that a nesting one is of ("… Municipal | X")."""
        grammar = self.grammar
        if not grammar.nesting or at >= self.limit or not (self.kind in grammar.nests or is_of_council(self, at)):
            return None
        at += self.words[at] in grammar.before
        head = grammar.heads.find(self.words, at, self.limit) if at < self.limit else None
        capital = head is not None and on(self.doc).words[head.start][0].isupper()
        return head if head and capital and head.value in grammar.nesting else None

    def read_nested(self) -> bool | None:
        """Read the body that a nesting one is of ("Foreign Office of Hunan Provincial | People's Government")."""
        nested = self._nested_head(self.at) if self.at > self.head_end else None
        if nested is None or self.joined:
            return None
        self.whole = (nested.end, self.place)
        return False

    def _take_territory(self, territory: Territory) -> bool:
        """Read a territory; the first one says whose body it is, unless a narrower one follows a country."""
        if self.place is None:
            self.place = territory.place
        elif self.joined and self.kind in self.grammar.open_ended:  # "Hội hữu nghị Shizuoka - Việt Nam"
            pass
        elif on(self.doc).places[self.place].kind == "Country":
            self.place = territory.place
        elif self.kind not in self.grammar.missions:
            return False
        self.end = territory.end
        return True

    def read_field(self) -> bool | None:
        """Read a field of work."""
        grammar = self.grammar
        if grammar.left and on(self.doc).title_starts.get(self.at):
            return False  # "Leeds City Council | international relations manager"
        match = name_field(self.doc, self.at, self.limit, grammar, joined=self.joined)
        if match is None and self.place is None and (self.after_field or self.at in (self.head_end, self.end)):
            open_ended = self.at > self.head_end and not self.after_field
            match = last_field(self.doc, self.at, self.limit, grammar, self.starts, open_ended=open_ended)
        if not match or not owns_field(self, match):
            return None
        if grammar.left and self.kind in grammar.closed and self._heads_on(match.end):
            return False  # "Kano State | Investment and Promotion Agency"
        if self.joined and self.words[self.at - 1] == "," and not self.after_field and grammar.series:
            return False  # "Văn phòng UBND tỉnh, Tài chính"
        self.after_field = grammar.levels.find(self.words, self.at, self.limit) is None
        self.levelled = not self.after_field and grammar.series != frozenset()
        self.loose, self.joined = 0, False
        return self.read_to(match.end)

    def _heads_on(self, at: int) -> bool:
        """Say whether a field of work right after a head goes on with a head in capitals, of another body's name."""
        at += at < self.limit and self.words[at] in self.grammar.ands
        if self.at != self.head_end or at >= self.limit or not is_name_word(on(self.doc).words[at]):
            return False
        run = name_end(self.doc, at, self.limit)
        return any(self.grammar.heads.find(self.words, i, self.limit) for i in range(at, run))

    def read_joiner(self) -> bool | None:
        """Read a comma or a word that joins one more field to the name."""
        grammar, at = self.grammar, self.at
        comma = self.words[at] == ","
        if self.levelled and self.words[at] in grammar.series and on(self.doc).words[at] not in DASHES:
            return False  # "Bộ Chỉ huy BĐBP tỉnh | và mấy huyện"
        if (comma and at + 1 in on(self.doc).title_starts) or (
            self.words[at] in grammar.series and (joins_other(self) or joins_unlike(self))
        ):
            return False  # "Trưởng Ban Tổ chức Lễ hội | , Lãnh sự danh dự"
        listed = comma and self.kind in grammar.listed and self.end == at
        end = list_end(self.doc, at + 1, self.stop, grammar, self.starts) if listed else None
        if end := end or (small_list_end(self) if comma else 0):
            return self.read_to(end)
        if self.place and grammar.complete_heads and self.words[at] in grammar.series and joins_person(self):
            return False  # "SCAC de l'Ambassade de France à Beyrouth | et de Béchir Odeimi"
        # "ministère des Affaires étrangères, du Commerce et du Développement"
        goes_on = comma and self.kind in grammar.comma_kinds and lists_on(self.doc, at + 1, self.limit, grammar)
        if not goes_on and not (self.words[at] in grammar.series and (at > self.head_end or joins_more(self))):
            return None
        self.joined = self.joined or not goes_on
        return self.go_to(at + 1)

    def read_link(self) -> bool | None:
        """Read a word that links a head to what it is of."""
        links = self.grammar.own_links if self.kind in self.grammar.same_body else self.grammar.links
        match = links.find(self.words, self.at, self.limit)
        if match is None:
            return None
        if self.words[self.at] in self.grammar.mission_links and self.kind not in self.grammar.missions:
            return False  # "the Lansing Commission | to the Nsawam School"
        if self.kind in self.grammar.unplaced and self.grammar.seats.find(self.words, self.at, match.end):
            return False  # "Godo Bank | in Matsue"
        if self.kind in self.grammar.elected and self.grammar.seats_open.find(self.words, self.at, match.end):
            return False  # "Member of Parliament | for Kano"
        several = opens_several(self.doc, match.end, self.limit, self.grammar, self.starts)
        if several or leaves_name(self, match.end):
            return False
        return self.go_to(match.end)

    def read_inner_head(self) -> bool | None:
        """Read the name of the body that this one belongs to."""
        grammar, starts, at = self.grammar, self.starts, self.at
        head = grammar.heads.find(self.words, at, self.limit) if on(self.doc).words[at][0].isupper() else None
        if head and grammar.left and self.kind in grammar.nests and at == self.end > self.head_end:
            return False
        if not head or not grammar.series or (not head.value and not self.joined and at == self.end):
            return None  # "Cục Quản lý | Khu phát triển kinh tế Dương Phố"
        if not self.joined and head.value and (self.kind in grammar.nests or opens_metropolis(self, head)):
            end, place = extend_right(self.doc, head.end, self.stop, head.value, grammar, starts, held=self.held)
            place = place or next((starts[k].place for k in range(at, head.end) if k in starts), self.place)
            self.whole = seat_end(self, end), place
        return False

    def read_name(self) -> bool | None:
        """Read words with a capital."""
        doc, grammar, kind, at = self.doc, self.grammar, self.kind, self.at
        if not is_name_word(on(doc).words[at]) or (kind in grammar.closed and at in (self.head_end, self.end)):
            return None
        if is_foreign(self):
            return False
        run = run_end(doc, at, self.limit)
        territorial, whole = kind in grammar.territorial, holder_start(self, at, run)
        if grammar.left:
            whole = own_end(self, at, whole)
        if grammar.series and (territorial or (grammar.complete_heads and kind in grammar.same_body)):
            self.whole = new_seat(self)
            return False
        if whole == at:
            return False
        self.loose, self.joined, self.after_field = 0, False, False
        self.read_to(whole)
        return whole == run or not (grammar.capital_heads and grammar.series)  # the holder's name follows


STEPS = (
    read_to_bracket,
    read_unit_fields,
    read_plain_name,
    RightReader.read_nested,
    read_possessive,
    read_aside,
    read_campus,
    read_site,
    read_nations,
    RightReader.read_territory,
    read_code,
    read_of_authority,
    RightReader.read_field,
    read_short_field,
    RightReader.read_joiner,
    stop_at_another,
    stop_at_owner,
    read_onward,
    RightReader.read_link,
    read_members,
    read_joined,
    stop_at_person,
    RightReader.read_inner_head,
    read_joined_like,
    stop_after_joiner,
    RightReader.read_name,
    read_hyphen,
    read_small,
    read_tail,
)
