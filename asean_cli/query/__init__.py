"""The query language: text in, a tree of nodes out; every node can match one statement in plain Python."""
