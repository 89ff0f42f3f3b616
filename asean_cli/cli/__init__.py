"""The command line: `app.py` and one module a command."""
