"""The store in a folder: Oxigraph on disk, one writer, readers beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from ... import DecoopError
from ..exchange.nquads import check_iri, checked_nquads
from . import folder as layout
from .answers import answer_query, list_articles
from .guard import check_query
from .interface import Answer, ArticleGraph, StoredArticle
from .merged import put_in, take_out
from .shards import graphs_of, pending_shards, union_of, write_shards
from .texts import TextKeeper

SMALL = 1 << 18  # bytes of a shard that is loaded in a transaction
PUBLISH_EVERY = 20  # shards of a bulk load between two snapshots for readers


class EmbeddedStore(TextKeeper):
    """An Oxigraph database in a folder; see `store.Store` for what each method promises."""

    def __init__(self, location: str, *, write: bool = False) -> None:
        """Open the folder; a writer makes it, takes its lock and finishes what a killed writer left."""
        self._folder = Path(location)
        self._lock: int | None = None
        self._held: int | None = None
        self._changed = False
        self._unfinished = False
        self._db: ox.Store | None = None
        with layout.explained(self._folder):
            found = layout.check_folder(self._folder)
            if write:
                if not found:
                    layout.make_folder(self._folder)
                self._open_writer(layout.lock_writer(self._folder))
            elif not found:
                raise DecoopError(f"{location}: there is no store; `decoop ingest` makes one, --store names another")
            else:
                self._open_reader()

    def _open_writer(self, lock: int | None) -> None:
        if lock is None:
            raise DecoopError(f"{self._folder}: another decoop is writing to this store; wait for it to end")
        self._lock = lock
        try:
            unfinished = (self._folder / "writing").exists()
            (self._folder / "writing").touch()
            self._db = ox.Store(str(self._folder / "oxigraph"))
            for shard in pending_shards(self._folder):
                self._load_shard(shard)
            if unfinished or not layout.list_snapshots(self._folder):
                self._changed = True
                self._publish()
        except BaseException:
            self._db = None
            layout.unlock(lock)
            self._lock = None
            raise

    def _open_reader(self) -> None:
        # A writer that was killed left its mark but not its lock: finish its work first, where we may write.
        if (self._folder / "writing").exists() and os.access(self._folder, os.W_OK):
            # Where it cannot be finished, what was published before can still be read, and exported.
            with suppress(DecoopError, OSError, RuntimeError):
                if (lock := layout.lock_writer(self._folder)) is not None:
                    self._open_writer(lock)
                    self.close()
        path, self._held = layout.hold_snapshot(self._folder)
        self._db = ox.Store.read_only(str(path))

    @property
    def location(self) -> str:
        """Return the folder."""
        return str(self._folder)

    @property
    def beside(self) -> Path:
        """Return the folder: texts and quarantine lie in it too."""
        return self._folder

    @property
    def _open(self) -> ox.Store:
        if self._db is None:
            raise DecoopError(f"{self._folder}: the store is closed")
        return self._db

    def _require_writing(self) -> None:
        if self._lock is None:
            raise DecoopError(f"{self._folder}: the store is open for reading only")
        if self._unfinished:
            raise DecoopError(f"{self._folder}: the last load did not come to its end; open the store again")

    def replace(self, article: str, quads: Iterable[ox.Quad] | bytes) -> None:
        """Put a graph in the place of the article's: one transaction."""
        self._require_writing()
        new = put_in(article, checked_nquads(article, quads))
        with layout.explained(self._folder):
            self._open.update(" ;\n".join([*take_out(self._open, [article]), new]))
        self._changed = True

    def drop(self, article: str) -> bool:
        """Remove the graph of an article; return whether there was one."""
        self._require_writing()
        name = ox.NamedNode(check_iri(article))
        with layout.explained(self._folder):
            if not self._open.contains_named_graph(name):
                return False
            self._open.update(" ;\n".join(take_out(self._open, [article])))
        self._changed = True
        return True

    def bulk(self, graphs: Iterable[ArticleGraph]) -> int:
        """Replace many graphs by way of the redo log: a shard is on disk before it is loaded."""
        self._require_writing()
        try:
            # The database works without Python's lock: the next shard is made ready while one is loaded.
            with layout.explained(self._folder), ThreadPoolExecutor(1) as loader:
                done = self._load_all(graphs, loader)
        finally:
            self._unfinished = bool(pending_shards(self._folder))
        with layout.explained(self._folder):
            if done > len(list(self._open.named_graphs())) // 4:
                self._open.optimize()
            self._publish()
        return done

    def _load_all(self, graphs: Iterable[ArticleGraph], loader: ThreadPoolExecutor) -> int:
        done = 0
        loading: Future[None] | None = None
        for number, (shard, count) in enumerate(write_shards(self._folder, graphs), start=1):
            if loading is not None:
                loading.result()
                if number % PUBLISH_EVERY == 0:
                    self._publish()
            loading = loader.submit(self._load_shard, shard)
            done += count
        if loading is not None:
            loading.result()
        return done

    def _load_shard(self, shard: Path) -> None:
        # Idempotent: what a killed load left of these graphs goes first, then the whole shard goes in.
        database = self._open
        self._changed = True
        data = shard.read_bytes()
        stale = list(take_out(database, graphs_of(data)))
        if stale:
            database.update(" ;\n".join(stale))
        if len(data) < SMALL:  # a bulk load writes new files, which takes 30 ms however little there is
            database.load(data + union_of(data), ox.RdfFormat.N_QUADS, lenient=True)
        else:
            with ThreadPoolExecutor(2) as halves:
                list(halves.map(self._bulk_load, (data, union_of(data))))
        database.flush()
        shard.unlink()

    def _bulk_load(self, data: bytes) -> None:
        self._open.bulk_load(data, ox.RdfFormat.N_QUADS, lenient=True)  # each line was checked before

    def _publish(self) -> None:
        if self._changed and self._db is not None:
            layout.publish_snapshot(self._folder, self._db.backup)
            self._changed = False

    def articles(self) -> list[StoredArticle]:
        """List the articles by IRI."""
        return list_articles(self)

    def graphs(self) -> list[str]:
        """List the IRIs of all named graphs, sorted."""
        with layout.explained(self._folder):
            return sorted(graph.value for graph in self._open.named_graphs())

    def lines(self, graph: str) -> list[bytes]:
        """Return the sorted N-Triples lines of one graph; none when it is not there."""
        with layout.explained(self._folder):
            data = self._open.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(check_iri(graph)))
        return sorted((data or b"").splitlines(keepends=True))

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Walk one graph, or all of them in the order of their IRIs."""
        for name in self.graphs() if graph is None else [graph]:
            with layout.explained(self._folder):
                yield from self._open.quads_for_pattern(None, None, None, ox.NamedNode(check_iri(name)))

    def query(
        self, sparql: str, *, timeout: float | None = None, limit: int | None = None, service: bool = False
    ) -> Answer:
        """Answer a query over the union of all graphs."""
        check_query(sparql, refused=() if service else ("SERVICE",))
        with layout.explained(self._folder):
            try:
                return answer_query(self._open, sparql, timeout=timeout, limit=limit)
            except (OSError, RuntimeError) as error:
                if service:
                    raise DecoopError(f"a machine that SERVICE names does not answer ({error})") from None
                raise

    def close(self) -> None:
        """Publish what was written to readers and let go of the lock."""
        try:
            if self._lock is not None and self._db is not None:
                with layout.explained(self._folder):
                    if not self._unfinished:  # else whoever opens next finishes the work
                        self._publish()
                        (self._folder / "writing").unlink(missing_ok=True)
        finally:
            self._db = None
            for descriptor in (self._lock, self._held):
                if descriptor is not None:
                    layout.unlock(descriptor)
            self._lock = self._held = None

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
