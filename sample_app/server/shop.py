"""What customers change, in SQLite. What nobody changes, the catalogue, stays in the fixtures."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from .clock import Clock


class Shop:
    """One customer's shop. Requests take turns: each one is a transaction on the one connection."""

    def __init__(self, database: str, clock: Clock) -> None:
        self.clock = clock
        self._turn = RLock()
        self._database = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        self._database.row_factory = sqlite3.Row

    def close(self) -> None:
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or, after an exception, nothing."""
        with self._turn:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        return self._database.execute(sql, values).fetchall()

    def run(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(sql, values)
