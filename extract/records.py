"""Records that are made hundreds of times an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a dataclass frozen for mypy alone: one that is so at run time too takes eight times as long to make."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
