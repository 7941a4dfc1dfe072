"""What validation found: one finding for each statement, or missing statement, that a shape objects to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..exchange.terms import shorten

SHAPES = "https://w3id.org/decoop/shapes#"
SHACL = "http://www.w3.org/ns/shacl#"
VIOLATION = "Violation"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Hold one objection.

    ``severity`` is "Violation" or "Warning"; ``shape`` the name of the constraint ("meeting-status"), ``component``
    what of it ("MinCountConstraintComponent"); ``focus``, ``path`` and ``value`` are N-Triples terms, empty where there
    is none; ``messages`` are by language.
    """

    severity: str
    shape: str
    focus: str
    path: str
    value: str
    component: str
    messages: Mapping[str, str] = field(compare=False, hash=False, default_factory=dict)

    def message(self, language: str) -> str:
        """Return the message in a language, else in any that it has."""
        return self.messages.get(language) or next(iter(self.messages.values()), self.shape)

    def line(self, language: str = "en") -> str:
        """Return the objection on one line: what is asked, and where it is not so."""
        return f"{self.message(language)} ({self.about()})"

    def about(self) -> str:
        """Return the node, property and value objected to, as a person reads them."""
        return " ".join(_told(part) for part in (self.focus, self.path, self.value) if part)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold all findings, sorted: violations before warnings."""

    findings: tuple[Finding, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """Return what keeps a graph out of the store."""
        return tuple(f for f in self.findings if f.severity == VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return what is told and let in."""
        return tuple(f for f in self.findings if f.severity != VIOLATION)

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation."""
        return not self.violations

    def text(self, language: str = "en") -> str:
        """Return the report for a person, one paragraph for each constraint, with what it objects to below."""
        lines = []
        told = ("", "")
        for finding in self.findings:
            if (finding.severity, finding.shape) != told:
                told = (finding.severity, finding.shape)
                lines.append(f"{finding.severity.lower()} {finding.shape}: {finding.message(language)}")
            lines.append(f"    {finding.about()}")
        return "".join(f"{line}\n" for line in lines)

    def turtle(self) -> str:
        """Return the report as SHACL has it, the same bytes for the same findings."""
        lines = [f"@prefix sh: <{SHACL}> .", f"@prefix s: <{SHAPES}> .", ""]
        lines.append(f"[] a sh:ValidationReport ; sh:conforms {str(not self.findings).lower()}")
        for f in self.findings:
            parts = [
                "a sh:ValidationResult",
                f"sh:resultSeverity sh:{f.severity}",
                f"sh:sourceShape s:{f.shape}",
                f"sh:sourceConstraintComponent sh:{f.component}",
                f"sh:focusNode {f.focus}",
                *([f"sh:resultPath {f.path}"] if f.path else []),
                *([f"sh:value {f.value}"] if f.value else []),
                *(f"sh:resultMessage {_quote(text)}@{language}" for language, text in sorted(f.messages.items())),
            ]
            lines.append("  ; sh:result [ " + " ;\n      ".join(parts) + " ]")
        return "\n".join(lines) + " .\n"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _told(node: str) -> str:
    """Return an N-Triples term as a person reads it: a short IRI or a short literal.

    >>> _told('"2023-04-12"^^<http://www.w3.org/2001/XMLSchema#date>')
    '"2023-04-12"'
    """
    if not node.startswith('"'):
        return shorten(node.strip("<>"))
    words = node.split("^^<", maxsplit=1)[0]
    return words if len(words) <= 80 else f'{words[:77]}…"'


def collect(findings: Iterable[Finding]) -> Report:
    """Return a report of findings, each once, violations first."""
    return Report(tuple(sorted(set(findings))))
