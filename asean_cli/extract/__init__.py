"""From an article to its statements: one module a stage, composed by `pipeline`."""
