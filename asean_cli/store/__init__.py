"""The store: SQLite keeps what was found, Whoosh beside it finds it again."""
