"""How answers are shown: one module a format."""
